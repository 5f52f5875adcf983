"""The support officer's pages of a meeting, and what members read of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import can, require, require_anywhere, roles_of
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.meetings import forms
from frankpledge.apps.meetings.actions import agenda, items, questions
from frankpledge.apps.meetings.documents import marks
from frankpledge.apps.meetings.documents import meetings as documents
from frankpledge.apps.meetings.models import Item, Meeting, Paper
from frankpledge.apps.meetings.queries import meetings as queries
from frankpledge.design.pages import form_page, posted, status_of, submit
from frankpledge.rules.panel_workflows import MEETING
from frankpledge.rules.roles import May

FORM = require_http_methods(["GET", "HEAD", "POST"])


def run_meeting(request: SignedIn, reference: str) -> Meeting:
    """Return a meeting for somebody who runs its panel."""
    meeting = queries.get_meeting(reference)
    require(request.user, May.RUN_PANEL, meeting.panel, timezone.localdate())
    queries.refuse_imported(meeting)
    return meeting


def step(
    request: HttpRequest,
    meeting: Meeting,
    form: Form,
    title: str,
    button: str,
    **more: Sequence[str],
) -> HttpResponse:
    """Return the page of a form that belongs to a meeting."""
    back = reverse("meetings:meeting", args=[meeting.reference])
    return form_page(request, form, title, button, caption=str(meeting), back=back, **more)


@login_required
@FORM
def meetings(request: SignedIn, slug: str) -> HttpResponse:
    """The meetings of a panel; planning one."""
    panel, now = get_body(slug), timezone.now()
    require(request.user, May.RUN_PANEL, panel, timezone.localdate(now))
    form = forms.MeetingForm(posted(request))
    if not form.is_bound:
        form.initial["title"] = panel.name
    made = submit(
        form, lambda: agenda.plan_meeting(panel, **form.cleaned_data, by=request.user, at=now)
    )
    if made is not None:
        return redirect("meetings:meeting", made.reference)
    page = {"panel": panel, "form": form, "meetings": panel.panel_meetings.order_by("-on")}
    return render(request, "meetings/desk.html", page, status=status_of(form))


@login_required
@require_safe
def meeting(request: SignedIn, reference: str) -> HttpResponse:
    """One meeting: items, papers, questions, what may be done."""
    found, today = queries.get_meeting(reference), timezone.localdate()
    require(request.user, May.RUN_PANEL, found.panel, today)
    page = {
        "meeting": found,
        "items": found.items.prefetch_related("papers"),
        "waiting": queries.waiting(found),
        "moves": []
        if found.external
        else MEETING.open_moves(found.state, roles_of(request.user, found.panel, today)),
        "questions": found.questions.all(),
        "may_hold": found.on <= today,
        "draft": marks.marked(found.minutes),
        "came": found.attendance.select_related("member"),
        "agenda_due": documents.agenda_due(found),
        "today": today,
    }
    return render(request, "meetings/meeting.html", page)


@login_required
@require_safe
def pack(request: SignedIn, reference: str) -> HttpResponse:
    """The pack as members read it, private papers included."""
    found, today = queries.get_meeting(reference), timezone.localdate()
    require(request.user, May.READ_PANEL, found.panel, today)
    content = {"blocks": documents.agenda_blocks(found, is_member=True)}
    page = {
        "meeting": found,
        "content": content,
        "runs_it": can(request.user, May.RUN_PANEL, found.panel, today),
    }
    return render(request, "meetings/pack.html", page)


@login_required
@FORM
def rearrange(request: SignedIn, reference: str) -> HttpResponse:
    """Another day, time or place."""
    found = run_meeting(request, reference)
    form = forms.MeetingForm(posted(request))
    if not form.is_bound:
        form.initial = {name: getattr(found, name) for name in form.fields}
    made = submit(
        form,
        lambda: agenda.rearrange_meeting(
            reference, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if made is not None:
        return redirect("meetings:meeting", reference)
    return step(request, found, form, "Rearrange the meeting", "Publish the change")


@login_required
@FORM
def item(request: SignedIn, reference: str) -> HttpResponse:
    """Add an item."""
    found = run_meeting(request, reference)
    form = forms.ItemForm(posted(request))
    added = submit(
        form,
        lambda: items.add_item(found, **form.cleaned_data, by=request.user, at=timezone.now()),
    )
    if added is not None:
        return redirect("meetings:meeting", reference)
    return step(request, found, form, "Add an item", "Add it")


@login_required
@FORM
def change_item(request: SignedIn, reference: str, number: int) -> HttpResponse:
    """Change an item of an agenda that is not published."""
    found = run_meeting(request, reference)
    about = queries.get_item(found, number)
    form = forms.ItemForm(posted(request))
    return _change(request, found, about, form, items.change_item, "Change an item")


def _change(
    request: SignedIn,
    meeting: Meeting,
    about: Item | Paper,
    form: Form,
    act: Callable[..., Item | Paper],
    title: str,
) -> HttpResponse:
    """Show an item or a paper as it is, to be changed; change it once it is sent."""
    if not form.is_bound:
        form.initial = {name: getattr(about, name) for name in form.fields}
    changed = submit(
        form, lambda: act(about, **form.cleaned_data, by=request.user, at=timezone.now())
    )
    if changed is not None:
        return redirect("meetings:meeting", meeting.reference)
    return step(request, meeting, form, title, "Save")


@login_required
@require_POST
def drop_item(request: SignedIn, reference: str, number: int) -> HttpResponse:
    """Take an item off."""
    found = run_meeting(request, reference)
    items.drop_item(queries.get_item(found, number), by=request.user, at=timezone.now())
    return redirect("meetings:meeting", reference)


@login_required
@FORM
def paper(request: SignedIn, reference: str, number: int) -> HttpResponse:
    """Add a paper to an item."""
    found = run_meeting(request, reference)
    about = queries.get_item(found, number)
    form = forms.PaperForm(posted(request))
    added = submit(
        form,
        lambda: items.add_paper(about, **form.cleaned_data, by=request.user, at=timezone.now()),
    )
    if added is not None:
        return redirect("meetings:meeting", reference)
    lead = [f"Item {about}."]
    if found.state == "agenda published":
        lead.append("The agenda is published: this becomes a supplement, behind the last page.")
    return step(request, found, form, "Add a paper", "Add it", lead=lead)


@login_required
@FORM
def change_paper(request: SignedIn, reference: str, number: int) -> HttpResponse:
    """Change a paper that is not published."""
    found = run_meeting(request, reference)
    about = queries.get_paper(found, number)
    form = forms.PaperForm(posted(request))
    return _change(request, found, about, form, items.change_paper, "Change a paper")


@login_required
@require_POST
def drop_paper(request: SignedIn, reference: str, number: int) -> HttpResponse:
    """Take back a paper that is not published."""
    found = run_meeting(request, reference)
    items.drop_paper(queries.get_paper(found, number), by=request.user, at=timezone.now())
    return redirect("meetings:meeting", reference)


class _Act(Protocol):
    def __call__(self, reference: str, /, *, by: User, at: datetime) -> object: ...


def _take(request: SignedIn, reference: str, act: _Act) -> HttpResponse:
    """Take a step of a meeting that needs no form."""
    run_meeting(request, reference)
    act(reference, by=request.user, at=timezone.now())
    return redirect("meetings:meeting", reference)


@login_required
@require_POST
def announce(request: SignedIn, reference: str) -> HttpResponse:
    """Put the items on the forward plan."""
    return _take(request, reference, agenda.announce)


@login_required
@require_POST
def publish(request: SignedIn, reference: str) -> HttpResponse:
    """Publish the agenda."""
    return _take(request, reference, agenda.publish_agenda)


@login_required
@require_POST
def supplement(request: SignedIn, reference: str) -> HttpResponse:
    """Publish a supplement."""
    return _take(request, reference, agenda.publish_supplement)


@login_required
@FORM
def cancel(request: SignedIn, reference: str) -> HttpResponse:
    """Cancel a meeting."""
    found = run_meeting(request, reference)
    form = forms.CancelForm(posted(request))
    cancelled = submit(
        form,
        lambda: agenda.cancel_meeting(
            reference, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if cancelled is not None:
        return redirect("meetings:meeting", reference)
    return step(request, found, form, "Cancel the meeting", "Cancel it")


@login_required
@FORM
def judge(request: SignedIn, reference: str) -> HttpResponse:
    """Accept or decline a question of the public."""
    question = queries.get_question(reference)
    found = question.meeting
    require(request.user, May.RUN_PANEL, found.panel, timezone.localdate())
    form = forms.JudgeForm(posted(request))
    judged = submit(
        form,
        lambda: questions.judge_question(
            question,
            form.cleaned_data["judged"],
            form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
        ),
    )
    if judged is not None:
        return redirect("meetings:meeting", found.reference)
    return step(
        request,
        found,
        form,
        "A question of the public",
        "Save",
        quotes=[question.text],
        lead=[f"{question.name} asks. {question.contact}".strip()],
    )


@login_required
@require_safe
def shared_calendar(request: SignedIn) -> HttpResponse:
    """The meetings to come of every panel that somebody works for."""
    today = timezone.localdate()
    require_anywhere(request.user, May.READ_PANEL, today)
    page = {"meetings": queries.calendar_of(request.user, today)}
    return render(request, "meetings/calendar.html", page)


@login_required
@FORM
def library(request: SignedIn, slug: str) -> HttpResponse:
    """What the panels of this host share; adding to it."""
    panel, now = get_body(slug), timezone.now()
    require(request.user, May.RUN_PANEL, panel, timezone.localdate(now))
    form = forms.ShareForm(posted(request))
    put = submit(form, lambda: questions.share(panel, **form.cleaned_data, by=request.user, at=now))
    if put is not None:
        return redirect("meetings:library", slug)
    page = {"panel": panel, "form": form, "documents": queries.library()}
    return render(request, "meetings/library.html", page, status=status_of(form))


@login_required
@require_safe
def shared(request: SignedIn, number: int) -> HttpResponse:
    """One document of the library."""
    require_anywhere(request.user, May.READ_PANEL, timezone.localdate())
    return render(request, "meetings/shared.html", {"document": queries.get_shared(number)})
