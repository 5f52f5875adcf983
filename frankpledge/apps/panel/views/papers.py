"""A member's briefing, and the panel's year."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.panel import forms
from frankpledge.apps.panel.actions.year import publish_year
from frankpledge.apps.panel.documents.year import year_document
from frankpledge.apps.panel.queries.briefing import briefing as briefing_of
from frankpledge.apps.panel.queries.year import panel_year
from frankpledge.design.pages import posted, status_of, submit
from frankpledge.rules.duties import financial_year
from frankpledge.rules.roles import May


@login_required
@require_safe
def briefing(request: SignedIn, slug: str) -> HttpResponse:
    """What a member should know before the next meeting."""
    panel, now = get_body(slug), timezone.now()
    require(request.user, May.READ_PANEL, panel, timezone.localdate(now))
    return render(request, "panel/briefing.html", {"briefing": briefing_of(panel, now)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def year(request: SignedIn, slug: str) -> HttpResponse:
    """The panel's year so far, and publishing it."""
    panel, now = get_body(slug), timezone.now()
    require(request.user, May.RUN_PANEL, panel, timezone.localdate(now))
    form = forms.YearForm(posted(request))
    made = submit(form, lambda: publish_year(panel, **form.cleaned_data, by=request.user, at=now))
    if made is not None:
        return redirect("publishing:publication", made.reference)
    this = financial_year(timezone.localdate(now))
    if not form.is_bound:
        form.initial["year"] = this
    page = {
        "panel": panel,
        "form": form,
        "this": this,
        "content": year_document(panel_year(panel, this, now)),
    }
    return render(request, "panel/year.html", page, status=status_of(form))
