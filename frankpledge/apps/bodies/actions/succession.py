"""One body follows another."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body, Governance, Succession
from frankpledge.apps.bodies.queries.answering import spell_on, why_it_cannot_follow
from frankpledge.errors import BadInput


@transaction.atomic
def succeed(
    before: Body,
    after: Body,
    on: date,
    *,
    model: str = "",
    instrument: str,
    source: str,
    by: str,
    at: datetime,
) -> Succession:
    """Record that one body follows another; who answers for the area passes with it.

    From that day roles at `after` count for the record of `before`. `model` is the model by
    which `after` answers, where `before` answers for an area on that day.

    Raises:
        BadInput: the day is still to come, `after` cannot follow (`why_it_cannot_follow`), or
            `before` answers for policing and no model is given.
    """
    if on > timezone.localdate(at):
        raise BadInput(
            f"{on} is still to come: until then {before.name} owes what it owes. Record the"
            " hand-over on that day or after it"
        )
    if why := why_it_cannot_follow(before, after):
        raise BadInput.of(why)
    made, _ = Succession.objects.update_or_create(
        before=before,
        after=after,
        defaults={"on": on, "instrument": instrument, "source": source},
    )
    _pass_area(before, after, on, model, source or instrument)
    record(
        "body-succeeded", before.slug, by=by, at=at, after=after.slug, on=on, instrument=instrument
    )
    return made


def _pass_area(before: Body, after: Body, on: date, model: str, source: str) -> None:
    """End what `before` answers for on the day before, and begin it for `after`."""
    spell = spell_on(before, on)
    if spell is None or spell.held_from == on:
        return
    if not model:
        raise BadInput(
            f"{before.name} answers for policing in {spell.area}: say by which model"
            f" {after.name} does"
        )
    spell.held_until = on - timedelta(days=1)
    spell.save()
    Governance.objects.get_or_create(
        area=spell.area,
        body=after,
        defaults={"model": model, "held_from": on, "source": source},
    )
