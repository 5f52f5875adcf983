"""How an advert for a member reads when it is published."""

from frankpledge.apps.membership.models import Recruitment
from frankpledge.design.dates import long_date
from frankpledge.rules.documents import document, words


def recruitment_document(recruitment: Recruitment) -> dict:
    """Return an advert as a document."""
    closes = recruitment.closes_on
    is_filled = recruitment.applications.filter(state="appointed").exists()
    apply_by = long_date(closes)
    panel = recruitment.seat.panel.name
    way = (
        {}
        if is_filled
        else {
            "heading": "Apply",
            "text": f"By {apply_by}.",
            "address_words": "Apply for this place",
            "address": f"/panels/apply/{recruitment.reference}/",
        }
    )
    return document(
        f"{panel} has found an independent member: this place is filled."
        if is_filled
        else f"{panel} is looking for an independent member: apply by {apply_by}.",
        facts=[
            ("Apply by", "" if is_filled else apply_by),
            ("Skills that are wanted", ", ".join(recruitment.skills)),
        ],
        blocks=[words("The place", recruitment.advert), way],
        data={
            "reference": recruitment.reference,
            "closes_on": closes.isoformat(),
            "skills": recruitment.skills,
            "is_filled": is_filled,
        },
    )
