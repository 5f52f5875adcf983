"""What is drawn of areas side by side: by size, and by value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.design.charts.funnels import Dot, ends_of, funnel_chart
from frankpledge.design.charts.ranked import Row, ranked_chart
from frankpledge.design.charts.svg import NARROW
from tests import series
from tests.design.drawing import Drawing


def test_an_area_is_a_dot_within_the_limits_and_a_triangle_outside_them():
    within, above, below = Drawing(series.funnel(0, 1, -1)).marks
    assert (within.tag, within.classes) == ("circle", {"fp-point", "fp-point--complete"})
    assert (above.points_up, below.points_up) == (True, False)
    assert within.title == "Kent Police: 2.0, within the limits"
    assert above.title == "Essex Police: 3.5, above the limits"
    assert below.title == "Surrey Police: 0.5, below the limits"
    assert ("fp-signal--high" in above.classes, "fp-signal--low" in below.classes) == (True, True)
    assert "fp-signal" in above.classes & below.classes


def test_the_area_picked_out_is_ringed_and_named_and_no_other():
    drawing = Drawing(series.funnel(0, 1, -1, picked="essex"))
    (ring,) = drawing.shapes("fp-ring")
    assert ring.middle[0] == drawing.marks[1].middle[0]
    named = [s.element.text for s in drawing.shapes("fp-label")]
    assert "Essex Police" in named
    assert "Kent Police" not in named
    assert not Drawing(series.funnel(0, 1, -1)).shapes("fp-ring")


def test_a_funnel_has_its_centre_and_two_pairs_of_limits_that_close_in():
    drawing = Drawing(series.funnel(0, 1, -1))
    assert len(drawing.shapes("fp-centre")) == 1
    for name in ("fp-warn", "fp-limit"):
        (one, other) = (shape.strokes[0] for shape in drawing.shapes(name))
        # A line that leaves the scale is cut off there, so the two may begin at other sizes.
        lower, upper = dict(one), dict(other)
        widths = [abs(upper[x] - lower[x]) for x in sorted(lower.keys() & upper.keys())]
        assert len(widths) > 30
        assert widths == sorted(widths, reverse=True)
        assert widths[-1] < widths[0]


@pytest.mark.parametrize(
    ("values", "beginnings", "low", "high"),
    [
        ([1, 5], [5.2], 0, 5.72),  # from zero, to the line
        ([1, 5], [40], 0, 4 / 0.45),  # a line far out does not press the dots to the floor
        ([90, 100], [101], 85, 85 + 10 / 0.45),  # dots far above zero
        ([4, 4], [4.4], 0, 4.84),
    ],
)
def test_the_axis_of_a_funnel_is_that_of_its_dots(values, beginnings, low, high):
    assert ends_of(values, beginnings) == pytest.approx((low, high))


@given(st.lists(st.floats(0.01, 1e5), min_size=2, max_size=43), st.floats(0.01, 1e6))
def test_the_dots_of_a_funnel_take_four_tenths_of_its_height_and_lie_on_it(values, beginning):
    low, high = ends_of(values, [beginning])
    assert low <= min(values)
    assert max(values) < high
    if max(values) - min(values) > 1e-6 * max(values):
        assert (max(values) - min(values)) / (high - low) >= 0.4


def test_every_area_by_value_has_its_name_its_interval_and_its_figure():
    drawing = Drawing(series.ranked(0, 1, -1, picked="kent"))
    words = [shape.element.text for shape in drawing.shapes("fp-label")]
    names = [word for word in words if "Police" in word]
    assert names == ["Essex Police", "Kent Police", "Surrey Police"]
    assert [word for word in words if "." in word][-3:] == ["3.5", "2.0", "0.5"]
    assert "median" in words
    above, within, below = drawing.marks
    assert (above.points_up, within.tag, below.points_up) == (True, "circle", False)
    assert above.middle[0] > within.middle[0] > below.middle[0]
    assert len(drawing.shapes("fp-interval")) == 3
    (ring,) = drawing.shapes("fp-ring")
    assert ring.middle[1] == within.middle[1]


def test_a_name_that_is_too_long_for_a_phone_is_cut_with_a_sign_for_it():
    drawing = ranked_chart(
        [
            Row(
                name="Dyfed-Powys Police and more",
                value=1,
                low=0.5,
                high=2,
                written="1.0",
                side=0,
                is_here=False,
            )
        ],
        1,
        title="t",
        says="s",
        width=NARROW,
    )
    assert "Dyfed-Powys Polic\N{HORIZONTAL ELLIPSIS}" in drawing
    assert "Dyfed-Powys Police and more: 1.0" in drawing


def test_millions_of_residents_are_written_out():
    facts = {"value": 4.0, "side": 0, "is_named": False, "label": ""}
    dots = [Dot(size=n * 500_000, says=f"Area {n}", **facts) for n in range(1, 6)]
    line = [(500_000, 5.0), (2_500_000, 5.0)]
    drawn = str(funnel_chart(dots, [("centre", line)], title="t", says="s", across="residents"))
    assert ">1,000,000</text>" in drawn
    assert "e+06" not in drawn
