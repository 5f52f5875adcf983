"""The values of a register's fields: how people write them, how they are kept and read.

`read` takes what somebody typed or what stands in a file; `write` gives the text that programs
read, which `read` takes again; `say` gives the words for a page.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from frankpledge.errors import BadInput, Refusal, RefusalCode
from frankpledge.rules.days import day_of, long_date
from frankpledge.rules.duties import FINANCIAL_YEAR, year_begins
from frankpledge.rules.periods import MONTH_NAMES, is_month, month_words
from frankpledge.rules.policing_areas import AREAS
from frankpledge.rules.registers.shape import FieldKind, RegisterField

MOST_POUNDS = Decimal(10**12)
PENNIES = Decimal("0.01")
FIRST_YEAR, LAST_YEAR = 1900, 2199
NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z", re.ASCII)
WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]+) (\d{4})\Z", re.ASCII | re.IGNORECASE)
POUNDS = re.compile(r"£? ?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?\Z", re.ASCII)
WHOLE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,15})\Z", re.ASCII)
BETWEEN = re.compile(r"(?:between )?(.+?) (?:to|and) (.+)\Z", re.IGNORECASE)
AT_LEAST = ("at least ", "from ", ">= ")
AT_MOST = ("up to ", "at most ", "<= ")
MORE = ("over ", "more than ", "> ")
FEWER = ("fewer than ", "less than ", "under ", "< ")
ADDRESS = re.compile(r"https?://[^\s<>\"]+\Z|/[^/\s][^\s<>\"]*\Z")
NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z", re.ASCII)
YES, NO = ("yes", "y", "true", "1"), ("no", "n", "false", "0")


class ValueRefusal(RefusalCode):
    """Why what was written is no value of a field."""

    MISSING = "missing"
    TOO_LONG = "too long"
    NOT_PRINTABLE = "not printable"
    NO_DAY = "no day"
    NO_MONTH = "no month"
    NO_YEAR = "no financial year"
    NO_MONEY = "no money"
    NO_NUMBER = "no number"
    NO_FIGURE = "no figure"
    NO_CHOICE = "no choice"
    NO_YES_OR_NO = "no yes or no"
    NO_ADDRESS = "no address"
    NO_PLACE = "no place"
    NO_NAME = "no name"
    NOT_THERE = "not there"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number with its unit: known exactly, or only by one bound or two, which are counted in."""

    value: Decimal | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    unit: str = ""

    @property
    def largest(self) -> Decimal | None:
        """The number that it is surely not above; None where only its lower bound is known."""
        return self.value if self.value is not None else self.at_most


Value = str | date | Decimal | int | bool | Figure | None


def read(field: RegisterField, text: str) -> Value:
    """Return the value that a text writes; None where it is empty.

    Raises:
        BadInput: it writes none of that kind, or is too long.
    """
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return None
    if any(not sign.isprintable() and sign not in "\n\t" for sign in text):
        raise _refused(field, ValueRefusal.NOT_PRINTABLE, "Remove the sign that cannot be printed")
    if field.most and len(text) > field.most:
        words = f"Enter {field.most:,} characters or fewer: this has {len(text):,}"
        raise _refused(field, ValueRefusal.TOO_LONG, words)
    return _READ[field.kind](field, text)


def write(value: Value) -> str:
    """Return a value as programs read it: ISO days, a full stop in numbers, true or false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Figure):
        return _bounds(value, str)
    return str(value)


def say(field: RegisterField, value: Value) -> str:
    """Return a value as people read it; nothing where there is none."""
    if value is None:
        return ""
    match value:
        case bool():
            return "Yes" if value else "No"
        case date():
            return long_date(value)
        case Figure():
            return _bounds(value, lambda number: _number_words(number, value.unit))
        case Decimal():
            return _number_words(value, "GBP")
        case int():
            return f"{value:,}"
    return _text_words(field, value)


def _text_words(field: RegisterField, value: str) -> str:
    if field.kind == FieldKind.CHOICE:
        return field.label_of(value)
    if field.kind == FieldKind.MONTH:
        return month_words(value)
    if field.kind == FieldKind.PLACE:
        return next((area.short_name for area in AREAS if area.slug == value), value)
    return value


def _number_words(number: Decimal, unit: str) -> str:
    whole = number == number.to_integral_value()
    said = f"{number:,.0f}" if whole else f"{number:,.2f}"
    return f"£{said}" if unit == "GBP" else " ".join(part for part in (said, unit) if part)


def _bounds(figure: Figure, said: Callable[[Decimal], str]) -> str:
    if figure.value is not None:
        return said(figure.value)
    if figure.at_least is not None and figure.at_most is not None:
        return f"{said(figure.at_least)} to {said(figure.at_most)}"
    if figure.at_least is not None:
        return f"at least {said(figure.at_least)}"
    return f"up to {said(figure.at_most)}" if figure.at_most is not None else ""


def _refused(field: RegisterField, code: ValueRefusal, words: str) -> BadInput:
    return BadInput.of(Refusal(code=code, text=words, field=field.name))


def missing(field: RegisterField) -> Refusal:
    """Return the refusal of a field that was left empty."""
    verb = "choose" if field.choices or field.kind == FieldKind.YES_NO else "enter"
    words = f"“{field.label}” is empty: {verb} it"
    return Refusal(code=ValueRefusal.MISSING, text=words, field=field.name)


def _text(_field: RegisterField, text: str) -> str:
    return text


def _line(_field: RegisterField, text: str) -> str:
    return " ".join(text.split())


def _day(field: RegisterField, text: str) -> date:
    """Read 24/12/2026, 24 December 2026 or 2026-12-24."""
    is_iso = re.match(r"\d{4}-\d\d-\d\d(?:[T ]|\Z)", text)
    if is_iso and (day := day_of(text[:10])):
        return _of_parts(field, day.day, day.month, day.year)
    if found := NUMERIC.match(text):
        return _of_parts(field, int(found[1]), int(found[2]), int(found[3]))
    if found := WORDED.match(" ".join(text.replace(",", " ").split())):
        names = [name.lower() for name in MONTH_NAMES]
        month = next((n for n, name in enumerate(names, 1) if _is_short(found[2], name)), 0)
        if month:
            return _of_parts(field, int(found[1]), month, int(found[3]))
    raise _refused(field, ValueRefusal.NO_DAY, "Enter a date, like 24/12/2026")


def _is_short(word: str, name: str) -> bool:
    return len(word) >= 3 and name.startswith(word.lower())


def _of_parts(field: RegisterField, day: int, month: int, year: int) -> date:
    if not 1 <= month <= len(MONTH_NAMES):
        words = f"There is no month {month}. Enter the day first, like 24/12/2026"
        raise _refused(field, ValueRefusal.NO_DAY, words)
    last = calendar.monthrange(year, month)[1] if FIRST_YEAR <= year <= LAST_YEAR else 31
    if not 1 <= day <= last:
        words = (
            f"{MONTH_NAMES[month - 1]} has {last} days. Enter a date, like {last}/{month}/{year}"
        )
        raise _refused(field, ValueRefusal.NO_DAY, words)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _refused(field, ValueRefusal.NO_DAY, f"{year} is not a year that we can use")
    return date(year, month, day)


def _month(field: RegisterField, text: str) -> str:
    if is_month(text):
        return text
    if found := re.match(r"([a-z]+) (\d{4})\Z", text, re.ASCII | re.IGNORECASE):
        for number, name in enumerate(MONTH_NAMES, 1):
            if _is_short(found[1], name.lower()):
                return f"{found[2]}-{number:02d}"
    raise _refused(field, ValueRefusal.NO_MONTH, "Enter a month, like November 2026")


def _period(field: RegisterField, text: str) -> str:
    if FINANCIAL_YEAR.match(text):
        try:
            year_begins(text)
            return text
        except BadInput:
            pass
    raise _refused(field, ValueRefusal.NO_YEAR, "Enter a financial year, like 2026/27")


def _pounds(text: str) -> Decimal | None:
    found = POUNDS.match(text.strip())
    amount = Decimal(found[1].replace(",", "") + (found[2] or "")) if found else None
    return amount if amount is not None and amount < MOST_POUNDS else None


def _money(field: RegisterField, text: str) -> Decimal:
    amount = _pounds(text)
    if amount is None:
        words = "Enter pounds with a full stop before the pence, like 1204.50"
        raise _refused(field, ValueRefusal.NO_MONEY, words)
    return amount.quantize(PENNIES)


def _number(field: RegisterField, text: str) -> int:
    found = WHOLE.match(text)
    if not found:
        raise _refused(field, ValueRefusal.NO_NUMBER, "Enter a whole number, like 1204")
    return int(found[1].replace(",", ""))


def _figure(field: RegisterField, text: str) -> Figure:
    """Read 1204, at least 1,000, over 600, fewer than 10, up to 18, 3 to 4.

    "Over 600" and "fewer than 10" are bounds that are not counted in: of whole numbers the next
    one is; of pounds the bound itself is said, which claims no more.
    """
    said = " ".join(text.split())
    step = Decimal(0) if field.unit == "GBP" else Decimal(1)
    bounds = [
        (AT_LEAST, "at_least", Decimal(0)),
        (AT_MOST, "at_most", Decimal(0)),
        (MORE, "at_least", step),
        (FEWER, "at_most", -step),
    ]
    for begins, bound, more in bounds:
        start = next((one for one in begins if said.lower().startswith(one)), "")
        if start and (number := _pounds(said[len(start) :])) is not None and number + more >= 0:
            return Figure(unit=field.unit, **{bound: number + more})
    if (number := _pounds(said)) is not None:
        return Figure(value=number, unit=field.unit)
    if found := BETWEEN.match(said):
        low, high = _pounds(found[1]), _pounds(found[2])
        if low is not None and high is not None and low <= high:
            return Figure(at_least=low, at_most=high, unit=field.unit)
    words = "Enter a number, like 1204, or its bounds: at least 1000, up to 1500, 1000 to 1500"
    raise _refused(field, ValueRefusal.NO_FIGURE, words)


def _choice(field: RegisterField, text: str) -> str:
    for choice in field.choices:
        if text.lower() in (choice.code.lower(), choice.label.lower()):
            return choice.code
    labels = ", ".join(choice.label for choice in field.choices)
    raise _refused(field, ValueRefusal.NO_CHOICE, f"Choose one of these: {labels}")


def _yes_no(field: RegisterField, text: str) -> bool:
    if text.lower() in (*YES, *NO):
        return text.lower() in YES
    raise _refused(field, ValueRefusal.NO_YES_OR_NO, "Enter yes or no")


def _link(field: RegisterField, text: str) -> str:
    if ADDRESS.match(text):
        return text
    words = "Enter an address that begins with https:// or with /"
    raise _refused(field, ValueRefusal.NO_ADDRESS, words)


def _place(field: RegisterField, text: str) -> str:
    for area in AREAS:
        if text.lower() in (area.slug, area.short_name.lower()):
            return area.slug
    raise _refused(field, ValueRefusal.NO_PLACE, "Enter a police area, like Kent")


def _name(field: RegisterField, text: str) -> str:
    if NAME.match(text):
        return text
    words = "Enter its id, as it stands in its address"
    raise _refused(field, ValueRefusal.NO_NAME, words)


_READ: dict[FieldKind, Callable[[RegisterField, str], Value]] = {
    FieldKind.TEXT: _line,
    FieldKind.LONG: _text,
    FieldKind.DAY: _day,
    FieldKind.MONTH: _month,
    FieldKind.PERIOD: _period,
    FieldKind.MONEY: _money,
    FieldKind.NUMBER: _number,
    FieldKind.FIGURE: _figure,
    FieldKind.CHOICE: _choice,
    FieldKind.YES_NO: _yes_no,
    FieldKind.LINK: _link,
    FieldKind.PLACE: _place,
    FieldKind.BODY: _name,
    FieldKind.PERSON: _name,
    FieldKind.MEASURE: _name,
    FieldKind.RECORD: _name,
}
