"""The kinds of file that police.uk publishes: columns, words, source, read from data.

One TOML file per dataset beside this module is what an analyst reads and corrects; the
code below turns it into objects and refuses a definition that contradicts itself.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from frankpledge.errors import NotFound

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a source file: its header there, our name, what it holds.

    `words` are the category words known for it; empty when any text may stand there. Of them
    `not_crimes` are recorded beside crimes and are none.
    """

    header: str
    name: str
    kind: str
    required: bool = False
    words: frozenset[str] = frozenset()
    not_crimes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class OutcomeGap:
    """How a missing outcome is written, and the share past which a month is not compared.

    `among` is the SQL condition for rows that can have an outcome at all.
    """

    among: str
    column: str
    word: str
    share: float


@dataclass(frozen=True, kw_only=True)
class Revision:
    """How two versions of one file are set side by side; see `revisions.compare`."""

    group: tuple[str, ...]
    group_when_blank: tuple[str, ...]
    outcome: str
    open_words: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """One kind of source file; `name` is also the end of the file's name."""

    name: str
    title: str
    columns: tuple[Column, ...]
    dimensions: dict[str, str]
    summary_by: tuple[str, ...]
    revision: Revision
    provisional_months: int
    category_breaks: tuple[str, ...]
    outcome_gap: OutcomeGap | None
    source: dict[str, str]

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers of the current layout, in order."""
        return tuple(column.header for column in self.columns)

    @property
    def has_district(self) -> bool:
        """Whether rows carry an LSOA name, from which the district is read."""
        return any(column.name == "lsoa_name" for column in self.columns)

    @property
    def kind_of_crime(self) -> Column | None:
        """The column that tells crimes from what is recorded beside them, if there is one."""
        return next((column for column in self.columns if column.not_crimes), None)

    @property
    def not_crimes(self) -> frozenset[str]:
        """The words of what is recorded beside crimes and is none."""
        column = self.kind_of_crime
        return column.not_crimes if column else frozenset()


def _load(path: Path) -> Dataset:
    facts = tomllib.loads(path.read_text("utf-8"))
    columns = tuple(_column(entry) for entry in facts["column"])
    revision = facts["revision"]
    return Dataset(
        name=facts["suffix"],
        title=facts["title"],
        columns=columns,
        dimensions=facts["dimensions"],
        summary_by=tuple(facts["summary"]["by"]),
        revision=Revision(
            group=tuple(revision["group"]),
            group_when_blank=tuple(revision["group_when_blank"]),
            outcome=revision["outcome"],
            open_words=frozenset(revision["open_words"]),
        ),
        provisional_months=facts["provisional_months"],
        category_breaks=tuple(facts.get("category_breaks", ())),
        outcome_gap=OutcomeGap(**facts["outcome_gap"]) if "outcome_gap" in facts else None,
        source=facts["source"],
    )


def _column(entry: dict[str, Any]) -> Column:
    """Read a column; a word stands alone, or with what is to be known of it."""
    given = [{"word": w} if isinstance(w, str) else w for w in entry.get("words", ())]
    words = frozenset(w["word"] for w in given)
    not_crimes = frozenset(w["word"] for w in given if not w.get("counts_as_crime", True))
    return Column(**entry | {"words": words, "not_crimes": not_crimes})


@cache
def all_datasets() -> dict[str, Dataset]:
    """Return every dataset by name: street, outcomes, stop-and-search."""
    loaded = (_load(FOLDER / f"{name}.toml") for name in ("street", "outcomes", "stop-and-search"))
    return {dataset.name: dataset for dataset in loaded}


def get_dataset(name: str) -> Dataset:
    """Return one dataset.

    Raises:
        NotFound: there is no dataset of that name.
    """
    try:
        return all_datasets()[name]
    except KeyError:
        known = ", ".join(all_datasets())
        raise NotFound(f"No dataset is called {name!r}; there are {known}") from None
