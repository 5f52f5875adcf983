"""The desk's pages of statements."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.publishing.forms import EmbargoForm
from frankpledge.apps.publishing.queries.visible import page_of
from frankpledge.apps.scrutiny import forms
from frankpledge.apps.scrutiny.actions import statements
from frankpledge.apps.scrutiny.queries import questions
from frankpledge.design.pages import form_page, posted, submit
from frankpledge.rules.roles import May

FORM = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@FORM
def record_statement(request: SignedIn, slug: str) -> HttpResponse:
    """Record what somebody said."""
    body = get_body(slug)
    require(request.user, May.RECORD_STATEMENT, body, timezone.localdate())
    form = forms.StatementForm(posted(request))
    made = submit(
        form,
        lambda: statements.record_statement(
            **form.cleaned_data, owner=body, by=request.user, at=timezone.now()
        ),
    )
    if made is not None:
        return redirect("scrutiny:statement", made.reference)
    return form_page(request, form, "Record a statement", "Record it", caption=body.name)


@login_required
@require_safe
def statement(request: SignedIn, reference: str) -> HttpResponse:
    """One statement for those who work on it."""
    found = questions.get_statement(reference)
    require(request.user, May.SEE_WORK, found.owner, timezone.localdate())
    return render(request, "scrutiny/statement.html", {"statement": found})


@login_required
@FORM
def publish_statement(request: SignedIn, reference: str) -> HttpResponse:
    """Publish a statement beside the evidence, at once or under embargo."""
    found = questions.get_statement(reference)
    require(request.user, May.PUBLISH, found.owner, timezone.localdate())
    form = EmbargoForm(posted(request))
    back, now = reverse("scrutiny:statement", args=[reference]), timezone.now()
    done = submit(
        form,
        lambda: statements.publish_statement(
            reference, **form.cleaned_data, by=request.user, at=now
        ),
    )
    if done is not None:
        return redirect(page_of(done.publication, now, back))
    return form_page(
        request,
        form,
        "Publish the statement",
        "Publish",
        caption=reference,
        back=back,
        quotes=[found.text],
    )


@login_required
@FORM
def reply(request: SignedIn, reference: str) -> HttpResponse:
    """Add a reply to a statement."""
    found = questions.get_statement(reference)
    require(request.user, May.RECORD_STATEMENT, found.owner, timezone.localdate())
    form = forms.ReplyForm(posted(request))
    added = submit(
        form,
        lambda: statements.add_reply(
            reference, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if added is not None:
        return redirect("scrutiny:statement", reference)
    back = reverse("scrutiny:statement", args=[reference])
    return form_page(
        request,
        form,
        "Record a reply",
        "Record it",
        caption=reference,
        back=back,
        quotes=[found.text],
    )
