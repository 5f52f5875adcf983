"""A record of its own, on SQLite and on PostgreSQL, for several processes at once."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.databases import ON_SERVER, copied_file, named_on_server
from tests.on_postgresql import SERVER
from tests.once import made_once
from tests.processes import Program

FILE = "record.sqlite3"
START = """
import os, sys, time
import django; django.setup()
from django.utils import timezone
from frankpledge.rules.roles import Role
from frankpledge.apps.accounts.models import User
from tests import factories
now = timezone.now()
"""
MIGRATE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""
MAKE = """
from frankpledge.apps.bodies.models import BodyKind
office = factories.a_body()
panel = factories.a_body("panel", BodyKind.PANEL)
people = factories.everybody(office, panel)
"""


SOON = 0.5  # seconds in which every process that begins at one moment is ready


class Record:
    """A database with an office, a panel and their people; code runs in processes of its own."""

    def __init__(self, environment, program):
        self.environment = environment
        self.program = program

    def begin(self, code, *arguments):
        """Start a process that runs code on the record."""
        return self.program.begin(START + code, arguments, self.environment)

    def run(self, code, *arguments):
        """Run code on the record; return what it printed."""
        said, faults = (process := self.begin(code, *arguments)).communicate()
        assert process.returncode == 0, faults
        return said.strip()

    def run_together(self, code, count):
        """Run the same code in several processes that begin at one moment; return their words."""
        moment = str(time.time() + SOON)
        wait = f"time.sleep(max({moment} - time.time(), 0))\n"
        started = [self.begin(wait + code, str(number)) for number in range(count)]
        ended = [process.communicate() for process in started]
        assert [p.returncode for p in started] == [0] * count, [faults for _, faults in ended]
        return [said.strip() for said, _ in ended]


def environment_of(folder: Path, database: str) -> dict[str, str]:
    """Return what a process is told of a record: its folder and its database."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "frankpledge.web.settings",
        "FRANKPLEDGE_HOME": str(folder),
        "PYTHONPATH": os.getcwd(),
        "SECRET_KEY": "a test's own",
        "DATABASE_URL": database,
    }


def on_server(*statements: str) -> None:
    """Tell the server of PostgreSQL to do something; skip the test where none answers."""
    try:
        with psycopg.connect(SERVER, autocommit=True, connect_timeout=3) as server:
            for statement in statements:
                server.execute(statement)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL server answers (TEST_POSTGRES says where)")


def on_postgresql(name: str) -> str:
    """Return the address of a database of the server."""
    return SERVER.rsplit("/", 1)[0] + f"/{name}"


@pytest.fixture(scope="session")
def program(tmp_path_factory) -> Iterator[Program]:
    """What has loaded the site, for the processes of this worker's tests."""
    program = Program(tmp_path_factory.mktemp("processes"))
    yield program
    program.close()


@pytest.fixture(scope="session")
def sqlite_base(tmp_path_factory, migrated_file, program) -> Path:
    """The file of the record with which each test begins."""

    def make(folder: Path) -> None:
        copied_file(migrated_file, folder / FILE)
        Record(environment_of(folder, f"sqlite:///{folder / FILE}"), program).run(MAKE)

    return made_once(tmp_path_factory, "together", make) / FILE


@pytest.fixture(scope="session")
def postgresql_base(tmp_path_factory, program) -> str:
    """The database that each test copies."""

    def make(folder: Path) -> None:
        on_server("select 1")  # before anything is noted
        name = named_on_server(folder, "people")
        on_server(f"create database {name}")
        Record(environment_of(folder, on_postgresql(name)), program).run(MIGRATE + MAKE)

    return (made_once(tmp_path_factory, "together-on-server", make) / ON_SERVER).read_text()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def shared_record(request, tmp_path, program):
    """A record on each database; that on PostgreSQL is skipped where no server answers."""
    if request.param == "sqlite":
        copied_file(request.getfixturevalue("sqlite_base"), tmp_path / FILE)
        yield Record(environment_of(tmp_path, f"sqlite:///{tmp_path / FILE}"), program)
        return
    name = f"frankpledge_together_{os.getpid()}"
    on_server(f"create database {name} template {request.getfixturevalue('postgresql_base')}")
    yield Record(environment_of(tmp_path, on_postgresql(name)), program)
    on_server(f"drop database {name} with (force)")
