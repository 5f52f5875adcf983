"""Every odd file: a clear finding with file and line, and nothing lost."""

import io
import zipfile

import pytest

from frankpledge.evidence import engine
from frankpledge.evidence.findings import Level
from frankpledge.evidence.store.versions import read_notes
from tests.archives import STOPS, STREET, crime, load, rows_of, street, write, zipped

NAME = "2025-01/2025-01-thames-valley-street.csv"
GOOD = "2025-01/2025-01-kent-street.csv"


def good_rows():
    return street(
        [crime("a" * 64, force="Kent Police"), crime(kind="Anti-social behaviour", outcome="")]
    )


def load_beside_a_good_file(store, tmp_path, content, name=NAME):
    """Ingest one odd file with a good one; return the report and the odd file's findings."""
    write(tmp_path / "in", GOOD, good_rows())
    write(tmp_path / "in", name, content)
    report = load(store, tmp_path / "in")
    assert any(version.force == "kent" for version in store.release().current("street"))
    return report, [f for f in report.findings if f.file.endswith(name)]


def version_of(store, force):
    return next(v for v in store.release().current("street") if v.force == force)


def table(store, version):
    with engine.connect() as connection:
        path = engine.text(str(store.root / version.path))
        rows = connection.sql(f"from read_parquet({path})")
        return [dict(zip(rows.columns, row, strict=True)) for row in rows.fetchall()]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>503</body></html>\n", "a web page"),
        (STREET.encode("utf-16") + b"\n\0", "UTF-16"),
        (b"PK\x03\x04aaaa\n", "zip archive with the name of a CSV"),
        (b"a\0b,c\n", "NUL bytes"),
        (b"\xff\xfa\xf0,b\n", "not text in UTF-8"),
        (b"Crime ID,Month,Longitude\n1,2,3\n", "no column 'Crime type'"),
        (b"Month,Month,Crime type\n", "a column twice: Month"),
    ],
)
def test_file_that_is_no_police_uk_csv_is_refused_and_the_others_load(
    store, tmp_path, content, says
):
    report, found = load_beside_a_good_file(store, tmp_path, content)
    assert [f.level for f in found] == [Level.FILE_REFUSED]
    assert says in found[0].message
    assert report.files_refused == 1


@pytest.mark.parametrize(
    ("row", "reason", "field"),
    [
        ("too,few", "2 fields where the header has 12", ""),
        (crime() + ",,extra", "14 fields where the header has 12", ""),
        (crime().replace("Mill", "Mi\0ll"), "NUL byte", ""),
        (
            crime().replace("On or near", '"On or near'),
            "a quotation mark is opened and not closed",
            "",
        ),
        (crime(month="2024-12"), "the month is not 2025-01", "Month"),
        (crime(kind=""), "blank", "Crime type"),
    ],
)
def test_bad_row_is_rejected_with_its_line_and_kept_as_it_stood(
    store, tmp_path, row, reason, field
):
    content = street([crime("a" * 64), row, crime("b" * 64)])
    # An unclosed quote would swallow what follows; it is last so that only it is lost.
    if '"' in row:
        content = street([crime("a" * 64), crime("b" * 64), row])
    _, found = load_beside_a_good_file(store, tmp_path, content)

    version = version_of(store, "thames-valley")
    assert (version.rows, version.kept, version.rejected) == (3, 2, 1)
    rejected = next(f for f in found if f.level is Level.ROW_REJECTED)
    assert reason in rejected.message
    assert rejected.field == field
    assert rejected.line == (4 if '"' in row else 3)
    kept = (store.root / version.path).with_suffix(".rejected.csv").read_text("utf-8")
    assert f"\n{rejected.line},{field}," in kept


def test_line_of_fifty_megabytes_is_one_rejected_row(store, tmp_path):
    content = street([crime("a" * 64), "x" * 50_000_000, crime("b" * 64)])
    _, found = load_beside_a_good_file(store, tmp_path, content)
    version = version_of(store, "thames-valley")
    assert (version.kept, version.rejected) == (2, 1)
    assert any(f.line == 3 and "longer than" in f.message for f in found)


def test_file_in_windows_1252_is_kept_with_a_warning_of_its_line(store, tmp_path):
    content = street([crime(), crime(lsoa=("W01000001", "Clôs 001A"))]).decode().encode("cp1252")
    _, found = load_beside_a_good_file(store, tmp_path, content)
    assert version_of(store, "thames-valley").kept == 2
    assert [(f.level, f.line) for f in found] == [(Level.WARNING, 3)]
    assert any(
        row["district"] == "Clôs" for row in table(store, version_of(store, "thames-valley"))
    )


def test_unknown_category_is_warned_of_and_kept(store, tmp_path):
    content = street([crime(), crime(kind="Space piracy"), crime(kind="Space piracy")])
    _, found = load_beside_a_good_file(store, tmp_path, content)
    assert version_of(store, "thames-valley").kept == 3
    (warning,) = found
    assert (warning.level, warning.line, warning.count) == (Level.WARNING, 3, 2)
    assert "'Space piracy'" in warning.message


@pytest.mark.parametrize(
    "place", [("0", "0"), ("51.7", "-1.2"), ("nan", "51.7"), ("x", "y"), ("1e400", "51")]
)
def test_place_that_is_no_place_is_blanked_with_a_warning_and_the_row_counts(
    store, tmp_path, place
):
    content = street([crime(), crime(place=place)])
    _, found = load_beside_a_good_file(store, tmp_path, content)
    version = version_of(store, "thames-valley")
    assert version.kept == 2
    assert {f.line for f in found} == {3}
    places = [(row["longitude"], row["latitude"]) for row in table(store, version)]
    assert (None, None) in places
    assert (-1.25, 51.75) in places


def test_columns_in_another_order_are_read_the_same(store, tmp_path):
    turned = ",".join(reversed(STREET.split(",")))
    rows = [",".join(reversed(crime("c" * 64).split(",")))]
    load_beside_a_good_file(store, tmp_path, street(rows, header=turned))
    (row,) = table(store, version_of(store, "thames-valley"))
    assert (row["force"], row["crime_id"], row["district"]) == ("thames-valley", "c" * 64, "Oxford")
    assert row["longitude"] == -1.25


def test_extra_and_missing_columns_are_named(store, tmp_path):
    header = STREET.replace(",Context", ",Weather").replace("LSOA name,", "")
    rows = [crime().replace("Oxford 005A,", "")]
    _, found = load_beside_a_good_file(store, tmp_path, street(rows, header=header))
    said = " ".join(f.message for f in found)
    assert "not known and not read: 'Weather'" in said
    assert "missing, taken as blank: 'LSOA name', 'Context'" in said
    assert version_of(store, "thames-valley").kept == 1


def test_quoted_commas_and_line_ends_within_a_field_are_one_row(store, tmp_path):
    plain = crime().replace("On or near Mill Lane", '"On or near Asda, Thurmaston"')
    broken = crime().replace("On or near Mill Lane", '"On or near\nMill Lane"')
    load_beside_a_good_file(store, tmp_path, street([plain, broken, crime()]))
    version = version_of(store, "thames-valley")
    assert (version.rows, version.kept) == (3, 3)
    places = {row["location"] for row in table(store, version)}
    assert {"On or near Asda, Thurmaston", "On or near\nMill Lane"} <= places


def test_line_ends_of_windows_and_a_byte_order_mark(store, tmp_path):
    content = b"\xef\xbb\xbf" + street([crime(), crime()], end="\r\n")
    report, found = load_beside_a_good_file(store, tmp_path, content)
    assert version_of(store, "thames-valley").kept == 2
    assert found == []
    assert all(row["context"] is None for row in table(store, version_of(store, "thames-valley")))


def test_gzip_cut_short_is_refused(store, tmp_path):
    path = write(tmp_path / "in", f"{NAME}.gz", street([crime()] * 500))
    path.write_bytes(path.read_bytes()[:-20])
    write(tmp_path / "in", GOOD, good_rows())
    report = load(store, tmp_path / "in")
    assert "cannot be unpacked" in report.findings[0].message
    assert rows_of(store) == 2


def test_zip_cut_short_is_refused_and_other_paths_load(store, tmp_path):
    archive = zipped(tmp_path / "a.zip", {NAME: street([crime()] * 500)})
    archive.write_bytes(archive.read_bytes()[:-30])
    report = load(store, archive, write(tmp_path, GOOD, good_rows()))
    assert "not a whole zip archive" in report.findings[0].message
    assert rows_of(store) == 2


def test_zip_with_one_damaged_member_loads_the_others(store, tmp_path):
    archive = zipped(tmp_path / "a.zip", {NAME: street([crime()] * 500), GOOD: good_rows()})
    raw = bytearray(archive.read_bytes())
    raw[len(NAME) + 60] ^= 0xFF
    archive.write_bytes(raw)
    report = load(store, archive)
    assert report.files_refused == 1
    assert report.findings[0].file.endswith(f"!{NAME}")
    assert rows_of(store) == 2


def test_zip_bomb_is_refused_before_it_is_unpacked(store, tmp_path):
    bomb = io.BytesIO(b"\0" * 300_000_000)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NAME, bomb.getbuffer())
        archive.writestr(GOOD, good_rows())
    report = load(store, tmp_path / "a.zip")
    assert "which no monthly file does" in report.findings[0].message
    assert rows_of(store) == 2


def test_member_that_points_outside_the_archive_is_refused(store, tmp_path):
    members = {
        f"../../{NAME}": street([crime()]),
        f"/etc/{NAME}": street([crime()]),
        GOOD: good_rows(),
    }
    report = load(store, zipped(tmp_path / "a.zip", members))
    assert report.files_refused == 2
    assert all("points outside the archive" in f.message for f in report.findings)
    assert rows_of(store) == 2
    assert not (tmp_path.parent / "2025-01").exists()


def test_layout_of_2012_is_converted_and_named_from_its_rows(store, tmp_path):
    header = "Month,Reported by,Falls within,Easting,Northing,Location,Crime type,Context"
    force = "Avon and Somerset Constabulary"
    row = f"2012-04,{force},{force},360667,169714,On or near Hengrove Lane,Burglary,"
    load(store, write(tmp_path, "old sample.csv", street([row], header=header)))
    (version,) = store.release().current("street")
    assert (version.force, version.month) == ("avon-and-somerset", "2012-04")
    (read,) = table(store, version)
    # In Bristol; how exact the conversion is, is tested in test_small_parts.
    assert (read["longitude"], read["latitude"]) == pytest.approx((-2.567, 51.425), abs=0.001)


def test_file_that_names_no_force_is_refused_with_a_hint(store, tmp_path):
    report = load(store, write(tmp_path, "some.csv", street([crime(force="Gotham Police")])))
    assert "name it as police.uk does" in report.findings[0].message
    assert store.current_number() is None


def test_first_hour_of_a_summer_month_belongs_to_the_month_of_its_file(store, tmp_path):
    rows = ["Person search,2021-04-30T23:41:00+00:00,False,,51.8,-0.4,Male,18-24,,Other,,,,,False"]
    rows += ["Person search,not a time,False,,51.8,-0.4,Male,18-24,,Other,,,,,False"]
    rows += ["Person search,infinity,False,,51.8,-0.4,Male,18-24,,Other,,,,,False"]
    rows += ["Person search,2021-06-03T12:00:00+00:00,False,,51.8,-0.4,Male,18-24,,Other,,,,,False"]
    name = "2021-05-bedfordshire-stop-and-search.csv"
    report = load(store, write(tmp_path, name, street(rows, header=STOPS)))
    (version,) = store.release().current("stop-and-search")
    assert (version.month, version.kept, version.rejected) == ("2021-05", 2, 2)
    assert {(f.line, f.field) for f in report.findings} == {(3, "Date"), (4, "Date"), (5, "Date")}
    with engine.connect() as connection:
        path = engine.text(str(store.root / version.path))
        found = connection.sql(f"select happened_at::varchar from read_parquet({path})").fetchall()
    assert found[0] == ("2021-04-30 23:41:00+00",)


def test_file_of_another_month_does_not_take_the_place_of_a_good_one(store, tmp_path):
    load(store, write(tmp_path / "one", NAME, street([crime()] * 3)))
    report = load(store, write(tmp_path / "two", NAME, street([crime(month="2025-02")] * 3)))
    (finding,) = report.findings
    assert (
        "none of its 3 rows can be used; the first: Month: the month is not 2025-01"
        in finding.message
    )
    assert (store.current_number(), rows_of(store)) == (1, 3)


def test_header_alone_is_a_delivery_without_rows_and_not_a_zero(store, tmp_path):
    for force in ("kent", "essex"):
        write(tmp_path, f"2025-01-{force}-street.csv", street([]))
    load(store, tmp_path)
    covered = [e for e in store.release().covered("street") if e.rows is not None]
    assert [(e.force, e.status, e.reason) for e in covered] == [
        ("essex", "partial", "the file came without any row"),
        ("kent", "partial", "the file came without any row"),
    ]
    assert load(store, tmp_path).files_unchanged == 2


def test_rows_that_share_a_crime_id_all_count(store, tmp_path):
    load(store, write(tmp_path, NAME, street([crime("d" * 64)] * 15)))
    assert rows_of(store) == 15


def test_notes_of_a_version_hold_its_findings(store, tmp_path):
    load(store, write(tmp_path, NAME, street([crime(), crime(kind="Space piracy")])))
    (version,) = store.release().current("street")
    assert read_notes(store.root, version.path)["findings"][0]["line"] == 3
    assert version.warnings == 1


def test_lsoa_codes_of_2021_are_told_from_those_of_2011(store, tmp_path):
    write(tmp_path, "2025-01-kent-street.csv", street([crime(lsoa=("E01033769", "Ashford 001A"))]))
    write(tmp_path, "2025-01-essex-street.csv", street([crime(lsoa=("E01033768", "Harlow 001A"))]))
    load(store, tmp_path)
    found = {v.force: v.lsoa_vintage for v in store.release().current("street")}
    assert found == {"kent": "2021", "essex": "2011 or unchanged"}
