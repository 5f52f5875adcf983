"""A person overrules a check in public: by file, with a reason, until another file comes."""

from dataclasses import replace

import pytest

from frankpledge.errors import BadInput, Damaged, NotFound
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.store.covered import Unfit
from frankpledge.evidence.store.overrulings import Subject, all_overrulings, overrule
from tests.archives import NOON, crime, load, street, write
from tests.cli.test_commands import run

MONTHS = [f"2025-{n:02d}" for n in range(1, 9)]
BAD = "2025-05"
FORCE = "thames-valley"
WHO = ("--force", FORCE, "--month", BAD, "--by", "A. Analyst")


def months(folder, bad=60, places=40):
    for month in MONTHS:
        count = bad if month == BAD else 400
        rows = [crime(month=month, lsoa=("E01028513", "Oxford 005A")) for _ in range(count)]
        rows += [crime(month=month, lsoa=("E01028437", "Cherwell 001A"))] * places
        write(folder, f"{month}-thames-valley-street.csv", street(rows))
    return folder


@pytest.fixture
def held(store, tmp_path):
    load(store, months(tmp_path / "in"))
    assert entry(store).status == "partial"
    return store


def entry(store, month=BAD):
    of_force = store.release().covered_of("street", FORCE)
    return {one.month: one for one in of_force}[month]


def test_a_month_called_partial_is_used_once_a_person_says_so(held):
    found = entry(held).reason
    done = run(
        "overrule", "add", *WHO, "--as", "complete", "--reason", "It rained", store=held.root
    )
    assert done.stdout == (
        "Release 2 is in force.\nOverruling 1: thames-valley, May 2025 is complete.\n"
    )
    now = entry(held)
    assert (now.status, now.reason) == ("complete", "")
    [line] = all_overrulings(held)
    assert now.overruled == (
        f"On {day(line)} A. Analyst judged the month fit to use: It rained"
        f" (the checks had found: {found})"
    )
    reader = ReleaseReader(held, held.release())
    [total] = series(reader, [get_measure("total_crime")], reader.place(FORCE))
    assert {v.month: v.is_judged for v in total.points}[BAD]
    assert held.release(1).covered_of("street", FORCE)[4].status == "partial"


def day(line):
    year, month, number = line.at[:10].split("-")
    assert month in ("11", "12", *(f"{n:02d}" for n in range(1, 11)))
    names = "January February March April May June July August September October November December"
    return f"{int(number)} {names.split()[int(month) - 1]} {year}"


def test_it_is_read_where_the_month_is_shown(held):
    run("overrule", "add", *WHO, "--as", "complete", "--reason", "It rained", store=held.root)
    shown = run("coverage", "--force", FORCE, "--csv", store=held.root).stdout
    assert "A. Analyst judged the month fit to use: It rained" in shown
    assert "It rained" in run("overrule", "list", "--csv", store=held.root).stdout


def test_a_whole_month_is_left_out_once_a_person_says_so(held):
    of_june = ("--force", FORCE, "--month", "2025-06", "--by", "B. Editor")
    run("overrule", "add", *of_june, "--as", "odd_mix", "--reason", "Keyed twice", store=held.root)
    june = entry(held, "2025-06")
    assert june.status == "odd_mix"
    assert june.reason.startswith("On ")
    assert june.reason.endswith(" B. Editor judged the month unfit: Keyed twice")
    assert june.overruled == ""


def test_a_district_and_a_kind_are_judged_by_themselves(held):
    part = ("--force", FORCE, "--month", "2025-06", "--by", "B. Editor", "--reason", "Keyed twice")
    run("overrule", "add", *part, "--district", "Cherwell", "--as", "places_lost", store=held.root)
    run("overrule", "add", *part, "--kind", "burglary", "--as", "odd_mix", store=held.root)
    june = entry(held, "2025-06")
    assert june.status == "complete"
    assert [(p.district, p.kind, p.status) for p in june.unfit] == [
        ("Cherwell", "", "places_lost"),
        ("", "Burglary", "odd_mix"),
    ]
    run("overrule", "add", *part, "--kind", "burglary", "--as", "complete", store=held.root)
    june = entry(held, "2025-06")
    assert [p.district for p in june.unfit] == ["Cherwell"]
    assert "judged the count of burglary fit to use" in june.overruled


def test_it_is_withdrawn_with_a_reason_and_both_lines_stay(held):
    run("overrule", "add", *WHO, "--as", "complete", "--reason", "It rained", store=held.root)
    done = run(
        "overrule", "withdraw", "1", "--reason", "It did not", "--by", "B. Editor", store=held.root
    )
    assert done.stdout == "Release 3 is in force.\nOverruling 1 is withdrawn.\n"
    assert (entry(held).status, entry(held).overruled) == ("partial", "")
    first, second = all_overrulings(held)
    assert (first.text, second.text, second.withdraws) == ("It rained", "It did not", 1)
    why = ("--reason", "x", "--by", "y")
    again = run("overrule", "withdraw", "1", *why, store=held.root, expect=1)
    assert "No overruling 1 is in force" in again.stderr


def test_it_lapses_when_another_file_of_the_month_is_loaded(held, tmp_path):
    run("overrule", "add", *WHO, "--as", "complete", "--reason", "It rained", store=held.root)
    load(held, months(tmp_path / "later", bad=61))
    assert entry(held).status == "partial"
    assert entry(held).overruled == ""


def test_the_same_archive_again_leaves_it_and_makes_no_release(held, tmp_path):
    run("overrule", "add", *WHO, "--as", "complete", "--reason", "It rained", store=held.root)
    load(held, tmp_path / "in")
    assert held.release().number == 2
    assert entry(held).status == "complete"


@pytest.mark.parametrize(
    ("changed", "error", "words"),
    [
        ({"status": "places_lost"}, BadInput, "can be complete, partial, odd_mix"),
        ({"month": "2024-01"}, NotFound, "No street file is held of thames-valley, 2024-01"),
        ({"text": " "}, BadInput, "the reason is missing"),
        ({"by": "x" * 501}, BadInput, "longer than 500"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(held, changed, error, words):
    given = {"month": BAD, "status": "complete", "text": "It rained", "by": "A"} | changed
    subject = Subject(dataset="street", force=FORCE, month=given["month"])
    with pytest.raises(error, match=words):
        overrule(held, subject, given["status"], text=given["text"], by=given["by"], at=NOON)
    assert all_overrulings(held) == []


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (("--district", "Canterbury"), "'Canterbury' is no district of thames-valley"),
        (("--kind", "Piracy"), "'Piracy' is no kind of street"),
    ],
)
def test_a_district_or_kind_that_is_not_there_is_refused(held, option, words):
    given = (*WHO, "--as", "complete", "--reason", "x")
    done = run("overrule", "add", *given, *option, store=held.root, expect=1)
    assert words in done.stderr


def test_a_line_that_cannot_be_read_is_named(held):
    (held.root / "overrulings.jsonl").write_text('{"number": 1}\n')
    with pytest.raises(Damaged, match=r"overrulings.jsonl, line 1 is no overruling"):
        all_overrulings(held)


PART = {"district": "Cherwell", "kind": "Burglary"}


def judge(store, status, by="A", month="2025-06", **part):
    subject = Subject(dataset="street", force=FORCE, month=month, **part)
    return overrule(store, subject, status, text="why", by=by, at=NOON)


def test_of_two_overrulings_of_one_subject_the_last_holds_alone(held):
    judge(held, "partial", by="A", month=BAD)
    judge(held, "complete", by="B", month=BAD)
    run("overrule", "add", *WHO, "--as", "complete", "--reason", "Sure", store=held.root)
    now = entry(held)
    assert now.status == "complete"
    assert now.overruled.count("judged") == 1
    assert "crimes against" in now.overruled  # what the checks had found, and no person


def test_a_kind_in_a_district_is_named_with_its_district(held):
    line = judge(held, "odd_mix", **PART)
    assert line.words == (
        "On 22 November 2026 A judged the count of burglary in Cherwell unfit: why"
    )
    subject = Subject(dataset="street", force=FORCE, month="2025-06", **PART)
    assert subject.words == "thames-valley, June 2025 (Burglary, Cherwell)"


def test_a_part_of_a_month_that_is_partial_is_partial_too(held):
    judge(held, "odd_mix", kind="Burglary", month=BAD)
    run("overrule", "withdraw", "1", "--reason", "x", "--by", "y", store=held.root)
    judge(held, "odd_mix", kind="Burglary", month=BAD)
    run("overrule", "withdraw", "3", "--reason", "x", "--by", "y", store=held.root)
    both = replace(entry(held), unfit=(Unfit(status="odd_mix", reason="r", kind="Burglary"),))
    assert both.narrowed("", {"Burglary"}).status == "partial"


def test_a_number_is_never_given_twice(held):
    for _ in range(3):
        judge(held, "complete", month=BAD)
    path = held.root / "overrulings.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    judge(held, "complete", month=BAD)
    assert [line.number for line in all_overrulings(held)] == [2, 3, 4]


def test_a_line_without_a_day_is_named(held):
    judge(held, "complete", month=BAD)
    path = held.root / "overrulings.jsonl"
    path.write_text(path.read_text().replace(NOON.isoformat(timespec="seconds"), "yesterday"))
    with pytest.raises(Damaged, match=r"line 1 is no overruling \(Invalid isoformat string"):
        all_overrulings(held)


def test_what_was_written_is_said_where_no_release_can_be_made(held):
    (held.root / "official").mkdir()
    (held.root / "official" / "index.json").write_text("[{}]")
    given = (*WHO, "--as", "complete", "--reason", "It rained")
    done = run("overrule", "add", *given, store=held.root, expect=1)
    assert "Overruling 1 is written and counts from the next release" in done.stderr
    assert "index.json is damaged" in done.stderr
    assert len(all_overrulings(held)) == 1


def test_the_list_shows_the_number_on_a_screen(held):
    judge(held, "complete", month=BAD)
    shown = run("overrule", "list", store=held.root).stdout
    assert "number" in shown
    assert "sha256" not in shown
    assert "sha256" in run("overrule", "list", "--csv", store=held.root).stdout
