"""What the tests of the law of a panel's cases share: two sides, steps, days."""

from datetime import date

from frankpledge.rules.panel_steps import CaseFacts, Sides, StepInput

SIDES = Sides(panel="The panel", office="The office")
YEAR = "2027/28"


def on(day, month=2):
    """A day of 2027."""
    return date(2027, month, day)


def case(facts, members=10, heard=()):
    """A case as the law sees it."""
    return CaseFacts(
        panel=SIDES.panel, office=SIDES.office, facts=facts, members=members, heard=heard
    )


def given(day, **more):
    """What is written of a step that was taken on a day."""
    return StepInput(**{"on": day, "words": "Because."} | more)


class Walk:
    """A case walked on: what a step makes of it is what the next one finds."""

    def __init__(self, opening, decide, **more):
        self.facts, self.decide, self.more = opening.facts, decide, more

    def step(self, move, day, **more):
        """Take a step, and return what comes of it."""
        outcome = self.decide(case(self.facts, **self.more), move, given(day, **more))
        self.facts = self.facts | outcome.facts
        return outcome
