"""Series as tests want them: each made with one call."""

from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.measures.values import Value
from frankpledge.evidence.store.places import Place
from frankpledge.rules.periods import add_months
from tests.residents import always

KENT = Place(
    kind="force", code="kent", name="Kent Police", force="kent", residents=always(1_800_000)
)


def a_series(values, measure="shoplifting", first="2024-01", provisional=0, **facts):
    """A series of Kent Police, a value a month: None is missing, a word a status by itself."""
    points = []
    for n, value in enumerate(values):
        month = add_months(first, n)
        fresh = n >= len(values) - provisional
        if value is None:
            points.append(Value(month=month, status="missing", reason="no file"))
        elif isinstance(value, str):
            points.append(Value(month=month, status=value, value=40.0, numerator=40, reason="why"))
        else:
            points.append(
                Value(
                    month=month,
                    status="complete",
                    value=float(value),
                    numerator=value,
                    is_provisional=fresh,
                )
            )
    return Series(
        measure=get_measure(measure), place=KENT, release=1, points=tuple(points), **facts
    )
