"""The page for a question that was asked elsewhere."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.scrutiny.actions.elsewhere import record_question
from frankpledge.apps.scrutiny.forms import RecordedForm
from frankpledge.design.pages import form_page, posted, submit
from frankpledge.rules.roles import May


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedIn, slug: str) -> HttpResponse:
    """Record a question by its source, with the answer where there is one."""
    body = get_body(slug)
    require(request.user, May.RECORD_QUESTION, body, timezone.localdate())
    form = RecordedForm(posted(request), owner=body)
    made = submit(
        form,
        lambda: record_question(
            **form.cleaned_data, owner=body, by=request.user, at=timezone.now()
        ),
    )
    if made is not None:
        return redirect("scrutiny:question", made.reference)
    return form_page(
        request,
        form,
        "Record a question that was asked elsewhere",
        "Record and publish",
        caption=body.name,
    )
