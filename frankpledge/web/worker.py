"""The worker: takes what is due out of the queue, one piece after another, and does it."""

import logging
import os
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.utils import timezone

from frankpledge.apps.outbox.actions import Went, Work, claim, fail, finish, put_again, told
from frankpledge.apps.outbox.models import Due, State
from frankpledge.apps.outbox.queries import state_of
from frankpledge.apps.performance.queries.reader import site_store
from frankpledge.apps.publishing.actions.copies import (
    CLEAR,
    COPY,
    clear_hidden_words,
    write_copy,
)
from frankpledge.errors import Damaged, FrankpledgeError
from frankpledge.evidence import exports
from frankpledge.web.drawing import drawing_of

Handler = Callable[[dict, datetime], None]
EXPORT = "export"  # the kind of work that makes the whole tables of a release
IDLE_SECONDS = 1.0  # between two looks at a queue in which nothing is due
PAUSE_SECONDS = 5.0  # after the database or the disk has failed
STEP_SECONDS = 0.25  # how soon a worker that waits notices that it is to end
log = logging.getLogger("frankpledge.worker")


def _copy(payload: dict, at: datetime) -> None:
    write_copy(payload["address"], drawing_of(settings.FRANKPLEDGE_SITE), at)


def _clear_copies(_payload: dict, at: datetime) -> None:
    clear_hidden_words(at)


def _export(payload: dict, _at: datetime) -> None:
    store = site_store()
    release = store.release()
    if release.number == payload["release"]:  # one that came since has work of its own
        exports.make(store, release)


def put_exports(at: datetime) -> None:
    """Put the whole tables of the release in force into the queue, where they are not made.

    An ingest knows no queue: the worker sees that a release came into force.
    """
    try:
        store = site_store()
        number = store.current_number()
    except Damaged:  # pages say so; there is nothing to make
        return
    if number is None or exports.is_made(store, number):
        return
    if state_of(EXPORT, str(number)) in (None, State.DONE):
        put_again(EXPORT, [Work(key=str(number), payload={"release": number})], at=at)


# What is done with a piece of work, by its kind. A worker may be killed at any moment and the work
# given to another, so doing the same twice must be the same as doing it once.
HANDLERS: dict[str, Handler] = {COPY: _copy, CLEAR: _clear_copies, EXPORT: _export}


def work_off(handlers: Mapping[str, Handler] = HANDLERS) -> Iterator[Went]:
    """Do everything that is due now, and tell of each piece how it went.

    Raises:
        django.db.Error: the database cannot be used. What was in hand is done later.
    """
    if EXPORT in handlers:
        put_exports(timezone.now())
    while row := claim(list(handlers), timezone.now()):
        problem = _problem_with(row, handlers[row.kind])
        if problem:
            fail(row, problem, at=timezone.now())
        else:
            finish(row, at=timezone.now())
        yield Went(kind=row.kind, key=row.key, error=told(problem) if problem else "")


def _problem_with(row: Due, handle: Handler) -> Exception | None:
    """Do a piece of work; return what was wrong. One piece never stops the others."""
    try:
        handle(row.payload, timezone.now())
    except FrankpledgeError as problem:
        return problem
    except Exception as problem:
        log.exception("%s %s could not be done", row.kind, row.key)
        return problem
    return None


def work(
    is_to_end: Callable[[], bool],
    tell: Callable[[Went], None],
    handlers: Mapping[str, Handler] = HANDLERS,
) -> None:
    """Do what is due, and wait for more, until `is_to_end`; the piece in hand is done first.

    Whatever fails, the worker does not: it waits and tries again.
    """
    was_well = True
    while not is_to_end():
        pause = IDLE_SECONDS
        try:
            _take_turns(is_to_end, tell, handlers)
            was_well = True
        except (Error, OSError) as problem:  # the database or the disk: told once
            if was_well:
                log.error("The worker waits: %s", told(problem))
            was_well, pause = False, PAUSE_SECONDS
            _hang_up()
        except Exception:  # a worker that ended would be missed by nobody
            log.exception("The worker waits")
            pause = PAUSE_SECONDS
        _wait(pause, is_to_end)


def _take_turns(
    is_to_end: Callable[[], bool],
    tell: Callable[[Went], None],
    handlers: Mapping[str, Handler],
) -> None:
    """Do what is due until there is nothing more, or the worker is to end."""
    close_old_connections()
    if not is_there():
        raise FileNotFoundError(2, "There is no record")
    for went in work_off(handlers):
        tell(went)
        if is_to_end():
            return


def is_there() -> bool:
    """Whether there is a record; to ask a file that is not there would make an empty one."""
    name = str(connection.settings_dict["NAME"])
    return connection.vendor != "sqlite" or "memory" in name or Path(name).exists()


def _hang_up() -> None:
    """Let go of a connection that may be broken."""
    try:
        connection.close()
    except Error:
        connection.connection = None


def _wait(seconds: float, is_to_end: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while not is_to_end() and time.monotonic() < until:
        time.sleep(STEP_SECONDS)


def is_left_by(parent: int) -> Callable[[], bool]:
    """Return what says whether the process that began this one, `parent`, is gone."""
    return lambda: os.getppid() != parent
