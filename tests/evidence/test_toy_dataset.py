"""A dataset is one TOML: the recipe, word for word, and what follows from it without Python."""

import os
import shutil

import pytest

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.alerts import alerts
from frankpledge.evidence.datasets import all_datasets, shipped, sound_datasets
from frankpledge.evidence.datasets.sense import sql_problem
from frankpledge.evidence.derive import ingest
from frankpledge.evidence.index.reader import open_index
from frankpledge.evidence.index.shapes import Spot
from frankpledge.evidence.intake.archive import identity_of
from frankpledge.evidence.intake.synthetic import write_archive
from frankpledge.evidence.measures.breakdowns import breakdown
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.store.ledger import ledger
from frankpledge.evidence.store.releases import Store
from frankpledge.evidence.verify import verify
from tests.archives import NOON, SMALL
from tests.recipes.follow import follow

NAME = "use-of-force"


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The store that the recipe makes, and every command with what it printed."""
    folder = tmp_path_factory.mktemp("recipe")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("FRANKPLEDGE_HOME", "store")
        ran = list(follow("dataset.md", folder))
    return Store(folder / "store"), ran


def test_every_command_of_the_recipe_prints_what_it_says(followed):
    _, ran = followed
    assert len(ran) == 8
    for one in ran:
        assert (one.command, one.status, one.printed) == (one.command, 0, one.expected)


def test_its_restatement_is_in_the_ledger_by_outcome_and_row(followed):
    store, _ = followed
    (found,) = ledger(store.release())
    change = found.change
    assert (found.dataset, change.rows_added, change.outcomes_changed) == (NAME, 1, 1)
    assert (change.closed, change.reopened, change.places_changed) == (1, 0, 0)


def test_a_measure_of_it_breaks_down_by_its_dimensions(followed):
    store, _ = followed
    reader = ReleaseReader(store, store.release())
    measure = get_measure("use_of_force", store.root / "measures")
    parts = breakdown(reader, measure, reader.place("kent"), "outcome")
    assert {s.part: [p.numerator for p in s.points] for s in parts} == {
        "Arrested": [3, 1],
        "No further action": [1, 0],
        "Not known yet": [0, 1],
    }
    tested = alerts(reader, [measure], [reader.place("kent")])
    assert [one.measure.name for one, _ in tested.untested] == ["use_of_force"]  # two months


def test_its_rows_are_served_by_place(followed):
    store, _ = followed
    index = open_index(store)
    month = index.month(NAME, "2026-01")
    rows = index.rows_in(month, Spot(51_280_200, 1_078_900))
    kinds = [month.facts["types"][n] for n in rows.column("type").tolist()]
    assert sorted(kinds) == ["Effect arrest", "Protect self"]
    assert len(index.rows_nowhere(month, "kent")) == 1


def test_its_rows_can_be_had_whole(followed, settings, client):
    store, _ = followed
    settings.FRANKPLEDGE_STORE = store.root
    answer = client.get(f"/api/v1/tables/{NAME}.csv?month=2026-02")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[0].startswith("force,")
    assert [line.split(",")[1:4] for line in lines[1:]] == [
        ["k5", "2026-02", "Protect self"],
        ["k6", "2026-02", "Effect arrest"],
    ]
    tables = client.get("/api/v1/tables").json()
    assert [table["dataset"] for table in tables] == [*shipped(), NAME]
    assert "Use of force" in client.get("/about-the-data/").content.decode()


def test_the_made_up_archive_has_it(followed, tmp_path):
    store, _ = followed
    made = Store(tmp_path / "made")
    shutil.copytree(store.root / "datasets", made.root / "datasets")
    files = list(
        write_archive(tmp_path / "in", [SMALL], "2025-01", "2025-02", datasets=made.datasets)
    )
    assert len(files) == 2 * (len(shipped()) + 1)
    report = ingest([tmp_path / "in"], made, at=NOON)
    assert report.by_dataset[NAME]["rows"] == report.by_dataset[NAME]["kept"] > 0
    assert report.findings == []


WRONG = [
    ('title = "Use of force"', "", "title is missing"),
    ("order = 40", "order = 10", "order 10 is that of"),
    ("order = 40", 'order = "40"', "order must be a whole number"),
    ('table = "use_of_force"', 'table = "street"', "table 'street' is that of"),
    ('table = "use_of_force"', 'table = "population"', "cannot be the name of a view"),
    ('table = "use_of_force"', 'table = "select"', "'select' is a word of SQL"),
    ('name = "use-of-force"', 'name = "force-used"', "the file must be force-used.toml"),
    ('period = "month"', 'period = "year"', "period must be month"),
    ("provisional_months = 1", "provisional_months = -1", "cannot be below 0"),
    ('role = "category"', 'role = "sort"', "role must be one of place, category"),
    ('role = "category"', 'role = "outcome"', "role outcome belongs to one column"),
    ('kind = "longitude"', 'kind = "text"', "one column of kind longitude"),
    ('header = "Outcome"', 'header = "Reason"', "header 'Reason' is there twice"),
    ('reason = "reason"', 'reason = "cause"', "reason leads to 'cause', which is no column"),
    ('by = ["reason", "outcome"]', "by = []", "by names no column"),
    ('by = ["reason", "outcome"]', 'by = ["incident"]', "is the column of no dimension"),
    ('group = ["incident"]', 'group = ["event"]', "'event' is no column"),
    ('kind = "places"', 'kind = "moments"', "moments need a column of kind instant"),
    ('{ type = "reason"', '{ type = "sort"', "type leads to 'sort', which is no column"),
    ('kind = "places"', 'kind = "places"\nrecord = { a = "nothing" }', "record: a does not run"),
    ("a_thousand = 20", "a_thousand = 0", "a_thousand must be 1 at least"),
    ("[index]", "[indexes]", "indexes is no key of a dataset"),
    ("[dimensions]", "[dimensions", "cannot be read"),
    ("order = 40", f"order = {'9' * 5000}", "cannot be read: Exceeds the limit"),
    ("words = [", f"words = {'[' * 5000}", "nests tables or lists too deeply"),
    ('reason = "reason"\n', 'reason = ["reason"]\n', "dimensions: reason must be text"),
    ('{ type = "reason"', '{ type = ["reason"]', "index: words: type must be text"),
    ('kind = "places"', 'kind = "places"\nrecord = { a = 1 }', "record: a must be text"),
    ('header = "Reason"', 'header = " Reason"', "without spaces around it"),
    ('header = "Reason"', 'header = ""', "without spaces around it"),
    ('header = "Reason"', 'header = "Rea\\tson"', "header is one line of text"),
    ('header = "Reason"', 'header = "MONTH"', "header 'M.*' is there twice"),
    ('header = "Reason"', 'header = "Northing"', "no column can have this header"),
    ('url = "https:', 'url = "javascript:', "url must begin with https"),
    ('name = "incident"', 'name = "lat"', "'lat' cannot be the name of a column"),
    ('name = "incident"', 'name = "rejection"', "'rejection' cannot be the name of a column"),
    ('name = "incident"', 'name = "w0"', "'w0' cannot be the name of a column"),
    ('group = ["incident"]', 'group = ["longitude"]', "revision: group: .* kind text"),
    ('outcome = "outcome" }', 'outcome = "longitude" }', "index: 'longitude' must be .* kind text"),
    ('kind = "places"', 'kind = "places"\nid = "month"', "index: 'month' must be .* kind text"),
    ('by = ["reason", "outcome"]', 'by = ["reason", "reason"]', "by names 'reason' twice"),
    ('table = "use_of_force"', 'table = "left"', "'left' is a word of SQL"),
]
# What is SQL in a file stands in a query of ours, once for each row.
WRONG_SQL = ["1) --", "1), (2", "1) from range(3) union all select (1", "unnest([1])", "count(*)"]


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG, ids=[row[2] for row in WRONG])
def test_what_a_later_step_would_stumble_on_is_refused_by_name(
    followed, tmp_path, right, wrong, said
):
    store, _ = followed
    folder = tmp_path / "datasets"
    shutil.copytree(store.root / "datasets", folder)
    path = folder / f"{NAME}.toml"
    text = path.read_text("utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(BadInput, match=f"{path.name}.*{said}"):
        all_datasets(tmp_path)
    assert list(sound_datasets(tmp_path)) == list(shipped())  # pages go on


@pytest.mark.parametrize("sql", WRONG_SQL)
@pytest.mark.parametrize("part", ["record", "among"])
def test_sql_that_is_not_one_value_of_each_row_is_refused(followed, tmp_path, sql, part):
    store, _ = followed
    text = (store.root / "datasets" / f"{NAME}.toml").read_text("utf-8")
    gap = (
        f'[outcome_gap]\namong = "{sql}"\ncolumn = "outcome"\nword = "Not known yet"\nshare = 0.5\n'
    )
    record = text.replace('kind = "places"', f'kind = "places"\nrecord = {{ a = "{sql}" }}')
    (tmp_path / "datasets").mkdir()
    (tmp_path / "datasets" / f"{NAME}.toml").write_text(
        {"record": record, "among": f"{text}\n{gap}"}[part], "utf-8"
    )
    with pytest.raises(BadInput, match=f"{part}.* (does not run|does not give one)"):
        all_datasets(tmp_path)


CHANGED = [
    (
        "[dimensions] ",
        '[[column]]\nheader = "Weapon"\nname = "weapon"\nkind = "text"\n\n[dimensions] ',
    ),
    ('by = ["reason", "outcome"]', 'by = ["reason"]'),
]


@pytest.mark.parametrize(("old", "new"), CHANGED, ids=["a column", "the summary"])
def test_a_dataset_that_no_longer_fits_its_files_is_refused_and_left_out(
    followed, tmp_path, site, old, new
):
    """Files of two shapes in one query would end every page that reads them."""
    store, _ = followed
    copy = Store(tmp_path / "store")
    shutil.copytree(store.root, copy.root)
    path = copy.root / "datasets" / f"{NAME}.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    for use in (lambda: ingest([tmp_path], copy, at=NOON), lambda: copy.dataset(NAME)):
        with pytest.raises(BadInput, match=f"{NAME}.toml: the files that are held were"):
            use()
    faults = verify(copy, quick=True, at=NOON).faults
    assert f"datasets/{NAME}.toml" in [fault.path for fault in faults]
    assert list(copy.datasets) == list(shipped())
    client = site(copy)
    for address in ("/about-the-data/", f"/api/v1/tables/{NAME}.csv", "/api/v1/tables"):
        assert client.get(address).status_code < 500
    assert copy.current_number() == store.current_number()
    path.write_text(text, "utf-8")
    assert ingest([tmp_path], copy, at=NOON).release == store.current_number()


def test_a_dataset_that_was_taken_away_is_missed(followed, tmp_path):
    store, _ = followed
    copy = Store(tmp_path / "store")
    shutil.copytree(store.root, copy.root)
    (copy.root / "datasets" / f"{NAME}.toml").unlink()
    with pytest.raises(BadInput, match=f"{NAME}.toml is not there, and files of its dataset are"):
        ingest([store.root.parent / "second"], copy, at=NOON)
    faults = verify(copy, quick=True, at=NOON).faults
    assert f"datasets/{NAME}.toml" in [fault.path for fault in faults]


@pytest.mark.parametrize("odd", [lambda p: p.symlink_to("nowhere"), os.mkfifo, lambda p: p.mkdir()])
def test_what_is_no_file_among_the_datasets_is_named(tmp_path, odd):
    (tmp_path / "datasets").mkdir()
    odd(tmp_path / "datasets" / f"{NAME}.toml")
    with pytest.raises(BadInput, match=f"{NAME}.toml cannot be read"):
        all_datasets(tmp_path)
    assert list(sound_datasets(tmp_path)) == list(shipped())


def test_a_wrong_definition_stops_the_ingest_before_anything_is_read(followed, tmp_path):
    store, _ = followed
    copy = Store(tmp_path / "store")
    shutil.copytree(store.root, copy.root)
    (copy.root / "datasets" / f"{NAME}.toml").write_text("title = 1\n", "utf-8")
    with pytest.raises(BadInput, match="use-of-force.toml: name is missing"):
        ingest([store.root.parent / "second"], copy, at=NOON)
    assert copy.current_number() == store.current_number()


@pytest.mark.parametrize("dataset", shipped().values(), ids=shipped())
def test_what_ships_holds_sql_that_runs(dataset):
    assert sql_problem(dataset) == ""


def test_rows_without_a_rule_are_set_side_by_side_whole(followed, tmp_path):
    store, _ = followed
    copy = Store(tmp_path / "store")
    path = copy.root / "datasets" / f"{NAME}.toml"
    path.parent.mkdir(parents=True)
    text = (store.root / "datasets" / path.name).read_text("utf-8")
    cut = text[: text.index("[revision]")] + text[text.index("[index]") :]
    path.write_text(cut, "utf-8")
    for part in ("first", "second"):
        ingest([store.root.parent / part], copy, at=NOON)
    (found,) = ledger(copy.release())
    assert (found.change.rows_added, found.change.rows_removed) == (2, 1)


def test_a_name_that_can_be_cut_in_two_ways_is_cut_at_a_force_that_is_known():
    names = ["street", "valley-street"]
    found = identity_of("2025-03-thames-valley-street.csv", names)
    assert (found.force, found.dataset) == ("thames-valley", "street")
    found = identity_of("2025-03-kent-valley-street.csv.gz", names)
    assert (found.force, found.dataset) == ("kent", "valley-street")


def test_a_record_that_fails_on_real_values_is_named_and_leaves_the_release_before(
    followed, tmp_path
):
    store, _ = followed
    copy = Store(tmp_path / "store")
    path = copy.root / "datasets" / f"{NAME}.toml"
    path.parent.mkdir(parents=True)
    text = (store.root / "datasets" / path.name).read_text("utf-8")
    record = 'record = { reason = "cast(reason as integer)" }'
    path.write_text(text.replace('kind = "places"', f'kind = "places"\n{record}'), "utf-8")
    with pytest.raises(BadInput, match=f"{NAME} cannot be indexed: its 'index: record' fails"):
        ingest([store.root.parent / "first"], copy, at=NOON)
    assert copy.current_number() is None


def test_a_dataset_that_was_taken_away_is_said_to_be_put_back(followed, tmp_path):
    store, _ = followed
    copy = Store(tmp_path / "store")
    shutil.copytree(store.root, copy.root)
    (copy.root / "datasets" / f"{NAME}.toml").unlink()
    with pytest.raises(BadInput, match="is not there, and files of its dataset are held: put it"):
        copy.dataset(NAME)
