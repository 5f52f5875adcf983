"""Documents: what was corrected stays so."""

from frankpledge.rules.documents import corrected, corrections, document, words


def test_a_text_that_was_corrected_stays_so_in_the_next_version():
    first = document("It rose.", blocks=[words("Words", "By 9."), words("More", "Kept.")])
    second = document("It rose.", blocks=[words("Words", "By 6."), words("More", "Kept.")])
    changes = corrections(first, second)
    assert changes == {"By 9.": "By 6."}
    assert corrected(first, changes) == second


def test_a_fact_without_a_text_is_left_out():
    made = document("it rose.", facts=[("Post", ""), ("Day", "Monday")])
    assert (made["facts"], made["lead"]) == ([["Day", "Monday"]], "It rose.")
