"""What everybody sees of a panel's meetings, and how the public asks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.apps.accounts.adapters import client_mark
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.meetings import forms
from frankpledge.apps.meetings.actions import questions
from frankpledge.apps.meetings.queries import calendar as calendars
from frankpledge.apps.meetings.queries import meetings as queries
from frankpledge.apps.publishing.queries.lists import marks_of
from frankpledge.apps.publishing.queries.visible import find
from frankpledge.design.pages import posted, status_of, submit
from frankpledge.errors import NotFound

ICAL = "text/calendar; charset=utf-8"


def _panel(slug: str) -> Body:
    panel = get_body(slug)
    if panel.kind != BodyKind.PANEL:
        raise NotFound(f"{panel.name} is no panel")
    return panel


@require_safe
def panels(request: HttpRequest) -> HttpResponse:
    """Every police and crime panel, those with meetings on the record first."""
    return render(request, "meetings/panels.html", {"panels": queries.panels(timezone.now())})


@require_safe
def room(request: HttpRequest, slug: str) -> HttpResponse:
    """A panel: its forward plan, meetings, minutes, attendance."""
    found = queries.room(_panel(slug), timezone.now(), marks_of(request.GET))
    return render(request, "meetings/room.html", {"room": found})


def _calendar(request: HttpRequest, name: str, slug: str) -> HttpResponse:
    site = request.build_absolute_uri("/").rstrip("/")
    found = queries.listed(timezone.now(), slug)
    return HttpResponse(calendars.calendar(name, found, site), content_type=ICAL)


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The meetings of a panel as a calendar."""
    return _calendar(request, f"Meetings: {_panel(slug).name}", slug)


@require_safe
def every_calendar(request: HttpRequest) -> HttpResponse:
    """The meetings of every panel as one calendar."""
    return _calendar(request, "Meetings of police and crime panels", "")


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    """Send a question to a meeting."""
    now = timezone.now()
    shown = find(reference, now)
    meeting = queries.get_meeting(shown.reference)
    form = forms.PublicQuestionForm(posted(request))
    made = submit(
        form,
        lambda: questions.receive_question(
            meeting, **form.written(), client=client_mark(request), at=now
        ),
    )
    if made is not None:
        return redirect("meetings:received", made.reference)
    page = {"shown": shown, "form": form, "is_open": questions.is_open(meeting, now)}
    return render(request, "meetings/ask.html", page, status=status_of(form))


@require_safe
def received(request: HttpRequest, reference: str) -> HttpResponse:
    """The question was received; the same for every reference."""
    return render(request, "meetings/received.html", {"reference": reference})
