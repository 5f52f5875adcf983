"""Drawings: well-formed, broken where a month is missing, escaped, with words for every sign."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from frankpledge.design.charts.bars import bars
from frankpledge.design.charts.control_charts import control_chart, small_chart
from frankpledge.design.charts.lines import line_chart, spark
from frankpledge.design.charts.svg import standalone
from frankpledge.evidence.charts.change import draw
from tests.figures import a_series


def classes(svg, kind):
    return [part for part in ET.fromstring(svg).iter() if kind in (part.get("class") or "").split()]


def titles(parts):
    return [part.find("title").text for part in parts]


def test_line_breaks_at_a_missing_month_and_is_well_formed():
    svg = line_chart(a_series([1, 2, None, 4, 5], part="A <b> & c"))
    tree = ET.fromstring(svg)
    assert len(classes(svg, "fp-line")) == 2
    assert tree.get("role") == "img"
    assert tree.find("title").text == "A <b> & c, Kent Police, by month"
    assert titles(classes(svg, "fp-missing")) == ["2024-03: missing"]


def test_a_partial_month_is_a_diamond_off_the_line():
    svg = line_chart(a_series([1, 2, "partial", 4, 5]))
    assert len(classes(svg, "fp-line")) == 2
    assert titles(classes(svg, "fp-point--partial")) == ["March 2024: 40, delivered in part"]


def test_provisional_months_are_hollow_on_a_dashed_line():
    svg = line_chart(a_series([1, 2, 3, 4], provisional=2))
    assert len(classes(svg, "fp-line--provisional")) == 1
    assert titles(classes(svg, "fp-point--provisional")) == [
        "March 2024: 3, provisional",
        "April 2024: 4, provisional",
    ]


def test_chart_of_nothing_is_still_a_chart():
    for values in ([], [None], [None, None], [0], [0, 0]):
        series = a_series(values)
        for svg in (line_chart(series), spark(series), small_chart(draw(series))):
            ET.fromstring(svg)
        ET.fromstring(control_chart(draw(series)))
    ET.fromstring(bars([], title="t", says="s"))


def test_the_months_of_a_plain_line_lie_where_those_of_a_control_chart_do():
    # One plot: both put the first month at the same place, and equal gaps between months.
    series = a_series([100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 103, 99, 101, 98])
    for svg in (line_chart(series), control_chart(draw(series))):
        dots = [float(dot.get("cx")) for dot in classes(svg, "fp-point--complete")]
        assert len(dots) == 14
        assert dots[0] == 62.0
        gaps = [b - a for a, b in zip(dots, dots[1:], strict=False)]
        assert max(gaps) - min(gaps) < 0.2


@pytest.mark.parametrize("first", ["2024-03", "2024-01"])
def test_a_line_names_a_year_or_its_first_month(first):
    svg = line_chart(a_series([5, 6, 7], first=first))
    labels = [part.text for part in classes(svg, "fp-label")]
    assert ("2024" in labels) is (first == "2024-01")
    assert ("2024-03" in labels) is (first == "2024-03")


def test_a_drawing_of_its_own_has_its_colours_and_no_class():
    svg = standalone(line_chart(replace(a_series([1, None, 3]), part="x")))
    assert "class=" not in svg
    assert 'xmlns="http://www.w3.org/2000/svg"' in svg
