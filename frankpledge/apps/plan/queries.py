"""Plans as the desk and the record show them."""

from collections.abc import Sequence

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.plan.models import Objective, Plan
from frankpledge.errors import NotFound


def get_plan(reference: str) -> Plan:
    """Return one plan.

    Raises:
        NotFound: there is none.
    """
    found = Plan.objects.select_related("body", "publication").filter(reference=reference).first()
    if found is None:
        raise NotFound(f"There is no plan {reference!r}")
    return found


def get_objective(plan: Plan, place: int) -> Objective:
    """Return one objective of a plan.

    Raises:
        NotFound: the plan has none of that number.
    """
    found = plan.objectives.filter(place=place).first()
    if found is None:
        raise NotFound(f"{plan.title} has no objective {place}")
    return found


def plans_of(body: Body) -> list[Plan]:
    """Return the plans of a body, newest first."""
    return list(body.plans.select_related("publication"))


def drafts_of(bodies: Sequence[Body]) -> list[Plan]:
    """Return the plans of some bodies that are not published yet."""
    return list(Plan.objects.filter(body__in=bodies, publication=None))
