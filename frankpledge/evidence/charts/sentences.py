"""What a series says and what a chart says, in sentences that can be read without it."""

from collections.abc import Sequence

from frankpledge.evidence.charts.amounts import PROVISIONAL, STATUS_REASONS, amount, number
from frankpledge.evidence.charts.levels import new_level
from frankpledge.evidence.charts.patterns import pattern
from frankpledge.evidence.charts.points import HIGH, LIKE_MONTHS, LOW, RUN, Chart, Point
from frankpledge.evidence.charts.verdicts import WORDS, beside_last_year, verdict
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.measures.values import TOO_FEW, Value
from frankpledge.evidence.store.covered import (
    MISSING,
    NOT_COMPARABLE,
    ODD_MIX,
    PARTIAL,
    PLACES_LOST,
)
from frankpledge.rules.periods import add_months, months_in_words

NAMED = 3  # months of a chart that are named; more are counted
NAMED_OF_COUNTS = 4
FEWEST_FOR_RANGE = 3  # months that make a range worth saying


def sentences(chart: Chart) -> list[str]:
    """Return what the chart says: the newest figure, what it means, and the cautions."""
    said = [_newest(chart)]
    point = chart.newest
    if point is not None:
        said += [
            verdict(chart, point),
            beside_last_year(chart, point),
            pattern(chart, point),
            new_level(chart),
            PROVISIONAL if point.at.is_provisional else "",
            earlier(chart, point),
        ]
    said += [_caution(chart), _gaps(chart), _unsettled(chart)]
    return [sentence for sentence in said if sentence]


def brief(chart: Chart) -> str:
    """Return the newest figure and what it means, without the cautions."""
    point = chart.newest
    if point is None:
        return _newest(chart)
    final = PROVISIONAL if point.at.is_provisional else ""
    said = (_newest(chart), verdict(chart, point), beside_last_year(chart, point), final)
    return " ".join(part for part in said if part)


def sentence(chart: Chart) -> str:
    """Return all that the chart says, as one text."""
    return " ".join(sentences(chart))


def earlier(chart: Chart, newest: Point) -> str:
    """Say when a month was last unusual before `newest`."""
    before = [p for p in chart.points if p.verdict in (HIGH, LOW) and p is not newest]
    if not before:
        return ""
    return f"The last unusual month before that was {before[-1].at.words} ({WORDS[before[-1].verdict]})."


def _head(chart: Chart) -> str:
    return f"{chart.series.measure.title}, {chart.series.place.label}"


def _newest(chart: Chart) -> str:
    latest = chart.series.latest
    measure = chart.series.measure
    if latest is None:
        return f"{_head(chart)}: {_why_nothing(chart)}"
    said = f"{_head(chart)}, {latest.words}: {amount(latest, measure)}."
    if latest.status in (PARTIAL, ODD_MIX, PLACES_LOST, NOT_COMPARABLE):
        said += f" That month is {STATUS_REASONS[latest.status]}: {latest.reason}."
    elif not latest.is_settled:
        said += f" That month is not final: {latest.reason}."
    if (
        measure.form == "rate"
        and latest.population
        and (of := latest.population.words(latest.month))
    ):
        said += f" The rate is calculated {of}."
    judged = chart.newest
    if judged is not None and judged.at.month != latest.month:
        said += f" The newest month that can be judged is {judged.at.words}: {amount(judged.at, measure)}."
    return said


def _why_nothing(chart: Chart) -> str:
    for point in reversed(chart.series.points):
        if point.reason and point.status != MISSING:
            return f"no month can be used. {point.words} is {STATUS_REASONS[point.status]}: {point.reason}."
    return "no month is held. That does not mean that there were none."


def _caution(chart: Chart) -> str:
    if chart.kind in (RUN, LIKE_MONTHS) or not chart.is_seasonal:
        return ""
    return (
        "These figures follow the time of year, and so does the normal range; longer runs above or below"
        " average are not told."
    )


_IN_BRACKETS = {ODD_MIX: "unusual mix of crime types", PLACES_LOST: "locations missing"}


def _gaps(chart: Chart) -> str:
    said = []
    for status in (MISSING, PARTIAL, ODD_MIX, PLACES_LOST, NOT_COMPARABLE, TOO_FEW):
        found = [p for p in chart.series.points if p.status == status]
        if found:
            words = _IN_BRACKETS.get(status) or STATUS_REASONS[status]
            said.append(_listed(found, words))
    if not said:
        return ""
    return f"Not judged: {'; '.join(said)}."


def _listed(points: Sequence[Value], words: str) -> str:
    if len(points) > NAMED:
        return f"{len(points)} months that are {words}, the last {points[-1].words}"
    return f"{', '.join(p.words for p in points)} ({words})"


def _unsettled(chart: Chart) -> str:
    months = [p for p in chart.series.points if not p.is_settled and p.value is not None]
    if not months:
        return ""
    newest = months[-1]
    if len(months) == 1:
        return f"{newest.words} is not judged: {newest.reason}."
    return f"{len(months)} months are not judged, the last {newest.words}: {newest.reason}."


def counted(series: Series) -> str:
    """Say what a series of counts shows: the newest month, its range, what is not known."""
    latest = series.latest
    if latest is None:
        return " ".join((_nothing(series), _older(series))).strip()
    newest = f"{_number(series, latest)} {_unit(series)} {series.place.whose}"
    said = [
        f"In {latest.words} there were {newest}.",
        _range(series, latest),
        _missing(series.points),
        _partial(series.points),
        _odd(series.points),
        _places_lost(series.points),
        _provisional(series.points),
        _older(series),
    ]
    return " ".join(part for part in said if part)


def _number(series: Series, value: Value) -> str:
    return number(value.value, series.measure)


def _unit(series: Series) -> str:
    """Return what is counted, as it joins a number and a place."""
    measure = series.measure
    if not series.part:
        return measure.counted or measure.unit
    kind = f"\N{LEFT DOUBLE QUOTATION MARK}{series.part}\N{RIGHT DOUBLE QUOTATION MARK}"
    return f"{measure.unit} of the kind {kind}{measure.counted.removeprefix(measure.unit)}"


def _nothing(series: Series) -> str:
    when = f" from {_months_of(series.points)}" if series.points else ""
    return (
        f"No figures of {_unit(series)} {series.place.whose} are held{when}: the files are"
        " missing, which does not mean that there were none."
    )


def _months_of(points: Sequence[Value]) -> str:
    return f"{points[0].words} to {points[-1].words}"


def _range(series: Series, latest: Value) -> str:
    start = add_months(latest.month, -12)
    year = [
        p
        for p in series.points
        if start <= p.month < latest.month
        and p.value is not None
        and p.status not in (PARTIAL, ODD_MIX, PLACES_LOST)
    ]
    if len(year) < FEWEST_FOR_RANGE:
        return ""
    low, high = (pick(year, key=lambda p: p.value or 0) for pick in (min, max))
    value = latest.value or 0
    place = "within"
    if value < (low.value or 0):
        place = "below"
    elif value > (high.value or 0):
        place = "above"
    return (
        f"That is {place} the range of the {len(year)} whole months held of the year before:"
        f" {_number(series, low)} ({low.words}) to {_number(series, high)} ({high.words})."
    )


def _missing(points: Sequence[Value]) -> str:
    missing = [point for point in points if point.status == MISSING]
    if not missing:
        return ""
    if len(missing) <= NAMED_OF_COUNTS:
        return f"{_named(missing)} {'is' if len(missing) == 1 else 'are'} missing, not zero."
    return (
        f"{len(missing)} of the {len(points)} months from {_months_of(points)} are missing, not"
        " zero."
    )


def _partial(points: Sequence[Value]) -> str:
    partial = [point for point in points if point.status == PARTIAL]
    if not partial:
        return ""
    if len(partial) > NAMED_OF_COUNTS:
        return f"{len(partial)} months were delivered only in part."
    return f"{_named(partial)} {'was' if len(partial) == 1 else 'were'} delivered only in part."


def _odd(points: Sequence[Value]) -> str:
    odd = [point for point in points if point.status == ODD_MIX]
    if not odd:
        return ""
    is_one = len(odd) == 1
    named = f"{len(odd)} months" if len(odd) > NAMED_OF_COUNTS else _named(odd)
    return f"{named} {'has' if is_one else 'have'} an unusual mix of crime types and {'is' if is_one else 'are'} not judged."


def _places_lost(points: Sequence[Value]) -> str:
    lost = [point for point in points if point.status == PLACES_LOST]
    if not lost:
        return ""
    named = f"{len(lost)} months" if len(lost) > NAMED_OF_COUNTS else _named(lost)
    return f"In {named} locations are missing, so the counts are too low."


def _named(points: Sequence[Value]) -> str:
    return months_in_words(point.month for point in points)


def _provisional(points: Sequence[Value]) -> str:
    fresh = [point for point in points if point.is_provisional]
    if not fresh:
        return ""
    if len(fresh) == 1:
        return f"The figure of {fresh[0].words} is provisional."
    return f"Figures from {fresh[0].words} on are provisional."


def _older(series: Series) -> str:
    if not series.older_held:
        return ""
    count = series.older_held
    months = "1 older month is" if count == 1 else f"{count} older months are"
    return f"{months} held and not shown here."
