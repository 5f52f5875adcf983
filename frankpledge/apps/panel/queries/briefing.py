"""A member's briefing before a meeting, drawn from what is public and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.meetings.models import Meeting
from frankpledge.apps.meetings.queries.meetings import last_held, next_planned
from frankpledge.apps.panel.documents.cases import PublicCase
from frankpledge.apps.panel.queries.cases import public_cases
from frankpledge.apps.performance.queries.following import alerts_page
from frankpledge.apps.performance.queries.reader import current_release, loaded_on
from frankpledge.apps.publishing.queries.lists import PublicRow, all_rows
from frankpledge.apps.publishing.queries.visible import PublicVersion, publications
from frankpledge.apps.publishing.queries.wanted import Wanted
from frankpledge.apps.recommendations.models import TRACKER
from frankpledge.apps.scrutiny.models import QUESTIONS
from frankpledge.apps.scrutiny.queries.ageing import Open, report
from frankpledge.errors import BadInput, Damaged, NotFound
from frankpledge.evidence.charts.alerts import Alert
from frankpledge.rules.panel_cases import WORKFLOW
from frankpledge.rules.protocol import kinds

MOST_SIGNALS = 10
HOLDING_TO_ACCOUNT = "strategic_holding_to_account"


@dataclass(frozen=True, kw_only=True)
class Signal:
    """An alert of the evidence, where it is charted, and a question that fits the Protocol."""

    alert: Alert
    address: str
    ask: str
    question: str


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """What a member should know before the next meeting; `since` is the day of the last one."""

    panel: Body
    next: Meeting | None
    since: date | None
    signals: list[Signal]
    no_signals: str
    undertakings: list[Open]
    recommendations: list[tuple[PublicVersion, int]]
    answers: list[PublicRow]
    questions: list[Open]
    cases: list[PublicCase]
    loaded_on: date | None

    @property
    def has_new_figures(self) -> bool:
        """Whether figures were loaded since the last meeting."""
        return bool(self.loaded_on and (self.since is None or self.loaded_on >= self.since))

    @property
    def late(self) -> list[Open]:
        """The undertakings past their day."""
        return [promise for promise in self.undertakings if promise.days_late]


def briefing(panel: Body, at: datetime) -> Briefing:
    """Return the briefing of a panel's members at a moment."""
    today = timezone.localdate(at)
    before = last_held(panel, today)
    since = before.on if before else None
    signals, why = _signals(panel.area)
    found = report(at, panel.area)
    return Briefing(
        panel=panel,
        next=next_planned(panel, today),
        since=since,
        signals=signals,
        no_signals=why,
        undertakings=found.undertakings,
        recommendations=unanswered(panel.area, at),
        answers=_answers(panel.area, since, at),
        questions=found.questions,
        cases=_open_cases(panel, at),
        loaded_on=_loaded_on(),
    )


def _open_cases(panel: Body, at: datetime) -> list[PublicCase]:
    """Return the precepts, hearings and requirements that have not ended, by what is public."""
    return [t for t in public_cases(panel, at) if t.state not in WORKFLOW[t.kind].ends]


def _loaded_on() -> date | None:
    """Return when figures were loaded last; months come long after they end."""
    try:
        return loaded_on(current_release().release)
    except (NotFound, Damaged):
        return None


def _signals(area: str) -> tuple[list[Signal], str]:
    """Return what the newest quarter of figures alerts to, or why nothing can be said."""
    try:
        found = alerts_page([], [area], "").found
    except (NotFound, BadInput, Damaged) as problem:
        return [], str(problem)
    if found is None:
        return [], "Nothing is held of this area"
    why = (
        ""
        if found.found
        else (
            f"No alerts for {found.quarter}. A change of 10% would often be missed, so no alert does not"
            " mean no change."
        )
    )
    return [_signal(area, alert) for alert in found.found[:MOST_SIGNALS]], why


def _signal(area: str, alert: Alert) -> Signal:
    name = alert.series.measure.name
    wording = kinds()[HOLDING_TO_ACCOUNT].reword.format(holder="commissioner")
    return Signal(
        alert=alert,
        address=reverse("performance:chart", args=[area, name]),
        ask=reverse("scrutiny:ask-chart", args=[area, name]),
        question=f"{alert.sentence()} {wording}",
    )


def unanswered(area: str, at: datetime) -> list[tuple[PublicVersion, int]]:
    """Return the reports whose recommendations are not finished, with how many are not."""
    found = []
    for shown in publications(at, kind=TRACKER, subject=("area", area)):
        states = [r["state"] for r in shown.data.get("recommendations", [])]
        if count := sum(state in ("open", "accepted") for state in states):
            found.append((shown, count))
    return found


def _answers(area: str, since: date | None, at: datetime) -> list[PublicRow]:
    return all_rows(at, Wanted(kind=QUESTIONS, area=area, states=("published",), first=since))
