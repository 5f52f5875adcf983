"""What somebody who has signed in may do with a publication."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse

from frankpledge.apps.accounts.queries import Visitor, can
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import successors
from frankpledge.apps.publishing.queries.lists import PublicRow
from frankpledge.apps.publishing.queries.visible import PublicVersion, get_publication
from frankpledge.declared import Kind
from frankpledge.rules.roles import May

CORRECTING = (("Correct", "correct"), ("Withdraw", "withdraw"), ("Hide words", "redact"))


def tools_of(
    user: Visitor, shown: PublicVersion, on: date, kinds: Mapping[str, Kind]
) -> list[tuple[str, str]]:
    """Return words and addresses of what somebody may do with a publication on a day."""
    if not user.is_authenticated:
        return []
    found = []
    body = get_publication(shown.reference).body
    kind = kinds.get(shown.kind)
    if kind and kind.work and can(user, kind.may, body, on):
        found.append(("Work on it", reverse(kind.work, args=[shown.reference])))
    if not shown.is_withdrawn and can(user, May.CORRECT, body, on):
        found += [
            (words, reverse(f"publishing:{name}", args=[shown.reference]))
            for words, name in CORRECTING
        ]
    return found


def state_words(shown: PublicRow, kinds: Mapping[str, Kind]) -> str:
    """Return how a publication stands, in words: its kind where it has no state."""
    state = shown.state or shown.kind
    kind = kinds.get(shown.kind)
    return kind.states.get(state, state) if kind else state


def keepers_of(shown: PublicVersion, on: date) -> list[Body]:
    """Return the bodies that keep a publication now because its own has been followed."""
    return successors(Body.objects.get(slug=shown.body_slug), on)
