"""What a comparison says: number, distance and limits first, and no more than is known."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from frankpledge.evidence.charts import side_by_side
from frankpledge.evidence.charts.comparison import COLUMNS, Comparison
from frankpledge.evidence.charts.comparison import side_by_side as set_beside
from frankpledge.evidence.charts.groups import beside
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.values import Value
from frankpledge.evidence.store.places import Place
from tests.residents import always

RELEASE = SimpleNamespace(number=7)
PEOPLE = 1_000_000


def area(number: int) -> Place:
    code = f"area-{number:02}"
    return Place(
        kind="force", code=code, name=f"Area {number:02}", force=code, residents=always(PEOPLE)
    )


def counts(*events: int) -> Comparison:
    """Areas of a million residents with so many crimes."""
    held = [
        (
            area(number),
            Value(
                month="2025-03",
                status="complete",
                value=float(n),
                numerator=n,
                denominator=PEOPLE,
                low=n - 10.0,
                high=n + 10.0,
            ),
        )
        for number, n in enumerate(events)
    ]
    left_out = [(area(99), "missing, not zero: no file")]
    return set_beside(RELEASE, get_measure("shoplifting"), "2025-03", held, left_out)


def shares(*parts: int) -> Comparison:
    """Areas with a thousand cases, of which so many count."""
    held = [
        (
            area(number),
            Value(month="2025-03", status="complete", value=n / 10, numerator=n, denominator=1000),
        )
        for number, n in enumerate(parts)
    ]
    return set_beside(RELEASE, get_measure("positive_outcome_rate"), "2025-03", held, [])


ALIKE = [100 + n for n in range(21)]


def test_areas_that_differ_by_chance_are_said_to():
    assert side_by_side.overview(counts(*ALIKE)) == (
        "Shoplifting, March 2025: we can compare 21 of the 43 police areas. The median is 11.0 per"
        " 100,000 residents, from 10.0 in Area 00 to 12.0 in Area 20. Areas differ no more than"
        " chance explains, and no area stands out from that spread."
    )


def test_areas_that_differ_by_more_are_not_called_similar():
    wide = [100 * (n + 5) for n in range(20)]
    assert side_by_side.overview(counts(*wide)).endswith(
        "Areas differ on this measure for reasons other than chance, and no area stands out from"
        " that spread."
    )


def test_an_area_far_out_is_named_with_its_side_and_no_cause():
    said = side_by_side.overview(counts(*ALIKE, 900))
    assert said.endswith("Outside the limits: Area 21 (above the limits). It does not show why.")
    low = side_by_side.overview(shares(*[500 + n for n in ALIKE], 100))
    assert "Outside the limits: Area 21 (below the limits)." in low
    assert "from 10.0% in Area 21 to 62.0% in Area 20" in low


def test_with_few_areas_none_is_judged():
    found = counts(100, 101, 102, 103, 900)
    assert not found.apart
    assert {a.verdict for a in found.areas} == {"not judged"}
    assert "no area is judged" in side_by_side.overview(found)
    assert side_by_side.chance_of_naming(found) == ""
    assert "limits" not in side_by_side.beside_all(found, found.areas[-1])


def test_an_area_is_set_beside_the_median_before_the_limits():
    found = counts(*ALIKE, 900)
    assert side_by_side.beside_all(found, found.find("area-21")).startswith(
        "Shoplifting, Area 21, March 2025: 90.0 per 100,000 residents (95% interval 89.0 to 91.0)."
        " The median of the 22 areas we can compare is 11.1: 78.9 higher (714%). That is outside the"
        " limits of "
    )
    assert "10.0 per" in side_by_side.beside_all(found, found.find("area-00"))
    found = counts(*ALIKE)
    lowest, middle = (side_by_side.beside_all(found, found.areas[n]) for n in (0, 10))
    assert "is 11.0: 1.0 lower (9%). That is inside the limits" in lowest
    assert "is 11.0: the same." in middle


def test_shares_differ_by_percentage_points():
    found = shares(*[500 + n for n in ALIKE])
    said = side_by_side.beside_all(found, found.find("area-00"))
    assert (
        "60.0%. The median of the 21 areas we can compare is 61.0%: 1.0 percentage points" in said
    )


@pytest.mark.parametrize(
    ("value", "other", "said"),
    [
        (122.8, 124.94, "2.1 lower (2%)"),
        (1000.4, 1000.0, "0.4 higher (less than 1%)"),
        (1004.9, 1000.0, "4.9 higher (less than 1%)"),
        (1005.1, 1000.0, "5.1 higher (1%)"),
        (3.04, 2.96, "the same"),
    ],
)
def test_a_difference_is_that_of_the_figures_as_written(value, other, said):
    assert side_by_side.difference(value, other, get_measure("shoplifting")) == said


def groups(found, *members):
    return [
        beside(
            found,
            found.areas[0],
            f"our {n}",
            [a.place.code for a in found.areas[1 : n + 1]],
            is_ours=True,
        )
        for n in members
    ]


def test_an_area_beside_similar_ones_says_whether_the_size_of_the_group_matters():
    found = counts(*ALIKE)
    said = side_by_side.beside_similar(found, found.areas[0], groups(found, 4, 5, 6, 7))
    assert said == (
        "For the 5 most similar areas we can compare it is 10.3: Area 00 is 0.3 lower (3%), within the"
        " limits. The result is the same for groups of 5 to 7."
    )
    mixed = [
        replace(g, verdict="above the limits") if g.size == 7 else g for g in groups(found, 5, 7)
    ]
    assert "treat it with caution" in side_by_side.beside_similar(found, found.areas[0], mixed)
    none = side_by_side.beside_similar(found, found.areas[0], groups(found, 3, 4))
    assert none.startswith("Too few of the most similar areas have data")


def test_the_area_itself_may_be_left_out_and_then_is_not_judged():
    found = counts(*ALIKE)
    (one,) = [beside(found, None, "ours", [a.place.code for a in found.areas], is_ours=True)]
    assert one.verdict == "not judged: the area itself is left out"
    assert not one.is_judged


def test_rows_have_each_area_with_its_unit_and_those_left_out_with_their_reason():
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in counts(*ALIKE).rows()]
    assert len(rows) == 22
    first = next(row for row in rows if row["force"] == "area-00")
    assert (first["value"], first["unit"], first["size"]) == (10.0, "per 100,000 residents", PEOPLE)
    assert (first["interval_low"], first["interval_high"]) == (9.0, 11.0)
    assert first["lower_998"] < first["lower_95"] < first["value"] < first["upper_95"]
    assert first["verdict"] == "within the limits"
    last = next(row for row in rows if row["force"] == "area-99")
    assert (last["value"], last["verdict"]) == (None, "left out")
    assert last["reason"] == "missing, not zero: no file"


def test_lines_begin_at_the_smallest_area():
    found = counts(*ALIKE)
    for _, line in found.lines():
        assert line[0][0] == PEOPLE
        assert line[-1][0] > PEOPLE
