"""Pages of who sits on a panel, and of finding independent members."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.apps.accounts.adapters import SignedIn, client_mark
from frankpledge.apps.accounts.queries import require, roles_of
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.membership import forms, queries
from frankpledge.apps.membership.actions import members, recruiting
from frankpledge.design.pages import (
    form_page,
    posted,
    status_of,
    status_of_refusal,
    submit,
)
from frankpledge.errors import NotFound
from frankpledge.rules.panel_workflows import APPLICATION
from frankpledge.rules.roles import May

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def member_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Who sits on a panel today, and which seats are vacant."""
    panel, today = get_body(slug), timezone.localdate()
    page = {
        "panel": panel,
        "members": queries.members_on(panel, today),
        "vacancies": queries.vacancies(panel, today),
        "to_come": queries.to_come(panel, today),
        "balance": queries.balance(panel, today),
    }
    return render(request, "membership/members.html", page)


def _panel(request: SignedIn, slug: str, permission: May = May.RUN_PANEL) -> Body:
    panel = get_body(slug)
    require(request.user, permission, panel, timezone.localdate())
    return panel


@login_required
@FORM
def desk(request: SignedIn, slug: str) -> HttpResponse:
    """The seats of a panel; adding one."""
    panel, today = _panel(request, slug), timezone.localdate()
    form = forms.SeatForm(posted(request))
    added = submit(
        form,
        lambda: members.add_seat(panel, **form.cleaned_data, by=request.user, at=timezone.now()),
    )
    if added is not None:
        return redirect("membership:desk", slug)
    page = {
        "panel": panel,
        "form": form,
        "today": today,
        "members": queries.members_on(panel, today),
        "substitutes": queries.substitutes_on(panel, today),
        "vacancies": queries.vacancies(panel, today),
        "to_come": queries.to_come(panel, today),
        "running_out": queries.running_out(panel, today),
        "balance": queries.balance(panel, today),
        "figures": queries.figures(panel, today),
        "recruitments": queries.recruitments_of(panel),
    }
    return render(request, "membership/desk.html", page, status=status_of_refusal(form))


@login_required
@FORM
def seat(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """Seat somebody."""
    panel = _panel(request, slug)
    found = queries.get_seat(panel, number)
    form = forms.MemberForm(posted(request))
    seated = submit(
        form,
        lambda: members.seat_member(found, **form.cleaned_data, by=request.user, at=timezone.now()),
    )
    if seated is not None:
        return redirect("membership:desk", slug)
    back = reverse("membership:desk", args=[slug])
    return form_page(request, form, "Seat a member", caption=str(found), back=back)


@login_required
@FORM
def leave(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """End a term."""
    _panel(request, slug)
    member = queries.get_member(number)
    form = forms.LeaveForm(posted(request))
    ended = submit(
        form,
        lambda: members.end_term(member, **form.cleaned_data, by=request.user, at=timezone.now()),
    )
    if ended is not None:
        return redirect("membership:desk", slug)
    back = reverse("membership:desk", args=[slug])
    return form_page(request, form, f"End the term of {member.name}", "End it", back=back)


@login_required
@require_http_methods(["POST"])
def induct(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """Record an induction today."""
    members.induct(
        queries.get_member(number), timezone.localdate(), by=request.user, at=timezone.now()
    )
    return redirect("membership:desk", slug)


@login_required
@FORM
def advertise(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """Advertise a vacant independent seat."""
    panel = _panel(request, slug)
    found = queries.get_seat(panel, number)
    form = forms.AdvertForm(posted(request))
    made = submit(
        form,
        lambda: recruiting.advertise(
            found, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if made is not None:
        return redirect("membership:recruitment", made.reference)
    back = reverse("membership:desk", args=[slug])
    return form_page(
        request, form, "Advertise a vacancy", "Advertise it", caption=panel.name, back=back
    )


@login_required
@require_safe
def vacancy_list(request: SignedIn, slug: str) -> HttpResponse:
    """The vacancies of a panel whose applications are scored."""
    panel = _panel(request, slug, May.SCORE)
    page = {"panel": panel, "recruitments": queries.recruitments_of(panel)}
    return render(request, "membership/vacancies.html", page)


@login_required
@require_safe
def recruitment(request: SignedIn, reference: str) -> HttpResponse:
    """The applications for a vacancy."""
    found = queries.get_recruitment(reference)
    require(request.user, May.SCORE, found.seat.panel, timezone.localdate())
    return render(request, "membership/recruitment.html", {"recruitment": found})


@FORM
def apply(request: HttpRequest, reference: str) -> HttpResponse:
    """Apply to be an independent member."""
    found, now = queries.get_recruitment(reference), timezone.now()
    form = forms.ApplyForm(posted(request))
    made = submit(
        form, lambda: recruiting.apply(found, **form.written(), client=client_mark(request), at=now)
    )
    if made is not None:
        return redirect("membership:applied", made.reference)
    page = {
        "recruitment": found,
        "form": form,
        "is_open": found.opens_on <= timezone.localdate(now) <= found.closes_on,
    }
    return render(request, "membership/apply.html", page, status=status_of(form))


@require_safe
def applied(request: HttpRequest, reference: str) -> HttpResponse:
    """The application was received; the same for every reference."""
    return render(request, "membership/applied.html", {"reference": reference})


@login_required
@require_safe
def application(request: SignedIn, reference: str) -> HttpResponse:
    """One application for those who score it."""
    found, today = queries.get_application(reference), timezone.localdate()
    panel = found.recruitment.seat.panel
    require(request.user, May.SCORE, panel, today)
    moves = APPLICATION.open_moves(found.state, roles_of(request.user, panel, today))
    stage = queries.STAGE_OF.get(found.state)
    has_scored = queries.has_scored(found, stage, request.user) if stage else True
    page = {
        "application": found,
        "moves": [(name, name.replace(" ", "-")) for name in moves],
        "stage": stage,
        # Who has still to score does not see what others gave.
        "totals": [
            (name, queries.totals(found, name))
            for name in recruiting.STAGES
            if has_scored or name != stage
        ],
    }
    return render(request, "membership/application.html", page)


@login_required
@FORM
def score(request: SignedIn, reference: str, stage: str) -> HttpResponse:
    """Score an application."""
    found = queries.get_application(reference)
    require(request.user, May.SCORE, found.recruitment.seat.panel, timezone.localdate())
    if stage not in recruiting.STAGES:
        raise NotFound(f"There is no stage {stage!r}")
    form = forms.ScoreForm(posted(request), skills=found.recruitment.skills)
    scored = submit(
        form,
        lambda: recruiting.score(found, stage, form.points(), by=request.user, at=timezone.now()),
    )
    if scored is not None:
        return redirect("membership:application", reference)
    back = reverse("membership:application", args=[reference])
    return form_page(
        request,
        form,
        f"Score: {stage}",
        "Keep the score",
        caption=reference,
        back=back,
        quotes=[found.text],
    )


@login_required
@FORM
def move(request: SignedIn, reference: str, move: str) -> HttpResponse:
    """Move an application on."""
    found = queries.get_application(reference)
    require(request.user, May.RUN_PANEL, found.recruitment.seat.panel, timezone.localdate())
    name = move.replace("-", " ")
    if name not in APPLICATION.moves:
        raise NotFound(f"There is no move called {move!r}")
    form = forms.MoveForm(posted(request), move=name)
    moved = submit(
        form,
        lambda: recruiting.move_application(
            found, name, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if moved is not None:
        return redirect("membership:application", reference)
    back = reverse("membership:application", args=[reference])
    return form_page(request, form, name.capitalize(), caption=reference, back=back)
