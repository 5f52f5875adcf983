"""The desk's pages of recommendations. What is published is read on the record."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.publishing.queries.visible import page_of
from frankpledge.apps.recommendations import actions, queries
from frankpledge.apps.recommendations.forms import AnswerForm, ReportForm, ResponseForm
from frankpledge.design.pages import form_page, posted, submit
from frankpledge.rules.roles import May

FORM = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def desk(request: SignedIn, slug: str) -> HttpResponse:
    """The reports that concern a body."""
    body = _body(request, slug, May.SEE_WORK)
    page = {"body": body, "reports": queries.reports_for(body)}
    return render(request, "recommendations/desk.html", page)


@login_required
@FORM
def receive(request: SignedIn, slug: str) -> HttpResponse:
    """Record a report with its recommendations."""
    body = _body(request, slug, May.RECORD_RECOMMENDATION)
    form = ReportForm(posted(request))
    made = submit(
        form,
        lambda: actions.receive_report(
            **form.cleaned_data, owner=body, by=request.user, at=timezone.now()
        ),
    )
    if made is not None:
        return redirect("recommendations:report", slug, made.reference)
    back = reverse("recommendations:desk", args=[slug])
    return form_page(request, form, "Record a report", "Record it", caption=body.name, back=back)


@login_required
@require_safe
def report(request: SignedIn, slug: str, reference: str) -> HttpResponse:
    """One report as a body works on it."""
    body = _body(request, slug, May.SEE_WORK)
    page = {"desk": queries.report_desk(queries.get_report(reference), body)}
    return render(request, "recommendations/report.html", page)


@login_required
@FORM
def answer(request: SignedIn, slug: str, reference: str, number: str) -> HttpResponse:
    """Say what is done about one recommendation."""
    body = _body(request, slug, May.ANSWER_RECOMMENDATION)
    concerned = queries.report_desk(queries.get_report(reference), body)
    found = queries.get_recommendation(concerned.report, number)
    form = AnswerForm(posted(request))
    answered = submit(
        form,
        lambda: actions.answer_recommendation(
            found, body, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if answered is not None:
        return redirect("recommendations:report", slug, reference)
    back = reverse("recommendations:report", args=[slug, reference])
    return form_page(
        request,
        form,
        f"Recommendation {found.number}",
        "Save",
        caption=body.name,
        back=back,
        quotes=[found.text],
    )


@login_required
@FORM
def respond(request: SignedIn, slug: str, reference: str) -> HttpResponse:
    """Publish the response to a report."""
    body = _body(request, slug, May.PUBLISH)
    found = queries.get_report(reference)
    now = timezone.now()
    form = ResponseForm(posted(request))
    back = reverse("recommendations:report", args=[slug, reference])
    made = submit(
        form,
        lambda: actions.publish_response(found, body, **form.cleaned_data, by=request.user, at=now),
    )
    if made is not None:
        return redirect(page_of(made, now, back))
    return form_page(
        request, form, "Publish the response", "Publish", caption=found.title, back=back
    )


@login_required
@require_POST
def publish(request: SignedIn, slug: str, reference: str) -> HttpResponse:
    """Publish how each recommendation stands."""
    body = _body(request, slug, May.PUBLISH)
    made = actions.publish_tracker(
        queries.get_report(reference), body, by=request.user, at=timezone.now()
    )
    return redirect("publishing:publication", made.reference)


def _body(request: SignedIn, slug: str, permission: May) -> Body:
    body = get_body(slug)
    require(request.user, permission, body, timezone.localdate())
    return body
