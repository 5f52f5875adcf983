"""A complaint as somebody wrote it: to which panel, about whose office."""

from dataclasses import dataclass
from datetime import date

from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.bodies.queries.answering import area_body, policing_body
from frankpledge.apps.complaints.models import ComplaintKind
from frankpledge.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class Received:
    """A complaint as it came in."""

    panel: Body
    office: Body
    about: str
    text: str
    received_on: date
    name: str = ""
    contact: str = ""
    incident_on: date | None = None
    kind: str = ComplaintKind.COMPLAINT
    client: str = ""


@dataclass(frozen=True, kw_only=True)
class StepInput:
    """What somebody writes of a move."""

    on: date
    ground: str = ""
    reasons: str = ""
    resolver: str = ""
    clear_on: date | None = None
    withheld: str = ""
    is_serious: bool = False


def complaint_from(cleaned: dict, client: str, today: date) -> Received:
    """Return the complaint of somebody without an account.

    Raises:
        NotFound: the area has no panel here.
    """
    area = cleaned["area"]
    panel = area_body(area, BodyKind.PANEL)
    if panel is None:
        raise NotFound(
            "No police and crime panel is recorded for that area. In London write to the London"
            " Assembly; in the City to the Common Council.",
            field="area",
        )
    return Received(
        panel=panel,
        office=office_of(panel, today),
        client=client,
        received_on=today,
        about=cleaned["about"],
        text=cleaned["text"],
        incident_on=cleaned["incident_on"],
        name=cleaned["name"],
        contact=cleaned["contact"],
    )


def office_of(panel: Body, today: date) -> Body:
    """Return the policing body that a panel scrutinises.

    Raises:
        NotFound: none is recorded for that day.
    """
    office = policing_body(panel.area, today)
    if office is None:
        raise NotFound(f"Nobody is recorded who answers for {panel.area} now")
    return office
