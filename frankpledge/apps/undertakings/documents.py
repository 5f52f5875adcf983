"""How undertakings read when they are published."""

from datetime import date

from frankpledge.apps.undertakings.models import Undertaking
from frankpledge.design.dates import day_or_open, long_date
from frankpledge.rules.documents import document, table, words


def undertaking_document(undertaking: Undertaking) -> dict:
    """Return an undertaking as a document."""
    moved = list(undertaking.postponements.all())
    facts = [
        ("Promised by", undertaking.made_by),
        ("Made", day_or_open(undertaking.made_on)),
        ("Due", long_date(undertaking.due_on) if undertaking.due_on else "open: no day was given"),
        ("Stands", undertaking.state),
        ("Closed on", long_date(undertaking.closed_on) if undertaking.closed_on else ""),
        ("Postponed", f"{len(moved)} times" if len(moved) > 1 else "once" if moved else ""),
    ]
    blocks = [
        words("What was promised", undertaking.text, undertaking.made_by),
        words("What would prove it", undertaking.proof),
        words("The evidence", undertaking.evidence),
        words("Why it was not kept", undertaking.reason),
        table(
            "Postponed",
            ["From", "To", "Why"],
            [
                [long_date(p.before) if p.before else "open", long_date(p.after), p.reason]
                for p in moved
            ],
        ),
    ]
    if undertaking.evidence_address:
        blocks[2] |= {"address": undertaking.evidence_address}
    if undertaking.evidence_figure:
        blocks.append(
            {"heading": "The evidence as it stood", "figure": undertaking.evidence_figure}
        )
    return document(
        f"{undertaking.made_by} undertook something; it is {undertaking.state}.",
        facts=facts,
        blocks=blocks,
        sources=[{"title": undertaking.source, "url": undertaking.source_url}],
        data={
            "owner": undertaking.made_by,
            "text": undertaking.text,
            "state": undertaking.state,
            "made_on": _iso(undertaking.made_on),
            "due_on": _iso(undertaking.due_on),
            "closed_on": _iso(undertaking.closed_on),
            "postponed": len(moved),
            "made_in": undertaking.made_in.reference if undertaking.made_in else "",
            "evidence_address": undertaking.evidence_address,
        },
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
