"""A panel's cases: as everybody reads them, and as both sides take their steps."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.models import User
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.panel import forms
from frankpledge.apps.panel.actions import cases as actions
from frankpledge.apps.panel.documents.cases import case_rows
from frankpledge.apps.panel.models import Case, CaseKind
from frankpledge.apps.panel.queries import cases as queries
from frankpledge.apps.publishing.queries.lists import PAGE
from frankpledge.design.pages import form_page, posted, submit
from frankpledge.errors import NotAllowed, NotFound
from frankpledge.rules import powers
from frankpledge.rules.panel_cases import OPENED_BY, WORKFLOW
from frankpledge.rules.precept_case import dated_steps

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def decisions(request: HttpRequest, slug: str) -> HttpResponse:
    """Precepts, hearings, requirements, suspensions of a panel, as everybody reads them."""
    panel = get_body(slug)
    found = Paginator(queries.public_cases(panel, timezone.now()), PAGE)
    page = {"panel": panel, "cases": found.get_page(request.GET.get("page"))}
    return render(request, "panel/decisions.html", page)


@require_safe
def public_case(request: HttpRequest, reference: str) -> HttpResponse:
    """One case, step by step."""
    case, found = queries.public_case(reference, timezone.now())
    dated = dated_steps(case.facts) if case.kind == CaseKind.PRECEPT else []
    page = {"case": case, "public_case": found, "dated": dated}
    return render(request, "panel/public_case.html", page)


@login_required
@require_safe
def desk(request: SignedIn, slug: str) -> HttpResponse:
    """The cases of a panel or an office; which may be opened."""
    body, today = get_body(slug), timezone.localdate()
    queries.require_reader(request.user, body, today)
    kinds = [k for k in CaseKind if queries.may_open(request.user, body, k, today)]
    page = {"body": body, "cases": queries.cases_of(body), "kinds": kinds}
    return render(request, "panel/desk.html", page)


@login_required
@FORM
def begin(request: SignedIn, slug: str, kind: str) -> HttpResponse:
    """Open a case."""
    body, now = get_body(slug), timezone.now()
    queries.require_reader(request.user, body, timezone.localdate(now))
    if kind not in CaseKind.values:
        raise NotFound(f"There is no kind of case called {kind!r}")
    if not queries.may_open(request.user, body, kind, timezone.localdate(now)):
        side = "office" if kind in OPENED_BY else "panel"
        raise NotAllowed(f"Only the {side} opens a {kind}, not {body.name}'s reader")
    form = forms.OPENING[CaseKind(kind)](posted(request))
    made = submit(form, lambda: _opened(body, kind, form.cleaned_data, request.user, now))
    if made is not None:
        return redirect("panel:case", made.reference)
    back = reverse("panel:desk", args=[slug])
    return form_page(
        request, form, CaseKind(kind).label, "Publish it", caption=body.name, back=back
    )


def _opened(body: Body, kind: str, cleaned: dict[str, Any], user: User, now: datetime) -> Case:
    match kind:
        case CaseKind.PRECEPT:
            return actions.open_precept(body, **cleaned, by=user, at=now)
        case CaseKind.HEARING:
            notice = {n: cleaned[n] for n in ("post", "candidate", "criteria", "why", "terms")}
            return actions.open_hearing(
                body,
                notice,
                cleaned["received_on"],
                cleaned["days_off"] or 0,
                by=user,
                at=now,
                visible_from=cleaned["visible_from"],
            )
        case CaseKind.REQUIREMENT:
            return actions.require_of_office(body, powers.Wanted(**cleaned), by=user, at=now)
        case CaseKind.SUSPENSION:
            return actions.suspend(body, powers.Charge(**cleaned), by=user, at=now)
        case _:
            return actions.appoint_acting(body, powers.Acting(**cleaned), by=user, at=now)


def _case(request: SignedIn, reference: str) -> Case:
    found = queries.get_case(reference)
    queries.require_case_reader(request.user, found, timezone.localdate())
    return found


@login_required
@require_safe
def case(request: SignedIn, reference: str) -> HttpResponse:
    """One case: its steps, and those that somebody may take now."""
    found = _case(request, reference)
    today = timezone.localdate()
    moves = queries.open_moves(request.user, found, today)
    dated = dated_steps(found.facts) if found.kind == CaseKind.PRECEPT else []
    page = {
        "case": found,
        "steps": found.steps.select_related("publication"),
        "dated": dated,
        "moves": [(name, name.replace(" ", "-"), move) for name, move in moves],
        "rows": case_rows(found),
        "next": queries.who_is_next(found, today),
    }
    return render(request, "panel/case.html", page)


@login_required
@FORM
def step(request: SignedIn, reference: str, move: str) -> HttpResponse:
    """Take one step."""
    found = _case(request, reference)
    name = queries.move_called(found, move)
    rule = WORKFLOW[found.kind].moves[name]
    roles = queries.roles_for(
        request.user, found.panel, found.office, rule.permission, timezone.localdate()
    )
    form = forms.StepForm(posted(request), case=found, move=name)
    workflow = WORKFLOW[found.kind]
    if not form.is_bound:
        workflow.state_after(name, found.state, roles)
    workflow.require_role(name, roles)
    made = submit(
        form,
        lambda: actions.move_case(
            reference,
            name,
            form.given(),
            by=request.user,
            at=timezone.now(),
            visible_from=form.cleaned_data.get("visible_from"),
        ),
    )
    if made is not None:
        return redirect("panel:case", reference)
    back = reverse("panel:case", args=[reference])
    return form_page(
        request,
        form,
        name.capitalize(),
        "Publish it",
        caption=found.title,
        back=back,
        lead=[f"Needs {rule.needs}. {rule.basis}" if rule.needs else rule.basis],
    )
