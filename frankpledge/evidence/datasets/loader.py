"""Read a dataset's TOML, and refuse what a later step would stumble on."""

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from frankpledge.errors import BadInput
from frankpledge.evidence.datasets.dataset import (
    Column,
    Dataset,
    IndexLayout,
    OutcomeGap,
    Revision,
    Synthetic,
)
from frankpledge.evidence.datasets.sense import problem, sql_problem

_REQUIRED: dict[str, type] = {
    "title": str,
    "name": str,
    "table": str,
    "order": int,
    "period": str,
    "provisional_months": int,
    "column": list,
    "dimensions": dict,
    "summary": dict,
    "source": dict,
}
_OPTIONAL: dict[str, type] = {
    "category_breaks": list,
    "outcome_gap": dict,
    "revision": dict,
    "index": dict,
    "synthetic": dict,
}
# Of each table of the file: what it must hold, and what it may.
_PARTS: dict[str, tuple[dict[str, type], dict[str, type]]] = {
    "column": (
        {"header": str, "name": str, "kind": str},
        {"required": bool, "role": str, "words": list},
    ),
    "summary": ({"by": list}, {}),
    "source": ({"title": str, "url": str, "licence": str}, {}),
    "outcome_gap": ({"among": str, "column": str, "word": str, "share": float}, {}),
    "revision": ({"group": list, "group_when_blank": list}, {"open_words": list}),
    "index": (
        {"kind": str},
        {"words": dict, "id": str, "number_of": list, "record": dict, "is_home": bool},
    ),
    "synthetic": ({"maker": str}, {"a_thousand": int, "values": dict}),
}
_SAID = {
    str: "text",
    int: "a whole number",
    float: "a number with a point",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}


def load(path: Path, *, is_own: bool = False) -> Dataset:
    """Read one dataset; what a store's own holds of SQL is tried (tests try what ships).

    Raises:
        BadInput: the file cannot be read, or says what cannot be; names the file and the key.
    """
    raw = _raw(path)
    facts = _parsed(path, raw)
    _typed(path, "", facts, _REQUIRED, _OPTIONAL)
    for key, (needed, allowed) in _PARTS.items():
        for part in facts["column"] if key == "column" else [facts.get(key)]:
            if part is not None:
                _typed(path, f"{key}: ", part, needed, allowed)
    dataset = _made(path, facts, hashlib.sha256(raw).hexdigest()[:16])
    if facts["period"] != "month":
        raise BadInput(f"{path}: period must be month; a table of years is an official table")
    if dataset.name != path.stem:
        raise BadInput(f"{path}: name is {dataset.name!r}, so the file must be {dataset.name}.toml")
    if wrong := problem(dataset) or (is_own and sql_problem(dataset)):
        raise BadInput(f"{path}: {wrong}")
    return dataset


def _raw(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise BadInput(f"{path} cannot be read: it is not an ordinary file")
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error}") from error


def _parsed(path: Path, raw: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except ValueError as error:  # of TOML too, and of a number of thousands of digits
        raise BadInput(f"{path} cannot be read: {error}") from error
    except RecursionError as error:
        raise BadInput(f"{path} cannot be read: it nests tables or lists too deeply") from error


def _typed(
    path: Path,
    where: str,
    facts: Any,
    needed: Mapping[str, type],
    allowed: Mapping[str, type],
) -> None:
    """Say so where a table lacks a key, has one too many, or one of another type."""
    if not isinstance(facts, dict):
        raise BadInput(f"{path}: {where}must be a table, not {facts!r}")
    for key in needed:
        if key not in facts:
            raise BadInput(f"{path}: {where}{key} is missing")
    for key, value in facts.items():
        kind = needed.get(key) or allowed.get(key)
        if kind is None:
            raise BadInput(f"{path}: {where}{key} is no key of a dataset")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise BadInput(f"{path}: {where}{key} must be {_SAID[kind]}, not {value!r}")


def _made(path: Path, facts: dict[str, Any], digest: str) -> Dataset:
    columns = tuple(_column(path, entry) for entry in facts["column"])
    return Dataset(
        name=facts["name"],
        title=facts["title"],
        table=facts["table"],
        order=facts["order"],
        columns=columns,
        dimensions=_table(path, "dimensions", facts["dimensions"]),
        summary_by=_texts(path, "summary: by", facts["summary"]["by"]),
        revision=_revision(path, facts.get("revision")),
        provisional_months=facts["provisional_months"],
        category_breaks=_texts(path, "category_breaks", facts.get("category_breaks", [])),
        outcome_gap=OutcomeGap(**facts["outcome_gap"]) if "outcome_gap" in facts else None,
        source=facts["source"],
        index=_index(path, facts.get("index")),
        synthetic=_synthetic(path, facts.get("synthetic")),
        digest=digest,
    )


def _column(path: Path, entry: dict[str, Any]) -> Column:
    """Read a column; a word stands alone, or with what is to be known of it."""
    given = [{"word": w} if isinstance(w, str) else w for w in entry.get("words", ())]
    for word in given:
        _typed(path, f"{entry['header']}: words: ", word, {"word": str}, {"counts_as_crime": bool})
    words = frozenset(w["word"] for w in given)
    not_crimes = frozenset(w["word"] for w in given if not w.get("counts_as_crime", True))
    return Column(**entry | {"words": words, "not_crimes": not_crimes})


def _revision(path: Path, facts: dict[str, Any] | None) -> Revision | None:
    if facts is None:
        return None
    return Revision(
        group=_texts(path, "revision: group", facts["group"]),
        group_when_blank=_texts(path, "revision: group_when_blank", facts["group_when_blank"]),
        open_words=frozenset(_texts(path, "revision: open_words", facts.get("open_words", []))),
    )


def _index(path: Path, facts: dict[str, Any] | None) -> IndexLayout | None:
    if facts is None:
        return None
    numbered = _texts(path, "index: number_of", facts.get("number_of", []))
    tables = {key: _table(path, f"index: {key}", facts.get(key, {})) for key in ("words", "record")}
    return IndexLayout(**facts | tables | {"number_of": numbered})


def _synthetic(path: Path, facts: dict[str, Any] | None) -> Synthetic | None:
    if facts is None:
        return None
    values = {
        header: _texts(path, f"synthetic: values: {header}", words)
        for header, words in facts.get("values", {}).items()
    }
    return Synthetic(maker=facts["maker"], a_thousand=facts.get("a_thousand", 0), values=values)


def _table(path: Path, key: str, values: dict[str, Any]) -> dict[str, str]:
    for name, value in values.items():
        if not isinstance(value, str):
            raise BadInput(f"{path}: {key}: {name} must be text, not {value!r}")
    return values


def _texts(path: Path, key: str, values: Any) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise BadInput(f"{path}: {key} must be a list of texts, not {values!r}")
    return tuple(values)
