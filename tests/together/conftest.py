"""A record of its own, on SQLite and on PostgreSQL, for several processes at once."""

import os
import subprocess
import sys
import time

import psycopg
import pytest

SERVER = os.environ.get("TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
START = """
import os, sys, time
import django; django.setup()
from django.utils import timezone
from frankpledge.rules.roles import Role
from frankpledge.apps.accounts.models import User
from tests import factories
now = timezone.now()
"""
MAKE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from frankpledge.apps.bodies.models import BodyKind
office = factories.a_body()
panel = factories.a_body("panel", BodyKind.PANEL)
people = factories.everybody(office, panel)
"""


class Record:
    """A database with an office, a panel and their people; code runs in processes of its own."""

    def __init__(self, environment):
        self.environment = environment

    def begin(self, code, *arguments):
        """Start a process that runs code on the record."""
        return subprocess.Popen(
            [sys.executable, "-c", START + code, *arguments],
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, code, *arguments):
        """Run code on the record; return what it printed."""
        said, faults = (process := self.begin(code, *arguments)).communicate()
        assert process.returncode == 0, faults
        return said.strip()

    def run_together(self, code, count):
        """Run the same code in several processes that begin at one moment; return their words."""
        moment = str(time.time() + 3)
        wait = f"time.sleep(max({moment} - time.time(), 0))\n"
        started = [self.begin(wait + code, str(number)) for number in range(count)]
        ended = [process.communicate() for process in started]
        assert [p.returncode for p in started] == [0] * count, [faults for _, faults in ended]
        return [said.strip() for said, _ in ended]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def shared_record(request, tmp_path):
    """A record on each database; that on PostgreSQL is skipped where no server answers."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "frankpledge.web.settings",
        "FRANKPLEDGE_HOME": str(tmp_path),
        "PYTHONPATH": os.getcwd(),
        "SECRET_KEY": "a test's own",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'record.sqlite3'}",
    }
    name = f"frankpledge_together_{os.getpid()}"
    if request.param == "postgresql":
        try:
            with psycopg.connect(SERVER, autocommit=True, connect_timeout=3) as server:
                server.execute(f"create database {name}")
        except psycopg.OperationalError:
            pytest.skip("no PostgreSQL server answers (TEST_POSTGRES says where)")
        environment["DATABASE_URL"] = SERVER.rsplit("/", 1)[0] + f"/{name}"
    record = Record(environment)
    record.run(MAKE)
    yield record
    if request.param == "postgresql":
        with psycopg.connect(SERVER, autocommit=True) as server:
            server.execute(f"drop database {name} with (force)")
