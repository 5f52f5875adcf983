"""Cases as both sides work on them, and as everybody reads them."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Q

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import addresses_of, can, roles_of
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.bodies.queries.answering import area_body, policing_body
from frankpledge.apps.panel.documents.cases import PublicCase
from frankpledge.apps.panel.models import Case, CaseKind, CaseStep
from frankpledge.apps.publishing.queries.lists import PublicRow, all_rows, subjects_of
from frankpledge.apps.publishing.queries.wanted import Wanted
from frankpledge.errors import NotFound, RoleNeeded
from frankpledge.rules import panel_cases, precept_case
from frankpledge.rules.moves import Move
from frankpledge.rules.panel_cases import OPENED_BY, WORKFLOW
from frankpledge.rules.roles import May, Role, may, who_may


def bodies_of(body: Body, on: date) -> tuple[Body, Body]:
    """Return the panel and the office of an area, given either.

    Raises:
        NotFound: the other one is not recorded.
    """
    panel = body if body.kind == BodyKind.PANEL else area_body(body.area, BodyKind.PANEL)
    office = body if body.kind == BodyKind.POLICING_BODY else policing_body(body.area, on)
    if panel is None or office is None:
        raise NotFound(f"{body.name} has no panel or no policing body beside it in the record")
    return panel, office


def get_case(reference: str) -> Case:
    """Return one case.

    Raises:
        NotFound: there is none.
    """
    found = Case.objects.select_related("panel", "office").filter(reference=reference).first()
    if found is None:
        raise NotFound(f"There is no case {reference!r}")
    return found


def acts_for_office(office: Body, on: date) -> bool:
    """Whether anybody at the office takes its steps on this site; else the panel records them."""
    return bool(addresses_of(office, May.ACT_FOR_OFFICE, on))


def roles_for(user: User, panel: Body, office: Body, permission: May, on: date) -> frozenset[Role]:
    """Return the roles that count for a step of a case.

    The office's steps are its own. Where nobody at the office uses this site, the panel's
    support records them from what the office sent.
    """
    if permission != May.ACT_FOR_OFFICE:
        return roles_of(user, panel, on)
    if acts_for_office(office, on):
        return roles_of(user, office, on) - {Role.PANEL_SUPPORT}
    return roles_of(user, panel, on)


def require_reader(user: User, body: Body, on: date) -> None:
    """Do nothing for somebody who reads a panel's cases at work, at the panel or the office.

    Raises:
        RoleNeeded: somebody else.
    """
    if not (can(user, May.READ_PANEL, body, on) or can(user, May.ACT_FOR_OFFICE, body, on)):
        raise RoleNeeded(
            f"To {May.READ_PANEL} you must be {who_may(May.READ_PANEL)} at {body.name}"
        )


def require_case_reader(user: User, case: Case, on: date) -> None:
    """The same for one case, which both bodies read.

    Raises:
        RoleNeeded: somebody else.
    """
    if not can(user, May.ACT_FOR_OFFICE, case.office, on):
        require_reader(user, case.panel, on)


def cases_of(body: Body) -> list[Case]:
    """Return the cases of a panel or of an office, newest first."""
    found = Case.objects.filter(Q(panel=body) | Q(office=body))
    return list(found.select_related("panel", "office"))


def open_moves(user: User, case: Case, on: date) -> list[tuple[str, Move]]:
    """Return the moves that somebody may make with a case now."""
    return [
        (name, move)
        for name, move in moves_on(case, on)
        if may(move.permission, roles_for(user, case.panel, case.office, move.permission, on))
    ]


def moves_on(case: Case, on: date) -> list[tuple[str, Move]]:
    """Return the moves that start from where a case stands, and that the law allows on a day."""
    return panel_cases.moves_on(case.kind, case.state, case.facts, on)


def who_is_next(case: Case, on: date) -> list[str]:
    """Say whose step comes next: what, and at which body."""
    return [
        f"{name}: {case.office.name if move.permission == May.ACT_FOR_OFFICE else case.panel.name}"
        for name, move in moves_on(case, on)
    ]


def unfinished(bodies: Sequence[Body]) -> list[Case]:
    """Return the cases of panels or of offices that are not ended: one query."""
    found = Case.objects.filter(Q(panel__in=bodies) | Q(office__in=bodies))
    open_ones = found.select_related("panel", "office")
    return [case for case in open_ones if case.state not in WORKFLOW[case.kind].ends]


def period_of(case: Case) -> str:
    """Return by what the obligations of a case are called: a precept's by its year."""
    return precept_case.period_of(case.facts) if case.kind == CaseKind.PRECEPT else case.reference


def move_called(case: Case, slug: str) -> str:
    """Return the move that an address names.

    Raises:
        NotFound: the kind of case has none of that name.
    """
    name = slug.replace("-", " ")
    if name not in WORKFLOW[case.kind].moves:
        raise NotFound(f"A {case.kind} has no step called {slug!r}")
    return name


def may_open(user: User, body: Body, kind: str, on: date) -> bool:
    """Whether somebody may open a case of a kind."""
    panel, office = bodies_of(body, on)
    permission = OPENED_BY.get(kind, May.RUN_PANEL)
    if kind == CaseKind.HEARING and can(user, May.RUN_PANEL, panel, on):
        return True  # a notice that came on paper is recorded by whoever received it
    return may(permission, roles_for(user, panel, office, permission, on))


def published_steps(case: Case) -> list[CaseStep]:
    """Return the steps of a case that were published, first to last, with what was."""
    return list(case.steps.exclude(publication=None).select_related("publication"))


def public_cases(panel: Body, at: datetime) -> list[PublicCase]:
    """Return the cases of a panel that are public, the one with the newest step first."""
    found: dict[str, list[PublicRow]] = {}
    rows = all_rows(at, Wanted(subject=("panel", panel.slug)))
    case_of = subjects_of(rows, "case")
    for shown in reversed(rows):
        reference = case_of.get(shown.version)
        if reference and not shown.is_withdrawn:  # by the subject: words of it may be hidden
            found.setdefault(reference, []).append(shown)
    kinds = dict(Case.objects.filter(reference__in=found).values_list("reference", "kind"))
    cases = [
        PublicCase(
            reference=reference,
            title=steps[-1].data.get("case_title", ""),
            kind=kinds[reference],
            steps=steps,
        )
        for reference, steps in found.items()
    ]
    return sorted(cases, key=lambda case: case.newest.visible_from, reverse=True)


def public_case(reference: str, at: datetime) -> tuple[Case, PublicCase]:
    """Return one case as everybody reads it.

    Raises:
        NotFound: nothing of it is public.
    """
    case = Case.objects.select_related("panel", "office").filter(reference=reference).first()
    public = [t for t in public_cases(case.panel, at) if t.reference == reference] if case else []
    if case is None or not public:
        raise NotFound(f"There is no case {reference!r}")
    return case, public[0]
