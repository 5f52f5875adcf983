"""Make what the upgrade is tried on, with the code of the version to upgrade from.

How to run it stands in the README beside it. All that it imports of the project and of its
tests is that version's.
"""

import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from unittest import mock

import asking  # beside this script
import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

SEARCH = "publishing_search"  # SQLite keeps tables of its own for it
NOT_OF_THE_STORE = ("cache", "mail", "record.", "secret_key", "write.lock")


def main(to: Path) -> None:
    """Write the record; with SQLite also the store, what addresses answer, and some values."""
    to.mkdir(exist_ok=True)
    with TemporaryDirectory() as home:
        store = Path(home) / "store"
        os.environ["FRANKPLEDGE_HOME"] = str(store)
        os.environ["DJANGO_SETTINGS_MODULE"] = "frankpledge.web.settings"
        django.setup()
        filled = import_module("filled")  # beside this script; it needs Django started

        with mock.patch("django.utils.timezone.now", return_value=filled.NOW):
            filled.fill_store(store, asking.MEASURE)
            settings.ALLOWED_HOSTS = ["testserver", "localhost"]  # copies are made for localhost
            settings.FRANKPLEDGE_API_LIMIT = (0, 0)
            settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
            call_command("migrate", verbosity=0)
            whole = filled.fill_record()
            keep_record(to, store)
            keep(to, store, answered(whole, filled.addresses(whole)))


def keep_record(to: Path, store: Path) -> None:
    """Write the dump of the record."""
    if connection.vendor == "postgresql":
        (to / "record.postgresql.sql").write_text("\n".join(postgresql_dump()) + "\n")
    else:
        (to / "record.sqlite.sql").write_text(
            "\n".join(sqlite_dump(store / "record.sqlite3")) + "\n"
        )


def keep(to: Path, store: Path, table: asking.Table) -> None:
    """Write all but the record, once: what PostgreSQL answers must be the same."""
    if connection.vendor == "postgresql":
        assert table == asking.read(to / "addresses.csv")
        return
    pack_store(store, to / "store.zip")
    for name, address in asking.VALUES.items():
        (to / name).write_bytes(b"".join(Client().get(address)))
    asking.write(to / "addresses.csv", table)


def sqlite_dump(path: Path) -> Iterator[str]:
    """Yield the statements that make the database; the search makes its own tables."""
    record = sqlite3.connect(path)
    search = record.execute("select sql from sqlite_master where name = ?", (SEARCH,)).fetchone()
    for line in record.iterdump():
        if line.startswith("INSERT INTO sqlite_master"):
            yield f"{search[0]};"
        elif not line.startswith("PRAGMA") and f"{SEARCH}_" not in line[:60]:
            yield line


def postgresql_dump() -> Iterator[str]:
    """Yield the statements that make the database, without commands of psql."""
    command = [
        "pg_dump",
        "--rows-per-insert=500",
        "--no-owner",
        "--no-acl",
        os.environ["DATABASE_URL"],
    ]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return (line for line in text.splitlines() if not line.startswith(("\\", "--")))


def pack_store(store: Path, to: Path) -> None:
    """Pack the store without the record, and without the name of the folder it was made in."""
    seen = store / "seen.json"
    seen.write_text(seen.read_text().replace(str(store.parent), ""))
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(store.rglob("*")):
            name = path.relative_to(store)
            if path.is_file() and not name.parts[0].startswith(NOT_OF_THE_STORE):
                packed.write(path, name)


def answered(whole: SimpleNamespace, asked: list[tuple[str, str]]) -> asking.Table:
    """Return what every address answers: to a visitor, and to each role where that can matter."""
    table: asking.Table = {question: {} for question in asked}
    for reader, client in clients(whole):
        for question, row in table.items():
            if reader == asking.VISITOR or not asking.is_same_for_all(question[0]):
                row[reader] = asking.ask(client, *question)
    return table


def clients(whole: SimpleNamespace) -> Iterator[tuple[str, Client]]:
    """Yield a visitor, and somebody of each role."""
    yield asking.VISITOR, Client()
    for role, user in whole.people.items():
        client = Client()
        client.force_login(user)
        yield str(role), client


if __name__ == "__main__":
    main(Path(sys.argv[1]))
