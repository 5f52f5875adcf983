"""Recording undertakings, postponing them, closing them with evidence."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require, roles_of
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.publishing.queries.visible import newest_version, shown_at
from frankpledge.apps.undertakings.documents import undertaking_document
from frankpledge.apps.undertakings.models import UNDERTAKINGS, Postponement, Undertaking
from frankpledge.apps.undertakings.queries import area_of
from frankpledge.rules.roles import May
from frankpledge.rules.workflows import UNDERTAKING


@transaction.atomic
def record_undertaking(
    *,
    owner: Body,
    made_by: str,
    text: str,
    proof: str,
    made_on: date | None,
    due_on: date | None,
    made_in: Publication | None,
    by: User,
    at: datetime,
) -> Undertaking:
    """Record a promise: whose, what, by when, what would prove it. It is public at once.

    One that was made in what is published, such as an answer, is of the same area, and is seen
    no sooner than its newest version.

    Raises:
        NotAllowed: `by` may not at that body.
    """
    require(by, May.RECORD_UNDERTAKING, owner, timezone.localdate(at))
    return add_undertaking(
        owner=owner,
        made_by=made_by,
        text=text,
        proof=proof,
        made_on=made_on,
        due_on=due_on,
        made_in=made_in,
        by=by.in_audit,
        at=at,
    )


@transaction.atomic
def add_undertaking(
    *,
    owner: Body,
    made_by: str,
    text: str,
    proof: str,
    made_on: date | None,
    due_on: date | None,
    made_in: Publication | None,
    by: str,
    at: datetime,
    source: str = "",
) -> Undertaking:
    """Record a promise for a caller that has checked who may; `source` is where it was made."""
    undertaking = Undertaking.objects.create(
        reference=next_reference("u", timezone.localdate(at)),
        owner=owner,
        made_by=made_by,
        text=text,
        proof=proof,
        made_on=made_on,
        due_on=due_on,
        made_in=made_in,
        source=source,
        area=area_of(made_in) if made_in else owner.area,
    )
    record("undertaking-recorded", undertaking.reference, by=by, at=at)
    show_undertaking(undertaking, by=by, at=at)
    return undertaking


def show_undertaking(undertaking: Undertaking, *, by: str, at: datetime, reason: str = "") -> None:
    """Publish an undertaking as it stands."""
    subjects = {("area", undertaking.area)} if undertaking.area else set()
    waits = None
    if undertaking.made_in:
        subjects.add(("record", undertaking.made_in.reference))
        waits = newest_version(undertaking.made_in).visible_from
    undertaking.publication = publish(
        undertaking.reference,
        UNDERTAKINGS,
        undertaking.owner,
        undertaking.text[:150],
        undertaking_document(undertaking),
        by=by,
        at=at,
        subjects=subjects,
        reason=reason,
        visible_from=waits,
    )
    undertaking.save()


def _transition(name: str, reference: str, by: User, at: datetime) -> Undertaking:
    Undertaking.objects.select_for_update().get(reference=reference)
    related = ("owner", "publication", "made_in")
    undertaking = Undertaking.objects.select_related(*related).get(reference=reference)
    roles = roles_of(by, undertaking.owner, timezone.localdate(at))
    undertaking.state = UNDERTAKING.state_after(name, undertaking.state, roles)
    return undertaking


@transaction.atomic
def postpone_undertaking(
    reference: str, due_on: date, reason: str, *, by: User, at: datetime
) -> Undertaking:
    """Give an undertaking another day, with a reason that everybody reads."""
    undertaking = _transition("postpone", reference, by, at)
    Postponement.objects.create(
        undertaking=undertaking, before=undertaking.due_on, after=due_on, reason=reason, at=at
    )
    undertaking.due_on = due_on
    undertaking.save()
    record("undertaking-postponed", reference, by=by.in_audit, at=at, due_on=due_on)
    show_undertaking(undertaking, by=by.in_audit, at=at, reason=f"Postponed: {reason}")
    return undertaking


@transaction.atomic
def close_undertaking(
    reference: str,
    evidence: str,
    address: str,
    *,
    by: User,
    at: datetime,
    figure: dict | None = None,
) -> Undertaking:
    """Close an undertaking as kept, with the evidence that proves it: `figure` is a frozen chart.

    Raises:
        NotFound: the evidence is to be a public record, and there is none at its address.
    """
    shown_at(address, at)
    undertaking = _transition("close", reference, by, at)
    undertaking.evidence, undertaking.evidence_address = evidence, address
    undertaking.evidence_figure = figure or {}
    undertaking.closed_on = timezone.localdate(at)
    undertaking.save()
    record("undertaking-closed", reference, by=by.in_audit, at=at)
    show_undertaking(undertaking, by=by.in_audit, at=at, reason="Closed with evidence.")
    return undertaking


@transaction.atomic
def give_up_undertaking(reference: str, reason: str, *, by: User, at: datetime) -> Undertaking:
    """Close an undertaking as not kept, with the reason."""
    undertaking = _transition("give up", reference, by, at)
    undertaking.reason, undertaking.closed_on = reason, timezone.localdate(at)
    undertaking.save()
    record("undertaking-given-up", reference, by=by.in_audit, at=at)
    show_undertaking(undertaking, by=by.in_audit, at=at, reason=f"Not kept: {reason}")
    return undertaking
