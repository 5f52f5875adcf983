"""What a panel's cases offer: the next step of each, to the side whose step it is."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frankpledge.apps.bodies.models import BodyKind
from frankpledge.apps.meetings.models import ANNUAL_REPORT
from frankpledge.apps.panel.actions.cases import PUBLISHED
from frankpledge.apps.panel.documents.cases import due_day
from frankpledge.apps.panel.models import Case, CaseKind
from frankpledge.apps.panel.queries import cases
from frankpledge.declared import (
    AtWork,
    Declaration,
    Group,
    Kind,
    Link,
    Menu,
    Table,
    Task,
    Waiting,
    columns_of,
)
from frankpledge.design.wording import either, lower_first, quoted
from frankpledge.rules.moves import Move
from frankpledge.rules.panel_cases import WORKFLOW
from frankpledge.rules.roles import May

LONGEST = 200  # characters of the title of a case: all of them
DUTY_OF: dict[str, str] = {CaseKind.HEARING: "confirmation-hearing"}  # whatever the step of it
NO_STEP_FORWARD = ("postpone", "drop", "end")  # these wait for nobody
# What each move is called on its button.
BUTTONS = {
    "notify": gettext_noop("Notify the panel"),
    "report": gettext_noop("Record the panel's report"),
    "veto": gettext_noop("Record a veto"),
    "record no report": gettext_noop("Record that there was no report"),
    "respond": gettext_noop("Publish the response"),
    "revise": gettext_noop("Notify the revised precept"),
    "report again": gettext_noop("Record the second report"),
    "record no second report": gettext_noop("Record that there was no second report"),
    "respond again": gettext_noop("Publish the second response"),
    "issue": gettext_noop("Issue the precept"),
    "arrange": gettext_noop("Arrange the hearing"),
    "hold": gettext_noop("Record the hearing"),
    "propose a reserve": gettext_noop("Propose a reserve candidate"),
    "appoint": gettext_noop("Record the appointment"),
    "not appoint": gettext_noop("Record that nobody was appointed"),
    "meet": gettext_noop("Record how it was met"),
    "refuse": gettext_noop("Record a refusal"),
}


def tasks(work: AtWork) -> list[Task]:
    """Return the cases in which the next step is somebody's at a body."""
    found = []
    for case, is_recorded in _cases(work):
        if moves := _own_moves(case, work, is_recorded=is_recorded):
            found.append(_task(case, moves))
    return found


def _cases(work: AtWork) -> list[tuple[Case, bool]]:
    """Return a body's open cases, with whether its panel records the office's steps as well."""
    if work.body.kind not in (BodyKind.PANEL, BodyKind.POLICING_BODY):
        return []
    found = cases.unfinished(work.kept)
    offices = {case.office for case in found} if work.body.kind == BodyKind.PANEL else set()
    alone = {office for office in offices if not cases.acts_for_office(office, work.on)}
    return [(case, case.office in alone) for case in found]


def _own_moves(case: Case, work: AtWork, *, is_recorded: bool) -> list[tuple[str, Move]]:
    """Return the moves that are open to somebody as people of one body: none is told twice."""
    is_panels = case.panel in work.kept
    return [
        (name, move)
        for name, move in cases.moves_on(case, work.on)
        if name not in NO_STEP_FORWARD
        and work.may(move.permission)
        and ((move.permission != May.ACT_FOR_OFFICE) == is_panels or is_recorded)
    ]


def _task(case: Case, moves: list[tuple[str, Move]]) -> Task:
    name, move = moves[0]
    first, *others = [_(BUTTONS[each]) for each, _move in moves]
    words = either([first, *map(lower_first, others)])
    due = due_day(case)
    if others:
        address, button = reverse("panel:case", args=[case.reference]), _("Choose the step")
    else:
        step = name.replace(" ", "-")
        address, button = reverse("panel:step", args=[case.reference, step]), words
    return Task(
        what=_("%(step)s: %(case)s") % {"step": words, "case": quoted(case.title, LONGEST)},
        address=address,
        button=button,
        due_on=due,
        basis=move.basis,
        is_law=due is not None,
        record=cases.period_of(case),
        duty=next(
            (each.duty for _name, each in moves if each.duty), DUTY_OF.get(CaseKind(case.kind), "")
        ),
        since=case.opened_on,
    )


def waiting(work: AtWork) -> list[Waiting]:
    """Return the cases in which the other side's step is next."""
    if not (work.may(May.READ_PANEL) or work.may(May.ACT_FOR_OFFICE)):
        return []
    found = []
    for case, is_recorded in _cases(work):
        moves = [m for n, m in cases.moves_on(case, work.on) if n not in NO_STEP_FORWARD]
        is_panels = case.panel in work.kept
        theirs = [m for m in moves if (m.permission == May.ACT_FOR_OFFICE) == is_panels]
        if theirs and not _own_moves(case, work, is_recorded=is_recorded):
            other = case.office if is_panels else case.panel
            found.append(
                Waiting(
                    what=case.title,
                    address=reverse("panel:case", args=[case.reference]),
                    who=other.name,
                    due_on=due_day(case),
                    basis=theirs[0].basis,
                )
            )
    return found


def _decisions(_user: object, _on: object, slug: str, kind: str = BodyKind.PANEL) -> str:
    return reverse("panel:decisions", args=[slug]) if kind == BodyKind.PANEL else ""


CODES = tuple(dict.fromkeys(state for case in WORKFLOW.values() for state in case.states))
TABLES = (
    Table(
        name="panel-steps",
        kind=PUBLISHED,
        title=gettext_noop("Steps of panels' cases"),
        about="Each step of a precept, a hearing or a requirement: what was done, and how it stands.",
        codes=CODES,
        columns=columns_of("""
            case | string | The case, by its reference
            case_kind | string | precept, confirmation hearing and others
            case_title | string | The title of the case
            move | string | The step
            taken_on | date | The day of the step | on"""),
    ),
    Table(
        name="panel-years",
        kind=ANNUAL_REPORT,
        title=gettext_noop("Annual reports of panels"),
        about="What each panel did in a financial year, as its report counts it.",
        columns=columns_of("""
            year | string | The financial year
            panel | string | The panel's id | | | bodies
            meetings | integer | Meetings, planned and cancelled ones too
            questions | integer | Questions asked
            undertakings | integer | Promises made"""),
    ),
)

DECLARATION = Declaration(
    app="panel",
    menu=(
        Menu(
            title=gettext_noop("Briefing before the meeting"),
            address="panel:briefing",
            may=May.READ_PANEL,
            group=Group.MEETINGS,
            at=BodyKind.PANEL,
            order=25,
            in_bar=True,
        ),
        Menu(
            title=gettext_noop("Precept, hearings, requirements"),
            address="panel:desk",
            may=May.READ_PANEL,
            group=Group.PANEL,
            at=BodyKind.PANEL,
            order=30,
            in_bar=True,
        ),
        Menu(
            title=gettext_noop("Precept, hearings, requirements"),
            address="panel:desk",
            may=May.ACT_FOR_OFFICE,
            group=Group.PANEL,
            at=BodyKind.POLICING_BODY,
            order=30,
            in_bar=True,
        ),
        Menu(
            title=gettext_noop("Annual report"),
            address="panel:year",
            may=May.RUN_PANEL,
            group=Group.PANEL,
            at=BodyKind.PANEL,
            order=40,
        ),
    ),
    tasks=tasks,
    waiting=waiting,
    kinds=(Kind(name=PUBLISHED),),
    links=(
        Link(on="body", text=gettext_noop("Precept, hearings, requirements"), address=_decisions),
        Link(on="room", text=gettext_noop("Precept and hearings"), address=_decisions),
    ),
    tables=TABLES,
)
