"""What a body owes, with the legal basis: page, CSV, JSON, calendar."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import can, require
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.obligations import actions, queries
from frankpledge.apps.obligations.forms import MeetForm
from frankpledge.design.exports import csv_response
from frankpledge.design.pages import declared_of, form_page, posted, submit
from frankpledge.errors import NotFound
from frankpledge.rules.roles import May


@require_safe
def due(request: HttpRequest, slug: str) -> HttpResponse:
    """What is due at a body."""
    body, today = get_body(slug), timezone.localdate()
    is_at_work = can(request.user, May.SEE_WORK, body, today)
    found = queries.due_at(body, timezone.now(), is_at_work=is_at_work)
    page = {
        "body": body,
        "open": [d for d in found if d.is_open],
        "done": [d for d in found if not d.is_open],
        "may_meet": can(request.user, May.KEEP_OBLIGATIONS, body, today),
    }
    return render(request, "obligations/due.html", page)


@require_safe
def due_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The same for programs, and for calendars. Public, so it says what the public page says."""
    body = get_body(slug)
    found = queries.due_at(body, timezone.now())
    if form == "ics":
        site = request.build_absolute_uri("/").rstrip("/")
        ical = queries.calendar(body, [d for d in found if d.is_open], site)
        return HttpResponse(ical, content_type="text/calendar; charset=utf-8")
    columns, rows = queries.due_table(found)
    if form == "json":
        return JsonResponse(
            {"body": body.slug, "due": [dict(zip(columns, r, strict=True)) for r in rows]}
        )
    if form != "csv":
        raise NotFound(f"There is no {form!r} of what is due; there are csv, json and ics")
    return csv_response(f"{slug}-due", columns, rows)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meet(request: SignedIn, number: int) -> HttpResponse:
    """Say which publication meets an obligation."""
    obligation = queries.get_obligation(number)
    require(request.user, May.KEEP_OBLIGATIONS, obligation.body, timezone.localdate())
    form = MeetForm(posted(request), kinds=declared_of(request).kinds)
    met = submit(
        form,
        lambda: actions.meet_by_hand(
            obligation, form.cleaned_data["reference"], by=request.user, at=timezone.now()
        ),
    )
    if met is not None:
        return redirect("obligations:due", obligation.body.slug)
    caption = queries.get_duty(obligation.duty).title
    back = reverse("obligations:due", args=[obligation.body.slug])
    return form_page(request, form, "Met by a publication", "Record it", caption=caption, back=back)
