"""What obligations offer: each legal deadline of a body, to whoever keeps them."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frankpledge.apps.obligations.queries import STATES, Due, due_rows, still_due
from frankpledge.declared import (
    AtWork,
    Bundle,
    Declaration,
    Group,
    Link,
    Menu,
    Table,
    Task,
    columns_of,
)
from frankpledge.rules.duties import PERIODIC
from frankpledge.rules.roles import May


def tasks(work: AtWork) -> list[Task]:
    """Return what a body has yet to do by law, for whoever keeps its obligations.

    Where a step of another app meets the duty, the page shows that step instead. Duties that come
    up by the calendar are told together: they are many, and may have been met elsewhere.
    """
    if not work.may(May.KEEP_OBLIGATIONS):
        return []
    together = _bundle(work.body.slug)
    found = still_due(work.body, work.at, is_at_work=True)
    return [_task(due, together) for due in found if _runs(due, work.on)]


def _runs(due: Due, today: date) -> bool:
    """Whether a clock runs, or ends on a day that is known."""
    obligation = due.obligation
    return bool(obligation.due_on or obligation.target_on) or obligation.starts_on <= today


def _bundle(slug: str) -> Bundle:
    return Bundle(
        ahead=gettext_noop("Publication scheme: %(count)s items due"),
        past=gettext_noop("Publication scheme: %(count)s items with no record here"),
        note=gettext_noop("Publish each, or say which publication meets it."),
        address=reverse("obligations:due", args=[slug]),
        button=gettext_noop("See the items"),
    )


def _task(due: Due, together: Bundle) -> Task:
    obligation = due.obligation
    day, target = obligation.due_on, obligation.target_on
    target_words = _("The office's own target. No date in law.") if target and not day else ""
    return Task(
        what=_what(due),
        address=reverse("obligations:meet", args=[obligation.pk]),
        button=_("Say how it was met"),
        due_on=day or target,
        basis=due.basis,
        is_law=bool(day),
        record=obligation.period,
        since=obligation.starts_on,
        note=" ".join(filter(None, (target_words, obligation.about))),
        duty=due.duty.id,
        is_duty=True,
        bundle=together if due.duty.frequency in PERIODIC else None,
    )


def _what(due: Due) -> str:
    """Return what to do and for which period. A period begins with a year, a reference does not."""
    if not due.period[:1].isdigit():
        return due.duty.title
    return _("%(duty)s: %(period)s") % {"duty": due.duty.title, "period": due.period}


def _due_of_body(_user: object, _on: date, slug: str, _kind: str) -> str:
    return reverse("obligations:due", args=[slug])


TABLES = (
    Table(
        name="due",
        kind="",
        title=gettext_noop("Legal duties and deadlines"),
        about="What each body has to do by law, by when, and whether it is published here.",
        codes=STATES,
        read=due_rows,
        columns=columns_of("""
            reference | string | Its reference
            body | string | The id of the body that has to do it | | | bodies
            area | string | The police area's id
            duty | string | The duty's id
            title | string | What has to be done
            legal_basis | string | The law
            confidence | string | How sure we are of the law: verified, partly, from_memory
            period | string | For when: a month, a quarter, a year, or the event
            starts_on | date | When the time began
            due_on | date | The last day; empty where the law names none
            target_on | date | The body's own target, where the law names no day
            state | string | How it stands today
            met_on | date | When it was met
            met_by | string | The publication that meets it | | | publications
            moved_to | string | The id of the body that has to do it now | | | bodies
            page | anyURI | The page with all that the body has to do"""),
    ),
)

DECLARATION = Declaration(
    app="obligations",
    menu=(
        Menu(
            title=gettext_noop("Deadlines"),
            address="obligations:due",
            may=May.SEE_WORK,
            group=Group.LOOK_UP,
            order=10,
            in_bar=True,
        ),
    ),
    tasks=tasks,
    links=(
        Link(
            on="body",
            text=gettext_noop("What is due, on what legal basis"),
            address=_due_of_body,
        ),
    ),
    tables=TABLES,
)
