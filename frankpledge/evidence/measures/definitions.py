"""Measures: a folder each, read from data. No code is needed to add one.

    definition.toml   what it is, why it matters, how it is drawn, who wrote and checked it
    measure.sql       one query over the datasets, in the subset that DuckDB and Spark share
    example.csv       a few rows, and expected.csv what the query must make of them

Shipped measures lie in `evidence/measures/shipped`; a store's own lie in its folder `measures`.
"""

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.datasets import Dataset, shipped
from frankpledge.evidence.measures.definition_file import facts_of, text_of
from frankpledge.evidence.measures.faults import WrongFile
from frankpledge.evidence.store.releases import Store

SHIPPED = Path(__file__).parent / "shipped"
NAME = re.compile(r"[a-z][a-z0-9_]{2,60}\Z")

FORMS = ("count", "share", "rate", "ratio", "median")
KINDS = ("force", "district", "lsoa")
CHARTS = ("xmr", "p", "u", "run")
BETTER = ("lower", "higher", "neither")
DRAFT, PUBLISHED, ARCHIVED = "draft", "published", "archived"
STATUSES = (DRAFT, PUBLISHED, ARCHIVED)

# What is charted is this times numerator / denominator; a median is given by its query.
MULTIPLIER = {"count": 1, "share": 100, "rate": 1000, "ratio": 1, "median": 1}
CHARTS_OF = {
    "count": ("xmr", "run"),
    "share": ("p", "xmr", "run"),
    "rate": ("u", "xmr", "run"),
    "ratio": ("xmr", "run"),
    "median": ("xmr", "run"),
}


@dataclass(frozen=True, kw_only=True)
class Review:
    """Where a measure stands: who wrote it, who checked it, when it is looked at again."""

    status: str
    written_by: str
    checked_by: str
    reviewed_on: date
    review_by: date
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure as its folder defines it; `name` is the folder's, and its web address.

    `better` is lower, higher or neither. The `settles_after` newest months of a run of months
    are drawn and not judged. `months_before` months of the second dataset must be held for a
    value to be known. A value whose denominator is below `smallest_denominator` is not
    shown; one of which more than `largest_unknown_share` is unknown is not comparable.
    `counted` is the unit as it joins a number and a place: "crimes recorded" by Kent Police.
    One that is not `followed` is told by another: it has its own page, chart and parts, and is
    left out of alerts and of what changed in an area. `part_of` names the measures that count its
    cases too, the widest last: what is unusual in both is one finding.
    """

    name: str
    folder: Path
    title: str
    short: str
    question: str
    why: str
    form: str
    unit: str
    better: str
    period: str
    areas: tuple[str, ...]
    chart: str
    numerator: str
    denominator: str
    caveats: tuple[str, ...]
    datasets: tuple[str, ...]
    sources: tuple[Dataset, ...] = field(repr=False)  # the same, as they are defined
    source: dict[str, str]
    review: Review
    sql: str
    interval: str = ""
    unknown: str = ""
    smallest_denominator: int = 0
    settles_after: int = 0
    months_before: int = 0
    largest_unknown_share: float = 1.0
    counted: str = ""
    followed: bool = True
    part_of: tuple[str, ...] = ()

    @property
    def multiplier(self) -> int:
        """What the quotient is multiplied by: 100 for a percentage."""
        return MULTIPLIER[self.form]

    @property
    def dataset(self) -> str:
        """The dataset whose months are the measure's months."""
        return self.datasets[0]

    @cached_property
    def digest(self) -> str:
        """A short name for exactly this definition, and those of its datasets."""
        of_datasets = " ".join(dataset.digest for dataset in self.sources)
        return hashlib.sha256(f"{self!r} {of_datasets}".encode()).hexdigest()[:16]

    @property
    def has_rate(self) -> bool:
        """Whether a rate per 100,000 people is given beside the value."""
        return self.form == "count"

    @property
    def direction_words(self) -> str:
        """Say which way is better; of counts, that neither is by itself."""
        if self.form == "count":
            return "More or fewer on record is neither good nor bad in itself."
        words = {"lower": "Lower is better.", "higher": "Higher is better."}
        return words.get(self.better, "Neither more nor less is better in itself.")


def load_folder(folder: Path, datasets: Mapping[str, Dataset]) -> Measure:
    """Read one measure; `datasets` are those that it may name.

    Raises:
        WrongFile: a file is missing or a field is not what it must be; says which.
    """
    name = folder.name
    path = folder / "definition.toml"
    if not NAME.match(name):
        raise WrongFile(
            folder,
            "a measure's folder is named in small letters, digits and _, such as bicycle_theft",
        )
    facts = facts_of(path)
    sql_path = folder / "measure.sql"
    if not sql_path.is_file():
        raise WrongFile(sql_path, "is missing")
    source, review = facts.pop("source"), facts.pop("review")
    named_here = tuple(source.pop("datasets"))
    for listed in ("areas", "caveats", "part_of"):
        facts[listed] = tuple(facts.get(listed, ()))
    measure = Measure(
        name=name,
        folder=folder,
        sql=text_of(sql_path),
        datasets=named_here,
        sources=_sources(named_here, datasets, path),
        source=source,
        review=Review(**review),
        **facts,
    )
    _check_sense(measure, path)
    return measure


def _sources(
    names: tuple[str, ...], datasets: Mapping[str, Dataset], path: Path
) -> tuple[Dataset, ...]:
    for name in names:
        if name not in datasets:
            known = ", ".join(datasets)
            raise WrongFile(path, f"source.datasets must be one of {known}, not {name!r}")
    return tuple(datasets[name] for name in names)


def _check_sense(measure: Measure, path: Path) -> None:
    choices: list[tuple[str, str, tuple[str, ...]]] = [
        ("form", measure.form, FORMS),
        ("better", measure.better, BETTER),
        ("review.status", measure.review.status, STATUSES),
        *(("areas", area, KINDS) for area in measure.areas),
    ]
    for where, value, allowed in choices:
        if value not in allowed:
            raise WrongFile(path, f"{where} must be one of {', '.join(allowed)}, not {value!r}")
    problem = _nonsense(measure)
    if problem:
        raise WrongFile(path, problem)


def _nonsense(measure: Measure) -> str:
    review = measure.review
    charts = CHARTS_OF[measure.form]
    checks = (
        (not measure.areas, "areas is empty; give at least force"),
        (not measure.datasets, "source.datasets is empty"),
        (
            measure.chart not in charts,
            f"a {measure.form} is drawn as {', '.join(charts)}, not as {measure.chart!r}",
        ),
        (
            measure.form == "ratio" and measure.interval not in ("rates", "proportions"),
            "a ratio needs interval = rates or proportions",
        ),
        (
            review.written_by.casefold() == review.checked_by.casefold(),
            "review.written_by and review.checked_by are the same; somebody else must check it",
        ),
        (
            review.review_by <= review.reviewed_on,
            "review.review_by is not after review.reviewed_on",
        ),
        (
            review.status == ARCHIVED and not review.reason.strip(),
            "an archived measure needs review.reason",
        ),
        (not 0 < measure.largest_unknown_share <= 1, "largest_unknown_share is from 0 to 1"),
        (
            min(measure.smallest_denominator, measure.settles_after, measure.months_before) < 0,
            "smallest_denominator, settles_after and months_before cannot be below 0",
        ),
        (
            "lsoa" in measure.areas and measure.form != "count",
            "only counts are given for small areas",
        ),
    )
    return next((words for is_wrong, words in checks if is_wrong), "")


def folders(own: Path | None = None) -> list[Path]:
    """Return the folders of all measures: the shipped ones, then those in `own`."""
    found = [
        p for p in sorted(SHIPPED.iterdir()) if p.is_dir() and not p.name.startswith(("_", "."))
    ]
    if own is not None and own.is_dir():
        found += [
            p for p in sorted(own.iterdir()) if p.is_dir() and not p.name.startswith((".", "_"))
        ]
    return found


def all_measures(own: Path | None = None) -> dict[str, Measure]:
    """Return every measure by name, shipped and in the folder `own`.

    Raises:
        BadInput: a folder is not right, or has the name of another.
    """
    stamp = _stamp(own) if own is not None and own.is_dir() else ()
    return _loaded(own, (*stamp, *(dataset.digest for dataset in _datasets(own).values())))


def _stamp(own: Path) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((str(p), p.stat().st_mtime_ns) for p in own.glob("*/*") if p.is_file()))


@lru_cache(maxsize=8)
def _loaded(own: Path | None, _stamp: tuple[tuple[str, int] | str, ...]) -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for folder in folders(own):
        if folder.name in found:
            raise WrongFile(folder, "there is a measure of that name already")
        found[folder.name] = load_folder(folder, _datasets(own))
    for measure in found.values():
        for whole in measure.part_of:
            if whole not in found:
                path = measure.folder / "definition.toml"
                raise WrongFile(path, f"part_of: no measure is called {whole!r}")
    return found


def _datasets(own: Path | None) -> Mapping[str, Dataset]:
    # A store's own datasets lie beside its own measures.
    return Store(own.parent).datasets if own is not None else shipped()


def sound_measures(own: Path | None = None) -> dict[str, Measure]:
    """Return every measure that can be read; a store's own that cannot is left out.

    For pages: a slip in one folder must not close the site.
    """
    try:
        return all_measures(own)
    except BadInput:
        found = dict(all_measures())
        for folder in folders(own):
            if folder.name not in found:
                with suppress(BadInput):
                    found[folder.name] = load_folder(folder, _datasets(own))
        return found


def get_measure(name: str, own: Path | None = None) -> Measure:
    """Return one measure; hyphens are taken for underscores.

    Raises:
        NotFound: there is none of that name.
        BadInput: it is one of the store's own that is not right.
    """
    found = sound_measures(own)
    folder = own / name.strip().lower().replace("-", "_") if own and name.strip() else None
    if folder is not None and folder.name not in found and folder.is_dir():
        load_folder(folder, _datasets(own))  # says what is wrong with it
    return named(name, found)


def named(name: str, found: Mapping[str, Measure]) -> Measure:
    """Return one measure of `found`; hyphens are taken for underscores.

    Raises:
        NotFound: there is none of that name.
    """
    wanted = name.strip().lower().replace("-", "_")
    if wanted not in found:
        raise NotFound(f"No measure is called {name!r}; 'frankpledge measure list' names them")
    return found[wanted]
