"""What may be asked of the tables of evidence and record."""

from ninja import Field, Schema

ONE_AREA = "kent, or the code or name of a district"


class Asks(Schema):
    """What every table takes."""

    limit: str | None = Field(None, description="Rows on a page: 1,000, at most 10,000.")
    cursor: str | None = Field(None, description="Where to go on: as 'next' gave it.")


class MonthsAsks(Asks):
    first: str | None = Field(None, description="First month, YYYY-MM.")
    last: str | None = Field(None, description="Last month, YYYY-MM.")


class PlaceAsks(MonthsAsks):
    area: str | None = Field(None, description=f"An area: {ONE_AREA}. Required.")


class AreaAsks(PlaceAsks):
    measure: str | None = Field(None, description="A measure's name, as /measures gives it.")


class ForceAsks(MonthsAsks):
    force: str | None = Field(None, description="A force's id.")
    dataset: str | None = Field(None, description="street, outcomes or stop-and-search.")


class KindAsks(Asks):
    kind: str | None = Field(None, description="force or district.")
    force: str | None = Field(None, description="A force's id.")
