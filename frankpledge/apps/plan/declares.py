"""What the plan offers: writing it, and publishing what was written."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frankpledge.apps.plan.queries import drafts_of
from frankpledge.declared import AtWork, Declaration, Group, Kind, Menu, Table, Task, columns_of
from frankpledge.design.wording import quoted
from frankpledge.rules.roles import May


def tasks(work: AtWork) -> list[Task]:
    """Return the plans that are written and not published, for whoever writes or publishes."""
    if not (work.may(May.EDIT_PLAN) or work.may(May.PUBLISH)):
        return []
    return [
        Task(
            what=_("Finish the draft plan %(title)s") % {"title": quoted(plan.title)}
            if work.may(May.EDIT_PLAN)
            else _("Publish the plan %(title)s") % {"title": quoted(plan.title)},
            address=reverse("plan:plan", args=[plan.reference]),
            button=_("Open draft plan"),
            record=plan.reference,
            note=_("It runs from %(year)s.") % {"year": plan.runs_from.year},
        )
        for plan in drafts_of(work.kept)
    ]


TABLES = (
    Table(
        name="plans",
        kind="plan",
        title=gettext_noop("Police and crime plans"),
        about="Each plan, with the days for which it runs.",
        columns=columns_of("""
            runs_from | date | First day
            runs_until | date | Last day; empty where it is open"""),
    ),
    Table(
        name="plan-objectives",
        kind="plan",
        rows="objectives",
        title=gettext_noop("Objectives of plans"),
        about="Each objective of a plan, and the measures that would prove it.",
        columns=columns_of("""
            runs_from | date | First day of the plan | data/runs_from
            place | integer | Its place in the plan
            priority | string | The priority that it serves
            objective | string | The objective | text
            measures | string | Measures that prove it, as /measures names them"""),
    ),
)

DECLARATION = Declaration(
    app="plan",
    menu=(
        Menu(
            title=gettext_noop("Police and crime plan"),
            address="plan:desk",
            may=May.EDIT_PLAN,
            group=Group.RECORD,
            order=40,
            in_bar=True,
        ),
    ),
    tasks=tasks,
    kinds=(Kind(name="plan", work="plan:plan"),),
    tables=TABLES,
)
