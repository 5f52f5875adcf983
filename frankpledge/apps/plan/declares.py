"""What the plan offers: writing it, and publishing what was written."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frankpledge.apps.plan.queries import drafts_of
from frankpledge.declared import AtWork, Declaration, Group, Kind, Menu, Task
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
)
