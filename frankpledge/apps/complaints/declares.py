"""What complaints offer: each case to its handlers, and to nobody else that there is one."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frankpledge.apps.complaints.models import (
    COMPLAINT_COUNTS,
    REVIEW_COUNTS,
    Complaint,
    Letter,
    Review,
)
from frankpledge.apps.complaints.queries.handling import (
    Deadline,
    clocks,
    open_complaints,
    open_reviews,
    unsent_letters,
)
from frankpledge.declared import (
    AtWork,
    Declaration,
    Group,
    Kind,
    Menu,
    Table,
    Task,
    Waiting,
    Weight,
    columns_of,
)
from frankpledge.design.wording import quoted
from frankpledge.rules.roles import May


def tasks(work: AtWork) -> list[Task]:
    """Return the complaints of a panel that wait for its handler, and an office's reviews.

    A task names the reference and the step, and no word of the complaint.
    """
    found: list[Task] = []
    if work.body.kind == "panel" and work.may(May.HANDLE_COMPLAINT):
        found += [_case(c, work.on) for c in open_complaints(work.body, with_us=True)]
        found += [_letter(letter) for letter in unsent_letters(work.body)]
    if work.body.kind == "policing body" and work.may(May.KEEP_REVIEWS):
        found += [_review(review) for review in open_reviews(work.kept)]
    return found


def _case(complaint: Complaint, today: date) -> Task:
    said = {"case": complaint.reference}
    running = {clock.duty: clock for clock in clocks(complaint, today)}
    if complaint.is_serious and (referral := running.get("complaint-referral")):
        step = _Step(_("Refer %(case)s to the IOPC") % said, _("Refer to the IOPC"), "refer")
        task = _task(complaint, step, referral)
        note = _("It is, or appears to be, about a crime. Refer it before you take another step.")
        return replace(task, weight=Weight.SERIOUS, note=note)
    if complaint.state == "received":
        step = _Step(_("Decide whether to record %(case)s") % said, _("Record or not"))
        return _task(complaint, step, running.get("complaint-recorded"))
    if complaint.state == "resolving":
        what = _("Finish the informal resolution of %(case)s") % said
        step = _Step(what, _("Record the outcome"), "conclude")
    else:
        step = _Step(_("Decide how %(case)s is handled") % said, _("Open complaint"))
    return _task(complaint, step, running.get("complaint-resolved"))


class _Step(NamedTuple):
    what: str
    button: str
    move: str = ""  # where one move is open; else the page of the complaint has several


def _task(complaint: Complaint, step: _Step, clock: Deadline | None) -> Task:
    name = "complaints:move" if step.move else "complaints:complaint"
    return Task(
        what=step.what,
        address=reverse(name, args=[complaint.reference, *filter(None, [step.move])]),
        button=step.button,
        due_on=clock.day if clock else None,
        basis=clock.basis if clock else "",
        is_law=bool(clock and clock.is_law),
        record=complaint.reference,
        since=complaint.received_on,
        note=_("The panel's target. No date in law.") if clock and not clock.is_law else "",
    )


def _letter(letter: Letter) -> Task:
    case = letter.complaint.reference
    return Task(
        what=_("Send the letter to %(recipient)s: %(subject)s")
        % {"recipient": letter.recipient, "subject": quoted(letter.subject)},
        address=f"{reverse('complaints:complaint', args=[case])}#letter-{letter.pk}",
        button=_("Read and send letter"),
        record=case,
        since=letter.made_at.date(),
    )


def _review(review: Review) -> Task:
    return Task(
        what=_("Decide complaint review %(case)s") % {"case": review.reference},
        address=reverse("complaints:review", args=[review.reference]),
        button=_("Record decision"),
        basis=_("Police Reform Act 2002, Schedule 3, paragraphs 6A and 25. No date in law."),
        record=review.reference,
        since=review.received_on,
    )


def waiting(work: AtWork) -> list[Waiting]:
    """Return the complaints that are with the watchdog, for the panel's handler."""
    if work.body.kind != "panel" or not work.may(May.HANDLE_COMPLAINT):
        return []
    return [
        Waiting(
            what=complaint.reference,
            address=reverse("complaints:complaint", args=[complaint.reference]),
            who=_("With the Independent Office for Police Conduct"),
            since=complaint.referred_on,
        )
        for complaint in open_complaints(work.body, with_us=False)
    ]


TABLES = (
    Table(
        name="complaint-counts",
        kind=COMPLAINT_COUNTS,
        title=gettext_noop("Counts of complaints about the office-holder"),
        about="How many complaints a panel received in a financial year. No case is in it.",
        columns=columns_of("""
            year | string | The financial year
            panel | string | The panel's id | | | bodies
            referred_or_resolved | integer | Referred, or resolved informally (the Order of 2011)
            received_at_least | integer | Received, at least: small numbers are not told exactly
            received_at_most | integer | Received, at most"""),
    ),
    Table(
        name="complaint-review-counts",
        kind=REVIEW_COUNTS,
        title=gettext_noop("Counts of complaint reviews"),
        about="How many complaint reviews an office received and decided in a financial year.",
        columns=columns_of("""
            year | string | The financial year
            office | string | The office's id | | | bodies
            received | integer | Received
            decided | integer | Decided
            upheld | integer | Of those, upheld
            median_working_days | integer | Median time from receipt to decision, in working days
            recommended | integer | Recommendations made
            accepted | integer | Of those, accepted"""),
    ),
)

DECLARATION = Declaration(
    app="complaints",
    menu=(
        Menu(
            title=gettext_noop("Complaints about the office-holder"),
            address="complaints:list",
            may=May.HANDLE_COMPLAINT,
            group=Group.COMPLAINTS,
            at="panel",
            order=10,
            in_bar=True,
        ),
        Menu(
            title=gettext_noop("Delegate initial handling"),
            address="complaints:delegate",
            may=May.DELEGATE_COMPLAINTS,
            group=Group.COMPLAINTS,
            at="panel",
            order=20,
        ),
        Menu(
            title=gettext_noop("Complaint reviews"),
            address="complaints:reviews",
            may=May.KEEP_REVIEWS,
            group=Group.COMPLAINTS,
            at="policing body",
            order=30,
        ),
    ),
    tasks=tasks,
    waiting=waiting,
    kinds=(Kind(name=COMPLAINT_COUNTS), Kind(name=REVIEW_COUNTS)),
    tables=TABLES,
)
