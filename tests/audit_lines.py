"""A watch over what actions write: one that changes the record adds one line to the audit log.

Who acts is read from the stack at the moment of the write, so an action is recognised however it
was imported, kept in a table or passed on, and nothing of the product is replaced. A change that
a transaction takes back is none.
"""

import inspect
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import import_module
from types import CodeType, FrameType

from django.apps import apps
from django.db import connection

import frankpledge.apps
from frankpledge.apps.audit.models import AuditEvent, ChainHead

ACTIONS = re.compile(r"frankpledge\.apps\.(?!audit\b)(\w+)\.actions(\.\w+)?")
CHANGE = re.compile(r'\s*(insert|update|delete)(?: or \w+)?(?: into| from)? "(\w+)"', re.I)
LINES, HEAD = AuditEvent._meta.db_table, ChainHead._meta.db_table


class Instead(StrEnum):
    """What stands in the log where an action does not write one line of its own."""

    CALLERS = "the line of the action of which it is a part"
    VERSIONS = "the line of the version that it publishes, under the same reference"
    EACH = "a line for each thing that it changes"
    NOTHING = "nothing: what it keeps is no fact of the record"


EXEMPT = {
    "accounts.account_for": Instead.CALLERS,  # an account comes with the first role
    "bodies.areas.office_at": Instead.CALLERS,  # imports find what they name, or make it
    "bodies.people.attest": Instead.CALLERS,
    "bodies.people.person_called": Instead.CALLERS,
    "bodies.people.term_of": Instead.CALLERS,
    "bodies.popolo.import_popolo": Instead.EACH,  # a succession gives people rights: its own line
    "complaints.handling.erase_due": Instead.EACH,  # complaints of several panels
    "complaints.letters.write_letters": Instead.CALLERS,  # letters come with a move
    "engagement.publish_engagement": Instead.VERSIONS,  # nothing else of it changes
    "engagement.show_account": Instead.CALLERS,  # what is shown: whoever changed it says so
    "engagement.show_engagement": Instead.CALLERS,
    "meetings.agenda.show_meeting": Instead.CALLERS,
    "meetings.minutes.recommend": Instead.CALLERS,  # recommendations come with the minutes
    "meetings.minutes.show_minutes": Instead.CALLERS,
    "outbox.claim": Instead.NOTHING,  # the queue is no fact of the record
    "outbox.erase_done": Instead.NOTHING,
    "outbox.fail": Instead.NOTHING,
    "outbox.finish": Instead.NOTHING,
    "outbox.put": Instead.NOTHING,
    "outbox.put_again": Instead.NOTHING,
    "panel.cases.move_case": Instead.EACH,  # a reserve candidate's notice opens another case
    "publishing.heads.publish_head": Instead.VERSIONS,  # a line about the newest line
    "publishing.heads.send_heads": Instead.EACH,  # each message in a transaction of its own
    "publishing.listing.list_again": Instead.CALLERS,  # drawn from versions and what is hidden
    "publishing.listing.list_version": Instead.CALLERS,
    "publishing.listing.relist": Instead.NOTHING,  # drawn from versions, and made anew
    "publishing.references.next_reference": Instead.NOTHING,  # a number, given once
    "recommendations.publish_tracker": Instead.VERSIONS,  # nothing else of it changes
    "recommendations.show_tracker": Instead.CALLERS,
    "scrutiny.askers.tell_askers": Instead.EACH,  # each asker in a transaction of its own
    "scrutiny.questions.show_question": Instead.CALLERS,
    "scrutiny.statements.show_statement": Instead.CALLERS,
    "undertakings.show_undertaking": Instead.CALLERS,
}


class Write:
    """One statement that wrote; the database calls it once what it wrote is committed."""

    def __init__(self, table: str, savepoints: tuple):
        self.table = table
        self.savepoints = savepoints
        self.is_committed = False
        connection.on_commit(self)

    def __call__(self) -> None:
        self.is_committed = True


@dataclass(eq=False)
class Run:
    """One run of an action; a test may call a part of one, to make what it needs."""

    name: str
    is_called_by_test: bool


@dataclass
class Wrote:
    """What a run changed itself, its own lines, and the lines of actions that it called."""

    changes: list[Write] = field(default_factory=list)
    lines: list[Write] = field(default_factory=list)
    lines_inside: list[Write] = field(default_factory=list)


@cache
def actions() -> dict[CodeType, str]:
    """Return the name of every action, a public function of an app's actions, by its code."""
    found = {}
    for module in pkgutil.walk_packages(frankpledge.apps.__path__, "frankpledge.apps."):
        if hit := ACTIONS.fullmatch(module.name):
            for name, value in vars(import_module(module.name)).items():
                is_own = inspect.isfunction(value) and value.__module__ == module.name
                if is_own and not name.startswith("_"):
                    code = inspect.unwrap(value).__code__
                    found[code] = f"{hit[1]}{hit[2] or ''}.{name}"
    return found


@cache
def our_tables() -> frozenset[str]:
    """Return the tables of our own models; the head of the log goes with its lines."""
    models = [m for m in apps.get_models() if m.__module__.startswith("frankpledge.")]
    return frozenset(model._meta.db_table for model in models) - {HEAD}


class Watch:
    """Sees every statement of the connection, and keeps which runs of actions wrote what."""

    def __init__(self) -> None:
        self._outside = len(connection.savepoint_ids)
        self._is_in_test = connection.in_atomic_block  # all of it is taken back in the end
        self._writes: list[tuple[Write, list[Run]]] = []
        self._under_way: dict[int, tuple[FrameType, Run]] = {}

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        hit = CHANGE.match(str(sql))
        # SQLite counts rows that it inserted only once they were read back.
        is_one = hit and (hit[1].lower() == "insert" or context["cursor"].rowcount)
        if hit and is_one and hit[2] in our_tables():
            within = connection.savepoint_ids[self._outside :]
            self._writes.append((Write(hit[2], tuple(within)), self._acting()))
        return result

    def _acting(self) -> list[Run]:
        """Return the runs that are under way, the innermost first."""
        names, frames, frame = actions(), [], sys._getframe(1)
        while frame := frame.f_back:
            if frame.f_code in names:
                frames.append(frame)
        before = self._under_way
        # A frame is held while it runs, so that no other has its number; then it is let go.
        self._under_way = {
            id(f): before.get(id(f)) or (f, Run(names[f.f_code], _is_called_by_test(f)))
            for f in frames
        }
        return [run for _, run in self._under_way.values()]

    def faults(self, exempt: Mapping[str, Instead] = EXEMPT) -> list[str]:
        """Return a sentence for each action that changed the record and is not in the log once."""
        found = [(run, self._fault(run, wrote, exempt)) for run, wrote in self._runs(exempt)]
        return [f"{run.name} {fault}" for run, fault in found if fault]

    def _runs(self, exempt: Mapping[str, Instead]) -> Iterable[tuple[Run, Wrote]]:
        """Return what each run wrote; what a part wrote counts as written by who called it."""
        found: dict[Run, Wrote] = {}
        waiting = {id(hook[1]) for hook in connection.run_on_commit}
        for write, acting in self._writes:
            if not write.is_committed and id(write) not in waiting:
                continue  # a transaction has taken it back
            whole = [run for run in acting if exempt.get(run.name) != Instead.CALLERS]
            for run in whole[:1] or acting[-1:]:  # a part that no action called stands for itself
                own = found.setdefault(run, Wrote())
                (own.lines if write.table == LINES else own.changes).append(write)
            for run in whole[1:] if write.table == LINES else ():
                found.setdefault(run, Wrote()).lines_inside.append(write)
        return found.items()

    def _fault(self, run: Run, wrote: Wrote, exempt: Mapping[str, Instead]) -> str:
        what = ", ".join(sorted({write.table for write in wrote.changes})) or "nothing"
        instead = exempt.get(run.name)
        if instead == Instead.CALLERS and run.is_called_by_test:
            return ""
        if not _is_logged(wrote, instead):
            return f"changed {what} and wrote {len(wrote.lines)} lines of its own"
        if self._is_in_test and not instead and not _are_one(wrote.changes + wrote.lines):
            return f"changed {what} outside the transaction of its line"
        return ""


def _is_called_by_test(frame: FrameType) -> bool:
    """Whether the nearest module of ours above a frame is one of the tests."""
    above = frame.f_back
    while above and not above.f_globals["__name__"].startswith(("frankpledge.", "tests.")):
        above = above.f_back
    return above is not None and above.f_globals["__name__"].startswith("tests.")


def _is_logged(wrote: Wrote, instead: Instead | None) -> bool:
    match instead:
        case Instead.NOTHING:
            return True
        case Instead.CALLERS:
            return not wrote.changes
        case Instead.VERSIONS:
            return not wrote.lines and bool(wrote.lines_inside or not wrote.changes)
        case Instead.EACH:
            return bool(wrote.lines or not wrote.changes)
    return len(wrote.lines) == 1 or not (wrote.lines or wrote.changes)


def _are_one(writes: list[Write]) -> bool:
    """Whether one transaction, inside that of the test, keeps all of them or none."""
    outermost = {write.savepoints[:1] for write in writes}
    return len(outermost) <= 1 and () not in outermost


@contextmanager
def watching() -> Iterator[Watch]:
    """Watch what actions write to the database."""
    watch = Watch()
    with connection.execute_wrapper(watch):
        yield watch
