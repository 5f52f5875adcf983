"""What versions before left is whole after an upgrade, and answers as it did."""

import csv
from dataclasses import replace

import pytest
from django.test import Client

from frankpledge.apps.accounts.models import HeldRole
from frankpledge.apps.publishing.actions.heads import publish_head
from frankpledge.apps.publishing.models import Subject
from frankpledge.apps.publishing.queries.proofs import prove
from frankpledge.apps.undertakings.models import Undertaking
from frankpledge.evidence.intake.synthetic import write_archive
from tests.archives import SMALL, load
from tests.factories import NOW
from tests.upgrade import asking
from tests.upgrade.conftest import BEFORE, row_counts, unpacked

pytestmark = pytest.mark.both_databases
ANSWERED = {folder: asking.read(folder / "addresses.csv") for folder in BEFORE}
READERS = list(next(iter(ANSWERED[BEFORE[0]].values())))
COVERAGE, MEASURE = asking.VALUES.values()


def table(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(b"".join(answer).decode().splitlines()))


def kept(before, name) -> list[dict[str, str]]:
    with (before / name).open(newline="") as file:
        return list(csv.DictReader(file))


def client_of(reader) -> Client:
    client = Client()
    if reader != asking.VISITOR:
        held = HeldRole.objects.get(role=reader, body__slug__in=("office", "panel"))
        client.force_login(held.user)
    return client


def test_each_table_keeps_its_rows(rows_before):
    after = row_counts()
    assert {name: after.get(name) for name in rows_before} == rows_before


def test_an_undertaking_keeps_what_it_was_made_in(record_of_before):
    said = Subject.objects.filter(kind="record", publication__kind="undertaking")
    made = Undertaking.objects.exclude(made_in=None)
    made_in = dict(made.values_list("reference", "made_in__reference"))
    assert made_in == dict(said.values_list("publication__reference", "slug")) != {}


def test_audit_log_is_whole_and_goes_on(record_of_before):
    found = prove()
    assert found.faults == ()
    publish_head(at=NOW)
    again = prove()
    assert (again.faults, again.log.lines) == ((), found.log.lines + 1)


@pytest.mark.parametrize("reader", READERS)
def test_each_address_answers_with_the_status_of_before(
    before, record_of_before, old_store, site, reader
):
    site(old_store)
    answered = {asked: row[reader] for asked, row in ANSWERED[before].items() if reader in row}
    client = client_of(reader)
    now = {asked: asking.ask(client, *asked) for asked in answered}
    assert {a: s for a, s in now.items() if s != answered[a]} == {}


# Which months may still change is decided otherwise since (docs/adr/0026-the-file-says-what-is-open.md).
# A made-up force has no residents, and so no rate in either.
RENAMED = {"rate_per_1000": "rate_per_100000"}
MARKS = {"provisional", "settled"}


@pytest.mark.parametrize("name", asking.VALUES)
def test_the_store_gives_the_values_of_before(before, record_of_before, old_store, site, name):
    given, now = kept(before, name), table(site(old_store).get(asking.VALUES[name]))
    assert len(given) == len(now)
    for before_it, new in zip(given, now, strict=True):
        old = {RENAMED.get(column, column): value for column, value in before_it.items()}
        assert {column: new[column] for column in old if column not in MARKS} == {
            column: value for column, value in old.items() if column not in MARKS
        }
        assert MARKS & old.keys() <= new.keys()


def test_a_month_is_ingested_into_the_store_of_before(before, record_of_before, site, tmp_path):
    store = unpacked(before, tmp_path / "home")
    force = replace(SMALL, rows_a_month=60)
    list(write_archive(tmp_path / "new", [force], "2025-10", "2025-10"))
    load(store, tmp_path / "new")
    client = site(store)
    covered = {(row["dataset"], row["month"]): row for row in table(client.get(COVERAGE))}
    for row in kept(before, "coverage.csv"):
        same = covered[row["dataset"], row["month"]]
        assert (same["status"], same["rows"]) == (row["status"], row["rows"])
    assert covered["street", "2025-10"]["status"] == "complete"
    assert table(client.get(MEASURE))[-1]["month"] == "2025-10"
