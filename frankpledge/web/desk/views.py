"""The pages of somebody who has signed in: their tasks, and setting a body up."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.web.desk import queries


@login_required
@require_safe
def tasks(request: SignedIn) -> HttpResponse:
    """What waits for somebody at each body, by when, and why; below it what they may begin."""
    all_of = request.GET.get("all", "")
    page = {"desk": queries.desk_of(request.user, timezone.now(), all_of=all_of)}
    return render(request, "web/desk/tasks.html", page)


@login_required
@require_safe
def setup(request: SignedIn) -> HttpResponse:
    """What a body does once when it begins here: done steps stay, the next one has the green button."""
    works = queries.at_work(request.user, timezone.now())
    found = [(work.body, queries.setup_of(work)) for work in works]
    places = [
        (body, steps, next((s for s in steps if not s.is_done), None))
        for body, steps in found
        if steps
    ]
    return render(request, "web/desk/setup.html", {"places": places})
