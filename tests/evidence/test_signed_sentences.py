"""Sentences that a person has read: of series that step, drift, leap, fall back, or say nothing at all."""

import tomllib
from pathlib import Path

import pytest

from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.sentences import sentence
from tests.figures import a_series

SIGNED = tomllib.loads(Path(__file__).with_name("signed_sentences.toml").read_text("utf-8"))[
    "chart"
]


def charted(one):
    return draw(a_series([None if value == "missing" else value for value in one["values"]]))


@pytest.mark.parametrize("one", SIGNED, ids=lambda one: one["name"])
def test_a_chart_says_what_was_signed(one):
    assert sentence(charted(one)) == " ".join(one["says"].split())


@pytest.mark.parametrize("one", SIGNED, ids=lambda one: one["name"])
def test_more_is_said_where_there_is_more_and_less_where_there_is_less(one):
    point = charted(one).newest
    if point is None or point.centre is None or point.lower is None:
        return
    gap = round(point.at.value) - round(point.centre)
    said = sentence(charted(one)).partition("so this is ")[2].partition(".")[0]
    assert (" more" in said, " fewer" in said) == (gap > 0, gap < 0)
