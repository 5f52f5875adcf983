"""The values of fields: what people type is read, kept and said again; what is none is refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.errors import BadInput
from frankpledge.rules.asks import as_columns, check_asks, from_columns, read_asks, warnings
from frankpledge.rules.registers import Choice, Exposure, FieldKind, RegisterField
from frankpledge.rules.values import Figure, ValueRefusal, read, say, write

K = FieldKind


def a_field(kind, **more):
    return RegisterField(name="x", kind=kind, label="X", exposure=Exposure.PUBLIC, **more)


POUNDS = {"unit": "GBP"}
CHOICES = {"choices": (Choice(code="grant", label="Grant"), Choice(code="estate", label="Estate"))}
READ = [
    (K.TEXT, {}, "  Two   words ", "Two words", "Two words"),
    (K.LONG, {}, "One.\r\nTwo. ", "One.\nTwo.", "One.\nTwo."),
    (K.DAY, {}, "24/12/2026", date(2026, 12, 24), "24 December 2026"),
    (K.DAY, {}, "1.2.2026", date(2026, 2, 1), "1 February 2026"),
    (K.DAY, {}, "2026-12-24", date(2026, 12, 24), "24 December 2026"),
    (K.DAY, {}, "2026-12-24T00:00:00", date(2026, 12, 24), "24 December 2026"),
    (K.DAY, {}, "24th Dec 2026", date(2026, 12, 24), "24 December 2026"),
    (K.DAY, {}, "29 February 2028", date(2028, 2, 29), "29 February 2028"),
    (K.MONTH, {}, "Nov 2026", "2026-11", "November 2026"),
    (K.MONTH, {}, "2026-11", "2026-11", "November 2026"),
    (K.PERIOD, {}, "2026/27", "2026/27", "2026/27"),
    (K.MONEY, {}, "£1,204.5", Decimal("1204.50"), "£1,204.50"),
    (K.NUMBER, {}, "1,204", 1204, "1,204"),
    (K.FIGURE, {}, "over 600", Figure(at_least=Decimal(601)), "at least 601"),
    (K.FIGURE, {}, "fewer than 10", Figure(at_most=Decimal(9)), "up to 9"),
    (K.FIGURE, POUNDS, "over 600", Figure(at_least=Decimal(600), unit="GBP"), "at least £600"),
    (K.FIGURE, POUNDS, "< 10", Figure(at_most=Decimal(10), unit="GBP"), "up to £10"),
    (K.FIGURE, {}, "between 3 and 4", Figure(at_least=Decimal(3), at_most=Decimal(4)), "3 to 4"),
    (K.FIGURE, {}, "12", Figure(value=Decimal(12)), "12"),
    (K.CHOICE, CHOICES, "GRANT", "grant", "Grant"),
    (K.YES_NO, {}, "Y", True, "Yes"),
    (K.YES_NO, {}, "no", False, "No"),
    (K.LINK, {}, "https://example.org/x", "https://example.org/x", "https://example.org/x"),
    (K.PLACE, {}, "Kent", "kent", "Kent"),
    (K.RECORD, {}, "d-2026-0001", "d-2026-0001", "d-2026-0001"),
]


@pytest.mark.parametrize(("kind", "more", "typed", "value", "said"), READ)
def test_what_is_typed_is_read_said_and_read_again(kind, more, typed, value, said):
    field = a_field(kind, **more)
    assert read(field, typed) == value
    assert say(field, value) == said
    assert read(field, write(value)) == value
    assert from_columns(field, as_columns(field, value)) == value


@pytest.mark.parametrize("kind", FieldKind)
def test_nothing_typed_is_no_value_and_is_kept_as_none(kind):
    field = a_field(kind, **(CHOICES if kind == K.CHOICE else {}))
    assert read(field, "  ") is None
    assert (write(None), say(field, None)) == ("", "")
    assert from_columns(field, as_columns(field, None)) is None


REFUSED = [
    (K.DAY, "31/11/2026", ValueRefusal.NO_DAY, "November has 30 days"),
    (K.DAY, "29/2/2027", ValueRefusal.NO_DAY, "February has 28 days"),
    (K.DAY, "29/2/1900", ValueRefusal.NO_DAY, "February has 28 days"),
    (K.DAY, "31/4/2199", ValueRefusal.NO_DAY, "April has 30 days"),
    (K.DAY, "12/25/2026", ValueRefusal.NO_DAY, "no month 25"),
    (K.DAY, "24/12/26", ValueRefusal.NO_DAY, "like 24/12/2026"),
    (K.DAY, "1/1/1899", ValueRefusal.NO_DAY, "1899 is not a year"),
    (K.DAY, "1/1/2200", ValueRefusal.NO_DAY, "2200 is not a year"),
    (K.MONTH, "13/2026", ValueRefusal.NO_MONTH, "like November 2026"),
    (K.PERIOD, "2026/28", ValueRefusal.NO_YEAR, "like 2026/27"),
    (K.MONEY, "£1.204,50", ValueRefusal.NO_MONEY, "full stop"),
    (K.MONEY, "-5", ValueRefusal.NO_MONEY, "full stop"),
    (K.MONEY, "1,20", ValueRefusal.NO_MONEY, "full stop"),
    (K.MONEY, "1000000000000", ValueRefusal.NO_MONEY, "full stop"),
    (K.NUMBER, "1.5", ValueRefusal.NO_NUMBER, "whole number"),
    (K.FIGURE, "4 to 3", ValueRefusal.NO_FIGURE, "bounds"),
    (K.FIGURE, "fewer than 0", ValueRefusal.NO_FIGURE, "bounds"),
    (K.FIGURE, "about 5", ValueRefusal.NO_FIGURE, "bounds"),
    (K.YES_NO, "perhaps", ValueRefusal.NO_YES_OR_NO, "yes or no"),
    (K.LINK, "javascript:alert(1)", ValueRefusal.NO_ADDRESS, "https://"),
    (K.LINK, "//example.org", ValueRefusal.NO_ADDRESS, "https://"),
    (K.PLACE, "Atlantis", ValueRefusal.NO_PLACE, "police area"),
    (K.BODY, "The Office", ValueRefusal.NO_NAME, "its id"),
    (K.TEXT, "a\x00b", ValueRefusal.NOT_PRINTABLE, "cannot be printed"),
]


@pytest.mark.parametrize(("kind", "typed", "code", "says"), REFUSED)
def test_what_is_none_is_refused_with_what_to_do(kind, typed, code, says):
    with pytest.raises(BadInput) as refused:
        read(a_field(kind), typed)
    (refusal,) = refused.value.refusals
    assert (refusal.code, refusal.field) == (code, "x")
    assert says in refusal.text


def test_choice_and_length_are_held_to_the_field():
    with pytest.raises(BadInput, match="Choose one of these: Grant, Estate"):
        read(a_field(K.CHOICE, **CHOICES), "Policy")
    assert read(a_field(K.TEXT, most=3), "abc") == "abc"
    with pytest.raises(BadInput, match="3 characters or fewer: this has 4"):
        read(a_field(K.TEXT, most=3), "abcd")


@given(st.decimals(0, 10**11, places=2), st.decimals(0, 10**11, places=2))
def test_no_bound_is_ever_read_as_a_point(one, other):
    least, most = sorted((one, other))
    field = a_field(K.FIGURE, **POUNDS)
    for figure in (
        Figure(at_least=least, unit="GBP"),
        Figure(at_most=most, unit="GBP"),
        Figure(at_least=least, at_most=most, unit="GBP"),
    ):
        again = read(field, write(figure))
        assert (again.value, again.at_least, again.at_most) == (
            None,
            figure.at_least,
            figure.at_most,
        )


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_however_it_is_written(day):
    field = a_field(K.DAY)
    for text in (write(day), say(field, day), f"{day.day}/{day.month}/{day.year}"):
        assert read(field, text) == day


def test_all_that_is_missing_or_wrong_is_told_at_once():
    asks = [
        RegisterField(name=name, kind=kind, label=name.capitalize(), exposure=Exposure.PUBLIC)
        for name, kind in (("title", K.TEXT), ("on", K.DAY), ("sum", K.MONEY))
    ]
    with pytest.raises(BadInput) as refused:
        read_asks(asks, {"on": "soon"})
    assert [(r.field, r.code) for r in refused.value.refusals] == [
        ("title", ValueRefusal.MISSING),
        ("on", ValueRefusal.NO_DAY),
        ("sum", ValueRefusal.MISSING),
    ]
    given = {"title": "A", "on": date(2026, 1, 1), "sum": Decimal(5), "other": "left out"}
    assert check_asks(asks, given) == {"title": "A", "on": date(2026, 1, 1), "sum": Decimal("5.00")}


ON = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("now", "last", "warned"),
    [
        ("99", "10", False),
        ("100", "10", True),
        ("101", "1000", False),
        ("100", "1000", True),
        ("up to 100", "10", True),
        ("at least 100", "10", False),  # it may be anything above
        ("5", "", False),
    ],
)
def test_ten_times_the_last_one_or_a_tenth_is_asked_once_more(now, last, warned):
    field = a_field(K.FIGURE, warn="ten_times_last")
    values = {"x": read(field, now)}
    assert bool(warnings([field], values, {"x": read(field, last)}, ON)) is warned


@pytest.mark.parametrize(
    ("day", "warned"),
    [
        (date(2025, 1, 1), False),
        (date(2024, 12, 31), True),
        (date(2027, 12, 31), False),
        (date(2028, 1, 1), True),
    ],
)
def test_day_of_another_year_is_asked_once_more(day, warned):
    field = a_field(K.DAY, warn="another_year")
    assert bool(warnings([field], {"x": day}, {}, ON)) is warned
