"""The desk's pages of undertakings; what is published is read on the record."""

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.performance.queries.frozen import figure_at
from frankpledge.apps.publishing.queries.visible import page_of
from frankpledge.apps.undertakings import actions, forms, queries
from frankpledge.apps.undertakings.models import Undertaking
from frankpledge.design.pages import form_page, own_address, posted, submit
from frankpledge.rules.roles import May

FORM = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@FORM
def undertake(request: SignedIn, slug: str, reference: str = "") -> HttpResponse:
    """Record an undertaking, made in what is published or on its own."""
    body = get_body(slug)
    require(request.user, May.RECORD_UNDERTAKING, body, timezone.localdate())
    now = timezone.now()
    found = queries.promised_in(reference, body, request.user, now) if reference else None
    initial = {"made_by": found.asked} if found else {}
    form = forms.UndertakingForm(posted(request), initial=initial)
    made = submit(
        form,
        lambda: actions.record_undertaking(
            **form.cleaned_data,
            owner=body,
            made_in=found.publication if found else None,
            by=request.user,
            at=timezone.now(),
        ),
    )
    if made is not None:
        return redirect("undertakings:undertaking", made.reference)
    return form_page(
        request,
        form,
        _("Record an undertaking"),
        _("Record and publish"),
        caption=body.name,
        back=page_of(found.publication if found else None, now, otherwise=""),
        quotes=found.quotes if found else [],
    )


@login_required
@require_safe
def undertaking(request: SignedIn, reference: str) -> HttpResponse:
    """One undertaking for those who work on it."""
    found, today = queries.get_undertaking(reference), timezone.localdate()
    require(request.user, May.SEE_WORK, found.owner, today)
    moves = queries.open_moves(request.user, found, today)
    page = {"undertaking": found, "moves": moves, "today": today}
    return render(request, "undertakings/undertaking.html", page)


@login_required
@FORM
def postpone(request: SignedIn, reference: str) -> HttpResponse:
    """Give an undertaking another day."""
    found = _undertaking(request, reference, May.RECORD_UNDERTAKING)
    form = forms.PostponeForm(posted(request))
    postponed = submit(
        form,
        lambda: actions.postpone_undertaking(
            reference, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if postponed is not None:
        return redirect("undertakings:undertaking", reference)
    return _undertaking_form(request, found, form, _("Give it another day"))


@login_required
@FORM
def close(request: SignedIn, reference: str) -> HttpResponse:
    """Close an undertaking with evidence."""
    found = _undertaking(request, reference, May.CLOSE_UNDERTAKING)
    form = forms.EvidenceForm(posted(request))
    if submit(form, lambda: _close(request, reference, form.cleaned_data)) is not None:
        return redirect("undertakings:undertaking", reference)
    return _undertaking_form(request, found, form, _("Close it with evidence"))


def _close(request: SignedIn, reference: str, cleaned: dict[str, str]) -> Undertaking:
    """Close an undertaking; a chart that proves it is frozen as it is now."""
    address, now = own_address(request, cleaned["address"]), timezone.now()
    figure = figure_at(address, timezone.localdate(now))
    return actions.close_undertaking(
        reference, cleaned["evidence"], address, by=request.user, at=now, figure=figure
    )


@login_required
@FORM
def give_up(request: SignedIn, reference: str) -> HttpResponse:
    """Close an undertaking as not kept."""
    found = _undertaking(request, reference, May.CLOSE_UNDERTAKING)
    form = forms.NotKeptForm(posted(request))
    given_up = submit(
        form,
        lambda: actions.give_up_undertaking(
            reference, form.cleaned_data["reason"], by=request.user, at=timezone.now()
        ),
    )
    if given_up is not None:
        return redirect("undertakings:undertaking", reference)
    return _undertaking_form(request, found, form, _("Record that it was not kept"))


def _undertaking(request: SignedIn, reference: str, permission: May) -> Undertaking:
    found = queries.get_undertaking(reference)
    require(request.user, permission, found.owner, timezone.localdate())
    return found


def _undertaking_form(
    request: HttpRequest, found: Undertaking, form: Form, title: str
) -> HttpResponse:
    back = reverse("undertakings:undertaking", args=[found.reference])
    return form_page(
        request,
        form,
        title,
        title,
        caption=found.reference,
        back=back,
        quotes=[found.text, found.proof],
    )
