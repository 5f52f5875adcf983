"""Parts with one short job each: screening, careful reading, grid, export, made-up files."""

import io

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.evidence import engine
from frankpledge.evidence.geography.national_grid import ACCURACY_METRES, to_wgs84
from frankpledge.evidence.intake.careful_reader import read_carefully
from frankpledge.evidence.intake.screening import screen
from frankpledge.evidence.intake.synthetic import ANYSHIRE, write_archive
from frankpledge.evidence.tables import write_csv
from tests.archives import STREET, crime, street


@given(st.lists(st.binary(max_size=40).filter(lambda raw: b"\n" not in raw), min_size=1))
def test_screen_counts_lines_and_knows_plain_text(lines):
    raw = b"\n".join(lines)
    if not raw:
        return
    found = screen(io.BytesIO(raw))
    assert found.lines == raw.count(b"\n") + (not raw.endswith(b"\n"))
    try:
        is_text = b"\0" not in raw and bool(raw.decode("utf-8") or True)
    except UnicodeDecodeError:
        is_text = False
    assert found.is_plain == is_text


@given(
    st.lists(
        st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12),
        min_size=2,
        max_size=6,
    )
)
def test_careful_reader_gives_back_what_a_csv_writer_wrote(tmp_path_factory, fields):
    folder = tmp_path_factory.mktemp("careful")
    headers = [f"h{n}" for n in range(len(fields))]
    text = io.StringIO()
    write_csv(text, headers, [[f.lstrip("=+-@\t") for f in fields]])
    (folder / "in.csv").write_bytes(text.getvalue().encode())
    reading = read_carefully(folder / "in.csv", folder / "out.csv", headers)
    joined = any("\n" in field for field in fields)
    assert reading.rows == 1 or not "".join(fields).strip()
    assert not reading.rejected or joined


def test_grid_reference_is_right_within_the_accuracy_stated():
    # Caister water tower, the worked example of Ordnance Survey's guide to coordinate
    # systems: 52 39 28.72 N, 1 42 57.79 E on the European datum. The centres of 43 police
    # areas are checked in tests/verification.
    longitude, latitude = (float(text) for text in to_wgs84("651409.903", "313177.270"))
    assert abs(longitude - (1 + 42 / 60 + 57.79 / 3600)) * 67_500 < ACCURACY_METRES
    assert abs(latitude - (52 + 39 / 60 + 28.72 / 3600)) * 111_200 < ACCURACY_METRES


def test_grid_reference_that_is_no_number_is_left_for_the_checks():
    assert to_wgs84("east", "5") == ("east", "5")


def test_csv_never_holds_a_formula():
    stream = io.StringIO()
    write_csv(stream, ("a", "b"), [("=HYPERLINK(1)", None), ("@x", -5), ("plain", 0)])
    assert stream.getvalue() == "a,b\n'=HYPERLINK(1),\n'@x,-5\nplain,0\n"


def test_made_up_archive_is_the_same_every_time_and_says_that_it_is_made_up(tmp_path):
    for name in ("one", "two"):
        list(write_archive(tmp_path / name, [ANYSHIRE], "2026-01", "2026-02"))
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.csv"))
    assert len(files) == 6
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    text = (tmp_path / "one" / "2026-01" / "2026-01-anyshire-street.csv").read_text("utf-8")
    assert text.startswith(STREET)
    assert "(made up)" in text
    assert ",X0" in text


def test_street_helper_writes_what_police_uk_writes():
    assert street([crime()]).count(b"\n") == 2


NAMES = {
    "select a.force from street a where is_crime": ({"street"}, {"a", "force", "is_crime"}),
    "with w as (select month from outcomes) select n from w": ({"outcomes", "w"}, {"month", "n"}),
    "select 'population' as words, n from street -- population": ({"street"}, {"n"}),
    "select sum(n) filter (where Crime_Type = 'people') from Street": (
        {"street"},
        {"n", "crime_type"},
    ),
}


@pytest.mark.parametrize("sql", NAMES)
def test_names_of_a_query_are_those_that_it_reads_not_those_in_its_words(sql):
    with engine.connect() as connection:
        tables, columns = engine.names_in(sql, connection)
    assert (tables, columns) == NAMES[sql]


@pytest.mark.parametrize("sql", ["selec 1", "select 1; select 2", "drop table street", ""])
def test_what_is_not_one_select_has_no_names(sql):
    with engine.connect() as connection, pytest.raises(duckdb.Error):
        engine.names_in(sql, connection)
