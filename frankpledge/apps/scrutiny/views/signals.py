"""What is unusual in the newest figures: ask about it, or say why nothing is asked."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.performance.queries.signals import newest_signal
from frankpledge.apps.scrutiny.actions.signals import settle_signal
from frankpledge.apps.scrutiny.forms import SettleForm
from frankpledge.design.pages import posted, status_of, submit, tasks_address
from frankpledge.rules.roles import May


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def signal(request: SignedIn, slug: str, name: str) -> HttpResponse:
    """One signal of a body's force."""
    body, now = get_body(slug), timezone.now()
    require(request.user, May.WATCH_FIGURES, body, timezone.localdate(now))
    found = newest_signal(body.area, name)
    if found is None:
        return render(request, "scrutiny/signal_gone.html", {"body": body})
    form = SettleForm(posted(request))
    settled = submit(
        form,
        lambda: settle_signal(body, found, form.cleaned_data["reason"], by=request.user, at=now),
    )
    if settled is not None:
        return redirect(tasks_address())
    page = {"body": body, "signal": found, "form": form}
    return render(request, "scrutiny/signal.html", page, status=status_of(form))
