"""Who publishes, who works and who serves are killed at random: nothing is lost, nothing done by half.

KILLS=200 kills so often; as it comes it is a few times, which takes half a minute a database.
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.together.conftest import START

KILLS = int(os.environ.get("KILLS", "5"))
LONGEST = 1.0  # seconds for which somebody who has begun to do something is left alone

# Publishes for ever, hides a word of every third publication, and tells what was kept.
PUBLISH = """
import itertools
from pathlib import Path
from django.db import transaction
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.outbox.actions import Work, put
from frankpledge.apps.publishing.actions.publish import redact
panel = Body.objects.get(slug="panel")
support = User.objects.filter(held_roles__role=Role.PANEL_SUPPORT).first()
kept = Path(sys.argv[1])
for n in itertools.count():
    reference = f"x-{os.getpid()}-{n}"
    with transaction.atomic():
        made = factories.a_publication(
            panel, reference, f"Words of {reference}, canary{os.getpid()}x{n}.", at=timezone.now()
        )
        put("noted", [Work(key=reference)], at=timezone.now())
    with kept.open("a") as file:
        file.write(f"{reference}\\n")
    if n % 3 == 0:
        redact(made, f"canary{os.getpid()}x{n}", "personal data", by=support, at=timezone.now())
    time.sleep(0.05)
"""
# The worker as it is, with a kind of work beside the others that counts how often it was done.
WORK = """
from functools import partial
from datetime import timedelta
from pathlib import Path
from frankpledge.web import worker
folder = Path(sys.argv[1])
def note(payload, at):
    with (folder / "runs").open("a") as runs:
        runs.write(payload["key"] + "\\n")
    time.sleep(0.005)
    (folder / payload["key"]).touch()
real = worker.claim
def claim(kinds, at):
    row = real(kinds, at, lease=timedelta(seconds=3))
    if row and row.kind == "noted":
        row.payload = {"key": row.key}
    return row
worker.claim = claim
handlers = worker.HANDLERS | {"noted": note}
"""
FOR_EVER = (
    WORK
    + "(folder / f'{os.getpid()}').touch()\nworker.work(lambda: False, lambda went: None, handlers)\n"
)
# What was in hand when its worker was killed is due when the lease has run out: now is later.
TO_THE_END = (
    WORK
    + """
now = timezone.now
timezone.now = lambda: now() + timedelta(minutes=10)
while went := list(worker.work_off(handlers)):
    print(*(w for w in went if w.error))
"""
)
FOUND = """
import json
from django.db.models import Count
from frankpledge.apps.audit.queries import verify
from frankpledge.apps.outbox.models import Due
from frankpledge.apps.publishing.models import Publication, Redaction
from frankpledge.apps.publishing.queries.copies import copied, damaged_copies, hidden_words, on_disk
from frankpledge.web.drawing import drawing_of
draw = drawing_of("http://localhost:8000")
published = list(Publication.objects.values_list("reference", flat=True))
words = list(Redaction.objects.values_list("words", flat=True))
addresses = [f"/record/{r}{end}" for r in published for end in ("/", ".json")]
addresses += ["/feeds/body/panel.atom", "/feeds/body/panel.json"]
print(json.dumps({
    "published": published,
    "undone": list(Due.objects.exclude(state="done").values_list("kind", "key", "state", "error")),
    "noted": list(Due.objects.filter(kind="noted").values_list("key", flat=True)),
    "unlike": [a for a in addresses if (copied(a) or (0, 0))[1] != draw(a).data],
    "damaged": damaged_copies(),
    "waiting words": hidden_words(),
    "hidden words on disk": [
        w for p in on_disk().values() for said in [p.read_text()] for w in words if f"{w}." in said
    ],
    "redactions": len(words),
    "log": verify().is_whole,
}))
"""


class Killed:
    """A process that is killed with all that it began, and begun anew."""

    def __init__(self, command, environment, sign):
        self.kills = 0
        self._command, self._environment, self._sign = command, environment, sign
        self._begin()

    def _begin(self):
        while (before := self._sign()) is True:  # what was killed has not yet let go of its port
            time.sleep(0.01)
        self._before = before
        self._process = subprocess.Popen(
            self._command,
            env=self._environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self):
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def again(self):
        """Kill it at some moment at which it is at work; begin it anew."""
        while self._sign() == self._before:
            assert self._process.poll() is None, "it has ended by itself"
            time.sleep(0.01)
        time.sleep(random.uniform(0, LONGEST))
        self.kill()
        self.kills += 1
        self._begin()


def begun(record, kept: Path, noted: Path) -> list[Killed]:
    """Begin who publishes, works, and serves with a worker of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    def answers():
        with socket.socket() as asking:
            return asking.connect_ex(("127.0.0.1", port)) == 0

    serve = ["-m", "frankpledge", "serve", "--port", str(port)]
    commands = (
        (["-c", START + PUBLISH, str(kept)], lambda: kept.stat().st_size),
        (["-c", START + FOR_EVER, str(noted)], lambda: len(list(noted.glob("[0-9]*")))),
        (serve, answers),
    )
    return [Killed([sys.executable, *c], record.environment, sign) for c, sign in commands]


def test_killed_at_random_each_piece_of_work_is_done_once_and_none_is_lost(shared_record, tmp_path):
    kept, noted = tmp_path / "kept", tmp_path / "noted"
    noted.mkdir()
    kept.touch()
    running = begun(shared_record, kept, noted)
    try:
        for _ in range(KILLS):
            random.choice(running).again()
    finally:
        for each in running:
            each.kill()

    assert shared_record.run(TO_THE_END, str(noted)) == ""
    found = json.loads(shared_record.run(FOUND))
    runs = Counter((noted / "runs").read_text().split())
    print(  # noqa: T201 (what was done, for who kills 200 times by hand)
        f"{[each.kills for each in running]} kills, {len(found['published'])} published, {found['redactions']} hidden,"
        f" {runs.total()} runs of {len(runs)}"
    )
    published = set(found.pop("published"))
    assert set(kept.read_text().split()) <= published  # nothing that was kept is lost
    assert set(found.pop("noted")) == published  # an act and what it makes due are one
    assert {path.name for path in noted.glob("x-*")} == published
    assert runs.total() - len(runs) <= running[1].kills + 1  # only what was in hand was done again
    assert found.pop("redactions") or KILLS < 50
    assert found.pop("log")
    assert {name: what for name, what in found.items() if what} == {}
