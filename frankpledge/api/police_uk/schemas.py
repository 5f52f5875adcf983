"""The objects of police.uk's API, for its description; they are written by `rendering`."""

from typing import Literal

from ninja import Field, Schema
from pydantic import ConfigDict


class Error(Schema):
    error: str = Field(description="What was wrong, where, and what to do.")


class Street(Schema):
    id: int = Field(description="Made of the place: the same in every release.")
    name: str


class Location(Schema):
    latitude: str = Field(description="Degrees, as text with six decimals.")
    street: Street
    longitude: str


class OutcomeStatus(Schema):
    category: str = Field(description="The name, not the code.")
    date: str = Field(description="YYYY-MM; empty where no file with the outcome is held.")


class CrimeAlone(Schema):
    category: str
    location_type: Literal["Force", "BTP"] | None
    location: Location | None
    context: str
    persistent_id: str = Field(description="64 hexadecimal digits; empty where there is none.")
    id: int = Field(description="The same in every release; below 2 to the 53.")
    location_subtype: str
    month: str


class Crime(CrimeAlone):
    outcome_status: OutcomeStatus | None


class OutcomeCategory(Schema):
    code: str
    name: str


class OutcomeAlone(Schema):
    category: OutcomeCategory
    date: str
    person_id: int | None


class Outcome(OutcomeAlone):
    crime: CrimeAlone


class CrimeWithOutcomes(Schema):
    crime: CrimeAlone
    outcomes: list[OutcomeAlone]


class Category(Schema):
    url: str
    name: str


class LastUpdated(Schema):
    date: str = Field(description="YYYY-MM-01; only the month means anything.")


class Available(Schema):
    model_config = ConfigDict(populate_by_name=True)

    date: str
    stop_and_search: list[str] = Field(alias="stop-and-search")


class StopObject(Schema):
    id: str
    name: str


class Stop(Schema):
    type: str
    involved_person: bool
    datetime: str
    operation: bool | None
    operation_name: str | None
    location: Location | None
    gender: str | None
    age_range: str | None
    self_defined_ethnicity: str | None
    officer_defined_ethnicity: str | None
    legislation: str | None
    object_of_search: str | None
    outcome: str
    outcome_object: StopObject
    outcome_linked_to_object_of_search: bool | None
    removal_of_more_than_outer_clothing: bool | None


class ForceName(Schema):
    id: str
    name: str


class EngagementMethod(Schema):
    url: str | None
    type: str | None
    description: str | None
    title: str


class Force(Schema):
    id: str
    name: str
    description: str | None
    url: str
    telephone: str
    engagement_methods: list[EngagementMethod]


class Person(Schema):
    name: str
    rank: str | None
    bio: str | None
    contact_details: dict[str, str]


class Coordinates(Schema):
    latitude: str
    longitude: str


class Link(Schema):
    url: str
    title: str
    description: str | None


class Place(Schema):
    name: str | None
    type: str | None
    address: str | None
    postcode: str | None
    telephone: str | None = None
    latitude: str | None
    longitude: str | None
    description: str | None


class Neighbourhood(Schema):
    id: str
    name: str
    description: str | None
    url_force: str
    population: str
    contact_details: dict[str, str]
    centre: Coordinates
    links: list[Link]
    locations: list[Place]


class Event(Schema):
    title: str
    description: str | None
    address: str | None
    type: str | None
    contact_details: dict[str, str]
    start_date: str
    end_date: str | None


class Priority(Schema):
    model_config = ConfigDict(populate_by_name=True)

    issue: str
    issue_date: str | None = Field(alias="issue-date")
    action: str | None
    action_date: str | None = Field(alias="action-date")


class Located(Schema):
    force: str
    neighbourhood: str


# What an operation takes. All is text here: it is read strictly, with better words than a
# schema has, in `questions`.
def _text(description: str, example: str) -> str | None:
    return Field(None, description=description, examples=[example])


class Month(Schema):
    date: str | None = _text("YYYY-MM; without it the newest month.", "2025-03")


class PlaceAndMonth(Month):
    lat: str | None = _text("Latitude: all within a mile.", "52.629729")
    lng: str | None = _text("Longitude, with lat.", "-1.131592")
    poly: str | None = _text("A polygon: lat,lng:lat,lng:lat,lng.", "52.2,0.5:52.7,0.2:52.1,-0.8")
    location_id: str | None = _text("A snap point, by its street's id.", "60902506250000")


class PointAndMonth(Month):
    location_id: str | None = _text("A snap point, by its street's id.", "60902506250000")
    lat: str | None = _text("Latitude; the nearest snap point is meant.", "52.629729")
    lng: str | None = _text("Longitude, with lat.", "-1.131592")


class LocationAndMonth(Month):
    location_id: str | None = _text("A snap point, by its street's id.", "60902506250000")


class ForceAndMonth(Month):
    force: str | None = _text("A force's id.", "leicestershire")


class NoLocation(ForceAndMonth):
    category: str | None = _text("A category's id, or all-crime.", "all-crime")


class Where(Schema):
    q: str | None = _text("latitude,longitude", "51.500617,-0.124629")
