"""An official table is read whole or refused: areas, headings, marks and sums are all proved."""

import csv
import shutil
import zipfile
from datetime import date

import pytest

from frankpledge.errors import BadInput, Damaged, NotFound
from frankpledge.evidence.official.checks import check
from frankpledge.evidence.official.crime_totals import TABLE, year_totals
from frankpledge.evidence.official.definition import definitions, get_definition, load
from frankpledge.evidence.official.editions import add, editions, figures_in_force, recognise
from frankpledge.evidence.official.sheets import open_sheets
from frankpledge.evidence.official.wide import read_all
from frankpledge.rules.policing_areas import AREAS
from tests.archives import NOON, write
from tests.cli.test_commands import run

DEFINITION = get_definition(TABLE)


@pytest.fixture
def copy(tmp_path):
    """The definition with its example, to be spoiled."""
    return shutil.copytree(DEFINITION.folder, tmp_path / "official" / TABLE)


def spoil(folder, name, before, after):
    path = folder / "example" / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


@pytest.mark.parametrize("name", sorted(definitions()))
def test_every_definition_reads_its_example_as_it_should(name):
    assert list(check(get_definition(name))) == []


def test_a_figure_that_is_not_as_expected_is_told(copy):
    spoil(copy, "Table P1.csv", "Kent,1559,700,4,90", "Kent,1559,699,4,91")
    spoil(copy, "Table P1.csv", '"2,490",1035,6,135', '"2,490",1034,6,136')
    assert list(check(load(copy))) == [
        "not expected: kent, violence, 2024-12-31: 699.0",
        "not expected: kent, sexual, 2024-12-31: 91.0",
        "expected, and not read: kent, violence, 2024-12-31: 700.0",
        "expected, and not read: kent, sexual, 2024-12-31: 90.0",
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("E23000032,Kent", "E23000099,Kent", "row 8: 'Kent' (E23000099) is no police area"),
        ("E23000032,Kent", ",Kent", "row 8: 'Kent' (no code) is no police area"),
        ("Robbery,", "Robberies,", "row 4: no column 'robbery'"),
        ("Homicide,", "Robbery,", "two columns have one meaning"),
        ("Kent,1559", "Kent,1560", "row 5, total: 2,490, but the areas add up to 2,491"),
        ("Kent,1559", "Kent,about", "row 8: 'about' is neither a number nor a mark"),
        ("Kent,1559", "Kent,-5", "row 8: -5 is below zero"),
        ("year ending December 2024", "year ending soon", "does not say of which year"),
        ("Area Code", "Code", "no row of headings begins with 'Area Code'"),
    ],
)
def test_what_is_not_as_it_must_be_refuses_the_file_and_says_where(copy, before, after, said):
    spoil(copy, "Table P1.csv", before, after)
    [wrong] = check(load(copy))
    assert said in wrong


def test_an_area_that_is_lacking_refuses_the_file():
    with pytest.raises(BadInput, match="3 police areas, where 43 must be"):
        read_all(DEFINITION, open_sheets(DEFINITION.folder / "example"))


def test_another_table_is_not_taken_for_this_one(copy):
    for name in ("Table P1.csv", "Table P4 .csv"):
        (copy / "example" / name).unlink()
    [wrong] = check(load(copy))
    assert "this is not Police force area data tables: there is no 'number of offences" in wrong


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"x", "is no table that can be read"),
        ("a.csv", b"\xff\xfe\x00", "cannot be read"),
        ("a.csv.gz", b"no gzip", "cannot be unpacked|cannot be read"),
        ("a.xlsx", b"no zip", "cannot be opened"),
    ],
)
def test_a_file_that_cannot_be_opened_is_refused(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput, match=said):
        open_sheets(path)


def test_a_spreadsheet_that_unpacks_to_very_much_is_not_opened(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("sheet.xml", b"0" * 10_000_000)
    with pytest.raises(BadInput, match="too large once it is unpacked"):
        open_sheets(path)


def table(folder, name="policeforceareatables.csv", *, robbery=20, year="December 2024"):
    """A file of one sheet with a row for each police area, all alike."""
    kinds = [word for word in dict.fromkeys(DEFINITION.layouts[0].columns.values())]
    headings = {word: heading for heading, word in DEFINITION.layouts[0].columns.items()}
    counts = {word: 10 for word in kinds} | {"robbery": robbery, "total": 10_000}
    whole = {word: 43 * count for word, count in counts.items()}
    path = folder / "Table P1" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with (folder / "Table P1.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow([f"Table P1: number of offences, year ending {year}"])
        writer.writerow(["Area Code", "Area Name", *(headings[word] for word in kinds)])
        writer.writerow(["K04000001", "ENGLAND AND WALES", *whole.values()])
        for area in AREAS:
            writer.writerow([area.code, area.short_name, *counts.values()])
    return folder / "Table P1.csv"


def kept(root, file, issued):
    return add(root, file, DEFINITION, issued=issued, source="a test", at=NOON)


def test_a_file_is_kept_once_and_its_year_is_given_by_force(tmp_path):
    first, is_new = kept(tmp_path, table(tmp_path / "in"), date(2025, 4, 24))
    assert (is_new, first.figures) == (True, 43 * 15)
    again, is_new = kept(tmp_path, table(tmp_path / "in"), date(2025, 4, 24))
    assert (is_new, again) == (False, first)
    [year] = year_totals(tmp_path)["kent"]
    assert (year.first, year.last, year.crimes) == ("2024-01", "2024-12", 10_000)
    assert year.source == "the edition of 24 April 2025"


def test_of_two_editions_the_later_is_in_force_and_both_are_kept(tmp_path):
    new = table(tmp_path / "new", robbery=30)
    old = table(tmp_path / "old", robbery=20)
    kept(tmp_path, new, date(2025, 7, 24))
    kept(tmp_path, old, date(2025, 4, 24))
    kept(tmp_path, table(tmp_path / "undated", robbery=40), None)
    [robbery] = [
        figure.value
        for figure, _ in figures_in_force(tmp_path, TABLE)
        if (figure.area, figure.category) == ("kent", "robbery")
    ]
    assert robbery == 30
    assert [e.edition[:7] for e in editions(tmp_path)] == ["unknown", "2025-04", "2025-07"]
    assert all((tmp_path / edition.path).exists() for edition in editions(tmp_path))


def test_a_file_that_is_refused_is_not_kept(tmp_path):
    path = write(tmp_path, "policeforceareatables.csv", b"Something else\n")
    with pytest.raises(BadInput, match=r"policeforceareatables\.csv: this is not Police force"):
        kept(tmp_path, path, None)
    assert editions(tmp_path) == []


def test_a_damaged_list_or_file_is_named(tmp_path):
    edition, _ = kept(tmp_path, table(tmp_path / "in"), None)
    (tmp_path / edition.path).write_bytes(b"x")
    with pytest.raises(Damaged, match="cannot be read; add Table P1.csv again"):
        list(figures_in_force(tmp_path, TABLE))
    (tmp_path / "official" / "index.json").write_text("[{}]")
    with pytest.raises(Damaged, match="index.json is damaged"):
        editions(tmp_path)


def test_a_file_is_known_by_its_name_or_asked_about(tmp_path):
    assert recognise(tmp_path / "policeforceareatablesyedecember2024.xlsx").name == TABLE
    with pytest.raises(BadInput, match="no official table that is known by its name"):
        recognise(tmp_path / "crime.xlsx")
    with pytest.raises(NotFound, match="No official table is called 'x'"):
        get_definition("x")


def test_commands_add_list_and_check(tmp_path):
    store = tmp_path / "store"
    done = run("official", "add", table(tmp_path / "in"), "--table", TABLE, store=store)
    assert "645 figures from Table P1.csv are held." in done.stdout
    assert "The day of its issue is not known" in done.stdout
    again = run("official", "add", tmp_path / "in" / "Table P1.csv", "--table", TABLE, store=store)
    assert again.stdout == "Table P1.csv is held already.\n"
    assert "unknown-" in run("official", "list", "--csv", store=store).stdout
    assert run("official", "check").stdout == "The examples are read as they should be.\n"
    wrong = run("official", "add", "README.md", store=store, expect=1)
    assert "README.md is no official table that is known by its name" in wrong.stderr


def test_a_damaged_edition_is_read_again_and_a_day_is_put_right(tmp_path):
    file = table(tmp_path / "in")
    first, _ = kept(tmp_path, file, None)
    (tmp_path / first.path).unlink()
    again, is_new = kept(tmp_path, file, None)
    assert (is_new, again.path) == (True, first.path)
    assert len(list(figures_in_force(tmp_path, TABLE))) == 43 * 15
    dated, is_new = kept(tmp_path, file, date(2025, 4, 24))
    assert (is_new, dated.edition) == (True, "2025-04-24")
    assert [e.edition for e in editions(tmp_path)] == ["2025-04-24"]


def rows_of(copy, change):
    path = copy / "example" / "Table P1.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(change(lines)), "utf-8")
    return list(check(load(copy)))


def test_a_blank_line_ends_the_table_and_a_short_row_is_told(copy):
    assert rows_of(copy, lambda lines: [*lines, "\n", "Note 1,something\n"]) == []
    [wrong] = rows_of(copy, lambda lines: [*lines[:-3], "E23000032,Kent,1559\n", *lines[-2:]])
    assert "'' is neither a number nor a mark" in wrong


def test_a_row_twice_no_total_and_no_number_are_refused(copy, tmp_path):
    again = shutil.copytree(copy, tmp_path / "again" / TABLE)
    third = shutil.copytree(copy, tmp_path / "third" / TABLE)
    [wrong] = rows_of(copy, lambda lines: [*lines, lines[-4]])
    assert "bedfordshire stands in 2 rows" in wrong
    [wrong] = rows_of(again, lambda lines: [line for line in lines if "K04000001" not in line])
    assert "no row has the total (K04000001)" in wrong
    spoil(third, "Table P1.csv", "Kent,1559", "Kent,nan")
    [wrong] = check(load(third))
    assert "nan is no count" in wrong


def test_a_file_that_was_wrong_is_withdrawn_with_a_reason_and_stays_in_the_list(tmp_path):
    store = tmp_path / "store"
    first, _ = kept(store, table(tmp_path / "first", robbery=20), date(2025, 4, 24))
    wrong, _ = kept(store, table(tmp_path / "wrong", robbery=99), date(2025, 5, 1))
    why = ("--reason", "A draft", "--by", "A. Analyst")
    done = run("official", "withdraw", wrong.sha256[:10], *why, store=store)
    assert done.stdout == "Table P1.csv is withdrawn.\n"
    assert {
        figure.value for figure, _ in figures_in_force(store, TABLE) if figure.category == "robbery"
    } == {20}
    assert "A. Analyst, 20" in run("official", "list", "--csv", store=store).stdout
    again = run("official", "withdraw", wrong.sha256[:10], *why, store=store, expect=1)
    assert "No files in force have a digest that begins with" in again.stderr
    short = run("official", "withdraw", first.sha256[:5], *why, store=store, expect=1)
    assert "give at least 6 characters of the digest" in short.stderr
    restored, is_new = kept(store, tmp_path / "wrong" / "Table P1.csv", date(2025, 5, 1))
    assert (is_new, restored.withdrawn) == (True, "")
