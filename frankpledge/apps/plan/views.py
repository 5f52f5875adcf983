"""The desk's pages of the plan; what is published is read on the record."""

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.performance.queries.frozen import figure_at
from frankpledge.apps.plan import actions, queries
from frankpledge.apps.plan.forms import AmendForm, ObjectiveForm, PlanForm, ProgressForm
from frankpledge.apps.plan.models import Objective, Plan, Progress
from frankpledge.apps.publishing.queries.visible import page_of
from frankpledge.design.pages import (
    form_page,
    own_address,
    posted,
    status_of_refusal,
    submit,
)
from frankpledge.rules.roles import May

FORM = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@FORM
def desk(request: SignedIn, slug: str) -> HttpResponse:
    """The plans of a body; beginning one."""
    body = get_body(slug)
    require(request.user, May.EDIT_PLAN, body, timezone.localdate())
    form = PlanForm(posted(request))
    made = submit(
        form,
        lambda: actions.begin_plan(body, **form.cleaned_data, by=request.user, at=timezone.now()),
    )
    if made is not None:
        return redirect("plan:plan", made.reference)
    page = {"body": body, "plans": queries.plans_of(body), "form": form}
    return render(request, "plan/desk.html", page, status=status_of_refusal(form))


@login_required
@require_safe
def plan(request: SignedIn, reference: str) -> HttpResponse:
    """One plan for those who work on it."""
    return render(request, "plan/plan.html", {"plan": _plan(request, reference, May.SEE_WORK)})


@login_required
@FORM
def objective(request: SignedIn, reference: str) -> HttpResponse:
    """Add an objective."""
    found = _plan(request, reference, May.EDIT_PLAN)
    form = ObjectiveForm(posted(request))
    added = submit(
        form,
        lambda: actions.add_objective(
            found, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if added is not None:
        return redirect("plan:plan", reference)
    return _form(request, found, form, "Add an objective")


@login_required
@require_POST
def drop(request: SignedIn, reference: str, place: int) -> HttpResponse:
    """Leave an objective out of the next amendment."""
    found = queries.get_objective(_plan(request, reference, May.EDIT_PLAN), place)
    actions.drop_objective(found, by=request.user, at=timezone.now())
    return redirect("plan:plan", reference)


@login_required
@FORM
def progress(request: SignedIn, reference: str, place: int) -> HttpResponse:
    """Record progress by its evidence."""
    found = _plan(request, reference, May.EDIT_PLAN)
    about = queries.get_objective(found, place)
    form = ProgressForm(posted(request))
    if submit(form, lambda: _record_progress(request, about, form.cleaned_data)) is not None:
        return redirect("plan:plan", reference)
    return _form(request, found, form, "Record progress")


def _record_progress(request: SignedIn, about: Objective, cleaned: dict[str, str]) -> Progress:
    """Record progress by a record or by a chart, which is frozen as it is now."""
    address, now = own_address(request, cleaned["address"]), timezone.now()
    figure = figure_at(address, timezone.localdate(now))
    return actions.record_progress(
        about, cleaned["words"], address, figure, by=request.user, at=now
    )


@login_required
@FORM
def publish(request: SignedIn, reference: str) -> HttpResponse:
    """Publish the plan or an amendment."""
    found = _plan(request, reference, May.PUBLISH)
    form = AmendForm(posted(request))
    now = timezone.now()
    done = submit(
        form,
        lambda: actions.publish_plan(found, **form.cleaned_data, by=request.user, at=now),
    )
    if done is not None:
        return redirect(page_of(done.publication, now, reverse("plan:plan", args=[reference])))
    return _form(request, found, form, "Publish the plan")


def _plan(request: SignedIn, reference: str, permission: May) -> Plan:
    found = queries.get_plan(reference)
    require(request.user, permission, found.body, timezone.localdate())
    return found


def _form(request: HttpRequest, plan: Plan, form: Form, title: str) -> HttpResponse:
    back = reverse("plan:plan", args=[plan.reference])
    return form_page(request, form, title, caption=plan.title, back=back)
