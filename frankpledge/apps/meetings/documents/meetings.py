"""How a meeting and its minutes read when they are published."""

from collections.abc import Iterable
from datetime import date

from frankpledge.apps.meetings.documents.marks import marked
from frankpledge.apps.meetings.models import AttendanceStatus, Item, Meeting, MinuteAction, Paper
from frankpledge.design.dates import clock_time, long_date
from frankpledge.rules.documents import document, table, words
from frankpledge.rules.duties import get_duty, last_day
from frankpledge.rules.panel import exempt

AGENDA = "panel-agenda"


def meeting_document(meeting: Meeting) -> dict:
    """Return a meeting as everybody reads it: notice, agenda, pack. Nothing private is in it."""
    is_cancelled = meeting.state == "cancelled"
    accepted = meeting.questions.filter(state="accepted").count()
    facts = [
        ("Day", long_date(meeting.on)),
        ("Time", clock_time(meeting.starts_at)),
        ("Place", meeting.venue),
        ("Contact", meeting.contact),
        ("Stands", meeting.state),
        ("Why", meeting.reason if is_cancelled else ""),
        (
            "Questions of the public by",
            long_date(meeting.questions_by) if meeting.questions_by and not is_cancelled else "",
        ),
        ("Agenda and papers due by", _agenda_due(meeting)),
        ("Questions of the public", str(accepted) if accepted else ""),
    ]
    return document(
        _lead(meeting),
        facts=facts,
        blocks=[*agenda_blocks(meeting, is_member=False), *_questions(meeting)],
        sources=[{"title": meeting.source, "url": meeting.source_url}],
        data={
            "reference": meeting.reference,
            "on": meeting.on.isoformat(),
            "time": clock_time(meeting.starts_at),
            "venue": meeting.venue,
            "state": meeting.state,
            "questions_by": meeting.questions_by.isoformat() if meeting.questions_by else "",
            "public_questions": accepted,
            "contact": meeting.contact,
            "cancelled_because": meeting.reason if is_cancelled else "",
            "items": [
                {
                    "place": item.place,
                    "title": item.title,
                    "is_private": item.is_private,
                    "ground": item.ground,
                    "papers": len(_published(item.papers.all())),
                }
                for item in meeting.items.prefetch_related("papers")
                if item.is_announced
            ],
        },
    )


def agenda_due(meeting: Meeting) -> date | None:
    """Return the last day for the agenda of a meeting that is still to be published."""
    return None if meeting.source else last_day(AGENDA, meeting.on)


def _agenda_due(meeting: Meeting) -> str:
    if meeting.source or meeting.state == "cancelled":
        return ""
    duty, due = get_duty(AGENDA), last_day(AGENDA, meeting.on)
    sure = ", from memory" if duty.source.confidence.value == "from_memory" else ""
    return f"{long_date(due)} ({duty.basis}{sure})" if due else ""


def _lead(meeting: Meeting) -> str:
    panel, day = meeting.panel.name, long_date(meeting.on)
    match meeting.state:
        case "cancelled":
            return f"The meeting of {panel} on {day} was cancelled: {meeting.reason}"
        case "held" | "minutes published":
            return f"{panel} met on {day}."
        case "agenda published":
            return f"{panel} meets on {day}; the agenda and papers are here."
        case _:
            return f"{panel} plans to meet on {day}; the agenda is not published yet."


def agenda_blocks(meeting: Meeting, *, is_member: bool) -> list[dict]:
    """Return the agenda and the papers that are published, in the order of the agenda.

    For a member the private ones are among them; for everybody else only what the law lets
    them be private by.
    """
    items = list(meeting.items.prefetch_related("papers"))
    if not is_member:
        items = [item for item in items if item.is_announced]
    rows = [
        [str(item.place), item.title, _papers_words(item), _private_words(item)] for item in items
    ]
    blocks = [table("Agenda", ["Item", "What", "Papers", "Open to the public"], rows)]
    for item in items:
        is_open = is_member or not item.is_private
        if is_open:
            blocks.append(words(str(item), item.purpose))
            blocks += [_paper(item, paper) for paper in _published(item.papers.all())]
        else:
            blocks.append(words(f"{item} (private)", _why_private(item)))
    return [block for block in blocks if block]


def _published(papers: Iterable[Paper]) -> list[Paper]:
    return [paper for paper in papers if paper.supplement is not None]


def _papers_words(item: Item) -> str:
    return "; ".join(
        f"{'a private paper' if item.is_private else paper.title}"
        + (f", {paper.pages}" if paper.pages else "")
        + (f" (supplement {paper.supplement})" if paper.supplement else "")
        for paper in _published(item.papers.all())
    )


def _private_words(item: Item) -> str:
    return f"no, paragraph {item.ground}" if item.is_private else "yes"


def _why_private(item: Item) -> str:
    pages = ", ".join(p.pages for p in _published(item.papers.all()) if p.pages)
    means = exempt()[item.ground].means
    said = (
        f"The public is excluded: {means[0].lower()}{means[1:]} (Local Government Act 1972,"
        f" Schedule 12A, paragraph {item.ground})."
    )
    return said + (f" In the members' pack these are {pages}." if pages else "")


def _paper(item: Item, paper: Paper) -> dict:
    later = f" (supplement {paper.supplement})" if paper.supplement else ""
    block: dict = {"heading": f"Item {item.place}: {paper.title}{later}"}
    if paper.paragraphs:
        block["paragraphs"] = paper.paragraphs
    if paper.url:
        block |= {"address": paper.url, "address_words": f"{paper.title}, where it was published"}
    return block


def _questions(meeting: Meeting) -> list[dict]:
    accepted = meeting.questions.filter(state="accepted")
    return [
        words(f"Question of {q.name}", q.text, q.name) | {"is_received": True} for q in accepted
    ]


def minutes_document(meeting: Meeting) -> dict:
    """Return the minutes of a meeting: who came, what was said, what came of it."""
    came = [
        (a.member.name, AttendanceStatus(a.how).label)
        for a in meeting.attendance.select_related("member")
    ]
    said = [
        [number, None, paragraph.in_words]
        for number, paragraph in enumerate(marked(meeting.minutes), 1)
    ]
    carried = list(meeting.minute_actions.all())
    return document(
        f"Minutes of {meeting.panel.name}, {long_date(meeting.on)}: {_counted(carried)}.",
        facts=[
            ("Day", long_date(meeting.on)),
            ("Time", clock_time(meeting.starts_at)),
            ("Place", meeting.venue),
            ("Contact", meeting.contact),
            ("Also present", meeting.also_present),
        ],
        blocks=[
            table("Who came", ["Member", "Came"], [list(pair) for pair in came]),
            {"heading": "Minutes", "paragraphs": said},
            table(
                "What came of it",
                ["What", "Words", "Goes on at"],
                [[c.mark, c.text, c.address] for c in carried],
            ),
        ],
        sources=[{"title": meeting.source, "url": meeting.source_url}],
        data={
            "meeting": meeting.reference,
            "on": meeting.on.isoformat(),
            "attendance": [list(pair) for pair in came],
            "carried": [[c.mark, c.address] for c in carried],
        },
    )


def _counted(carried: list[MinuteAction]) -> str:
    counts: dict[str, int] = {}
    for found in carried:
        counts[found.mark] = counts.get(found.mark, 0) + 1
    said = [f"{count} {mark}{'' if count == 1 else 's'}" for mark, count in counts.items()]
    return ", ".join(said) or "no decision, recommendation or undertaking is marked in them"
