"""Stops and searches: methods 18 to 21 of police.uk's API."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from ninja import Form, Query, Router

from frankpledge.api.police_uk import rendering, schemas
from frankpledge.api.police_uk.answering import (
    NOTHING,
    Found,
    about_a_month,
    enough,
    of_a_place,
    required,
)
from frankpledge.api.police_uk.crimes import ERRORS
from frankpledge.api.police_uk.questions import shape_asked, spot
from frankpledge.api.police_uk.words import known_force
from frankpledge.api.served import Served
from frankpledge.evidence.index.columns import Folder
from frankpledge.evidence.index.reader import Index, Rows
from frankpledge.evidence.index.shapes import Shape

STOPS = "stop-and-search"
router = Router(tags=["stops"])


@router.get("/stops-street", response={200: list[schemas.Stop]} | ERRORS)
def stops_street(request: HttpRequest, query: Query[schemas.PlaceAndMonth]) -> HttpResponse:
    """Stops within a mile of a place, or in a polygon."""
    return about_a_month(request, STOPS, _in_an_area)


@router.post("/stops-street", response={200: list[schemas.Stop]} | ERRORS)
def stops_street_post(request: HttpRequest, form: Form[schemas.PlaceAndMonth]) -> HttpResponse:
    """The same, for polygons that are too long for an address."""
    return about_a_month(request, STOPS, _in_an_area)


@router.get("/stops-at-location", response={200: list[schemas.Stop]} | ERRORS)
def stops_at_location(request: HttpRequest, query: Query[schemas.LocationAndMonth]) -> HttpResponse:
    """Stops at one snap point."""

    def find(here: Served, given: Mapping[str, str], month: str) -> Found:
        return _in(here, month, spot(required(given, "location_id")))

    return about_a_month(request, STOPS, find)


def _in_an_area(here: Served, given: Mapping[str, str], month: str) -> Found:
    return _in(here, month, shape_asked(given))


def _in(here: Served, month: str, shape: Shape) -> Found:
    held = here.index.month(STOPS, month)
    if held is None:
        return Found(NOTHING, of_a_place(here, STOPS, month, shape, 0))
    rows = here.index.rows_in(held, shape)
    enough(len(rows))
    return Found(
        rendering.stops(here.index, rows), of_a_place(here, STOPS, month, shape, len(rows))
    )


@router.get("/stops-no-location", response={200: list[schemas.Stop]} | ERRORS)
def stops_no_location(request: HttpRequest, query: Query[schemas.ForceAndMonth]) -> HttpResponse:
    """A force's stops that could not be placed on the map."""
    return about_a_month(request, STOPS, _of_a_force(Index.rows_nowhere))


@router.get("/stops-force", response={200: list[schemas.Stop]} | ERRORS)
def stops_force(request: HttpRequest, query: Query[schemas.ForceAndMonth]) -> HttpResponse:
    """All stops that a force reported."""
    return about_a_month(request, STOPS, _of_a_force(Index.rows_of_force))


def _of_a_force(
    rows_of: Callable[[Index, Folder, str], Rows],
) -> Callable[[Served, Mapping[str, str], str], Found]:
    def find(here: Served, given: Mapping[str, str], month: str) -> Found:
        force = known_force(required(given, "force"), here.release)
        held = here.index.month(STOPS, month)
        coverage = here.coverage(STOPS, [month], [force])
        if held is None:
            return Found(NOTHING, coverage)
        return Found(rendering.stops(here.index, rows_of(here.index, held, force)), coverage)

    return find
