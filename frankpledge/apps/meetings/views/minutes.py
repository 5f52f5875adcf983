"""Holding a meeting, writing its minutes, publishing them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.meetings import forms
from frankpledge.apps.meetings.actions import agenda
from frankpledge.apps.meetings.actions import minutes as actions
from frankpledge.apps.meetings.documents import marks
from frankpledge.apps.meetings.models import Mark
from frankpledge.apps.meetings.views.desk import FORM, run_meeting, step
from frankpledge.apps.membership.queries import members_on
from frankpledge.design.pages import posted, submit


@login_required
@FORM
def hold(request: SignedIn, reference: str) -> HttpResponse:
    """Record who came."""
    found = run_meeting(request, reference)
    form = forms.AttendanceForm(posted(request), members=members_on(found.panel, found.on))
    if not form.is_bound:
        form.initial = {f"member_{a.member_id}": a.how for a in found.attendance.all()}
        form.initial["also_present"] = found.also_present
    made = submit(
        form,
        lambda: agenda.hold_meeting(
            reference,
            form.came(),
            form.cleaned_data["also_present"],
            by=request.user,
            at=timezone.now(),
        ),
    )
    if made is not None:
        return redirect("meetings:meeting", reference)
    return step(request, found, form, "Who came", "Save")


@login_required
@FORM
def write(request: SignedIn, reference: str) -> HttpResponse:
    """Write the minutes; a mark that cannot be read stands at the field, and nothing is lost."""
    found = run_meeting(request, reference)
    begun = found.minutes or "\n\n".join(str(item) for item in found.items.all())
    form = forms.MinutesForm(posted(request), initial={"text": begun})
    made = submit(
        form,
        lambda: actions.save_minutes(
            found, form.cleaned_data["text"], by=request.user, at=timezone.now()
        ),
    )
    if made is not None:
        return redirect("meetings:meeting", reference)
    return step(request, found, form, "Minutes", "Save the draft")


@login_required
@FORM
def publish(request: SignedIn, reference: str) -> HttpResponse:
    """Publish the minutes."""
    found = run_meeting(request, reference)
    said = marks.marked(found.minutes)
    recommended = marks.of(said, Mark.RECOMMENDATION)
    form = forms.PublishMinutesForm(posted(request), has_recommendations=bool(recommended))
    made = submit(
        form,
        lambda: actions.publish_minutes(
            reference, form.cleaned_data.get("answer_by"), by=request.user, at=timezone.now()
        ),
    )
    if made is not None:
        return redirect("meetings:meeting", reference)
    lead = [f"{len(marks.of(said, mark))} marked as {mark.label.lower()}." for mark in Mark]
    lead.append("Undertakings and recommendations go on the record with the minutes.")
    return step(request, found, form, "Publish the minutes", "Publish them", lead=lead)
