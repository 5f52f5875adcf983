"""What a series without limits says: the newest month, its range, and what is not known."""

from frankpledge.evidence.charts.sentences import counted
from tests.figures import a_series


def said(values, **facts):
    return counted(a_series(values, measure="total_crime", **facts))


def test_sentence_says_figure_range_gap_and_provisional():
    assert said([100, 120, None, 110, 90], provisional=1) == (
        "In May 2024 there were 90 crimes recorded by Kent Police. That is below the range of"
        " the 3 whole months held of the year before: 100 (January 2024) to 120 (February 2024)."
        " March 2024 is missing, not zero. The figure of May 2024 is provisional."
    )


def test_sentence_of_nothing_held_does_not_say_zero():
    text = said([None, None])
    assert "does not mean that there were none" in text
    assert " 0 " not in text


def test_sentence_of_a_part_names_it():
    text = said([100, 1200], part="Robbery")
    assert "In February 2024 there were 1,200 crimes of the kind “Robbery” recorded by" in text
    assert "there were 7 incidents of anti-social behaviour recorded by Kent Police" in counted(
        a_series([7], measure="anti_social_behaviour")
    )
    assert "there were 7 stops and searches by Kent Police" in counted(
        a_series([7], measure="stops_and_searches")
    )


def test_provisional_months_are_told_from_the_first_on():
    assert said([5, 5, 5], provisional=2).endswith("Figures from February 2024 on are provisional.")
    assert said([5, None, 5], provisional=3).endswith(
        "Figures from January 2024 on are provisional."
    )


def test_older_months_that_are_not_shown_are_counted():
    assert said([5], older_held=1).endswith("1 older month is held and not shown here.")
    assert said([5], older_held=12).endswith("12 older months are held and not shown here.")
