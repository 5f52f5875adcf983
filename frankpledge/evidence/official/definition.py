"""What is known of an official table: a folder with `definition.toml`, a made-up example, and what it gives."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from frankpledge.errors import BadInput, NotFound

FOLDER = Path(__file__).parent
WIDE = "wide"
STATES = ("suppressed", "not_applicable", "not_supplied", "not_in_use", "not_yet")
NOTE = re.compile(r"\s*\[note[^\]]*\]", re.I)


@dataclass(frozen=True, kw_only=True)
class Wide:
    """A sheet with a row an area and a column a category.

    `title` must stand in its title, of which `period` reads the year. `columns` gives our word for
    each heading, as `folded` writes it. The row `whole` must be the sum of all others, but for those
    whose code begins with one of `sums`; `expect` forces must be there.
    """

    sheet: str
    title: str
    header: str
    period: re.Pattern[str]
    measure: str
    unit: str
    whole: str
    sums: tuple[str, ...]
    expect: int
    columns: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Definition:
    """An official table. `marks` gives the state of each text that is no number.

    `bodies` are those who count in totals and have no area; `kinds` says which categories together
    are one of police.uk's kinds. Its made-up example has `example_areas`.
    """

    name: str
    folder: Path
    title: str
    publisher: str
    licence: str
    landing: str
    status: str
    names: tuple[str, ...]
    layouts: tuple[Wide, ...]
    bodies: dict[str, str]
    marks: dict[str, str]
    kinds: dict[str, tuple[str, ...]]
    example_areas: int


def folded(heading: str) -> str:
    """Return a heading without notes, in small letters, with single blanks.

    >>> folded(" Total recorded crime\\n (excluding fraud)  [note 2]")
    'total recorded crime (excluding fraud)'
    """
    return " ".join(NOTE.sub("", heading).split()).casefold()


@cache
def definitions() -> dict[str, Definition]:
    """Return the tables that ship, by name."""
    return {
        path.parent.name: load(path.parent) for path in sorted(FOLDER.glob("*/definition.toml"))
    }


def get_definition(name: str) -> Definition:
    """Return one.

    Raises:
        NotFound: none has this name.
    """
    if name not in definitions():
        raise NotFound(
            f"No official table is called {name!r}; there are {', '.join(definitions())}"
        )
    return definitions()[name]


def load(folder: Path) -> Definition:
    """Read the definition in `folder`.

    Raises:
        BadInput: it cannot be read, or lacks something.
    """
    path = folder / "definition.toml"
    try:
        facts = tomllib.loads(path.read_text("utf-8"))
        return Definition(
            name=folder.name,
            folder=folder,
            **{
                name: facts[name] for name in ("title", "publisher", "licence", "landing", "status")
            },
            names=tuple(facts["file"]["names"]),
            layouts=tuple(map(_layout, facts["layout"])),
            bodies=facts.get("bodies", {}),
            marks={mark: state for state in STATES for mark in facts["marks"].get(state, ())},
            kinds={kind: tuple(parts) for kind, parts in facts.get("kinds", {}).items()},
            example_areas=facts["example"]["areas"],
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, re.error) as error:
        raise BadInput(f"{path} is no definition of an official table ({error!r})") from error


def _layout(facts: dict[str, Any]) -> Wide:
    if facts["kind"] != WIDE:
        raise TypeError(f"no layout is called {facts['kind']!r}; there is {WIDE}")
    return Wide(
        **{n: facts[n] for n in ("sheet", "title", "header", "measure", "unit", "whole", "expect")},
        period=re.compile(facts["period"]),
        sums=tuple(facts["sums"]),
        columns={folded(heading): word for heading, word in facts["columns"].items()},
    )
