"""The brighter line: what the table proposes for a question, and why."""

import pytest

from frankpledge.rules.protocol import UNCLASSIFIED, kinds, propose, source


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("When will the suspect in the Elm Street murder be charged?", "operational_individual"),
        ("Will officers patrol the night market on Fridays?", "operational_direction"),
        ("Why does the precept rise by 5 per cent?", "strategic_commissioner"),
        (
            "What has the commissioner done about shoplifting, which has risen by a third?",
            "strategic_holding_to_account",
        ),
        ("How often has the commissioner met the Home Secretary?", "strategic_engagement"),
        ("Should the funding formula be changed in law?", "national_home_secretary"),
        ("Why does the ambulance service not come?", "partner"),
        ("Has the commissioner broken the code of conduct?", "conduct"),
        ("Hello?", UNCLASSIFIED),
    ],
)
def test_table_proposes_a_kind_with_the_words_it_went_by(text, label):
    proposal = propose(text)
    assert proposal.kind.label == label, proposal.reason
    assert proposal.found in text
    assert proposal.reason.endswith(".")


def test_an_operational_question_gets_an_assurance_rewording_with_the_holders_title():
    proposal = propose("Will officers patrol the night market?", holder="mayor")
    assert "mayor" in proposal.reword
    assert proposal.reword.endswith("?")


def test_a_strategic_question_is_left_as_it_is():
    assert propose("Why does the precept rise?").reword == ""


def test_every_kind_says_which_side_and_who_answers():
    for kind in kinds().values():
        assert kind.line in (
            "strategic",
            "operational",
            "national",
            "partner",
            "conduct",
            UNCLASSIFIED,
        )
        if kind.label != UNCLASSIFIED:
            assert kind.addressee
            assert kind.words
    assert source().url.startswith("https://www.legislation.gov.uk/")
