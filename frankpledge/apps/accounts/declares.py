"""What accounts offer: the people of a body, the audit log, inviting the first colleagues."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frankpledge.apps.accounts.queries import roles_given
from frankpledge.declared import NOWHERE, AtWork, Declaration, Group, Menu, SetupStep
from frankpledge.rules.roles import May, Role

# Without these nobody can do the work of a body: it answers with two people, or runs a panel.
NEEDED = {
    "policing body": (Role.OFFICE_EDITOR, Role.OFFICE_CLEARER),
    "panel": (Role.PANEL_SUPPORT, Role.COMPLAINTS_HANDLER),
}


def setup(work: AtWork) -> list[SetupStep]:
    """Return the step of inviting colleagues, for whoever gives roles."""
    needed = NEEDED.get(work.body.kind, ())
    if not (needed and work.may(May.MANAGE_ACCOUNTS)):
        return []
    names = " and ".join(f"the {role}" for role in needed)
    return [
        SetupStep(
            title=_("Give roles to %(people)s") % {"people": names},
            why=_("Without them nobody can do the work of %(body)s here.")
            % {"body": work.body.name},
            address=reverse("accounts:people", args=[work.body.slug]),
            button=_("Give roles"),
            is_done=set(needed) <= roles_given(work.body, work.on),
            order=10,
        )
    ]


DECLARATION = Declaration(
    app="accounts",
    menu=(
        Menu(
            title=gettext_noop("People and roles"),
            address="accounts:people",
            may=May.MANAGE_ACCOUNTS,
            group=Group.LOOK_UP,
            order=80,
            in_bar=True,
        ),
        Menu(
            title=gettext_noop("Audit log"),
            address="accounts:audit",
            may=May.SEE_AUDIT,
            group=Group.LOOK_UP,
            at=NOWHERE,
            order=90,
            in_bar=True,
        ),
    ),
    setup=setup,
)
