"""What a running site keeps in memory never outlives what it was made of.

A command in another process changes the store while the site runs; then every answer of the
running site must be that of a process which has just begun.
"""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import hypothesis
import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from frankpledge.evidence.charts.notes import notes_in_force
from frankpledge.evidence.geography.districts import districts
from frankpledge.evidence.intake.synthetic import SyntheticForce, write_archive
from frankpledge.evidence.measures.calculate import own_measures, refresh
from frankpledge.evidence.measures.definitions import SHIPPED, all_measures
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.policing_areas import AREAS
from tests.archives import load
from tests.evidence.test_reference import LOOKUP, boundaries
from tests.fresh import FreshProcess, answers

KINDS = ("street", "stop-and-search")
FIRST, LAST, NEXT = "2024-09", "2025-01", "2025-02"
SLUGS = ("kent", "essex", "surrey", "norfolk", "suffolk", "dorset")
FORCES = [
    SyntheticForce(
        slug=slug,
        districts=(next(d.name for d in districts() if d.force == slug),),
        rows_a_month=60,
        lsoas_in_a_district=4,
        lsoa_letter="E",
    )
    for slug in SLUGS
]
KENT, MEDWAY = "/forces/kent", "/forces/kent/districts/medway"
ADDRESSES = (
    "/",
    f"{KENT}/",
    f"{KENT}/crimes.csv",
    f"{KENT}/coverage.csv",
    f"{KENT}/revisions.csv",
    f"{KENT}/measures.csv",
    f"{KENT}/measures/shoplifting.svg",
    f"{KENT}/measures/caution_rate.json",
    f"{MEDWAY}/crimes.csv",
    f"{MEDWAY}/measures.csv",
    "/measures/",
    f"/measures/total_crime/compare/{LAST}.csv",
    f"/measures/total_crime/compare/{LAST}/?force=kent",
    "/alerts.csv?area=kent&area=essex",
    "/api/v1/results.csv?area=kent&measure=total_crime",
    "/api/v1/results.csv?area=kent&measure=stop_and_search_disparity",
    "/api/v1/signals.csv?area=kent",
    "/api/v1/coverage.csv?force=kent",
)
TAGGED = [address for address in ADDRESSES if address.startswith("/api/v1/")]


class World:
    """Files that may be brought in, and a process of its own that brings them in."""

    def __init__(self, files: Path) -> None:
        self.files, self.fresh = files, FreshProcess()
        kent = replace(FORCES[0], rows_a_month=80)
        self._write("next", FORCES[:1], NEXT)
        self._write("restated", [kent], LAST)
        codes = [(next(d for d in districts() if d.force == s), n) for n, s in enumerate(SLUGS)]
        lsoas = [f"E0100000{n},E0100000{n},A 00{n}A,{d.code},{d.name}" for d, n in codes]
        (files / "lookup.csv").write_text("\n".join([LOOKUP.strip(), *lsoas, ""]))
        rows = [f"E0100000{n},{900_000 + 1000 * n}" for _, n in codes]
        (files / "people.csv").write_text("\n".join(["lsoacd,population", *rows, ""]))
        (files / "ethnicity.csv").write_text(
            "force,white,black,asian,mixed,other\nkent,700000,90000,80000,20000,10000\n"
        )
        (files / "groups.csv").write_text("force,similar\nkent,essex\nkent,surrey\nkent,dorset\n")
        (files / "boundaries.json").write_text(boundaries(AREAS))

    def _write(self, name: str, forces: list[SyntheticForce], month: str) -> None:
        list(write_archive(self.files / name, forces, month, month, kinds=KINDS))

    def run(self, store: Store, *command: object) -> None:
        """Run a command of `frankpledge` in another process."""
        self.fresh.run(store.root, *map(str, command))


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    found = World(tmp_path_factory.mktemp("files"))
    yield found
    found.fresh.close()


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Store:
    """Half a year of six forces; copied, never written to."""
    archive, store = tmp_path_factory.mktemp("archive"), Store(tmp_path_factory.mktemp("base"))
    list(write_archive(archive, FORCES, FIRST, LAST, kinds=("street",)))
    list(write_archive(archive, FORCES[:1], FIRST, LAST, kinds=("stop-and-search",)))
    load(store, archive)
    refresh(store, store.release(), all_measures().values())
    return store


@pytest.fixture
def copy(base, tmp_path_factory):
    """A function that gives a copy of the base."""

    def make() -> Store:
        root = tmp_path_factory.mktemp("copy") / "store"
        shutil.copytree(base.root, root)
        return Store(root)

    return make


def ingested(name):
    return lambda world, store: world.run(store, "ingest", world.files / name, "--no-index")


def reference(*tables, dated="2021-03-21"):
    def add(world, store):
        for kind, file in tables:
            world.run(store, "reference", "add", kind, world.files / file, "--dated", dated)

    return add


def add_a_note(world, store):
    world.run(
        store,
        *("note", "add", "--kind", "rebase", "--area", "kent", "--measure", "shoplifting"),
        *("--month", "2024-11", "--reason", "Shops report online", "--by", "A. Analyst"),
    )


def withdraw_the_notes(world, store):
    for note in notes_in_force(store):
        why = ("--reason", "Wrong month", "--by", "A. Analyst")
        world.run(store, "note", "withdraw", note.number, *why)


def own_measure(**changed):
    """Put a measure of the store's own in its place, made from one that ships."""

    def write(_world, store):
        folder = own_measures(store) / "caution_rate"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(SHIPPED / "positive_outcome_rate", folder)
        for name, words in changed.items():
            (path,) = folder.glob(f"{name}.*")
            for before, after in words.items():
                assert before in path.read_text("utf-8")
                path.write_text(path.read_text("utf-8").replace(before, after))

    return write


AS_A_RATE = {'form = "share"': 'form = "rate"', 'chart = "p"': 'chart = "u"'}
SMALL_AREAS, RESIDENTS = ("lsoa-lookup", "lookup.csv"), ("lsoa-population", "people.csv")
STEPS: dict[str, Callable[[World, Store], None]] = {
    "a month ingested": ingested("next"),
    "a month restated": ingested("restated"),
    "residents added": reference(SMALL_AREAS, RESIDENTS),
    "the same residents dated anew": reference(RESIDENTS, dated="2022-06-30"),
    "residents by ethnicity added": reference(("force-ethnicity", "ethnicity.csv")),
    "similar forces added": reference(("force-groups", "groups.csv")),
    "boundaries added": reference(("force-boundaries", "boundaries.json")),
    "a chart note": add_a_note,
    "the notes withdrawn": withdraw_the_notes,
    "a measure of its own": own_measure(),
    "another query of it": own_measure(measure={"'Local resolution',": ""}),
    "another definition of it": own_measure(definition=AS_A_RATE),
    "its draft": own_measure(definition={'"published"': '"draft"'}),
}


def assert_nothing_is_stale(world, store, client, steps):
    """Take `steps` in other processes; after each the running site answers as a new one."""
    running = answers(ADDRESSES)
    assert {status for status, _ in running.values()} <= {200, 404}
    for step in steps:
        before = running
        tags = {address: client.get(address)["ETag"] for address in TAGGED}
        STEPS[step](world, store)
        running, fresh = answers(ADDRESSES), world.fresh.ask(store.root, ADDRESSES)
        assert [a for a in ADDRESSES if running[a] != fresh[a]] == [], step
        for address, tag in tags.items():
            again = client.get(address, headers={"If-None-Match": tag})
            if again.status_code == 304:  # what the reader keeps is said to be good still
                assert before[address] == fresh[address], (step, address)


@hypothesis.settings(
    max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@example(steps=list(STEPS))
@given(steps=st.lists(st.sampled_from(list(STEPS)), min_size=1, max_size=2, unique=True))
def test_no_answer_outlives_what_it_was_made_of(world, copy, site, settings, steps):
    settings.FRANKPLEDGE_API_LIMIT = (0, 1)
    store = copy()
    assert_nothing_is_stale(world, store, site(store), steps)


def test_a_measure_says_from_when_the_residents_in_force_are(world, copy, site):
    store, page = copy(), "/measures/total_crime/"
    site(store)
    for step in ("residents added", "the same residents dated anew"):
        STEPS[step](world, store)
        assert answers([page]) == world.fresh.ask(store.root, [page]), step
