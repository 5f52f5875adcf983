"""Odd files and odd places for files: each refused by itself, with the others loaded."""

import gzip
import os
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.evidence.intake import archive
from frankpledge.evidence.intake.ingest import ingest
from frankpledge.evidence.measures.counts import Question, count
from frankpledge.evidence.store.releases import Store
from tests.archives import NOON, STREET, crime, load, rows_of, street, write, zipped

NAME = "2025-01-thames-valley-street.csv"
GOOD = "2025-01-kent-street.csv"
ODD = crime(place=("zz", "51"))  # kept, but makes a file be read with care


def kept(store, force="thames-valley"):
    return sum(v.kept for v in store.release().current("street") if v.force == force)


@pytest.mark.parametrize("folder", ["Crime type=Drugs", "month=5", "force=zzz", "a[1]*?"])
def test_name_of_a_folder_says_nothing_about_rows(tmp_path, folder):
    store = Store(tmp_path / "force=essex" / "store")
    load(store, write(tmp_path / folder, NAME, street([crime()] * 5)))
    question = Question(by=("force", "crime_type"), where={"force": ("thames-valley",)})
    assert count(question, store, store.release()).rows == [
        ("thames-valley", "Burglary", 5, "complete")
    ]


def test_quote_that_is_never_closed_costs_its_own_line_alone(store, tmp_path):
    opened = crime().replace("On or near Mill Lane", '"The Bull, High Street')
    rows = [crime()] * 5 + [opened] + [crime()] * 24
    report = load(store, write(tmp_path, NAME, street(rows)))
    assert (report.rows, report.kept, report.rejected) == (30, 29, 1)
    assert [(f.line, f.message) for f in report.findings] == [
        (7, "a quotation mark is opened and not closed")
    ]


def test_quote_that_closes_in_another_row_costs_its_own_line_alone(store, tmp_path):
    opened = crime().replace("On or near Mill Lane", '"The Bull, High Street')
    quoted = crime().replace("On or near Mill Lane", '"Asda, Thurmaston"')
    report = load(store, write(tmp_path, NAME, street([opened, crime(), quoted, crime()])))
    assert (report.rows, report.kept, report.rejected) == (4, 3, 1)


LINES = [
    crime(),
    crime() + ",,",
    crime() + ",x",
    crime().replace("Mill", 'Mi"ll'),
    crime().replace("On or near Mill Lane", '"Asda, Thurmaston"'),
    crime().replace("On or near Mill Lane", '"The ""Bull"""'),
    crime().replace("On or near Mill Lane", '"Bull" Lane'),
    crime().replace("On or near Mill Lane", "A\rB"),
    crime().replace("On or near Mill Lane", '"A\rB"'),
    crime().replace("On or near Mill Lane", '"A\nB"'),
    crime(kind=""),
    "",
    "x",
]


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8))
@settings(max_examples=60)
def test_an_odd_row_changes_nothing_for_the_others(tmp_path_factory, lines):
    # Without the odd row a file may go the fast way; with it every file goes the careful way.
    folder = tmp_path_factory.mktemp("pair")
    found = []
    for name, rows in (("fast", lines), ("careful", [*lines, ODD])):
        store = Store(folder / name)
        beside = write(folder / f"{name}-in", GOOD, street([crime()]))
        load(store, write(folder / f"{name}-in", NAME, street([crime(), *rows])), beside)
        found.append(kept(store))
    assert found[1] == found[0] + 1


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (STREET + ",", crime() + ","),
        (STREET + ",Line,rejection,w0", crime(kind="") + ",1,2,3"),
        (STREET.replace("Longitude", "Easting"), crime(place=("1", "51"))),
        (STREET + ",Easting,Northing", crime() + ",1,2"),
        (STREET.lower(), crime()),
        (STREET.replace(",", " , "), crime()),
    ],
)
def test_unusual_header_is_read_for_what_it_holds(store, tmp_path, header, row):
    good = row if "Burglary" in row else row.replace(",,Under", ",Burglary,Under")
    content = street([good, row], header=header)
    load(store, write(tmp_path, NAME, content), write(tmp_path, GOOD, street([crime()])))
    assert kept(store) >= 1
    assert kept(store, "kent") == 1


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        (NAME, street([crime()], header=STREET + ",MONTH"), "a column twice: Month"),
        (NAME, b"x" * 70_000 + b"\n1\n", "far too long for a header"),
        (NAME, street([crime()], end="\r"), "end with CR alone"),
        (f"{NAME}.gz", gzip.compress(b"\n" * 3_000_000), "more than 2,000,000 lines"),
        (
            "0000-03-kent-street.csv",
            street([crime(month="0000-03")]),
            "which is not written YYYY-MM",
        ),
        (
            "1999-03-kent-street.csv",
            street([crime(month="1999-03")]),
            "police.uk has no month 1999-03",
        ),
        (
            "2099-12-kent-street.csv",
            street([crime(month="2099-12")]),
            "police.uk has no month 2099-12",
        ),
        ("data.csv", street([crime(month="Mar-25")]), "'Mar-25', which is not written YYYY-MM"),
    ],
)
def test_odd_file_is_refused_and_the_others_load(store, tmp_path, name, content, says):
    path = tmp_path / "in" / name
    write(tmp_path / "in", GOOD, street([crime()]))
    path.write_bytes(content)
    report = load(store, tmp_path / "in")
    (refused,) = [f for f in report.findings if f.level == "file refused"]
    assert says in refused.message
    assert rows_of(store) == 1


def test_more_bad_rows_than_any_real_file_has_rows_refuse_the_file(store, tmp_path):
    content = street([crime(), *["x"] * 100_001])
    report = load(store, write(tmp_path, NAME, content), write(tmp_path, GOOD, street([crime()])))
    assert "more than 100,000 of its rows cannot be read" in report.findings[0].message
    assert len(report.findings) == 1


def test_pipes_broken_links_and_linked_folders_are_named(store, tmp_path):
    folder = tmp_path / "in"
    write(folder, GOOD, street([crime()]))
    os.mkfifo(folder / NAME)
    (folder / "2025-01-essex-street.csv").symlink_to(folder / "nowhere")
    (folder / "2025-01-sussex-street.csv").symlink_to(folder / "2025-01-sussex-street.csv")
    (folder / "again").symlink_to(folder)
    report = load(store, folder)
    said = {f.file.rsplit("/", 1)[-1]: f.message for f in report.findings}
    assert "not an ordinary file" in said[NAME]
    assert "cannot be opened" in said["2025-01-essex-street.csv"]
    assert "cannot be opened" in said["2025-01-sussex-street.csv"]
    assert "not followed" in said["again"]
    assert rows_of(store) == 1


def test_name_that_is_not_utf8_is_no_fault(store, tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.csv"
    with open(path, "wb") as stream:
        stream.write(street([crime()]))
    load(store, tmp_path)
    assert rows_of(store) == 1


def test_members_without_a_name_are_no_fault(store, tmp_path):
    load(store, zipped(tmp_path / "a.zip", {".": b"x", "/": b"", GOOD: street([crime()])}))
    assert rows_of(store) == 1


def test_same_bytes_in_many_folders_are_one_file(store, tmp_path):
    for number in range(12):
        write(tmp_path / str(number), NAME, street([crime(), "x", crime(kind="Space piracy")]))
    report = load(store, tmp_path)
    assert (report.files_read, report.rows) == (1, 3)
    assert not list(store.root.rglob("*.part"))


def test_store_does_not_read_itself(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = Store(tmp_path / "var")
    write(tmp_path, NAME, street([crime(), "x"]))
    load(store, tmp_path)
    write(store.root / "downloads", GOOD, street([crime()]))
    report = load(store, tmp_path)
    assert (report.files_refused, report.files_read, report.files_unchanged) == (0, 1, 1)


def test_file_that_changes_while_it_is_read_is_refused(store, tmp_path, monkeypatch):
    path = write(tmp_path, NAME, street([crime()]))
    monkeypatch.setattr("frankpledge.evidence.intake.ingest.has_changed", lambda source: True)
    report = load(store, path)
    assert "was changed while it was read" in report.findings[0].message
    monkeypatch.undo()
    (source,) = archive.find_sources([path], ["street"])[0]
    assert not archive.has_changed(source)
    path.write_bytes(street([crime()] * 2))
    assert archive.has_changed(source)


def test_clock_that_is_wrong_by_a_year_refuses_nothing(store, tmp_path):
    path = write(tmp_path, "2026-09-kent-street.csv", street([crime(month="2026-09")]))
    ingest([path], store, at=datetime(2025, 1, 1, tzinfo=UTC))
    assert rows_of(store) == 1
    assert NOON.year == 2026
