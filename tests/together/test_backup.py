"""The backup of the docs, followed word for word while people publish, is whole once restored."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest

from frankpledge.evidence.derive import ingest
from frankpledge.evidence.intake.synthetic import write_archive
from frankpledge.evidence.store.releases import Store
from tests.archives import NOON, SMALL
from tests.recipes.follow import scripts
from tests.together.conftest import Record, on_postgresql, on_server

DATABASES = {False: "SQLite", True: "PostgreSQL"}  # by whether an address is set
BEGIN = """
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.actions.publish import redact
office = Body.objects.get(slug="office")
clearer = User.objects.filter(held_roles__role=Role.OFFICE_CLEARER).first()
"""
# Something of everything that belongs together, and a head that somebody keeps.
FILL = f"""{BEGIN}
from frankpledge.apps.publishing.actions.heads import publish_head
from frankpledge.apps.publishing.models import Version
named = factories.a_publication(office, "before", text="Ann Ames.", at=now)
redact(named, "Ann", "personal data", by=clearer, at=now)
head = publish_head(at=now)
print(Version.objects.get(publication=head).content["lead"])
"""
WRITE = f"""{BEGIN}
number = 0
while not os.path.exists(sys.argv[1]):
    number += 1
    made = factories.a_publication(office, f"meanwhile-{{number}}", text="Ann Ames.", at=now)
    if number % 5 == 0:
        redact(made, "Ann", "personal data", by=clearer, at=now)
        open(sys.argv[2], "w").close()
    time.sleep(0.02)
print(number)
"""
COUNT = """
from frankpledge.apps.audit.models import AuditEvent
from frankpledge.apps.publishing.models import Redaction
print(AuditEvent.objects.count(), Redaction.objects.count())
"""


@pytest.fixture
def site(shared_record, tmp_path):
    """A record and a store on which people work: publications are made, an archive is loaded."""
    few = replace(SMALL, rows_a_month=60)
    for last in ("2025-01", "2025-02"):
        list(write_archive(tmp_path / last, [few], "2025-01", last))
    ingest([tmp_path / "2025-01"], Store(tmp_path), at=NOON)
    (tmp_path / "kept.txt").write_text(shared_record.run(FILL))
    environment = shared_record.environment | {"STORE": str(tmp_path)}
    if environment["DATABASE_URL"].startswith("sqlite"):
        del environment["DATABASE_URL"]  # the record lies in the store, wherever that is
    return environment, shared_record


def followed(script, environment, folder):
    """Run a script of the docs as a person would: `frankpledge` is a command."""
    command = folder / "bin" / "frankpledge"
    command.parent.mkdir(exist_ok=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m frankpledge "$@"\n')
    command.chmod(0o755)
    found = environment | {"PATH": f"{command.parent}{os.pathsep}{environment['PATH']}"}
    return subprocess.run(["bash", "-c", script], env=found, text=True, capture_output=True)


@contextmanager
def people_at_work(record, environment, folder):
    """Have somebody publish and hide words, and somebody load an archive, from now to the end."""
    stop, begun = folder / "stop", folder / "begun"
    writer = record.begin(WRITE, str(stop), str(begun))
    while not begun.exists():
        assert writer.poll() is None, writer.communicate()[1]
        time.sleep(0.05)
    load = [sys.executable, "-m", "frankpledge", "ingest", str(folder / "2025-02")]
    loading = subprocess.Popen(load, env=environment, stdout=subprocess.DEVNULL)
    yield
    assert writer.poll() is None, "nobody wrote any more"
    stop.touch()
    assert writer.communicate()[1] == ""
    assert (writer.returncode, loading.wait()) == (0, 0)


def test_a_backup_taken_while_people_work_is_whole_once_restored(site, tmp_path):
    environment, record = site
    database = DATABASES["DATABASE_URL" in environment]
    folders = tmp_path.with_name(f"{tmp_path.name}-elsewhere")
    folders.mkdir()
    places = {name: str(folders / name.lower()) for name in ("COPY", "RESTORED")}
    environment = environment | places | {"KEPT": str(tmp_path / "kept.txt")}
    steps = scripts("back-up-and-restore.md")
    lines, hidden = counted(record)
    with people_at_work(record, environment, tmp_path):
        done = followed(steps[f"back up from {database}"], environment, folders)
    assert done.returncode == 0, done.stdout + done.stderr
    with restored(record, environment) as after:
        done = followed(steps[f"restore to {database}"], after.environment, folders)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "All is whole." in done.stdout
        lines_after, hidden_after = counted(after)
    assert lines < lines_after <= counted(record)[0]
    assert hidden < hidden_after


def counted(record):
    """Return how many lines the log of a record has, and how often words were hidden."""
    return [int(number) for number in record.run(COUNT).split()]


@contextmanager
def restored(record, environment):
    """Give the record that is restored: its new folder, and its new database where it needs one."""
    environment = environment | {"FRANKPLEDGE_HOME": environment["RESTORED"]}
    if "DATABASE_URL" not in environment:
        yield Record(environment, record.program)
        return
    name = f"frankpledge_restored_{os.getpid()}"
    on_server(f"create database {name}")
    yield Record(environment | {"DATABASE_URL": on_postgresql(name)}, record.program)
    on_server(f"drop database {name} with (force)")
