"""Letters to both sides, drawn from the record."""

import tomllib
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django.utils import timezone

from frankpledge.apps.complaints.models import Complaint, Letter
from frankpledge.design.dates import long_date
from frankpledge.rules.complaints import Ground

_TABLE = Path(__file__).parents[1] / "letters.toml"
OFFICE_HOLDER = "office-holder"
SUBJECT = "Complaint {reference}: {step}"
# What a letter is about, by the move that it tells of.
STEPS = {
    "record": "recorded",
    "not record": "not recorded",
    "pass on": "sent to the right body",
    "refer": "referred to the Independent Office for Police Conduct",
    "take back": "returned by the Independent Office for Police Conduct",
    "be investigated": "investigation by the Independent Office for Police Conduct",
    "discontinue": "investigation discontinued",
    "close": "closed",
    "disapply": "no further action",
    "begin resolution": "informal resolution",
    "conclude": "outcome",
    "withdraw": "withdrawn",
}


@cache
def templates() -> dict[str, dict[str, str]]:
    """Return the letters of each move: to whom, and the words."""
    return tomllib.loads(_TABLE.read_text("utf-8"))


def write_letters(
    complaint: Complaint, move: str, ground: Ground | None, reasons: str, *, at: datetime
) -> list[Letter]:
    """Write the letters of a move; none to an office-holder from whom it is withheld."""
    today = timezone.localdate(at)
    facts = {
        "reference": complaint.reference,
        "about": complaint.about,
        "text": complaint.text,
        "kind": complaint.kind,
        "reasons": reasons,
        "resolver": complaint.resolver,
        "outcome": complaint.outcome,
        "ground": ground.means if ground else "",
        "basis": ground.basis if ground else "",
        "today": long_date(today),
        "received": long_date(complaint.received_on),
        "clear": long_date(complaint.clear_on) if complaint.clear_on else "",
    }
    return [
        Letter.objects.create(
            complaint=complaint,
            to=to,
            text=_letter(complaint, to, words.format(**facts), today),
            made_at=at,
            subject=SUBJECT.format(reference=complaint.reference, step=STEPS[move]),
        )
        for to, words in templates().get(move, {}).items()
        if not (to == OFFICE_HOLDER and complaint.is_withheld)
    ]


def _letter(complaint: Complaint, to: str, words: str, today: date) -> str:
    """Return the words of a letter with its beginning and its end."""
    name = complaint.name if to == "complainant" else ""
    return (
        f"{long_date(today)}\n\nDear {name or 'Sir or Madam'}\n\n{words}\n\nYours sincerely\n\nfor"
        f" {complaint.panel.name}\nComplaint {complaint.reference}: please quote it"
    )
