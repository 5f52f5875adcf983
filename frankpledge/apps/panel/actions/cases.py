"""Opening a case and taking its steps: each is one transaction, one line of audit, one
publication."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import can
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.actions.people import PersonSource, person_called, term_of
from frankpledge.apps.bodies.models import Body, OfficeHolder
from frankpledge.apps.obligations.actions import meet_obligation, open_obligation
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.panel.documents.cases import step_document
from frankpledge.apps.panel.models import Case, CaseKind, CaseStep
from frankpledge.apps.panel.queries import law
from frankpledge.apps.panel.queries.cases import (
    bodies_of,
    may_open,
    published_steps,
    roles_for,
)
from frankpledge.apps.publishing.actions.copies import copy_later
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.apps.publishing.models import Redaction
from frankpledge.apps.publishing.queries.visible import HIDDEN, newest_version
from frankpledge.errors import BadInput, NotAllowed, RoleNeeded
from frankpledge.rules import hearing, powers, precept_case
from frankpledge.rules.panel_cases import BASIS, DECIDE, OPENED_BY, WORKFLOW
from frankpledge.rules.panel_steps import Clock, Opening, Outcome, Side, StepInput
from frankpledge.rules.redaction import hidden, replaced
from frankpledge.rules.roles import May, who_may

PUBLISHED = "panel-case"


@transaction.atomic
def _open(
    kind: str,
    body: Body,
    make: Callable[[Body, Body], Opening],
    on: date,
    *,
    by: User,
    at: datetime,
    visible_from: datetime | None = None,
    checks: bool = True,
) -> Case:
    today = timezone.localdate(at)
    panel, office = bodies_of(body, today)
    Body.objects.select_for_update().get(pk=panel.pk)  # one year's precept is opened once
    if checks and not may_open(by, body, kind, today):
        needed = OPENED_BY.get(kind, May.RUN_PANEL)
        where = office if needed == May.ACT_FOR_OFFICE else panel
        raise RoleNeeded(f"To {needed} you must be {who_may(needed)} at {where.name}")
    if on > today:
        raise BadInput(f"{on} is still to come: a step is recorded once it is taken")
    opening = make(panel, office)
    title = opening.title
    if (
        kind == CaseKind.PRECEPT
        and Case.objects.filter(panel=panel, kind=kind, title=title).exists()
    ):
        raise BadInput(f"{title} is followed already", field="year")
    case = Case.objects.create(
        reference=next_reference("pc", today),
        kind=kind,
        panel=panel,
        office=office,
        title=title[:200],
        facts=opening.facts,
        state=WORKFLOW[kind].starts[0],
        opened_on=on,
    )
    record("case-opened", case.reference, by=by.in_audit, at=at, case=kind, panel=panel.slug)
    _step(
        case,
        "open",
        on,
        opening.outcome,
        BASIS[kind],
        OPENED_BY.get(kind, May.RUN_PANEL),
        by,
        at,
        visible_from,
    )
    return case


def open_precept(body: Body, year: str, part: str, *, by: User, at: datetime) -> Case:
    """Follow the precept of a financial year; its dated clocks open."""
    return _open(
        CaseKind.PRECEPT,
        body,
        lambda panel, office: law.precept(panel, office, year, part),
        timezone.localdate(at),
        by=by,
        at=at,
    )


def open_hearing(
    body: Body,
    notice: dict[str, str],
    received_on: date,
    days_off: int = 0,
    *,
    by: User,
    at: datetime,
    visible_from: datetime | None = None,
) -> Case:
    """Record the notice of a proposed appointment; the three weeks begin with the day of receipt.

    The office gives notice by recording it, so its day is today. One that came on paper is
    recorded by the panel, which knows when it received it.

    Raises:
        NotAllowed: the office says that it was received on a day before.
    """
    today = timezone.localdate(at)
    if received_on != today and not can(by, May.RUN_PANEL, bodies_of(body, today)[0], today):
        raise NotAllowed(
            "The panel receives this notice today, with this record. One that it"
            " received before is recorded by the panel's support officer",
            field="received_on",
        )
    return _open(
        CaseKind.HEARING,
        body,
        lambda panel, office: law.hearing_of(panel, office, notice, received_on, days_off),
        received_on,
        by=by,
        at=at,
        visible_from=visible_from,
    )


def require_of_office(body: Body, wanted: powers.Wanted, *, by: User, at: datetime) -> Case:
    """Require somebody's attendance, or information, by a day."""
    on = timezone.localdate(at)
    return _open(
        CaseKind.REQUIREMENT,
        body,
        lambda panel, office: law.requirement(panel, office, wanted, on),
        on,
        by=by,
        at=at,
    )


def suspend(body: Body, charged: powers.Charge, *, by: User, at: datetime) -> Case:
    """Suspend a commissioner who was charged."""
    on = timezone.localdate(at)
    return _open(
        CaseKind.SUSPENSION,
        body,
        lambda panel, office: law.suspension(panel, office, charged, on),
        on,
        by=by,
        at=at,
    )


@transaction.atomic
def appoint_acting(body: Body, given: powers.Acting, *, by: User, at: datetime) -> Case:
    """Appoint somebody to act as commissioner: it is a term of that office from today."""
    on = timezone.localdate(at)
    case = _open(
        CaseKind.ACTING,
        body,
        lambda panel, office: law.acting(panel, office, given, on),
        on,
        by=by,
        at=at,
    )
    seat = case.office.offices.order_by("pk").first()
    if seat:
        source = PersonSource(f"{case.panel.name}: {case.reference}")
        term = term_of(person_called(given.name, source), seat, source, on, is_acting=True)
        case.facts |= {"term": term.key}
        case.save()
    return case


@transaction.atomic
def move_case(
    reference: str,
    name: str,
    given: StepInput,
    *,
    by: User,
    at: datetime,
    visible_from: datetime | None = None,
) -> Case:
    """Take one step of a case; the law decides what comes of it.

    Raises:
        NotAllowed: the step does not start from where it stands, `by` may not take it, or the
            law does not allow it on that day.
        BadInput: what the step needs is missing.
    """
    today = timezone.localdate(at)
    Case.objects.select_for_update().get(reference=reference)
    case = Case.objects.select_related("panel", "office").get(reference=reference)
    workflow = WORKFLOW[case.kind]
    permission = workflow.moves[name].permission
    roles = roles_for(by, case.panel, case.office, permission, today)
    state = workflow.state_after(name, case.state, roles)
    _check_day(case, given.on, today)
    if name == "propose a reserve" and given.on != today:
        raise BadInput("The panel receives this notice today, with this record", field="on")
    outcome = DECIDE[case.kind](law.case_facts(case, given.on), name, given)
    if outcome.instead:
        state = workflow.state_after(outcome.instead, case.state, roles)
    case.state, case.facts = state, case.facts | outcome.facts
    case.save()
    record("case-moved", case.reference, by=by.in_audit, at=at, move=name, state=state)
    _step(
        case,
        name,
        given.on,
        outcome,
        workflow.moves[outcome.instead or name].basis,
        permission,
        by,
        at,
        visible_from,
    )
    _follow(case, name, given, by, at)
    return case


def _check_day(case: Case, on: date, today: date) -> None:
    newest = case.steps.exclude(move="open").order_by("-on").first()
    first = newest.on if newest else case.opened_on
    if newest is None and case.kind == CaseKind.PRECEPT:
        # One that is followed late has its steps all the same.
        first = min(first, precept_case.clock_start(case.facts["year"]))
    if not first <= on <= today:
        raise BadInput(
            f"The step was taken between {first}, the day of the step before, and today", field="on"
        )


def _step(
    case: Case,
    name: str,
    on: date,
    outcome: Outcome,
    basis: str,
    permission: May,
    by: User,
    at: datetime,
    visible_from: datetime | None,
) -> None:
    today = timezone.localdate(at)
    is_office = permission == May.ACT_FOR_OFFICE
    by_panel = is_office and not can(by, permission, case.office, today)
    body = case.panel if by_panel or not is_office else case.office
    # No step is seen before those that it rests on.
    before = published_steps(case)
    waits = [newest_version(s.publication).visible_from for s in before if s.publication]
    visible_from = max([*waits, *([visible_from] if visible_from else [])], default=None)
    step = CaseStep.objects.create(
        case=case, move=name, on=on, sentence=outcome.sentence[:1000], by=by, at=at
    )
    content = step_document(case, step, outcome, basis=basis, before=before, by_panel=by_panel)
    title, content = _still_hidden(
        case, f"{case.title}: {name if name != 'open' else 'opened'}", content
    )
    step.publication = publish(
        next_reference("ps", today),
        PUBLISHED,
        body,
        title,
        content,
        by=by.in_audit,
        at=at,
        subjects={("panel", case.panel.slug), ("area", case.panel.area), ("case", case.reference)},
        visible_from=visible_from,
    )
    step.save()
    copy_later(
        [
            reverse("panel:decisions", args=[case.panel.slug]),
            reverse("panel:told", args=[case.reference]),
        ],
        at,
        newest_version(step.publication).visible_from,
    )
    _clocks(case, step, outcome, by.in_audit, at)


def _still_hidden(case: Case, title: str, content: dict) -> tuple[str, dict]:
    """Return a title and document without the words that were hidden in steps before."""
    found = Redaction.objects.filter(publication__case_step__case=case)
    words = [(r.words, HIDDEN.format(reason=r.reason)) for r in found]

    def change(text: str) -> str:
        return hidden(text, words)

    return change(title), replaced(content, change, change)


def _clocks(case: Case, step: CaseStep, outcome: Outcome, by: str, at: datetime) -> None:
    for clock in outcome.stops:
        body = _body(case, clock)
        found = Obligation.objects.filter(
            duty=clock.duty,
            body=body,
            period=clock.period or case.reference,
            met_by=None,
            moved_to=None,
        ).first()
        if found and step.publication and step.publication.body_id == body.pk:
            meet_obligation(found, step.publication, by=by, at=at, on=step.on)
    assert step.publication
    for clock in outcome.starts:
        open_obligation(
            clock.duty,
            _body(case, clock),
            _starts(case, step),
            clock.period or case.reference,
            by=by,
            at=at,
            due_on=clock.due_on,
            visible_from=newest_version(step.publication).visible_from,
        )


def _body(case: Case, clock: Clock) -> Body:
    return case.panel if clock.side == Side.PANEL else case.office


def _starts(case: Case, step: CaseStep) -> date:
    return (
        precept_case.clock_start(case.facts["year"]) if case.kind == CaseKind.PRECEPT else step.on
    )


def _follow(case: Case, name: str, given: StepInput, by: User, at: datetime) -> None:
    """Do what a step brings with it: the reserve candidate's case, the end of a term."""
    if name == "propose a reserve":
        newest = case.steps.exclude(publication=None).order_by("-pk")[0]
        assert newest.publication
        visible_from = newest_version(newest.publication).visible_from  # its case waits as long
        _open(
            CaseKind.HEARING,
            case.office,
            lambda panel, office: law.hearing_of(
                panel, office, hearing.reserve_notice(given), given.on
            ),
            given.on,
            by=by,
            at=at,
            visible_from=visible_from,
            checks=False,
        )
    if case.kind == CaseKind.ACTING and name == "end":
        # Who acts no longer from a day on acted last on the day before it.
        last = given.on - timedelta(days=1)
        term = OfficeHolder.objects.filter(key=case.facts.get("term", ""))
        term.update(held_until=Greatest("held_from", last))
