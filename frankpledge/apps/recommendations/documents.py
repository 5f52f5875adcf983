"""How the answer to a report reads: response, tracker, and by when it is due."""

from dataclasses import dataclass

from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.recommendations.models import Answer, Recommendation, Report, Response
from frankpledge.design.dates import long_date
from frankpledge.errors import Refusal, RefusalCode
from frankpledge.rules.documents import document, table, words

DUTY, PANEL_DUTY = "inspection-response", "panel-recommendation-response"


class ResponseRefusal(RefusalCode):
    """Why the response to a report is not published."""

    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, kw_only=True)
class ReportDesk:
    """A report as one body works on it."""

    report: Report
    body: Body
    rows: list[tuple[Recommendation, Answer | None]]
    response: Response | None
    obligation: Obligation | None

    @property
    def is_answered_here(self) -> bool:
        """Whether the body answers the report; a panel reads what its office says."""
        return self.body.kind != BodyKind.PANEL

    @property
    def due_words(self) -> str:
        """By when it is to be answered, and by what rule."""
        return due_words(self.obligation)

    @property
    def unexplained(self) -> list[str]:
        """The numbers of recommendations of which the body has said nothing."""
        return [r.number for r, answer in self.rows if answer is None or not answer.words]


def _rows(desk: ReportDesk) -> list[list[str]]:
    found = []
    for recommendation, answer in desk.rows:
        checked = answer.checked_on if answer else None
        found.append(
            [
                recommendation.number,
                recommendation.text,
                recommendation.needs,
                answer.state if answer else "open",
                " ".join(filter(None, (answer.words, answer.evidence)))
                if answer
                else "nothing is recorded",
                long_date(checked) if checked else "not checked",
                answer.evidence_address if answer else "",
            ]
        )
    return found


COLUMNS = [
    "Number",
    "Recommendation",
    "Needs",
    "Stands",
    "What is said and done",
    "Checked",
    "Evidence",
]


def response_document(desk: ReportDesk) -> dict:
    """Return the response of a body to a report as a document."""
    report, response, due = desk.report, desk.response, desk.obligation
    published = long_date(report.published_on)
    comments = response.chief_comments if response else ""
    return document(
        f"{desk.body.name} answers {report.publisher}: {report.title}.",
        facts=[
            ("Report", report.title),
            ("Published", published),
            ("Response due", due_words(due)),
            ("Copies sent to", response.copied_to if response else ""),
        ],
        blocks=[
            words("Comments", response.comments if response else ""),
            words("Comments of the chief officer", comments or "None were received."),
            table("Each recommendation", COLUMNS, _rows(desk)),
        ],
        sources=[{"title": f"{report.publisher}: {report.title}", "url": report.url}],
        data=_data(desk),
    )


def due_words(due: Obligation | None) -> str:
    """Say by when a report has to be answered, and by what rule; nothing where no day is named."""
    if due is None or due.due_on is None:
        return ""
    rule = (
        "56 days beginning with the day of publication (Police Act 1996, section 55(5A))"
        if due.duty == DUTY
        else "the day that the panel set (2011 Act, section 29(3))"
    )
    return f"{long_date(due.due_on)}, {rule}"


def tracker_document(desk: ReportDesk) -> dict:
    """Return what stands of each recommendation of a report as a document."""
    report = desk.report
    counts: dict[str, int] = {}
    for _, answer in desk.rows:
        state = answer.state if answer else "open"
        counts[state] = counts.get(state, 0) + 1
    said = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    return document(
        f"{report.title}: {_count(len(desk.rows))} to {desk.body.name}, {said}.",
        facts=[
            ("Report", report.title),
            ("Published", long_date(report.published_on)),
            ("Response due", due_words(desk.obligation)),
        ],
        blocks=[table("Each recommendation", COLUMNS, _rows(desk))],
        sources=[{"title": f"{report.publisher}: {report.title}", "url": report.url}],
        data=_data(desk),
    )


def _count(number: int) -> str:
    return f"{number} recommendation{'' if number == 1 else 's'}"


def _data(desk: ReportDesk) -> dict:
    due = desk.obligation
    return {
        "report": desk.report.reference,
        "origin": desk.report.origin,
        "body": desk.body.slug,
        "publisher": desk.report.publisher,
        "report_title": desk.report.title,
        "published_on": desk.report.published_on.isoformat(),
        "due_on": due.due_on.isoformat() if due and due.due_on else "",
        "recommendations": [
            {
                "number": r.number,
                "text": r.text,
                "words": a.words if a else "",
                "evidence": a.evidence if a else "",
                "evidence_address": a.evidence_address if a else "",
                "state": a.state if a else "open",
                "needs": r.needs,
                "checked_on": a.checked_on.isoformat() if a and a.checked_on else None,
            }
            for r, a in desk.rows
        ],
    }


def why_not_published(numbers: list[str]) -> Refusal | None:
    """Return why a response cannot be published yet; None where it can.

    `numbers` are those of the recommendations of which nothing is said.
    """
    if not numbers:
        return None
    return Refusal(
        code=ResponseRefusal.UNEXPLAINED,
        text=f"Not published: nothing is said of recommendation {', '.join(numbers)}. For each,"
        " say what is done or why nothing is.",
        basis="Police Act 1996, section 55(5B)",
    )
