"""Refusals: codes that code compares, words that people read."""

import pickle

import pytest

from frankpledge.errors import BadInput, General, NotAllowed, Refusal, RefusalCode


class Hearing(RefusalCode):
    """Why a hearing is refused."""

    OPEN = "open"
    ENDED = "ended"


OPEN = Refusal(code=Hearing.OPEN, text="It is open already.", basis="Schedule 1", field="post")
ENDED = Refusal(code=Hearing.ENDED, text="The three weeks ended")


def test_error_of_words_alone_carries_one_refusal_with_its_field():
    problem = BadInput("Write the amount", field="amount")
    plain = Refusal(code=General.WORDS, text="Write the amount", field="amount")
    assert (problem.refusals, problem.field) == ((plain,), "amount")
    assert str(problem) == "Write the amount"


def test_error_of_refusals_is_told_by_codes_and_read_as_sentences():
    problem = NotAllowed.of(OPEN, ENDED)
    assert isinstance(problem, NotAllowed)
    assert problem.refusals == (OPEN, ENDED)
    assert problem.codes == {Hearing.OPEN, Hearing.ENDED}
    assert problem.field == "post"
    assert str(problem) == "It is open already (Schedule 1). The three weeks ended"


def test_order_of_refusals_changes_no_full_stop():
    assert str(NotAllowed.of(ENDED, OPEN)) == (
        "The three weeks ended. It is open already (Schedule 1)."
    )


@pytest.mark.parametrize("problem", [BadInput("No", field="post"), NotAllowed.of(OPEN, ENDED)])
def test_error_passed_to_another_process_keeps_its_refusals(problem):
    copy = pickle.loads(pickle.dumps(problem))
    assert (copy.refusals, str(copy)) == (problem.refusals, str(problem))
