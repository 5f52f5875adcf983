"""What is drawn of a month, by how it is known: element, class, words; and what never is."""

from itertools import groupby, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.design.charts.bars import bars
from frankpledge.design.charts.svg import standalone
from frankpledge.design.maps import TILES, Tile, boundary_map, tile_map
from tests import series
from tests.design.drawing import NEAR, Drawing, Shape, months_in
from tests.series import MISSING, NOT_COMPARABLE, PARTIAL, PROVISIONAL, TOO_FEW

COUNTED = {"line": series.line, "narrow line": series.narrow_line}
CONTROL = {"control chart": series.control, "narrow control chart": series.narrow_control}
FULL = COUNTED | CONTROL  # each with a mark for every month that has a value
SMALL = {"small multiple": series.small}
SPARK = {"spark": series.spark}
DRAWN = FULL | SMALL | SPARK
JUDGED = set(CONTROL) | set(SMALL)  # their line leaves out what is not judged
WITHOUT_VALUE = (MISSING, TOO_FEW)
KNOWN = {
    *("fp-chart", "fp-small-chart", "fp-spark", "fp-grid", "fp-tick", "fp-label"),
    *("fp-line", "fp-line--provisional", "fp-centre", "fp-limit", "fp-missing", "fp-dot"),
    *("fp-point", "fp-signal", "fp-signal--high", "fp-signal--low", "fp-signal--pattern"),
    *(f"fp-point--{how}" for how in ("complete", "provisional", "partial", "not-comparable")),
}
STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 103, 99, 101, 98, 102]


def statuses(kind):
    """Return how a month can be known on a chart of this kind; counts are never too few."""
    found = [100, 120, 80, MISSING, PARTIAL, PROVISIONAL, NOT_COMPARABLE]
    return found if kind in COUNTED or kind in SPARK else [*found, TOO_FEW]


def is_joined(kind, month):
    """Whether the line of a chart of this kind goes through a month."""
    return not isinstance(month, str) or (month == PROVISIONAL and kind not in JUDGED)


def every_pair(kind):
    """Return months in which each status follows each, between ends that are whole."""
    found = statuses(kind)
    pairs = [month for pair in product(found, found) for month in pair]
    return [100, 100, *pairs, 100, 100]


def any_months(kind):
    """Return months of any status, between ends that are whole."""
    middle = st.lists(st.sampled_from(statuses(kind)), max_size=30)
    return middle.map(lambda months: [100, 100, *months, 100, 100])


def spells(months):
    """Return the first and last place of each run of months without a value."""
    runs = groupby(range(len(months)), key=lambda place: months[place] in WITHOUT_VALUE)
    places = [list(run) for is_empty, run in runs if is_empty]
    return [(run[0], run[-1]) for run in places]


def assert_none_is_crossed(kind, months):
    drawing = Drawing(DRAWN[kind](months))
    spans = [sorted((x, other)) for (x, _), (other, _) in drawing.segments]
    for column, month in zip(drawing.columns(len(months)), months, strict=True):
        if not is_joined(kind, month):
            assert not [s for s in spans if s[0] - NEAR <= column <= s[1] + NEAR], month


@pytest.mark.parametrize("kind", DRAWN)
@settings(max_examples=20)
@given(data=st.data())
def test_no_line_crosses_or_touches_a_missing_or_partial_month(kind, data):
    assert_none_is_crossed(kind, data.draw(any_months(kind)))


@pytest.mark.parametrize("kind", DRAWN)
def test_no_line_crosses_or_touches_one_beside_any_other(kind):
    assert_none_is_crossed(kind, every_pair(kind))


@pytest.mark.parametrize("kind", DRAWN)
def test_a_line_joins_whole_months_to_their_neighbours_and_to_no_other(kind):
    months = every_pair(kind)
    whole = [is_joined(kind, month) for month in months]
    neighbours = {(n, n + 1) for n in range(len(months) - 1) if whole[n] and whole[n + 1]}
    assert Drawing(DRAWN[kind](months)).joined(len(months)) == neighbours


@pytest.mark.parametrize("kind", FULL)
def test_every_month_with_a_value_has_one_mark_in_its_column(kind):
    months = every_pair(kind)
    drawing = Drawing(FULL[kind](months))
    columns = drawing.columns(len(months))
    marked = {months_in(mark.title)[0]: mark.middle[0] for mark in drawing.marks}
    assert len(marked) == len(drawing.marks)
    assert marked == {
        series.month(place): pytest.approx(columns[place], abs=2 * NEAR)
        for place, month in enumerate(months)
        if month not in WITHOUT_VALUE
    }


@pytest.mark.parametrize("kind", FULL | SMALL)
def test_months_without_a_value_are_bands_that_name_them_and_cover_no_other(kind):
    months = every_pair(kind)
    drawing = Drawing((FULL | SMALL)[kind](months))
    columns = drawing.columns(len(months))
    for band, (first, last) in zip(drawing.bands, spells(months), strict=True):
        assert band.tag == "rect"
        left = band.number("x")
        right = left + band.number("width")
        assert columns[first - 1] < left < columns[first]
        assert columns[last] < right < columns[last + 1]
        named = [series.month(first), series.month(last)]
        assert months_in(band.title) == named[: 1 + (first != last)]


@pytest.mark.parametrize("kind", DRAWN)
def test_everything_drawn_is_of_a_kind_that_these_tests_know(kind):
    drawing = Drawing(DRAWN[kind](every_pair(kind)))
    assert {name for shape in map(Shape, drawing.root.iter()) for name in shape.classes} <= KNOWN


def third(kind, month):
    """Return the mark of a month in the middle of five, the others whole, and its drawing."""
    drawing = Drawing(FULL[kind]([100, 104, month, 101, 99]))
    return drawing.mark(series.month(2)), drawing


@pytest.mark.parametrize("kind", FULL)
def test_a_complete_month_is_a_filled_dot_that_says_its_value(kind):
    mark, _ = third(kind, 98)
    assert (mark.tag, mark.classes) == ("circle", {"fp-point", "fp-point--complete"})
    assert mark.title == "March 2024: 98"


@pytest.mark.parametrize("kind", FULL)
def test_a_provisional_month_is_a_hollow_dot(kind):
    mark, _ = third(kind, PROVISIONAL)
    assert (mark.tag, mark.classes) == ("circle", {"fp-point", "fp-point--provisional"})
    assert mark.title.startswith("March 2024: 40")


@pytest.mark.parametrize(
    "kind",
    [*COUNTED, *CONTROL],
)
def test_a_provisional_month_says_that_it_is(kind):
    mark, _ = third(kind, PROVISIONAL)
    assert mark.title == "March 2024: 40, provisional"


@pytest.mark.parametrize("kind", FULL)
def test_a_partial_month_is_a_diamond_off_the_line_and_says_so(kind):
    mark, drawing = third(kind, PARTIAL)
    assert mark.is_diamond
    assert mark.classes == {"fp-point", "fp-point--partial"}
    assert mark.title == "March 2024: 40, delivered in part"
    assert drawing.joined(5) == {(0, 1), (3, 4)}


@pytest.mark.parametrize("kind", FULL)
def test_a_month_that_is_not_comparable_is_a_diamond_off_the_line_and_says_so(kind):
    mark, drawing = third(kind, NOT_COMPARABLE)
    assert mark.is_diamond
    assert not mark.classes & {"fp-point--complete", "fp-point--provisional"}
    assert mark.title.replace("-", " ") == "March 2024: 40, not comparable"
    assert drawing.joined(5) == {(0, 1), (3, 4)}


@pytest.mark.parametrize(
    ("kind", "month"), [(k, m) for k in FULL for m in statuses(k) if m in WITHOUT_VALUE]
)
def test_a_month_without_a_value_is_a_band_that_says_so_and_no_dot(kind, month):
    drawing = Drawing(FULL[kind]([100, 104, month, 101, 99]))
    (band,) = drawing.bands
    assert months_in(band.title) == ["2024-03"]
    assert band.title.partition(": ")[2] in ("missing", "no value")
    assert len(drawing.marks) == 4


@pytest.mark.parametrize("kind", FULL)
def test_a_whole_month_between_gaps_keeps_its_dot(kind):
    mark, drawing = third(kind, 98)
    alone = Drawing(FULL[kind]([100, 104, MISSING, 98, MISSING, 101, 99]))
    assert alone.mark(series.month(3)).classes == mark.classes
    assert alone.joined(7) == {(0, 1), (5, 6)}


def test_a_whole_month_between_gaps_is_a_dot_in_a_table_cell():
    (dot,) = Drawing(series.spark([100, 104, MISSING, 98, MISSING, 101, 99])).shapes("fp-dot")
    assert dot.tag == "circle"


def test_a_whole_month_between_gaps_is_drawn_in_a_small_multiple():
    months = [100, 104, MISSING, 98, MISSING, 101, 99]
    drawing = Drawing(series.small(months))
    column = drawing.columns(len(months))[3]
    assert any(abs(mark.middle[0] - column) <= 2 * NEAR for mark in drawing.marks)


def test_a_partial_month_in_a_table_cell_is_not_marked_as_a_whole_one():
    drawing = Drawing(series.spark([100, 104, PARTIAL, 101, 99]))
    (mark,) = drawing.marks
    assert mark.classes == {"fp-point", "fp-point--partial"}
    assert mark.middle[0] == pytest.approx(drawing.columns(5)[2], abs=2 * NEAR)


def test_a_partial_month_in_a_table_cell_has_a_shape_of_its_own():
    (whole,) = Drawing(series.spark([100, 104, MISSING, 98, MISSING, 101, 99])).shapes("fp-dot")
    (partial,) = Drawing(series.spark([100, 104, PARTIAL, 101, 99])).marks
    assert partial.tag != whole.tag


@pytest.mark.parametrize("draw", [*CONTROL.values(), *SMALL.values()])
@pytest.mark.parametrize(
    ("value", "measure", "is_up", "kind"),
    [
        (160, "shoplifting", True, "high"),
        (40, "shoplifting", False, "low"),
        (160, "drugs", True, "high"),
        (40, "drugs", False, "low"),
    ],
)
def test_a_signal_is_a_triangle_that_points_its_way_and_says_so(draw, value, measure, is_up, kind):
    mark = Drawing(draw([*STEADY, value], measure)).mark("2025-04")
    assert mark.points_up is is_up
    assert mark.classes == {"fp-signal", f"fp-signal--{kind}"}
    assert mark.title == f"April 2025: {value}, unusually {kind}"


@pytest.mark.parametrize("draw", [*CONTROL.values(), *SMALL.values()])
@pytest.mark.parametrize("month", [PARTIAL, NOT_COMPARABLE, PROVISIONAL])
def test_a_month_that_is_not_judged_is_never_a_signal(draw, month):
    # Its value is 40: far below the limits of the others.
    assert not Drawing(draw([*STEADY, month, 101, 99])).shapes("fp-signal")


@pytest.mark.parametrize("kind", DRAWN)
def test_a_drawing_has_a_name_and_a_description(kind):
    root = Drawing(DRAWN[kind]([100, 104, MISSING, 101, PARTIAL, 99])).root
    assert root.get("role") == "img"
    assert root.find("title").text.strip()
    assert "2024" in root.find("desc").text


@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("months", [[MISSING], [100], [MISSING, MISSING], [PARTIAL], [0, 0]])
def test_hardly_anything_held_is_drawn_without_a_line_to_anywhere(kind, months):
    segments = Drawing(DRAWN[kind](months)).segments
    assert len({piece for piece in segments if piece[0] != piece[1]}) == (months == [0, 0])


def test_a_drawing_as_a_file_of_its_own_tells_months_apart_without_a_stylesheet():
    months = [*STEADY, MISSING, PARTIAL, 101, 99, 160, 100, PROVISIONAL]
    inside = series.control(months)
    outside = Drawing(standalone(inside))
    looks = {}
    for shape, alone in zip(
        map(Shape, Drawing(inside).root.iter()), outside.root.iter(), strict=True
    ):
        assert not alone.get("class")
        if shape.classes & {"fp-point", "fp-signal", "fp-missing"}:
            assert alone.tag.endswith(shape.tag)
            looks[max(shape.classes)] = (shape.tag, alone.get("fill"), alone.get("stroke"))
    points = {f"fp-point--{how}" for how in ("complete", "partial", "provisional")}
    assert set(looks) >= {"fp-missing", "fp-signal--high", *points}
    assert len(set(looks.values())) == len(looks)


# Bars and maps.


def test_bars_are_as_many_as_rows_and_as_long_as_their_counts():
    drawing = Drawing(bars([("a", 400), ("b", 200), ("c", 0)], title="t", says="s"))
    whole, half, none = (bar.number("width") for bar in drawing.shapes("fp-bar"))
    assert half == pytest.approx(whole / 2, abs=1)
    assert none == 1
    assert [s.element.text for s in drawing.shapes("fp-label")] == [
        "a",
        "400",
        "b",
        "200",
        "c",
        "0",
    ]


PLACES = {
    slug: Tile(name=slug, address=f"/forces/{slug}/", kind=kind, says=f"March {kind}")
    for slug, kind in zip(TILES, ("complete", "partial", "missing") * 15, strict=False)
}
OUTLINES = {slug: {"path": "M0 0L1 0L1 1Z"} for slug in PLACES}


@pytest.mark.parametrize(
    "drawn", [tile_map(PLACES), boundary_map(PLACES, OUTLINES)], ids=["tiles", "boundaries"]
)
def test_every_area_of_a_map_is_a_link_that_says_how_it_is_held(drawn):
    drawing = Drawing(drawn)
    areas = drawing.shapes("fp-place")
    assert len(areas) == 43
    for area, (slug, place) in zip(areas, PLACES.items(), strict=True):
        assert (area.tag, area.element.get("href")) == ("a", f"/forces/{slug}/")
        assert area.classes == {"fp-place", f"fp-place--{place.kind}"}
        assert area.title == f"{slug}: March {place.kind}"
        assert {child.tag for child in area.element} & {"rect", "path"}


def test_no_two_tiles_lie_on_one_another():
    tiles = [
        (Shape(area.element.find("rect")).number("x"), area.element.find("rect").get("y"))
        for area in Drawing(tile_map(PLACES)).shapes("fp-place")
    ]
    assert len(set(tiles)) == len(tiles) == 43
