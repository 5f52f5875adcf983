"""What somebody who has signed in may do with a publication."""

from datetime import date

from django.urls import reverse

from frankpledge.apps.accounts.queries import Visitor, can, may_anywhere
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import successors
from frankpledge.apps.publishing.queries.visible import PublicVersion, get_publication
from frankpledge.rules.roles import May

CORRECTING = (("Correct", "correct"), ("Withdraw", "withdraw"), ("Hide words", "redact"))
# Where people who work at the body go on with what is published.
AT_WORK = {
    "question": ("scrutiny:question", May.SEE_WORK),
    "undertaking": ("undertakings:undertaking", May.SEE_WORK),
    "statement": ("scrutiny:statement", May.SEE_WORK),
    "engagement": ("engagement:engagement", May.SEE_WORK),
    "plan": ("plan:plan", May.SEE_WORK),
    "meeting": ("meetings:pack", May.READ_PANEL),
}


def tools_of(user: Visitor, shown: PublicVersion, on: date) -> list[tuple[str, str]]:
    """Return words and addresses of what somebody may do with a publication on a day."""
    if not user.is_authenticated:
        return []
    found = []
    body = get_publication(shown.reference).body
    name, permission = AT_WORK.get(shown.kind, ("", May.SEE_WORK))
    if name and can(user, permission, body, on):
        found.append(("Work on it at the desk", reverse(name, args=[shown.reference])))
    if not shown.is_withdrawn and can(user, May.CORRECT, body, on):
        found += [
            (words, reverse(f"publishing:{name}", args=[shown.reference]))
            for words, name in CORRECTING
        ]
    if shown.kind == "question" and may_anywhere(user, May.ASK_QUESTION, on):
        found.append(("Ask a follow-up", reverse("scrutiny:follow-up", args=[shown.reference])))
    return found


def keepers_of(shown: PublicVersion, on: date) -> list[Body]:
    """Return the bodies that keep a publication now because its own has been followed."""
    return successors(Body.objects.get(slug=shown.body_slug), on)
