"""Pages of an account, and of the roles at a body."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.apps.accounts import actions, queries
from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.forms import LogHeadForm, RoleForm
from frankpledge.apps.audit.queries import head
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.design.pages import declared_of, posted, status_of_refusal, submit
from frankpledge.rules.roles import May


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: SignedIn) -> HttpResponse:
    """Somebody's own account: roles, how they sign in, on which devices, what they are sent."""
    today = timezone.localdate()
    form = LogHeadForm(posted(request), initial={"wants_log_head": request.user.wants_log_head})
    chosen = submit(
        form,
        lambda: actions.choose_log_head(
            form.cleaned_data["wants_log_head"], by=request.user, at=timezone.now()
        ),
    )
    if chosen is not None:
        return redirect("accounts:account")
    may_read_log = queries.may_anywhere(request.user, May.SEE_AUDIT, today)
    page = {
        "held": queries.bodies_of(request.user, today),
        "form": form if may_read_log else None,
        "notices": [
            notice
            for notice in declared_of(request).notices
            if queries.may_anywhere(request.user, notice.to, today)
        ],
    }
    return render(request, "accounts/account.html", page)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: SignedIn, slug: str) -> HttpResponse:
    """Who holds which role at a body; giving one."""
    body = get_body(slug)
    queries.require(request.user, May.MANAGE_ACCOUNTS, body, timezone.localdate())
    form = RoleForm(posted(request), kind=body.kind)
    site = request.build_absolute_uri("/").rstrip("/")
    given = submit(
        form,
        lambda: actions.give_role(
            **form.given(), body=body, by=request.user, at=timezone.now(), site=site
        ),
    )
    if given is not None:
        return redirect("accounts:people", slug)
    page = {
        "body": body,
        "form": form,
        "people": queries.people_at(body),
        "today": timezone.localdate(),
    }
    return render(request, "accounts/people.html", page, status=status_of_refusal(form))


@login_required
@require_POST
def end_role(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """End a role."""
    held = queries.get_held_role(number)
    actions.end_role(held, by=request.user, at=timezone.now())
    return redirect("accounts:people", held.body.slug)


@login_required
@require_safe
def audit_log(request: SignedIn) -> HttpResponse:
    """The audit log, newest first; of one subject where one is asked for."""
    queries.require_anywhere(request.user, May.SEE_AUDIT, timezone.localdate())
    subject = request.GET.get("subject", "")[:200]
    lines = queries.log_rows(request.user, subject, timezone.localdate())
    page = {"lines": lines, "subject": subject, "head": head()}
    return render(request, "accounts/audit.html", page)
