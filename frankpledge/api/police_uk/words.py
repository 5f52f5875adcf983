"""Categories, outcomes and forces by the ids that police.uk's API gives them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from frankpledge.errors import NotFound
from frankpledge.evidence.store.releases import Release
from frankpledge.rules.policing_areas import AREAS, force_name

ALL_CRIME = "all-crime"
NOT_A_FORCE = ("btp",)  # its crimes are there; it is not among police.uk's forces
_FACTS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
_CODES = {word: code for code, words in _FACTS["outcomes"].items() for word in words}
_NAMES = {code: words[0] for code, words in _FACTS["outcomes"].items()}
_STOP_OUTCOMES = {word: code for code, word in _FACTS["stop_outcomes"].items()}
_CATEGORIES = {entry["word"]: entry["id"] for entry in _FACTS["category"]}


@dataclass(frozen=True)
class Category:
    """A kind of crime: police.uk's id for it and its name."""

    url: str
    name: str


def slug(words: str) -> str:
    """Return an id made of words, as police.uk makes its own."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "none"


@cache
def category_id(word: str) -> str:
    """Return the id of a kind of crime; one that is not known gets an id made of its words."""
    return _CATEGORIES.get(word) or slug(word)


def categories(month: str, met: list[str]) -> list[Category]:
    """Return the kinds of crime of `month`, all of them first; and `met`, others in its files."""
    given = [
        Category(entry["id"], entry["word"])
        for entry in _FACTS["category"]
        if entry.get("first", "") <= month <= entry.get("last", "9999-12")
    ]
    known = {category.url for category in given}
    others = [Category(category_id(w), w) for w in met if w and category_id(w) not in known]
    return [Category(ALL_CRIME, "All crime"), *given, *others]


def known_category(url: str, month: str, met: list[str]) -> str:
    """Return `url` where it is a category of any month.

    Raises:
        NotFound: police.uk never had it, and no file of the month does.
    """
    if url == ALL_CRIME or url in _CATEGORIES.values():
        return url
    if url in {category.url for category in categories(month, met)}:
        return url
    raise NotFound(f"No crime category is called {url!r}; /api/crime-categories lists them")


@cache
def outcome_category(word: str) -> tuple[str, str]:
    """Return the code and the name of an outcome as the files write it."""
    code = _CODES.get(word) or slug(word)
    return code, _NAMES.get(code, word)


@cache
def stop_outcome(word: str) -> tuple[str, str]:
    """Return the id and name of what came of a stop; both are empty where nothing is said."""
    if not word:
        return "", ""
    return _STOP_OUTCOMES.get(word) or f"bu-{slug(word)}", word


def forces(release: Release) -> dict[str, str]:
    """Return the forces by id: those of police.uk, and others of which files are held."""
    held = {key[1] for key in release.files}
    slugs = sorted(({area.slug for area in AREAS} | {"northern-ireland"} | held) - {*NOT_A_FORCE})
    return {slug: force_name(slug) for slug in slugs}


def known_force(force: str, release: Release) -> str:
    """Return `force` where it is one.

    Raises:
        NotFound: there is no such force.
    """
    if force not in forces(release):
        raise NotFound(f"No force is called {force!r}; /api/forces lists them")
    return force
