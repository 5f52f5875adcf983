"""The record's database: SQLite as it comes, PostgreSQL through DATABASE_URL."""

import json
import os
import subprocess
import sys
from contextlib import nullcontext
from datetime import timedelta

import psycopg
import pytest
from django.db import connection

from frankpledge.apps.outbox.actions import Work, put
from frankpledge.cli.record_store import start_existing
from frankpledge.errors import BadInput
from frankpledge.evidence.store.releases import Store
from frankpledge.web.queries import health
from frankpledge.web.worker import is_there
from tests.archives import NOON

SERVER = os.environ.get("TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
CODE = (
    "import django; django.setup();"
    "from django.core.management import call_command; call_command('migrate', verbosity=0);"
    "from django.test import Client; print(Client().get('/status.json').content.decode())"
)


def status_on(database_url, tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "frankpledge.web.settings",
        "FRANKPLEDGE_HOME": str(tmp_path),
        "ALLOWED_HOSTS": "testserver",
        "PYTHONPATH": os.getcwd(),
    }
    environment |= {"DATABASE_URL": database_url} if database_url else {}
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_site_runs_on_sqlite_without_any_setting(tmp_path):
    assert status_on("", tmp_path)["database"] == "sqlite"
    assert (tmp_path / "record.sqlite3").exists()


@pytest.mark.postgres
def test_site_runs_on_postgresql(tmp_path):
    name = f"frankpledge_{os.getpid()}"
    try:
        with psycopg.connect(SERVER, autocommit=True, connect_timeout=3) as server:
            server.execute(f"create database {name}")
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL server answers (TEST_POSTGRES says where)")
    try:
        url = SERVER.rsplit("/", 1)[0] + f"/{name}"
        assert status_on(url, tmp_path)["database"] == "postgresql"
    finally:
        with psycopg.connect(SERVER, autocommit=True) as server:
            server.execute(f"drop database {name}")


@pytest.mark.both_databases
def test_status_names_the_database_that_answers(db, site, store):
    site(store)
    assert health(NOON)["database"] == connection.vendor


@pytest.mark.both_databases
def test_status_says_how_the_queue_stands(db, site, store):
    site(store)
    put("mail", [Work(key="a"), Work(key="b", not_before=NOON + timedelta(days=1))], at=NOON)
    assert health(NOON)["queue"] == {
        "due": 1,
        "oldest": NOON.isoformat(),
        "later": 1,
        "given_up": 0,
    }


@pytest.mark.both_databases
def test_a_command_wants_a_record_where_it_is_a_file(tmp_path, monkeypatch):
    monkeypatch.setenv("FRANKPLEDGE_HOME", "")
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "record.sqlite3"))
    refused = pytest.raises(BadInput, match="There is no record")
    with refused if connection.vendor == "sqlite" else nullcontext():
        start_existing(Store(tmp_path))


@pytest.mark.both_databases
def test_a_worker_looks_for_a_record_where_it_is_a_file(tmp_path, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "record.sqlite3"))
    assert is_there() == (connection.vendor != "sqlite")
    (tmp_path / "record.sqlite3").touch()
    assert is_there()
