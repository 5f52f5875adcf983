"""The handlers' pages: the list, one complaint, its moves, its letters."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.complaints import forms
from frankpledge.apps.complaints.actions import counting, handling
from frankpledge.apps.complaints.models import Complaint
from frankpledge.apps.complaints.queries import handling as queries
from frankpledge.apps.complaints.queries.receiving import Received, StepInput, office_of
from frankpledge.design.pages import form_page, posted, submit, tasks_address
from frankpledge.errors import NotFound
from frankpledge.rules.panel_workflows import COMPLAINT
from frankpledge.rules.roles import May

FORM = require_http_methods(["GET", "HEAD", "POST"])
MOVES = {name.replace(" ", "-"): name for name in COMPLAINT.moves}


@login_required
@require_safe
def complaint_list(request: SignedIn, slug: str) -> HttpResponse:
    """The complaints of a panel."""
    panel, today = get_body(slug), timezone.localdate()
    page = {
        "panel": panel,
        "complaints": queries.complaints_of(request.user, panel, today),
        "delegations": queries.delegations(panel, today),
        "today": today,
    }
    return render(request, "complaints/list.html", page)


@login_required
@FORM
def receive(request: SignedIn, slug: str) -> HttpResponse:
    """Enter a complaint that came by post, or a conduct matter."""
    panel, now = get_body(slug), timezone.now()
    today = timezone.localdate(now)
    require(request.user, May.HANDLE_COMPLAINT, panel, today)
    form = forms.ReceivedForm(posted(request))
    made = submit(
        form,
        lambda: handling.receive_complaint(
            Received(panel=panel, office=office_of(panel, today), **form.cleaned_data),
            by=request.user,
            at=now,
        ),
    )
    if made is not None:
        return redirect("complaints:complaint", made.reference)
    back = reverse("complaints:list", args=[slug])
    return form_page(request, form, "Enter a complaint", caption=panel.name, back=back)


def _complaint(request: SignedIn, reference: str) -> Complaint:
    found = queries.get_complaint(reference)
    queries.require_handler(request.user, found, timezone.localdate())
    return found


@login_required
@require_safe
def complaint(request: SignedIn, reference: str) -> HttpResponse:
    """One complaint: where it stands, what may be done, by when, what was done."""
    found, today = _complaint(request, reference), timezone.localdate()
    moves = queries.open_moves(request.user, found, today)
    page = {
        "complaint": found,
        "moves": [(name, name.replace(" ", "-"), move) for name, move in moves],
        "clocks": queries.clocks(found, today),
        "alike": queries.similar_complaints(found),
        "is_old": queries.is_more_than_a_year_old(found),
    }
    return render(request, "complaints/complaint.html", page)


@login_required
@FORM
def move(request: SignedIn, reference: str, move: str) -> HttpResponse:
    """Make one move of the regulations."""
    found = _complaint(request, reference)
    if move not in MOVES:
        raise NotFound(f"There is no move called {move!r}")
    name = MOVES[move]
    form = forms.MoveForm(posted(request), move=name)
    made = submit(
        form,
        lambda: handling.move_complaint(
            reference, name, StepInput(**form.cleaned_data), by=request.user, at=timezone.now()
        ),
    )
    if made is not None:
        return redirect("complaints:complaint", reference)
    back = reverse("complaints:complaint", args=[reference])
    return form_page(
        request,
        form,
        name.capitalize(),
        caption=found.reference,
        back=back,
        lead=[COMPLAINT.moves[name].basis],
        quotes=[found.text],
    )


@login_required
@FORM
def comments(request: SignedIn, reference: str) -> HttpResponse:
    """Keep what the office-holder says."""
    found = _complaint(request, reference)
    form = forms.CommentsForm(posted(request))
    taken = submit(
        form,
        lambda: handling.take_comments(
            reference, form.cleaned_data["comments"], by=request.user, at=timezone.now()
        ),
    )
    if taken is not None:
        return redirect("complaints:complaint", reference)
    back = reverse("complaints:complaint", args=[reference])
    return form_page(
        request,
        form,
        "Comments of the office-holder",
        "Keep them",
        caption=found.reference,
        back=back,
        quotes=[found.text],
    )


@login_required
@require_POST
def letter_sent(request: SignedIn, reference: str, number: int) -> HttpResponse:
    """Record that a letter was sent."""
    found = _complaint(request, reference)
    handling.letter_sent(queries.get_letter(found, number), by=request.user, at=timezone.now())
    return redirect("complaints:complaint", reference)


@login_required
@FORM
def delegate(request: SignedIn, slug: str) -> HttpResponse:
    """Delegate the initial handling to the office."""
    panel, now = get_body(slug), timezone.now()
    require(request.user, May.DELEGATE_COMPLAINTS, panel, timezone.localdate(now))
    form = forms.DelegationForm(posted(request))
    delegated = submit(
        form,
        lambda: handling.delegate(
            panel,
            office_of(panel, timezone.localdate(now)),
            **form.cleaned_data,
            by=request.user,
            at=now,
        ),
    )
    if delegated is not None:
        return redirect(tasks_address())
    lead = [
        (
            "Recording and referral can be delegated to the office's chief executive or a"
            " monitoring officer, resolution cannot (regulations 7 and 28). Complaints handlers of"
            " the office then see complaints until they are resolved or referred."
        )
    ]
    return form_page(
        request,
        form,
        "Delegate initial handling",
        "Delegate it",
        caption=panel.name,
        lead=lead,
    )


@login_required
@FORM
def publish_counts(request: SignedIn, slug: str) -> HttpResponse:
    """Publish a year's counts."""
    panel = get_body(slug)
    require(request.user, May.HANDLE_COMPLAINT, panel, timezone.localdate())
    form = forms.YearForm(posted(request))
    made = submit(
        form,
        lambda: counting.publish_counts(
            panel, form.cleaned_data["year"], by=request.user, at=timezone.now()
        ),
    )
    if made is not None:
        return redirect("publishing:publication", made.reference)
    back = reverse("complaints:list", args=[slug])
    return form_page(
        request, form, "Publish the counts of a year", "Publish", caption=panel.name, back=back
    )
