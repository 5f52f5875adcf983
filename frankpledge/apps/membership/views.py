"""Pages of who sits on a panel, and of finding independent members."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.apps.accounts.queries import require, roles_of
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.membership import forms, queries
from frankpledge.apps.membership.actions import members, recruiting
from frankpledge.apps.scrutiny.queries.asking import client_of
from frankpledge.design.pages import form_page, posted
from frankpledge.errors import NotFound
from frankpledge.rules.panel_workflows import APPLICATION
from frankpledge.rules.roles import May

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def member_list(request, slug):
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


def _panel(request, slug, permission=May.RUN_PANEL):
    panel = get_body(slug)
    require(request.user, permission, panel, timezone.localdate())
    return panel


@login_required
@FORM
def desk(request, slug):
    """The seats of a panel; adding one."""
    panel, today = _panel(request, slug), timezone.localdate()
    form = forms.SeatForm(posted(request))
    if form.is_valid():
        members.add_seat(panel, **form.cleaned_data, by=request.user, at=timezone.now())
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
    return render(request, "membership/desk.html", page)


@login_required
@FORM
def seat(request, slug, number):
    """Seat somebody."""
    panel = _panel(request, slug)
    found = queries.get_seat(panel, number)
    form = forms.MemberForm(posted(request))
    if form.is_valid():
        members.seat_member(found, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("membership:desk", slug)
    back = reverse("membership:desk", args=[slug])
    return form_page(request, form, "Seat a member", caption=str(found), back=back)


@login_required
@FORM
def leave(request, slug, number):
    """End a term."""
    _panel(request, slug)
    member = queries.get_member(number)
    form = forms.LeaveForm(posted(request))
    if form.is_valid():
        members.end_term(member, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("membership:desk", slug)
    back = reverse("membership:desk", args=[slug])
    return form_page(request, form, f"End the term of {member.name}", "End it", back=back)


@login_required
@require_http_methods(["POST"])
def induct(request, slug, number):
    """Record an induction today."""
    members.induct(
        queries.get_member(number), timezone.localdate(), by=request.user, at=timezone.now()
    )
    return redirect("membership:desk", slug)


@login_required
@FORM
def advertise(request, slug, number):
    """Advertise a vacant independent seat."""
    panel = _panel(request, slug)
    found = queries.get_seat(panel, number)
    form = forms.AdvertForm(posted(request))
    if form.is_valid():
        made = recruiting.advertise(found, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("membership:recruitment", made.reference)
    back = reverse("membership:desk", args=[slug])
    return form_page(
        request, form, "Advertise a vacancy", "Advertise it", caption=panel.name, back=back
    )


@login_required
@require_safe
def vacancy_list(request, slug):
    """The vacancies of a panel whose applications are scored."""
    panel = _panel(request, slug, May.SCORE)
    page = {"panel": panel, "recruitments": queries.recruitments_of(panel)}
    return render(request, "membership/vacancies.html", page)


@login_required
@require_safe
def recruitment(request, reference):
    """The applications for a vacancy."""
    found = queries.get_recruitment(reference)
    require(request.user, May.SCORE, found.seat.panel, timezone.localdate())
    return render(request, "membership/recruitment.html", {"recruitment": found})


@FORM
def apply(request, reference):
    """Apply to be an independent member."""
    found, now = queries.get_recruitment(reference), timezone.now()
    form = forms.ApplyForm(posted(request))
    if form.is_valid():
        cleaned = {n: form.cleaned_data[n] for n in ("name", "contact", "text")}
        made = recruiting.apply(found, **cleaned, client=client_of(request), at=now)
        return redirect("membership:applied", made.reference)
    page = {
        "recruitment": found,
        "form": form,
        "is_open": found.opens_on <= timezone.localdate(now) <= found.closes_on,
    }
    return render(request, "membership/apply.html", page)


@require_safe
def applied(request, reference):
    """The application was received; the same for every reference."""
    return render(request, "membership/applied.html", {"reference": reference})


@login_required
@require_safe
def application(request, reference):
    """One application for those who score it."""
    found, today = queries.get_application(reference), timezone.localdate()
    panel = found.recruitment.seat.panel
    require(request.user, May.SCORE, panel, today)
    moves = APPLICATION.open_moves(found.state, roles_of(request.user, panel, today))
    stage = {"received": "shortlist", "shortlisted": "interview"}.get(found.state)
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
def score(request, reference, stage):
    """Score an application."""
    found = queries.get_application(reference)
    require(request.user, May.SCORE, found.recruitment.seat.panel, timezone.localdate())
    if stage not in recruiting.STAGES:
        raise NotFound(f"There is no stage {stage!r}")
    form = forms.ScoreForm(posted(request), skills=found.recruitment.skills)
    if form.is_valid():
        recruiting.score(found, stage, form.points(), by=request.user, at=timezone.now())
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
def move(request, reference, move):
    """Move an application on."""
    found = queries.get_application(reference)
    require(request.user, May.RUN_PANEL, found.recruitment.seat.panel, timezone.localdate())
    name = move.replace("-", " ")
    if name not in APPLICATION.moves:
        raise NotFound(f"There is no move called {move!r}")
    form = forms.MoveForm(posted(request), move=name)
    if form.is_valid():
        recruiting.move_application(
            found, name, **form.cleaned_data, by=request.user, at=timezone.now()
        )
        return redirect("membership:application", reference)
    back = reverse("membership:application", args=[reference])
    return form_page(request, form, name.capitalize(), caption=reference, back=back)
