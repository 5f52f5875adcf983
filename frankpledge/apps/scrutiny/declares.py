"""What questions and statements offer: the next step of each, and asking about a figure."""

import re
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frankpledge.apps.accounts.queries import Visitor, may_anywhere
from frankpledge.apps.performance.queries.signals import FigureSignal
from frankpledge.apps.publishing.queries.visible import PublicVersion
from frankpledge.apps.scrutiny.actions.digests import SENT
from frankpledge.apps.scrutiny.documents import PUBLIC_STATES
from frankpledge.apps.scrutiny.models import QUESTIONS, STATEMENTS, Question, Statement
from frankpledge.apps.scrutiny.queries.signals import open_signals
from frankpledge.apps.scrutiny.queries.unfinished import (
    asked_elsewhere,
    unfinished_questions,
    unpublished_statements,
)
from frankpledge.declared import (
    NOWHERE,
    AtWork,
    Declaration,
    Group,
    KeptRefusal,
    Kind,
    Link,
    Menu,
    Notice,
    Table,
    Task,
    Waiting,
    Weight,
    columns_of,
)
from frankpledge.design.dates import long_date
from frankpledge.design.wording import lower_first, quoted
from frankpledge.errors import Refusal
from frankpledge.rules.periods import month_words
from frankpledge.rules.roles import May, who_may

SENTENCES = 2  # of a reading that a row shows: the figure, and what is unusual about it
# Who takes the next step of a question, by its state.
NEXT = {
    "received": May.MODERATE_QUESTIONS,
    "asked": May.DRAFT_ANSWER,
    "drafted": May.CLEAR_ANSWER,
    "cleared": May.PUBLISH,
}
WORDS = {
    "received": (
        gettext_noop("Decide whether to accept a public question: %(words)s"),
        gettext_noop("Read and decide"),
        "question",
    ),
    "asked": (
        gettext_noop("Draft an answer: %(words)s"),
        gettext_noop("Draft answer"),
        "draft",
    ),
    "drafted": (
        gettext_noop("Clear an answer: %(words)s"),
        gettext_noop("Read and clear"),
        "question",
    ),
    "cleared": (
        gettext_noop("Publish an answer: %(words)s"),
        gettext_noop("Publish answer"),
        "publish",
    ),
}


def tasks(work: AtWork) -> list[Task]:
    """Return the questions and statements of a body whose next step is this person's."""
    mine = [state for state, step in NEXT.items() if work.may(step)]
    found = [_question(q) for q in unfinished_questions(work.kept, mine) if _is_mine(q, work)]
    if work.may(May.PUBLISH):
        found += [_statement(s) for s in unpublished_statements(work.kept)]
    if work.may(May.WATCH_FIGURES):
        found += [_signal(signal, work.body.slug) for signal in open_signals(work)]
    return found


def _is_mine(question: Question, work: AtWork) -> bool:
    """Whether the next step is theirs: nobody clears an answer that they drafted."""
    is_own_draft = question.state == "drafted" and question.drafted_by_id == work.user.pk
    return work.may(NEXT[question.state]) and not is_own_draft


def _question(question: Question) -> Task:
    what, button, page = WORDS[question.state]
    return Task(
        what=_(what) % {"words": quoted(question.text)},
        address=reverse(f"scrutiny:{page}", args=[question.reference]),
        button=_(button),
        due_on=question.due_on,
        basis=_basis(question),
        record=question.reference,
        since=question.received_at.date(),
        note=_("Draft by %(name)s.") % {"name": question.drafted_by}
        if question.state == "drafted"
        else "",
    )


def _basis(question: Question) -> str:
    by = question.asked_by.name if question.asked_by else _("the public")
    asked_on = question.asked_on or question.received_at.date()
    said = _("Asked by %(who)s on %(day)s.") % {"who": by, "day": long_date(asked_on)}
    return f"{said} {_('No date in law.')}"


def _statement(statement: Statement) -> Task:
    said = {"who": statement.said_by, "words": quoted(statement.text)}
    return Task(
        what=_("Publish a statement by %(who)s: %(words)s") % said,
        address=reverse("scrutiny:publish-statement", args=[statement.reference]),
        button=_("Publish statement"),
        record=statement.reference,
        since=statement.said_on,
    )


def _signal(signal: FigureSignal, slug: str) -> Task:
    said = {"measure": lower_first(signal.title), "month": month_words(signal.month)}
    return Task(
        what=_("Ask about %(measure)s in %(month)s, or say why not") % said,
        address=reverse("scrutiny:signal", args=[slug, signal.measure]),
        button=_("Read and decide"),
        weight=Weight.FIGURES,
        record=signal.address,
        since=signal.loaded_on,
        note=" ".join(re.split(r"(?<=[.]) ", signal.sentence)[:SENTENCES]),
    )


def waiting(work: AtWork) -> list[Waiting]:
    """Return the questions that wait for colleagues, and those that the body asked others.

    Only those who take a step of questions themselves wait for one.
    """
    if not any(work.may(step) for step in (May.ASK_QUESTION, *NEXT.values())):
        return []
    states = [
        state
        for state, step in NEXT.items()
        if state != "received" and (state == "drafted" or not work.may(step))
    ]
    found = [
        _colleague(q) for q in unfinished_questions(work.kept, states) if not _is_mine(q, work)
    ]
    return found + [_other(question) for question in asked_elsewhere(work.kept)]


def _colleague(question: Question) -> Waiting:
    return Waiting(
        what=_("Answer to %(words)s") % {"words": quoted(question.text)},
        address=reverse("scrutiny:question", args=[question.reference]),
        who=who_may(NEXT[question.state]).capitalize(),
        due_on=question.due_on,
        since=question.received_at.date(),
    )


def _other(question: Question) -> Waiting:
    return Waiting(
        what=_("Question %(words)s") % {"words": quoted(question.text)},
        address=reverse("scrutiny:question", args=[question.reference]),
        who=question.asked_of.name,
        due_on=question.due_on,
        since=question.asked_on,
    )


def why_kept(document: dict) -> Refusal | None:
    """Return why a question is not withdrawn by whoever is to answer it; None where it may be."""
    if document.get("data", {}).get("state") != "asked":
        return None
    words = _(
        "A question that waits for an answer is not withdrawn by who is to answer it. Hide words of"
        " it, or ask who asked to withdraw it"
    )
    return Refusal(code=KeptRefusal.AWAITS_ANSWER, text=words)


def _ask_about(_user: object, _on: date, slug: str, measure: str, part: str = "") -> str:
    """Return where a visitor asks about a figure: of a force, or of the district `part` of it."""
    parts = [slug, part, measure] if part else [slug, measure]
    return reverse("scrutiny:ask-about-part" if part else "scrutiny:ask-about", args=parts)


def _follow_up(user: Visitor, on: date, shown: PublicVersion) -> str:
    if shown.kind != QUESTIONS or not may_anywhere(user, May.ASK_QUESTION, on):
        return ""
    return reverse("scrutiny:follow-up", args=[shown.reference])


def _ask_office(_user: object, _on: date, slug: str) -> str:
    return f"{reverse('scrutiny:ask-publicly')}?area={slug}"


def _open_in_area(_user: object, _on: date, slug: str) -> str:
    return f"{reverse('scrutiny:ageing')}?area={slug}"


TABLES = (
    Table(
        name="questions",
        kind=QUESTIONS,
        title=gettext_noop("Questions"),
        about="Questions to those who answer for policing, asked or answered, with the answers.",
        codes=PUBLIC_STATES,
        columns=columns_of("""
            question | string | The question, in the words of who asked | blocks/The question
            asker | string | Who asked, as they are named; empty where they gave no name
            asked_by | string | The id of the body that asked | asked_by_body | | bodies
            asked_of | string | The id of the body that is asked | asked_of_body | | bodies
            addressee | string | Who is asked, by name | asked_of
            route | string | By which way it was asked: panel, public and others
            occasion | string | At which meeting or in which letter
            topic | string | Its topic
            asked_on | date | The day; empty where only the month is known
            asked_month | gYearMonth | The month | asked_on
            due_on | date | By when an answer was asked for: no day in law
            answer | string | The answer; empty while there is none | blocks/The answer
            answered_by | string | Who answered
            label | string | The code of its kind by the Policing Protocol, as a person decided
            proposed_label | string | The code of its kind, as the table proposed
            follows | string | The question that it follows up | | | questions
            source | string | Where it was read | sources/title
            source_url | anyURI | Its address | sources/url"""),
    ),
    Table(
        name="answers",
        kind=QUESTIONS,
        states=("published",),
        title=gettext_noop("Answers"),
        about="Questions that were answered; reached_at is when the answer could first be seen.",
        codes=PUBLIC_STATES,
        columns=columns_of("""
            question | string | The question, in the words of who asked | blocks/The question
            asked_by | string | The id of the body that asked | asked_by_body | | bodies
            asked_of | string | The id of the body that was asked | asked_of_body | | bodies
            asked_on | date | The day; empty where only the month is known
            due_on | date | By when an answer was asked for: no day in law
            answered_by | string | Who answered
            answer | string | The answer | blocks/The answer"""),
    ),
    Table(
        name="statements",
        kind=STATEMENTS,
        title=gettext_noop("Statements"),
        about="What somebody said, with its source, beside the evidence. Never a fact.",
        columns=columns_of("""
            said_by | string | Who said it
            statement_kind | string | What kind of statement it is | kind
            said | string | What was said | blocks/What was said
            said_on | date | The day; empty where only the month is known
            said_month | gYearMonth | The month | said_on
            standing | string | Beside the evidence: not checked, supported, contradicted and others
            evidence | string | The evidence | blocks/The evidence
            evidence_address | anyURI | Where the evidence is
            source | string | Where it was read | sources/title
            source_url | anyURI | Its address | sources/url"""),
    ),
)

DECLARATION = Declaration(
    app="scrutiny",
    menu=(
        Menu(
            title=gettext_noop("Ask a question"),
            address="scrutiny:ask",
            may=May.ASK_QUESTION,
            group=Group.SCRUTINY,
            at=NOWHERE,
            order=10,
            in_bar=True,
        ),
        Menu(
            title=gettext_noop("Record a question asked elsewhere"),
            address="scrutiny:record-question",
            may=May.RECORD_QUESTION,
            group=Group.SCRUTINY,
            order=20,
        ),
        Menu(
            title=gettext_noop("Record a statement"),
            address="scrutiny:record-statement",
            may=May.RECORD_STATEMENT,
            group=Group.SCRUTINY,
            order=50,
        ),
    ),
    tasks=tasks,
    waiting=waiting,
    kinds=(
        Kind(
            name=QUESTIONS,
            work="scrutiny:question",
            keeps=why_kept,
            meets_duties=False,
            states={"published": "answered"},
        ),
        Kind(name=STATEMENTS, work="scrutiny:statement", meets_duties=False),
    ),
    notices=(
        Notice(
            event=SENT,
            group=gettext_noop("Deadlines"),
            title=gettext_noop("What is overdue and due soon at your body"),
            to=May.KEEP_OBLIGATIONS,
            when=gettext_noop("on Mondays, when there is something"),
        ),
    ),
    links=(
        Link(on="figure", text=gettext_noop("Ask about it"), address=_ask_about),
        Link(on="publication", text=gettext_noop("Ask a follow-up"), address=_follow_up),
        Link(on="area", text=gettext_noop("Ask a question"), address=_ask_office),
        Link(on="area", text=gettext_noop("What was promised"), address=_open_in_area),
    ),
    tables=TABLES,
)
