import pytest

from frankpledge.evidence.store.coverage import months_shown
from frankpledge.rules.periods import add_months, month_range
from frankpledge.rules.policing_areas import AREAS
from tests.archives import crime, load, street, write


def entry(store, force, month, dataset="street"):
    return next(
        e
        for e in store.release().coverage
        if (e.dataset, e.force, e.month) == (dataset, force, month)
    )


def test_every_area_has_an_entry_for_every_month_of_the_span(small_store):
    covered = small_store.release().covered("street")
    assert len(covered) == (len(AREAS) + 1) * 14
    assert {e.status for e in covered if e.force == "greater-manchester"} == {"missing"}


def test_missing_month_has_no_rows_and_its_usual_count_beside_it(small_store):
    missing = entry(small_store, "anyshire", "2025-03")
    assert (missing.status, missing.rows) == ("missing", None)
    assert missing.reason == "no archive with this month has been loaded"
    assert 350 < missing.expected < 450


def test_reason_tells_a_force_that_sent_nothing_from_an_archive_not_loaded(store, tmp_path):
    write(tmp_path, "2025-01-kent-street.csv", street([crime()]))
    write(tmp_path, "2025-03-kent-street.csv", street([crime(month="2025-03")]))
    load(store, tmp_path)
    assert (
        "hold other forces for this month, but no file of this force"
        in entry(store, "essex", "2025-01").reason
    )
    assert entry(store, "kent", "2025-02").reason == "no archive with this month has been loaded"


def test_forces_outside_the_43_areas_are_covered_once_they_are_held(store, tmp_path):
    load(store, write(tmp_path, "2025-01-btp-street.csv", street([crime()])))
    assert entry(store, "btp", "2025-01").status == "complete"


def test_share_of_unknown_outcomes_is_compared_at_its_stated_limit(store, tmp_path):
    for force, unknown in (("kent", 10), ("essex", 11)):
        rows = [crime(outcome="Status update unavailable")] * unknown
        rows += [crime(outcome="Offender fined")] * (100 - unknown)
        write(tmp_path, f"2025-01-{force}-street.csv", street(rows))
    load(store, tmp_path)
    assert entry(store, "kent", "2025-01").outcomes_reason == ""
    assert entry(store, "essex", "2025-01").outcomes_reason.startswith("11.0% of its crimes")


def test_force_that_gives_no_outcomes_is_not_comparable(store, tmp_path):
    rows = [crime(outcome="")] * 50 + [crime(kind="Anti-social behaviour", outcome="")] * 50
    load(store, write(tmp_path, "2025-01-btp-street.csv", street(rows)))
    assert entry(store, "btp", "2025-01").outcomes_reason.startswith("100.0% of its crimes")


def test_new_month_is_seen_without_reading_the_others_again(store, tmp_path):
    load(store, write(tmp_path, "2025-01-kent-street.csv", street([crime()])))
    summaries = dict(store.release().summaries["street"])
    load(store, write(tmp_path, "2025-02-kent-street.csv", street([crime(month="2025-02")])))
    assert store.release().summaries["street"]["2025-01"] == summaries["2025-01"]
    assert entry(store, "kent", "2025-02").rows == 1


def test_a_district_of_before_is_the_one_of_today_and_is_missed_where_it_is_absent(store, tmp_path):
    months = list(month_range("2023-01", "2023-08"))
    for number, month in enumerate(months):
        of_today = "Mendip" if number < 4 else "Somerset"  # it became part of Somerset
        names = ["North Somerset"] * 200 + ([of_today] * 40 if number != 5 else [])
        rows = [crime(month=month, lsoa=("E01028513", f"{name} 005A")) for name in names]
        write(tmp_path, f"{month}-avon-and-somerset-street.csv", street(rows))
    load(store, tmp_path)
    found = [entry(store, "avon-and-somerset", month) for month in months]
    assert [e.month for e in found if e.status != "complete"] == ["2023-06"]
    assert "Somerset: 0 records" in found[5].reason


@pytest.mark.parametrize("span", [1, 3, 14, 100, None])
def test_a_page_shows_the_newest_months(small_store, span):
    release = small_store.release()
    held = sorted({e.month for e in release.covered("street")})
    first = held[0] if span is None else max(held[0], add_months(held[-1], 1 - span))
    assert months_shown(release, "street", span) == (first, held[-1])
    assert months_shown(release, "outcomes of another kind", span) is None
