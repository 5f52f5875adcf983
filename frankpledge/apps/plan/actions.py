"""Writing the plan, recording progress by evidence, publishing it and its amendments."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.plan.documents import plan_document
from frankpledge.apps.plan.models import Objective, Plan, Progress
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.apps.publishing.queries.visible import shown_at
from frankpledge.errors import BadInput
from frankpledge.rules.roles import May


@transaction.atomic
def begin_plan(
    body: Body, title: str, runs_from: date, runs_until: date | None, *, by: User, at: datetime
) -> Plan:
    """Begin a plan; it is not public before it is published.

    Raises:
        NotAllowed: `by` may not at that body.
    """
    require(by, May.EDIT_PLAN, body, timezone.localdate(at))
    plan = Plan.objects.create(
        reference=next_reference("p", timezone.localdate(at)),
        body=body,
        title=title,
        runs_from=runs_from,
        runs_until=runs_until,
    )
    record("plan-begun", plan.reference, by=by.in_audit, at=at)
    return plan


@transaction.atomic
def add_objective(
    plan: Plan, priority: str, text: str, measures: list[str], *, by: User, at: datetime
) -> Objective:
    """Add an objective with the measures that would prove it."""
    require(by, May.EDIT_PLAN, plan.body, timezone.localdate(at))
    Plan.objects.select_for_update().get(pk=plan.pk)  # two at once take two places
    last = plan.objectives.aggregate(last=Max("place"))["last"] or 0
    objective = Objective.objects.create(
        plan=plan, place=last + 1, priority=priority, text=text, measures=measures
    )
    record("objective-added", plan.reference, by=by.in_audit, at=at, place=objective.place)
    return objective


@transaction.atomic
def drop_objective(objective: Objective, *, by: User, at: datetime) -> None:
    """Leave an objective out of the next amendment; published plans keep it."""
    require(by, May.EDIT_PLAN, objective.plan.body, timezone.localdate(at))
    objective.is_dropped = True
    objective.save()
    record(
        "objective-dropped", objective.plan.reference, by=by.in_audit, at=at, place=objective.place
    )


@transaction.atomic
def record_progress(
    objective: Objective, words: str, address: str, figure: dict | None, *, by: User, at: datetime
) -> Progress:
    """Record progress by what it cites: a chart, frozen as it is now, or a public record.

    Raises:
        NotAllowed: `by` may not.
        NotFound: nothing is published at the address.
        BadInput: the address is neither a chart's nor a record's.
    """
    require(by, May.EDIT_PLAN, objective.plan.body, timezone.localdate(at))
    shows = figure["sentence"] if figure else ""
    if cited := shown_at(address, at):
        shows = cited.title
    elif figure is None:
        raise BadInput(
            "Progress cites a chart (/forces/…/measures/…/) or a record (/record/…/);"
            f" {address!r} is neither",
            field="address",
        )
    progress = Progress.objects.create(
        objective=objective,
        on=timezone.localdate(at),
        words=words,
        address=address,
        shows=shows,
        figure=figure or {},
    )
    record(
        "progress-recorded",
        objective.plan.reference,
        by=by.in_audit,
        at=at,
        place=objective.place,
        address=address,
    )
    return progress


@transaction.atomic
def publish_plan(
    plan: Plan, reason: str, *, by: User, at: datetime, visible_from: datetime | None = None
) -> Plan:
    """Publish a plan, or an amendment of it; what was published before stays readable.

    Raises:
        NotAllowed: `by` may not.
        BadInput: the plan has no objective.
    """
    require(by, May.PUBLISH, plan.body, timezone.localdate(at))
    if not plan.objectives.filter(is_dropped=False).exists():
        raise BadInput("A plan without an objective is not published; add one first")
    measures = {name for o in plan.objectives.all() for name in o.measures}
    plan.publication = publish(
        plan.reference,
        "plan",
        plan.body,
        plan.title,
        plan_document(plan),
        by=by.in_audit,
        at=at,
        subjects={("area", plan.body.area), *(("measure", name) for name in measures)},
        reason=reason,
        visible_from=visible_from,
    )
    plan.save()
    record("plan-published", plan.reference, by=by.in_audit, at=at)
    return plan
