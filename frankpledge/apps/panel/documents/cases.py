"""How a step of a panel's case reads when it is published, and a case for those who work on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from frankpledge.apps.panel.models import Case, CaseKind, CaseStep
from frankpledge.apps.publishing.queries.lists import PublicRow
from frankpledge.design.dates import long_date
from frankpledge.rules import panel_cases
from frankpledge.rules.documents import document, table, words
from frankpledge.rules.panel_cases import WORKFLOW
from frankpledge.rules.panel_steps import Outcome
from frankpledge.rules.precept_case import dated_steps


@dataclass(frozen=True, kw_only=True)
class PublicCase:
    """A case as everybody reads it: its steps, first to last."""

    reference: str
    title: str
    kind: str
    steps: list[PublicRow]

    @property
    def state(self) -> str:
        """How it stands, by what is public."""
        return self.steps[-1].state or "withdrawn"

    @property
    def newest(self) -> PublicRow:
        """The newest step."""
        return self.steps[-1]


def due_day(case: Case) -> date | None:
    """Return the day by which the next step of a case is due, where one is."""
    return panel_cases.due_day(case.kind, case.state, case.facts)


def case_rows(case: Case) -> list[tuple[str, str]]:
    """Return what a case is about, for those who work on it."""
    said = {
        "proposed": "Proposed",
        "recommended": "Recommended",
        "veto": "Vetoed as",
        "revised": "Revised",
        "issued": "Issued",
        "post": "Post",
        "candidate": "Candidate",
        "what": "Required",
        "of": "Of",
        "words": "In words",
        "holder": "Who",
        "charge": "Charge",
    }
    rows = [(label, str(case.facts[name])) for name, label in said.items() if case.facts.get(name)]
    if (due := due_day(case)) and case.state not in WORKFLOW[case.kind].ends:
        rows.append(("Next step by", long_date(due)))
    return rows


def step_document(
    case: Case,
    step: CaseStep,
    outcome: Outcome,
    *,
    basis: str,
    before: Sequence[CaseStep],
    by_panel: bool,
) -> dict:
    """Return a step of a case as everybody reads it.

    `before` are the steps of the case that were published before it; `by_panel` is whether the
    panel recorded it for the office.
    """
    # By name and address alone: what each says is read there, as it may be seen then.
    rows = [
        [long_date(s.on), s.move, f"/record/{s.publication.reference}/"]
        for s in before
        if s.publication
    ]
    recorded_on = timezone.localdate(step.at)
    recorded = "the panel, from what the office sent" if by_panel else ""
    blocks = [
        words("Letter and report", outcome.letter),
        table("Steps before", ["Day", "Step", "Where"], rows),
    ]
    if case.kind == CaseKind.PRECEPT:
        dated = [list(row) for row in dated_steps(case.facts)]
        blocks.append(table("Dates of the law", ["Step", "By", "Basis"], dated))
    return document(
        outcome.sentence,
        facts=[
            ("Day", long_date(step.on)),
            ("Recorded", long_date(recorded_on) if recorded_on != step.on else ""),
            *outcome.rows,
            ("Legal basis", basis),
            ("Recorded by", recorded),
            ("Stands", case.state),
        ],
        blocks=blocks,
        data={
            "case": case.reference,
            "case_kind": case.kind,
            "case_title": case.title,
            "move": step.move,
            "on": step.on.isoformat(),
            "state": case.state,
        },
    )
