"""What the law has to know of a case: what the record says of it, of its panel, of its office."""

from datetime import date

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import governance_model
from frankpledge.apps.membership.queries import members_on
from frankpledge.apps.panel.models import Case, CaseKind
from frankpledge.rules import hearing, powers, precept_case
from frankpledge.rules.panel_steps import CaseFacts, Heard, Opening, Sides
from frankpledge.rules.panel_workflows import HEARING


def case_facts(case: Case, on: date) -> CaseFacts:
    """Return a case as the law sees it on the day of a step."""
    return CaseFacts(
        panel=case.panel.name,
        office=case.office.name,
        facts=case.facts,
        members=members_on(case.panel, on).count(),
        heard=hearings_of(case.panel),
    )


def hearings_of(panel: Body) -> tuple[Heard, ...]:
    """Return the candidates of whom a panel has had notice, newest first."""
    return tuple(
        Heard(
            reference=case.reference,
            post=case.facts["post"],
            candidate=case.facts["candidate"],
            is_open=case.state not in HEARING.ends,
            is_vetoed=bool(case.facts.get("vetoed")),
        )
        for case in Case.objects.filter(panel=panel, kind=CaseKind.HEARING)
    )


def precept(panel: Body, office: Body, year: str, part: str) -> Opening:
    """Return the opening of a year's precept."""
    model = governance_model(office, precept_case.clock_start(year))
    return precept_case.opening(_sides(panel, office), year, part, model)


def hearing_of(
    panel: Body, office: Body, notice: dict[str, str], received_on: date, days_off: int = 0
) -> Opening:
    """Return the opening of a hearing by its notice."""
    return hearing.opening(
        _sides(panel, office),
        notice,
        received_on,
        model=governance_model(office, received_on),
        heard=hearings_of(panel),
        days_off=days_off,
    )


def requirement(panel: Body, office: Body, wanted: powers.Wanted, on: date) -> Opening:
    """Return the opening of a requirement."""
    return powers.requirement(_sides(panel, office), wanted, on)


def suspension(panel: Body, office: Body, charged: powers.Charge, on: date) -> Opening:
    """Return the opening of a suspension."""
    is_suspended = _open_case(panel, CaseKind.SUSPENSION, "suspended") is not None
    return powers.suspension(_sides(panel, office), charged, on, is_suspended=is_suspended)


def acting(panel: Body, office: Body, given: powers.Acting, on: date) -> Opening:
    """Return the opening of an acting appointment."""
    acts = _open_case(panel, CaseKind.ACTING, "acting")
    return powers.acting(
        _sides(panel, office),
        given,
        on,
        is_suspended=_open_case(panel, CaseKind.SUSPENSION, "suspended") is not None,
        acts=acts.facts["name"] if acts else "",
    )


def _open_case(panel: Body, kind: str, state: str) -> Case | None:
    return Case.objects.filter(panel=panel, kind=kind, state=state).first()


def _sides(panel: Body, office: Body) -> Sides:
    return Sides(panel=panel.name, office=office.name)
