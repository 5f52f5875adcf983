"""Forces and neighbourhoods: methods 1 to 3 and 11 to 17 of police.uk's API."""

from collections.abc import Callable

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from frankpledge.api.answers import JSON, canonical, conditional, etag, seconds
from frankpledge.api.police_uk import schemas
from frankpledge.api.police_uk.crimes import ERRORS
from frankpledge.api.police_uk.questions import parameters, point_of
from frankpledge.api.police_uk.words import forces, known_force
from frankpledge.apps.performance.queries.reader import site_store
from frankpledge.errors import NotFound
from frankpledge.evidence.intake.neighbourhoods import (
    Force,
    changed_at,
    force_of,
    neighbourhood_at,
    stamp,
)
from frankpledge.evidence.store.covered import COMPLETE, MISSING
from frankpledge.evidence.store.releases import Release
from frankpledge.rules.policing_areas import force_name

router = Router(tags=["forces and neighbourhoods"])
PARTS = ("people", "events", "priorities")  # kept with a neighbourhood, answered apart


@router.get("/forces", response={200: list[schemas.ForceName]} | ERRORS)
def list_forces(request: HttpRequest) -> HttpResponse:
    """Every force, by id and name."""

    def find(release: Release) -> tuple[object, str]:
        return [{"id": slug, "name": name} for slug, name in forces(release).items()], ""

    return _about(request, find)


@router.get("/forces/{force}", response={200: schemas.Force} | ERRORS)
def one_force(request: HttpRequest, force: str) -> HttpResponse:
    """A force; where nothing was brought in of it, its name alone, and that it is missing."""

    def find(_release: Release, held: Force | None) -> tuple[object, str]:
        if held:
            return held.facts, COMPLETE
        nothing: dict[str, object] = {
            "description": None,
            "url": "",
            "telephone": "",
            "engagement_methods": [],
        }
        return {"id": force, "name": force_name(force)} | nothing, MISSING

    return _about_a_force(request, force, find)


@router.get("/forces/{force}/people", response={200: list[schemas.Person]} | ERRORS)
def force_people(request: HttpRequest, force: str) -> HttpResponse:
    """A force's senior officers."""
    return _about_a_force(
        request, force, lambda _, held: (held.people, COMPLETE) if held else ([], MISSING)
    )


@router.get("/locate-neighbourhood", response={200: schemas.Located} | ERRORS)
def locate_neighbourhood(request: HttpRequest, query: Query[schemas.Where]) -> HttpResponse:
    """The neighbourhood whose boundary holds a place."""

    def find(_release: Release) -> tuple[object, str]:
        point = point_of(parameters(request).get("q", ""), "q")
        found = neighbourhood_at(site_store().root, point.latitude, point.longitude)
        if found is None:
            raise NotFound("No neighbourhood whose boundary was brought in holds this place")
        return {"force": found[0], "neighbourhood": found[1]}, ""

    return _about(request, find)


@router.get("/{force}/neighbourhoods", response={200: list[schemas.ForceName]} | ERRORS)
def neighbourhoods(request: HttpRequest, force: str) -> HttpResponse:
    """A force's neighbourhoods, by id and name."""

    def find(_release: Release, held: Force | None) -> tuple[object, str]:
        if held is None:
            return [], MISSING
        found = held.neighbourhoods.values()
        return [{"id": entry["id"], "name": entry["name"]} for entry in found], COMPLETE

    return _about_a_force(request, force, find)


@router.get("/{force}/{neighbourhood}", response={200: schemas.Neighbourhood} | ERRORS)
def one_neighbourhood(request: HttpRequest, force: str, neighbourhood: str) -> HttpResponse:
    """A neighbourhood."""

    def find(_release: Release, held: Force | None) -> tuple[object, str]:
        entry = _neighbourhood(held, neighbourhood)
        return {name: value for name, value in entry.items() if name not in PARTS}, COMPLETE

    return _about_a_force(request, force, find)


@router.get("/{force}/{neighbourhood}/boundary", response={200: list[schemas.Coordinates]} | ERRORS)
def boundary(request: HttpRequest, force: str, neighbourhood: str) -> HttpResponse:
    """A neighbourhood's boundary, as one ring."""

    def find(_release: Release, held: Force | None) -> tuple[object, str]:
        _neighbourhood(held, neighbourhood)
        ring = held.boundaries.get(neighbourhood) if held else None
        corners = [{"latitude": lat, "longitude": lng} for lat, lng in ring or ()]
        return corners, COMPLETE if ring else MISSING

    return _about_a_force(request, force, find)


@router.get("/{force}/{neighbourhood}/people", response={200: list[schemas.Person]} | ERRORS)
def team(request: HttpRequest, force: str, neighbourhood: str) -> HttpResponse:
    """The officers of a neighbourhood."""
    return _part(request, force, neighbourhood, "people")


@router.get("/{force}/{neighbourhood}/events", response={200: list[schemas.Event]} | ERRORS)
def events(request: HttpRequest, force: str, neighbourhood: str) -> HttpResponse:
    """What is on in a neighbourhood."""
    return _part(request, force, neighbourhood, "events")


@router.get(
    "/{force}/{neighbourhood}/priorities",
    response={200: list[schemas.Priority]} | ERRORS,
    by_alias=True,
)
def priorities(request: HttpRequest, force: str, neighbourhood: str) -> HttpResponse:
    """What a neighbourhood team says it works on."""
    return _part(request, force, neighbourhood, "priorities")


def _part(request: HttpRequest, force: str, neighbourhood: str, part: str) -> HttpResponse:
    return _about_a_force(
        request, force, lambda _, held: (_neighbourhood(held, neighbourhood)[part], COMPLETE)
    )


def _neighbourhood(held: Force | None, identity: str) -> dict:
    if held is None:
        raise NotFound("No neighbourhoods of this force were brought in")
    if identity not in held.neighbourhoods:
        raise NotFound("This force has no neighbourhood of that id; /neighbourhoods lists them")
    return held.neighbourhoods[identity]


def _about_a_force(
    request: HttpRequest,
    force: str,
    find: Callable[[Release, Force | None], tuple[object, str]],
) -> HttpResponse:
    def with_force(release: Release) -> tuple[object, str]:
        known_force(force, release)
        return find(release, force_of(site_store().root, force))

    return _about(request, with_force)


def _about(request: HttpRequest, find: Callable[[Release], tuple[object, str]]) -> HttpResponse:
    given = parameters(request)
    store = site_store()
    release = store.release()
    said = orjson.dumps(sorted(given.items())).decode()
    tag = etag(str(release.number), stamp(store.root), request.path, said)

    def make() -> HttpResponse:
        content, coverage = find(release)
        response = HttpResponse(orjson.dumps(content), content_type=JSON)
        if coverage:
            response["X-Data-Coverage"] = coverage
        response["Link"] = canonical(request, given)
        return response

    changed = max(seconds(release.created_at), changed_at(store.root))
    return conditional(request, tag, changed, make)
