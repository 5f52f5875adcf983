"""The pages of questions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.apps.accounts.adapters import SignedIn, client_mark
from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import bodies_where, require
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.performance.queries.frozen import figure_at
from frankpledge.apps.publishing.forms import EmbargoForm
from frankpledge.apps.publishing.queries.visible import page_of
from frankpledge.apps.scrutiny import forms
from frankpledge.apps.scrutiny.actions import questions as actions
from frankpledge.apps.scrutiny.models import Citation, Question
from frankpledge.apps.scrutiny.queries import asking, questions
from frankpledge.design.pages import (
    form_page,
    own_address,
    posted,
    status_of,
    status_of_refusal,
    submit,
    was_refused,
)
from frankpledge.errors import NotAllowed
from frankpledge.rules.protocol import propose
from frankpledge.rules.roles import May
from frankpledge.rules.workflows import QUESTION

LONGEST_SUGGESTED = 1000  # characters of a question that a page suggests
FORM = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def question(request: SignedIn, reference: str) -> HttpResponse:
    """One question for those who work on it."""
    return _question_page(request, _readable(request, reference), forms.SeenForm())


def _question_page(request: SignedIn, found: Question, form: Form) -> HttpResponse:
    """Return the page of a question; `form` is that of its button which was pressed, if one was."""
    today = timezone.localdate()
    is_at_work = questions.works_on(request.user, found, today)
    page = {
        "question": found,
        "is_at_work": is_at_work,
        "state": questions.state_shown(found, timezone.now(), is_at_work=is_at_work),
        "moves": questions.open_moves(request.user, found, today),
        "needs": {name: move.needs for name, move in QUESTION.moves.items()},
        "seen": questions.draft_seen(found),
        "kinds": asking.kind_words(found),
        "reword": propose(found.text, asking.holder_word(found)).reword,
        "may": asking.may_at(request.user, found, today),
        "form": form,
    }
    return render(request, "scrutiny/question.html", page, status=status_of(form))


def _readable(request: SignedIn, reference: str) -> Question:
    found = questions.get_question(reference)
    if not questions.may_read(request.user, found, timezone.localdate()):
        raise NotAllowed(f"Only people at {found.owner.name} can see the work on this question")
    return found


def _allowed(request: SignedIn, reference: str, permission: May) -> Question:
    """Return a question with which somebody may do something now."""
    found = questions.get_question(reference)
    body = found.asked_by if permission == May.ASK_QUESTION else found.owner
    if body is None:
        raise NotAllowed(
            "A question of the public is withdrawn by nobody for them. Only what was"
            " published of it can be withdrawn, by the office clearer."
        )
    require(request.user, permission, body, timezone.localdate())
    return found


@login_required
@FORM
def ask(
    request: SignedIn, slug: str = "", name: str = "", part: str = "", follows: str = ""
) -> HttpResponse:
    """Put a question; about a chart, which is frozen in it; or following another."""
    today = timezone.localdate()
    bodies = bodies_where(request.user, May.ASK_QUESTION, today)
    if not bodies:
        raise NotAllowed(
            "To ask a question here you must hold a role at a panel or an office;"
            " everybody else asks at /questions/ask/"
        )
    about = asking.about(slug, part, name, follows, timezone.now())
    form = forms.QuestionForm(
        posted(request),
        asking=Body.objects.filter(pk__in=[body.pk for body in bodies]),
        initial=forms.question_begins(about, bodies, request.user, today)
        | {"text": request.GET.get("text", "")[:LONGEST_SUGGESTED]},
    )
    made = submit(
        form,
        lambda: actions.ask_question(
            asking.asked_from(form.cleaned_data, about), by=request.user, at=timezone.now()
        ),
    )
    if made is not None:
        return redirect("scrutiny:question", made.reference)
    page = {"form": form, "about": about}
    return render(request, "scrutiny/ask.html", page, status=status_of_refusal(form))


@login_required
@FORM
def accept(request: SignedIn, reference: str) -> HttpResponse:
    """Accept a question of the public."""
    found = _allowed(request, reference, May.MODERATE_QUESTIONS)
    form = forms.AcceptForm(posted(request))
    accepted = submit(
        form,
        lambda: actions.accept_question(
            reference, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if accepted is not None:
        return redirect("scrutiny:question", reference)
    return _form(request, found, form, "Accept this question", "Accept and publish")


@login_required
@FORM
def decline(request: SignedIn, reference: str) -> HttpResponse:
    """Decline a question of the public."""
    found = _allowed(request, reference, May.MODERATE_QUESTIONS)
    return _with_reason(request, found, actions.decline_question, "Decline this question")


@login_required
@FORM
def withdraw(request: SignedIn, reference: str) -> HttpResponse:
    """Withdraw a question."""
    found = _allowed(request, reference, May.ASK_QUESTION)
    return _with_reason(request, found, actions.withdraw_question, "Withdraw this question")


@login_required
@FORM
def give_back(request: SignedIn, reference: str) -> HttpResponse:
    """Send a draft back."""
    found = _allowed(request, reference, May.CLEAR_ANSWER)
    return _with_reason(request, found, actions.return_answer, "Send the draft back")


class _ByReason(Protocol):
    def __call__(self, reference: str, reason: str, /, *, by: User, at: datetime) -> Question: ...


def _with_reason(request: SignedIn, found: Question, action: _ByReason, title: str) -> HttpResponse:
    form = forms.ReasonForm(posted(request))
    done = submit(
        form,
        lambda: action(
            found.reference, form.cleaned_data["reason"], by=request.user, at=timezone.now()
        ),
    )
    if done is not None:
        return redirect("scrutiny:question", found.reference)
    return _form(request, found, form, title, title)


@login_required
@FORM
def kind(request: SignedIn, reference: str) -> HttpResponse:
    """Decide what kind of question it is."""
    found = _allowed(request, reference, May.CLASSIFY_QUESTION)
    initial = {"label": found.label or found.proposed_label}
    form = forms.KindForm(posted(request), initial=initial)
    decided = submit(
        form,
        lambda: actions.decide_kind(
            reference, form.cleaned_data["label"], by=request.user, at=timezone.now()
        ),
    )
    if decided is not None:
        return redirect("scrutiny:question", reference)
    lead = [f"The table proposes: {asking.kind_words(found)['proposed']}. {found.proposed_reason}"]
    return _form(request, found, form, "What kind of question is it?", "Decide", lead)


@login_required
@FORM
def draft(request: SignedIn, reference: str) -> HttpResponse:
    """Write or rewrite the answer."""
    found = _allowed(request, reference, May.DRAFT_ANSWER)
    initial = {"answer": found.answer, "seen": questions.draft_seen(found)}
    form = forms.AnswerForm(posted(request), initial=initial)
    drafted = submit(
        form,
        lambda: actions.draft_answer(
            reference, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if drafted is not None:
        return redirect("scrutiny:question", reference)
    if not was_refused(form):
        return _form(request, found, form, "Draft the answer", "Save the draft")
    # Somebody else may have changed the draft meanwhile: theirs stands above what was typed.
    form.take_as_seen(questions.draft_seen(found))
    theirs = [found.answer]
    return _form(request, found, form, "Draft the answer", "Save the draft", quotes=theirs)


@login_required
@FORM
def cite(request: SignedIn, reference: str) -> HttpResponse:
    """Add what the answer rests on; a chart of this site is frozen as it is now."""
    found = _allowed(request, reference, May.DRAFT_ANSWER)
    form = forms.CiteForm(posted(request))
    if submit(form, lambda: _cite(request, reference, form.cleaned_data)) is not None:
        return redirect("scrutiny:question", reference)
    return _form(request, found, form, "What does the answer rest on?", "Add it")


def _cite(request: SignedIn, reference: str, cleaned: dict[str, str]) -> Citation:
    """Add a citation; a chart of this site is frozen as it is now."""
    address, now = own_address(request, cleaned["address"]), timezone.now()
    figure = figure_at(address, timezone.localdate(now))
    return actions.cite(
        reference, cleaned["words"], address, figure=figure, by=request.user, at=now
    )


@login_required
@require_POST
def take_citation_out(request: SignedIn, reference: str, number: int) -> HttpResponse:
    """Take a citation out of the draft."""
    found = _allowed(request, reference, May.DRAFT_ANSWER)
    citation = questions.get_citation(found, number)
    actions.take_citation_out(citation, by=request.user, at=timezone.now())
    return redirect("scrutiny:question", reference)


@login_required
@require_POST
def clear(request: SignedIn, reference: str) -> HttpResponse:
    """Clear the draft that was read."""
    found = _allowed(request, reference, May.CLEAR_ANSWER)
    form = forms.SeenForm(request.POST)
    cleared = submit(
        form,
        lambda: actions.clear_answer(
            reference, form.cleaned_data["seen"], by=request.user, at=timezone.now()
        ),
    )
    if cleared is not None:
        return redirect("scrutiny:question", reference)
    return _question_page(request, found, form)


@login_required
@FORM
def publish(request: SignedIn, reference: str) -> HttpResponse:
    """Publish the cleared answer, at once or under embargo."""
    found = _allowed(request, reference, May.PUBLISH)
    form = EmbargoForm(posted(request))
    now = timezone.now()
    done = submit(
        form,
        lambda: actions.publish_answer(reference, **form.cleaned_data, by=request.user, at=now),
    )
    if done is not None:
        work = reverse("scrutiny:question", args=[reference])
        return redirect(page_of(done.publication, now, work))
    return _form(request, found, form, "Publish the answer", "Publish", quotes=[found.answer])


def _form(  # noqa: PLR0913 (one parameter a part of the page)
    request: HttpRequest,
    found: Question,
    form: Form,
    title: str,
    button: str,
    lead: Sequence[str] = (),
    quotes: Sequence[str] = (),
) -> HttpResponse:
    back = reverse("scrutiny:question", args=[found.reference])
    return form_page(
        request,
        form,
        title,
        button,
        caption=found.reference,
        back=back,
        lead=lead,
        quotes=[found.text, *quotes],
    )


@FORM
def ask_publicly(
    request: HttpRequest, slug: str = "", name: str = "", part: str = ""
) -> HttpResponse:
    """The public's form: no account, no script; read by a person before it is published."""
    about = asking.about(slug, part, name, "", timezone.now())
    initial = {"area": slug or request.GET.get("area", "")}
    form = forms.PublicQuestionForm(posted(request), initial=initial)
    made = submit(
        form,
        lambda: actions.receive_question(
            asking.public_question(form.cleaned_data, about, timezone.localdate()),
            contact=form.cleaned_data["contact"],
            client=client_mark(request),
            at=timezone.now(),
        ),
    )
    if made is not None:
        return redirect("scrutiny:received", made.reference)
    page = {"form": form, "about": about}
    return render(request, "scrutiny/ask_publicly.html", page, status=status_of_refusal(form))


@require_safe
def received(request: HttpRequest, reference: str) -> HttpResponse:
    """Thanks, and what happens next. Says nothing of the question but its reference."""
    return render(request, "scrutiny/received.html", {"reference": reference})


@require_safe
def ask_about(request: HttpRequest, slug: str, name: str, part: str = "") -> HttpResponse:
    """From a chart: to the desk for who may ask there, else to the public's form."""
    today = timezone.localdate()
    at_desk = request.user.is_authenticated and bodies_where(request.user, May.ASK_QUESTION, today)
    where = "scrutiny:ask-chart" if at_desk else "scrutiny:ask-publicly-chart"
    parts = [slug, part, name] if part else [slug, name]
    return redirect(where + ("-part" if part else ""), *parts)
