"""Crimes and their outcomes: methods 4 to 10 and 22 of police.uk's API."""

import re
from collections.abc import Mapping

import numpy as np
from django.http import HttpRequest, HttpResponse
from ninja import Form, Query, Router

from frankpledge.api.police_uk import rendering, schemas
from frankpledge.api.police_uk.answering import (
    NOTHING,
    Found,
    about_a_month,
    about_all,
    all_or_partial,
    as_json,
    enough,
    of_a_place,
    required,
)
from frankpledge.api.police_uk.questions import nearest_spot, shape_asked
from frankpledge.api.police_uk.words import (
    ALL_CRIME,
    categories,
    category_id,
    known_category,
    known_force,
)
from frankpledge.api.served import Served
from frankpledge.errors import NotFound
from frankpledge.evidence.index.columns import Folder
from frankpledge.evidence.index.reader import Rows

OWN_ID = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
ERRORS = dict.fromkeys((400, 404, 429, 503), schemas.Error)
router = Router(tags=["crimes"])


@router.get("/crimes-street/{category}", response={200: list[schemas.Crime]} | ERRORS)
def crimes_street(
    request: HttpRequest, category: str, query: Query[schemas.PlaceAndMonth]
) -> HttpResponse:
    """Crimes within a mile of a place, in a polygon, or at a snap point."""
    return _crimes_street(request, category)


@router.post("/crimes-street/{category}", response={200: list[schemas.Crime]} | ERRORS)
def crimes_street_post(
    request: HttpRequest, category: str, form: Form[schemas.PlaceAndMonth]
) -> HttpResponse:
    """The same, for polygons that are too long for an address."""
    return _crimes_street(request, category)


def _crimes_street(request: HttpRequest, category: str) -> HttpResponse:
    def find(here: Served, given: Mapping[str, str], month: str) -> Found:
        shape = shape_asked(given)
        held = here.index.month("street", month)
        known_category(category, month, held.facts["types"] if held else [])
        if held is None:
            return Found(NOTHING, of_a_place(here, "street", month, shape, 0))
        rows = _of_category(here.index.rows_in(held, shape), category)
        enough(len(rows))
        return Found(
            rendering.crimes(here.index, rows), of_a_place(here, "street", month, shape, len(rows))
        )

    return about_a_month(request, "street", find)


def _of_category(rows: Rows, category: str) -> Rows:
    if category == ALL_CRIME:
        return rows
    types = rows.month.facts["types"]
    wanted = [number for number, word in enumerate(types) if category_id(word) == category]
    return rows.where(np.isin(rows.column("type"), wanted))


@router.get("/outcomes-at-location", response={200: list[schemas.Outcome]} | ERRORS)
def outcomes_at_location(request: HttpRequest, query: Query[schemas.PlaceAndMonth]) -> HttpResponse:
    """Outcomes recorded in a month, of crimes at a place."""
    return _outcomes(request)


@router.post("/outcomes-at-location", response={200: list[schemas.Outcome]} | ERRORS)
def outcomes_at_location_post(
    request: HttpRequest, form: Form[schemas.PlaceAndMonth]
) -> HttpResponse:
    """The same, for polygons that are too long for an address."""
    return _outcomes(request)


def _outcomes(request: HttpRequest) -> HttpResponse:
    def find(here: Served, given: Mapping[str, str], month: str) -> Found:
        shape = shape_asked(given)
        held = here.index.month("outcomes", month)
        if held is None:
            return Found(NOTHING, of_a_place(here, "outcomes", month, shape, 0))
        rows = here.index.rows_in(held, shape)
        enough(len(rows))
        body, left_out = rendering.outcomes(here.index, rows)
        coverage = of_a_place(here, "outcomes", month, shape, len(rows))
        return Found(body, all_or_partial(coverage, left_out))

    return about_a_month(request, "outcomes", find)


@router.get("/crimes-at-location", response={200: list[schemas.Crime]} | ERRORS)
def crimes_at_location(request: HttpRequest, query: Query[schemas.PointAndMonth]) -> HttpResponse:
    """Crimes at one snap point: of its id, or the one nearest to a place."""

    def find(here: Served, given: Mapping[str, str], month: str) -> Found:
        spot = nearest_spot(given, here.index)
        held = here.index.month("street", month)
        if held is None:
            return Found(NOTHING, of_a_place(here, "street", month, spot, 0))
        rows = here.index.rows_in(held, spot)
        return Found(
            rendering.crimes(here.index, rows), of_a_place(here, "street", month, spot, len(rows))
        )

    return about_a_month(request, "street", find)


@router.get("/crimes-no-location", response={200: list[schemas.Crime]} | ERRORS)
def crimes_no_location(request: HttpRequest, query: Query[schemas.NoLocation]) -> HttpResponse:
    """A force's crimes that could not be placed on the map."""

    def find(here: Served, given: Mapping[str, str], month: str) -> Found:
        category = required(given, "category")
        force = known_force(required(given, "force"), here.release)
        held = here.index.month("street", month)
        known_category(category, month, held.facts["types"] if held else [])
        coverage = here.coverage("street", [month], [force])
        if held is None:
            return Found(NOTHING, coverage)
        rows = _of_category(here.index.rows_nowhere(held, force), category)
        return Found(rendering.crimes(here.index, rows), coverage)

    return about_a_month(request, "street", find)


@router.get("/crime-categories", response={200: list[schemas.Category]} | ERRORS)
def crime_categories(request: HttpRequest, query: Query[schemas.Month]) -> HttpResponse:
    """The kinds of crime of a month, all of them first."""

    def find(here: Served, _given: Mapping[str, str], month: str) -> Found:
        held = here.index.month("street", month)
        found = categories(month, held.facts["types"] if held else [])
        return Found(as_json([{"url": c.url, "name": c.name} for c in found]), "")

    return about_a_month(request, "street", find)


@router.get("/crime-last-updated", response={200: schemas.LastUpdated} | ERRORS)
def crime_last_updated(request: HttpRequest) -> HttpResponse:
    """The newest month of crimes that is held."""

    def find(here: Served) -> Found:
        month = here.newest("street")
        return Found(as_json({"date": f"{month}-01"}), "", month)

    return about_all(request, find)


@router.get("/outcomes-for-crime/{identity}", response={200: schemas.CrimeWithOutcomes} | ERRORS)
def outcomes_for_crime(request: HttpRequest, identity: str) -> HttpResponse:
    """A crime, and every outcome of it that is held, oldest first."""

    def find(here: Served) -> Found:
        if not OWN_ID.match(identity):
            raise NotFound("A crime's persistent_id has 64 hexadecimal digits")
        crimes = here.index.rows_with_id("street", identity)
        if not crimes:
            raise NotFound("No crime with this persistent_id is held")
        month, row = crimes[0]
        held = _found_in(here, "street", month)
        crime = _crime(held, row)
        recorded = []
        for recorded_in, at in here.index.rows_with_id("outcomes", identity):
            outcome = _found_in(here, "outcomes", recorded_in)
            recorded.append(
                (recorded_in, outcome.facts["outcomes"][int(outcome["row_outcome"][at])])
            )
        force = held.facts["forces"][int(held["row_force"][row])]
        since = [m for m in _months_held(here) if m >= month]
        coverage = here.coverage("outcomes", since, [force])
        return Found(rendering.outcomes_of(crime, recorded), coverage, month)

    return about_all(request, find)


def _found_in(here: Served, dataset: str, month: str) -> Folder:
    held = here.index.month(dataset, month)
    assert held is not None  # the index finds rows in months that it holds alone
    return held


def _crime(held: Folder, row: int) -> str:
    place = int(np.searchsorted(held["place_start"], row, side="right")) - 1
    if row >= int(held["place_start"][-1]):
        place = -1
    (crime,) = rendering.crimes_alone(Rows(month=held, at=np.array([row]), place=np.array([place])))
    return crime


def _months_held(here: Served) -> list[str]:
    return sorted({*here.index.months("street"), *here.index.months("outcomes")})


@router.get("/crimes-street-dates", response={200: list[schemas.Available]} | ERRORS, by_alias=True)
def crimes_street_dates(request: HttpRequest) -> HttpResponse:
    """The months held, newest first, with the forces whose stops are."""

    def find(here: Served) -> Found:
        stops: dict[str, list[str]] = {}
        for version in here.release.current("stop-and-search"):
            stops.setdefault(version.month, []).append(version.force)
        months = sorted({*here.index.months("street"), *stops}, reverse=True)
        return Found(
            as_json([{"date": m, "stop-and-search": sorted(stops.get(m, []))} for m in months]), ""
        )

    return about_all(request, find)
