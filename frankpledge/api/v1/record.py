"""Tables of the record: bodies, and who held which office from when to when."""

from collections.abc import Mapping
from datetime import date

from ninja import Field

from frankpledge.api.v1.asks import Asks
from frankpledge.api.v1.tables import RECORDED, Answer, Resource, span
from frankpledge.apps.bodies.queries.lists import bodies, terms
from frankpledge.declared import columns_of


class BodyAsks(Asks):
    kind: str | None = Field(None, description="policing body, force, panel and others.")
    area: str | None = Field(None, description="A police area's id.")


class HolderAsks(Asks):
    body: str | None = Field(None, description="A body's id, as /bodies gives it.")
    area: str | None = Field(None, description="A police area's id.")


def _bodies(given: Mapping[str, str]) -> Answer:
    found = bodies(kind=given.get("kind", ""), area=given.get("area", ""))
    rows = [
        (b.slug, b.name, b.kind, b.area, _day(b.starts_on), _day(b.ends_on), b.source, b.source_url)
        for b in found
    ]
    return Answer(
        rows=rows,
        release=None,
        unit="bodies",
        coverage=RECORDED,
        source="the record",
        notes=("An open date is one that no source gives.",),
    )


def _holders(given: Mapping[str, str]) -> Answer:
    found = terms(body=given.get("body", ""), area=given.get("area", ""))
    rows = [
        (
            t.key,
            t.person.slug,
            t.person.name,
            t.office.title,
            t.office.body.slug,
            t.office.body.name,
            _day(t.held_from),
            _day(t.held_until),
            t.is_acting,
            t.party,
            t.source,
            t.source_url,
        )
        for t in found
    ]
    days = [day for row in rows for day in (row[6], row[7]) if day]
    return Answer(
        rows=rows,
        release=None,
        unit="terms of office",
        coverage=RECORDED,
        period=span(days),
        source="the record",
        notes=("An open date is one that no source gives.",),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


RESOURCES = (
    Resource(
        name="bodies",
        title="Bodies",
        asks=BodyAsks,
        make=_bodies,
        about="record",
        description="Policing bodies, forces, panels and others, with what is known of their dates.",
        examples={"area": "kent"},
        columns=columns_of("""
            id | string | Its id, for body= elsewhere
            name | string | The name
            kind | string | policing body, force, panel, department and others
            area | string | The police area that it is of, or empty
            starts_on | date | First day, where a source gives it
            ends_on | date | Last day, where a source gives it
            source | string | Where it was read
            source_url | anyURI | Its address"""),
    ),
    Resource(
        name="office-holders",
        title="Office-holders",
        asks=HolderAsks,
        make=_holders,
        about="record",
        description="Who held which office, from when to when, by which source.",
        examples={"area": "kent"},
        columns=columns_of("""
            id | string | The term's id
            person | string | The person's id
            name | string | The person's name
            office | string | The office
            body | string | The body's id
            body_name | string | The body's name
            held_from | date | First day, where a source gives it
            held_until | date | Last day; empty where it goes on or is not known
            is_acting | boolean | Whether for somebody else
            party | string | The party stood for, where a source gives it
            source | string | Where it was read
            source_url | anyURI | Its address"""),
    ),
)
