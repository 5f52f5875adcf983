"""What promises offer: each open one, to the body that made it and to its panel."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from frankpledge.apps.undertakings.models import UNDERTAKINGS, Undertaking
from frankpledge.apps.undertakings.queries import open_promises_of, open_undertakings
from frankpledge.declared import (
    AtWork,
    Declaration,
    Group,
    Kind,
    Menu,
    Table,
    Task,
    Waiting,
    columns_of,
)
from frankpledge.design.wording import quoted
from frankpledge.rules.roles import May
from frankpledge.rules.workflows import UNDERTAKING


def tasks(work: AtWork) -> list[Task]:
    """Return the open promises of a body, for those who may report on them."""
    if not work.may(May.CLOSE_UNDERTAKING):
        return []
    return [_promise(promise, work.on) for promise in open_undertakings(work.kept)]


def _promise(promise: Undertaking, today: date) -> Task:
    return Task(
        what=_("Report on a promise: %(words)s") % {"words": quoted(promise.text)},
        address=reverse("undertakings:undertaking", args=[promise.reference]),
        button=_("Report as kept, or not"),
        due_on=promise.due_on,
        basis=_("Promised by %(name)s.") % {"name": promise.made_by},
        record=promise.reference,
        since=promise.made_on,
        note=_overdue(promise.due_on, today),
    )


def _overdue(due_on: date | None, today: date) -> str:
    if due_on is None:
        return _("No date was given.")
    if due_on >= today:
        return _("The date of the promise. No date in law.")
    late = (today - due_on).days
    return ngettext("Overdue by %(count)s day.", "Overdue by %(count)s days.", late) % {
        "count": late
    }


def waiting(work: AtWork) -> list[Waiting]:
    """Return the open promises of a panel's office, and those that colleagues report on.

    A panel reads its office's promises as everybody does.
    """
    if work.body.kind == "panel":
        if not work.may(May.READ_PANEL):
            return []
        return [
            Waiting(
                what=_("Promise %(words)s") % {"words": quoted(promise.title)},
                address=reverse("publishing:publication", args=[promise.reference]),
                who=promise.by,
                due_on=promise.due_on,
                since=promise.made_on,
            )
            for promise in open_promises_of(work.body.area, work.at)
            if promise.body_slug != work.body.slug
        ]
    if work.may(May.CLOSE_UNDERTAKING) or not work.may(May.PUBLISH):
        return []
    return [
        Waiting(
            what=_("Promise %(words)s") % {"words": quoted(promise.text)},
            address=reverse("undertakings:undertaking", args=[promise.reference]),
            who=promise.made_by,
            due_on=promise.due_on,
            since=promise.made_on,
        )
        for promise in open_undertakings(work.kept)
    ]


TABLES = (
    Table(
        name="undertakings",
        kind=UNDERTAKINGS,
        title=gettext_noop("Promises"),
        about="What somebody promised, by when, and the evidence that closed it.",
        codes=UNDERTAKING.states,
        columns=columns_of("""
            made_by | string | Who promised | owner
            promise | string | What was promised | blocks/What was promised
            made_on | date | When; empty where no source gives the day
            due_on | date | By when; empty where no day was given
            closed_on | date | When it was reported as kept or not kept
            postponed | integer | How often the day was moved
            proof | string | What would prove it | blocks/What would prove it
            evidence | string | The evidence | blocks/The evidence
            evidence_address | anyURI | Where the evidence is
            why_not_kept | string | Why it was not kept | blocks/Why it was not kept
            made_in | string | The publication that holds the promise | | | publications
            source | string | Where it was read | sources/title
            source_url | anyURI | Its address | sources/url"""),
    ),
)

DECLARATION = Declaration(
    app="undertakings",
    menu=(
        Menu(
            title=gettext_noop("Record a promise"),
            address="undertakings:undertake",
            may=May.RECORD_UNDERTAKING,
            group=Group.SCRUTINY,
            order=30,
        ),
    ),
    tasks=tasks,
    waiting=waiting,
    kinds=(Kind(name=UNDERTAKINGS, work="undertakings:undertaking", meets_duties=False),),
    tables=TABLES,
)
