"""The desk's pages of the plan; what is published is read on the record."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.apps.accounts.queries import require
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.performance.queries.frozen import figure_at
from frankpledge.apps.plan import actions, queries
from frankpledge.apps.plan.forms import AmendForm, ObjectiveForm, PlanForm, ProgressForm
from frankpledge.apps.publishing.queries.visible import page_of
from frankpledge.design.pages import form_page, own_address, posted
from frankpledge.rules.roles import May

FORM = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@FORM
def desk(request, slug):
    """The plans of a body; beginning one."""
    body = get_body(slug)
    require(request.user, May.EDIT_PLAN, body, timezone.localdate())
    form = PlanForm(posted(request))
    if form.is_valid():
        made = actions.begin_plan(body, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("plan:plan", made.reference)
    page = {"body": body, "plans": queries.plans_of(body), "form": form}
    return render(request, "plan/desk.html", page)


@login_required
@require_safe
def plan(request, reference):
    """One plan for those who work on it."""
    return render(request, "plan/plan.html", {"plan": _plan(request, reference, May.SEE_WORK)})


@login_required
@FORM
def objective(request, reference):
    """Add an objective."""
    found = _plan(request, reference, May.EDIT_PLAN)
    form = ObjectiveForm(posted(request))
    if form.is_valid():
        actions.add_objective(found, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("plan:plan", reference)
    return _form(request, found, form, "Add an objective")


@login_required
@require_POST
def drop(request, reference, place):
    """Leave an objective out of the next amendment."""
    found = queries.get_objective(_plan(request, reference, May.EDIT_PLAN), place)
    actions.drop_objective(found, by=request.user, at=timezone.now())
    return redirect("plan:plan", reference)


@login_required
@FORM
def progress(request, reference, place):
    """Record progress by its evidence."""
    found = _plan(request, reference, May.EDIT_PLAN)
    form = ProgressForm(posted(request))
    if form.is_valid():
        cleaned = form.cleaned_data
        address = own_address(request, cleaned["address"])
        figure = figure_at(address, timezone.localdate())
        actions.record_progress(
            queries.get_objective(found, place),
            cleaned["words"],
            address,
            figure,
            by=request.user,
            at=timezone.now(),
        )
        return redirect("plan:plan", reference)
    return _form(request, found, form, "Record progress")


@login_required
@FORM
def publish(request, reference):
    """Publish the plan or an amendment."""
    found = _plan(request, reference, May.PUBLISH)
    form = AmendForm(posted(request))
    if form.is_valid():
        now = timezone.now()
        done = actions.publish_plan(found, **form.cleaned_data, by=request.user, at=now)
        return redirect(page_of(done.publication, now, reverse("plan:plan", args=[reference])))
    return _form(request, found, form, "Publish the plan")


def _plan(request, reference, permission):
    found = queries.get_plan(reference)
    require(request.user, permission, found.body, timezone.localdate())
    return found


def _form(request, plan, form, title):
    back = reverse("plan:plan", args=[plan.reference])
    return form_page(request, form, title, caption=plan.title, back=back)
