"""Reading a sheet with a row an area and a column a category into figures, each proved.

Nothing is dropped: an area, a heading or a text that nobody knows refuses the sheet, with its place.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.errors import BadInput
from frankpledge.evidence.official.definition import Definition, Wide, folded
from frankpledge.evidence.official.sheets import Cell, Sheet
from frankpledge.rules.periods import MONTH_NAMES, add_months, first_day
from frankpledge.rules.policing_areas import AREAS

TITLE_ROWS = 12  # among which title and headings are looked for
VALUE, UNKNOWN = "value", "unknown"
FORCE, BODY = "force", "body"
KINDS = {12: "calendar_year", 3: "financial_year"}  # by the month in which the year ends
ROLLING = "rolling_year"
FORCES = {area.code: area.slug for area in AREAS}


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One cell: what, of which area and year. `value` is None unless its `state` is "value"."""

    area_kind: str
    area: str
    period_kind: str
    period_start: date
    period_end: date
    measure: str
    unit: str
    category: str
    value: float | None
    state: str
    source_row: str


def read_all(definition: Definition, sheets: Sequence[Sheet]) -> list[Figure]:
    """Return the figures of every sheet that one of the layouts fits.

    Raises:
        BadInput: none fits, or one that fits is not what it must be; says which cell.
    """
    found: list[Figure] = []
    for layout in definition.layouts:
        for sheet in sheets:
            if sheet.name.startswith(layout.sheet) and layout.title in _title(sheet):
                found += _read(definition, layout, sheet)
    if not found:
        named = ", ".join(
            f"'{layout.title}' on a sheet '{layout.sheet}…'" for layout in definition.layouts
        )
        raise BadInput(f"this is not {definition.title}: there is no {named}")
    return found


def _title(sheet: Sheet) -> str:
    return " ".join(str(row[0]) for row in sheet.rows[:1] if row)


def _read(definition: Definition, layout: Wide, sheet: Sheet) -> list[Figure]:
    at = _header_row(layout, sheet)
    columns = _columns(layout, sheet, at)
    start, end, kind = _year(layout, sheet)
    figures: list[Figure] = []
    whole: dict[str, Figure] = {}
    width = len(sheet.rows[at])
    for line, cells in enumerate(sheet.rows[at + 1 :], start=at + 2):
        row = [*cells, *[None] * (width - len(cells))]
        code, name = (str(cell or "").strip() for cell in row[:2])
        if not code and not name:
            break
        if code.startswith(layout.sums):
            continue
        area = (BODY, "all") if code == layout.whole else _area(definition, sheet, line, code, name)
        for column, word in columns.items():
            value, state = _value(definition, sheet, line, row[column])
            figure = Figure(
                area_kind=area[0],
                area=area[1],
                period_kind=kind,
                period_start=start,
                period_end=end,
                measure=layout.measure,
                unit=layout.unit,
                category=word,
                value=value,
                state=state,
                source_row=f"{sheet.name.strip()}, row {line}",
            )
            if code == layout.whole:
                whole[word] = figure
            else:
                figures.append(figure)
    _prove(layout, sheet, figures, whole)
    return figures


def _header_row(layout: Wide, sheet: Sheet) -> int:
    for number, row in enumerate(sheet.rows[:TITLE_ROWS]):
        if row and folded(str(row[0])) == folded(layout.header):
            return number
    raise BadInput(f"{sheet.name}: no row of headings begins with '{layout.header}'")


def _columns(layout: Wide, sheet: Sheet, at: int) -> dict[int, str]:
    headings = [folded(str(cell or "")) for cell in sheet.rows[at]]
    found = {
        place: layout.columns[heading]
        for place, heading in enumerate(headings)
        if heading in layout.columns
    }
    for heading, word in layout.columns.items():
        if word not in found.values():
            raise BadInput(f"{sheet.name}, row {at + 1}: no column '{heading}'")
    if len(found) != len(set(found.values())):
        raise BadInput(f"{sheet.name}, row {at + 1}: two columns have one meaning")
    return found


def _year(layout: Wide, sheet: Sheet) -> tuple[date, date, str]:
    found = layout.period.search(_title(sheet))
    if not found or found["month"] not in MONTH_NAMES:
        raise BadInput(f"{sheet.name}: its title does not say of which year it is")
    month = MONTH_NAMES.index(found["month"]) + 1
    after = first_day(add_months(f"{found['year']}-{month:02d}", 1))
    start = after.replace(year=after.year - 1)
    return start, date.fromordinal(after.toordinal() - 1), KINDS.get(month, ROLLING)


def _area(definition: Definition, sheet: Sheet, line: int, code: str, name: str) -> tuple[str, str]:
    if code in FORCES:
        return FORCE, FORCES[code]
    if not code and name in definition.bodies:
        return BODY, definition.bodies[name]
    raise BadInput(
        f"{sheet.name}, row {line}: {name or code!r} ({code or 'no code'}) is no police area that is"
        " known; say in the definition what it is"
    )


def _value(definition: Definition, sheet: Sheet, line: int, cell: Cell) -> tuple[float | None, str]:
    text = str("" if cell is None else cell).strip()
    if text in definition.marks:
        return None, definition.marks[text]
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        raise BadInput(
            f"{sheet.name}, row {line}: {text[:20]!r} is neither a number nor a mark that is known"
        ) from None
    if not math.isfinite(value):
        raise BadInput(f"{sheet.name}, row {line}: {text} is no count")
    if value < 0:
        raise BadInput(f"{sheet.name}, row {line}: {text} is below zero")
    return value, VALUE


def _prove(layout: Wide, sheet: Sheet, figures: list[Figure], whole: dict[str, Figure]) -> None:
    """Hold the sheet to its own total, and to the number of forces.

    Raises:
        BadInput: it is not, with what differs.
    """
    forces = {figure.area for figure in figures if figure.area_kind == FORCE}
    cells = Counter((figure.area, figure.category) for figure in figures)
    for (area, _), times in cells.items():
        if times > 1:
            raise BadInput(f"{sheet.name}: {area} stands in {times} rows")
    if not whole:
        raise BadInput(
            f"{sheet.name}: no row has the total ({layout.whole}), which proves the others"
        )
    if len(forces) != layout.expect:
        raise BadInput(f"{sheet.name}: {len(forces)} police areas, where {layout.expect} must be")
    for word, total in whole.items():
        parts = list(_values_of(figures, word))
        if (
            None not in parts
            and total.value is not None
            and sum(filter(None, parts)) != total.value
        ):
            raise BadInput(
                f"{total.source_row}, {word}: {total.value:,.0f}, but the areas add up to"
                f" {sum(filter(None, parts)):,.0f}"
            )


def _values_of(figures: list[Figure], word: str) -> Iterator[float | None]:
    for figure in figures:
        if figure.category == word:
            yield figure.value
