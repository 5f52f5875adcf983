"""Engagement with ministers: the public ledger, and the office's log."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require, roles_of
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.engagement import actions
from frankpledge.apps.engagement.forms import EngagementForm, OutcomeForm
from frankpledge.apps.engagement.queries import ledger
from frankpledge.apps.publishing.queries.lists import PAGE
from frankpledge.design.exports import csv_response
from frankpledge.design.pages import form_page, posted, status_of_refusal, submit
from frankpledge.rules.roles import May
from frankpledge.rules.workflows import ENGAGEMENT

FORM = require_http_methods(["GET", "HEAD", "POST"])
EARLIEST = "2012-11"


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """The ministers of whose engagement something is on the record."""
    found = ledger.offices_with_engagement(timezone.now())
    return render(request, "engagement/offices.html", {"offices": found})


@require_safe
def office(request: HttpRequest, slug: str) -> HttpResponse:
    """Engagement with one minister's office, by each side's account."""
    since = request.GET.get("from", "") or EARLIEST
    page = _page(slug, since)
    # In the order of references, so that what is added comes at the end of the last page.
    recorded = Paginator([*page.recorded, *page.undated], PAGE).get_page(request.GET.get("page"))
    return render(request, "engagement/office.html", {"page": page, "recorded": recorded})


@require_safe
def office_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as CSV: accounts first, then what is recorded."""
    page = _page(slug, request.GET.get("from", "") or EARLIEST)
    columns = (
        "kind",
        "reference",
        "side",
        "who",
        "minister",
        "setting",
        "state",
        "how_many",
        "when",
        "source",
    )
    rows = [
        (
            s.kind,
            s.reference,
            s.data.get("side"),
            s.data["who"],
            s.data["minister"],
            s.data["setting"],
            s.data.get("state"),
            s.data.get("how_many"),
            s.data.get("when") or s.data.get("from_month"),
            s.data["source"],
        )
        for s in [*page.by_department, *page.by_commissioners, *page.recorded, *page.undated]
    ]
    return csv_response(f"engagement-{slug}", columns, rows)


def _page(slug: str, since: str) -> ledger.Ledger:
    return ledger.ledger(slug, since, timezone.now())


@login_required
@FORM
def log(request: SignedIn, slug: str) -> HttpResponse:
    """Log a request or an occasion."""
    body = get_body(slug)
    require(request.user, May.LOG_ENGAGEMENT, body, timezone.localdate())
    form = EngagementForm(posted(request))
    made = submit(
        form,
        lambda: actions.log_engagement(
            **form.cleaned_data, owner=body, by=request.user, at=timezone.now()
        ),
    )
    if made is not None:
        return redirect("engagement:engagement", made.reference)
    return form_page(
        request,
        form,
        "Log engagement with a minister",
        "Log it",
        caption=body.name,
    )


@login_required
@FORM
def engagement(request: SignedIn, reference: str) -> HttpResponse:
    """One engagement for those who work on it; recording what came of it."""
    found, today = ledger.get_engagement(reference), timezone.localdate()
    require(request.user, May.SEE_WORK, found.owner, today)
    moves = ENGAGEMENT.open_moves(found.state, roles_of(request.user, found.owner, today))
    form = OutcomeForm(posted(request), moves=moves)
    moved = submit(
        form,
        lambda: actions.move_engagement(
            reference,
            form.cleaned_data["move"],
            form.cleaned_data["outcome"],
            by=request.user,
            at=timezone.now(),
        ),
    )
    if moved is not None:
        return redirect("engagement:engagement", reference)
    page = {"engagement": found, "form": form, "moves": moves}
    return render(request, "engagement/engagement.html", page, status=status_of_refusal(form))


@login_required
@require_POST
def publish(request: SignedIn, reference: str) -> HttpResponse:
    """Publish an engagement."""
    actions.publish_engagement(reference, by=request.user, at=timezone.now())
    return redirect("publishing:publication", reference)
