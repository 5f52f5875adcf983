"""How minutes read that were published somewhere else."""

from frankpledge.apps.meetings.models import Mark, Meeting
from frankpledge.apps.meetings.readers.reading import ReadMeeting
from frankpledge.design.dates import clock_time, long_date
from frankpledge.rules.documents import document, table


def imported_minutes_document(meeting: Meeting, found: ReadMeeting, resolved: list[str]) -> dict:
    """Return the minutes that were read as a document, with what was not understood of them."""
    number, blocks = 0, []
    for place, item in enumerate(found.items, 1):
        rows = []
        for text in item.paragraphs:
            number += 1
            rows.append([number, None, text])
        if rows:
            blocks.append({"heading": f"{place}. {item.title}", "paragraphs": rows})
    blocks.append(
        table("What was resolved", ["What", "Words"], [["decision", t] for t in resolved])
    )
    blocks.append(
        table(
            "What was not understood in reading it", ["What"], [[words] for words in found.unread]
        )
    )
    return document(
        f"Minutes of {meeting.panel.name}, {long_date(meeting.on)}, as they were published.",
        facts=[
            ("Day", long_date(meeting.on)),
            ("Time", clock_time(meeting.starts_at)),
            ("Place", meeting.venue),
            ("Contact", meeting.contact),
        ],
        blocks=blocks,
        sources=[{"title": meeting.source, "url": meeting.source_url}],
        data={
            "meeting": meeting.reference,
            "on": meeting.on.isoformat(),
            "attendance": [],
            "carried": [[Mark.DECISION, ""] for _ in resolved],
        },
    )
