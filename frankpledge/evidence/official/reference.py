"""Reference tables that are too large to ship: added by hand, dated, never edited.

A table is checked when it is added and written under the digest of its file; `index.json`
says which one of each kind is in force. Layouts are those of the ONS open geography files.
"""

import csv
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson

from frankpledge.errors import BadInput, Damaged, NotFound
from frankpledge.evidence.files import replace
from frankpledge.evidence.geography.boundaries import force_outlines
from frankpledge.evidence.geography.districts import districts
from frankpledge.evidence.store.areas import Area
from frankpledge.rules.policing_areas import AREA_BY_SLUG

LSOA = re.compile(r"[EW]01\d{6}\Z")
COUNT = re.compile(r"\d{1,7}\Z")
PEOPLE = re.compile(r"\d{1,8}\Z")


@dataclass(frozen=True, kw_only=True)
class Table:
    """A reference table in force: what it is, of what date, from where."""

    kind: str
    title: str
    file: str
    path: str
    sha256: str
    rows: int
    dated: str
    source: str
    added_at: str


# A line of a CSV: None where it is too short, and a list under None where it is too long.
_Row = dict[str | Any, str | Any]


@dataclass(frozen=True)
class _Kind:
    title: str
    read: Callable[[bytes, str], dict[str, Any]]


def add(
    root: Path, kind: str, file: Path, *, dated: date | None, source: str, at: datetime
) -> Table:
    """Check `file`, keep it in the store at `root`, and bring it into force.

    Raises:
        BadInput: there is no such kind, or the file does not have its layout.
    """
    if kind not in KINDS:
        raise BadInput(f"No reference table is called {kind!r}; there are {', '.join(KINDS)}")
    packed = file.read_bytes()
    try:
        raw = gzip.decompress(packed) if file.name.endswith(".gz") else packed
    except (OSError, EOFError, zlib.error) as error:
        raise BadInput(f"{file} cannot be unpacked ({error})") from error
    content = KINDS[kind].read(raw, str(file))
    if not content:
        raise BadInput(f"{file} holds no area; nothing was changed")
    digest = hashlib.sha256(raw).hexdigest()
    path = f"reference/{kind}-{digest[:16]}.json"
    (root / "reference").mkdir(parents=True, exist_ok=True)
    replace(root / path, orjson.dumps(content))
    table = Table(
        kind=kind,
        title=KINDS[kind].title,
        file=file.name,
        path=path,
        sha256=digest,
        rows=len(content),
        dated=dated.isoformat() if dated else "",
        source=source,
        added_at=at.isoformat(timespec="seconds"),
    )
    index = {name: asdict(held) for name, held in tables(root).items()} | {kind: asdict(table)}
    replace(root / "reference" / "index.json", orjson.dumps(index, option=orjson.OPT_INDENT_2))
    return table


def tables(root: Path) -> dict[str, Table]:
    """Return the reference tables in force, by kind."""
    try:
        index = orjson.loads((root / "reference" / "index.json").read_bytes())
        return {kind: Table(**facts) for kind, facts in index.items()}
    except FileNotFoundError:
        return {}
    except (orjson.JSONDecodeError, TypeError, AttributeError) as error:
        raise Damaged(
            f"{root / 'reference' / 'index.json'} is damaged ({error}); remove it and add the"
            " tables again"
        ) from error


def content(root: Path, kind: str) -> dict[str, Any]:
    """Return what the table of `kind` holds, keyed by code.

    Raises:
        NotFound: no such table was added.
    """
    table = tables(root).get(kind)
    if table is None:
        raise NotFound(
            f"The reference table {kind} has not been added: frankpledge reference add {kind} FILE"
        )
    try:
        held: dict[str, Any] = orjson.loads((root / table.path).read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise Damaged(f"The reference table {kind} is damaged; add {table.file} again") from error
    return held


def lsoa_areas(root: Path) -> list[Area]:
    """Return the small areas of 2021 with their district's force, and people where known.

    Raises:
        NotFound: the table lsoa-lookup was not added.
    """
    force_of = {district.code: district.force for district in districts()}
    successor = _successors()
    people = content(root, "lsoa-population") if "lsoa-population" in tables(root) else {}
    return [
        Area(
            kind="lsoa",
            code=code,
            name=facts["name"],
            force=force_of[successor.get(facts["district"], facts["district"])],
            population=people.get(code),
            before=", ".join(old for old in facts["before"] if old != code),
        )
        for code, facts in content(root, "lsoa-lookup").items()
    ]


def _successors() -> dict[str, str]:
    from_names = {name: d.code for d in districts() for name in d.recorded_names}
    return from_names | {d.code: d.code for d in districts()}


def _rows(raw: bytes, file: str, columns: tuple[str, ...]) -> list[_Row]:
    try:
        rows = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{file} is not text in UTF-8 ({error.reason} at byte {error.start})"
        ) from error
    missing = [name for name in columns if name not in (rows.fieldnames or ())]
    if missing:
        raise BadInput(f"{file}, line 1: no column {', '.join(missing)}")
    try:
        return list(rows)
    except csv.Error as error:
        raise BadInput(f"{file}, line {rows.line_num}: {error}") from error


def _code(row: _Row, column: str, file: str, line: int) -> str:
    code = row[column] or ""
    if not LSOA.match(code):
        raise BadInput(
            f"{file}, line {line}, {column}: {code[:20]!r} is not the code of a small area"
        )
    return code


def _lsoa_population(raw: bytes, file: str) -> dict[str, int]:
    people: dict[str, int] = {}
    for line, row in enumerate(_rows(raw, file, ("lsoacd", "population")), start=2):
        code = _code(row, "lsoacd", file, line)
        text = (row["population"] or "").replace(",", "").strip()
        if not COUNT.match(text):
            raise BadInput(f"{file}, line {line}, population: {text[:20]!r} is not a count")
        if code in people:
            raise BadInput(f"{file}, line {line}, lsoacd: {code} is there twice")
        people[code] = int(text)
    return people


def _lsoa_lookup(raw: bytes, file: str) -> dict[str, dict[str, Any]]:
    columns = ("LSOA11CD", "LSOA21CD", "LSOA21NM", "LAD22CD", "LAD22NM")
    found: dict[str, dict[str, Any]] = {}
    successor = _successors()
    for line, row in enumerate(_rows(raw, file, columns), start=2):
        district = successor.get(row["LAD22CD"]) or successor.get(row["LAD22NM"])
        if district is None:
            raise BadInput(
                f"{file}, line {line}, LAD22CD: {row['LAD22CD']!r} is no district we know"
            )
        code = _code(row, "LSOA21CD", file, line)
        facts: dict[str, Any] = {"name": row["LSOA21NM"], "district": district, "before": []}
        found.setdefault(code, facts)["before"].append(_code(row, "LSOA11CD", file, line))
    return found


def _force_ethnicity(raw: bytes, file: str) -> dict[str, dict[str, int]]:
    groups = ("white", "black", "asian", "mixed", "other")
    found: dict[str, dict[str, int]] = {}
    for line, row in enumerate(_rows(raw, file, ("force", *groups)), start=2):
        slug = _force(row["force"], file, line, "force")
        counts = {name: (row[name] or "").replace(",", "").strip() for name in groups}
        wrong = next((name for name, text in counts.items() if not PEOPLE.match(text)), None)
        if wrong:
            raise BadInput(f"{file}, line {line}, {wrong}: {counts[wrong][:20]!r} is not a count")
        found[slug] = {name: int(text) for name, text in counts.items()}
    return found


def _force_groups(raw: bytes, file: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line, row in enumerate(_rows(raw, file, ("force", "similar")), start=2):
        slug = _force(row["force"], file, line, "force")
        other = _force(row["similar"], file, line, "similar")
        if other == slug or other in found.get(slug, []):
            raise BadInput(f"{file}, line {line}, similar: {other} is {slug} itself or there twice")
        found.setdefault(slug, []).append(other)
    return found


def _force(text: str | None, file: str, line: int, column: str) -> str:
    slug = (text or "").strip()
    if slug not in AREA_BY_SLUG:
        raise BadInput(f"{file}, line {line}, {column}: {slug[:30]!r} is not the slug of a force")
    return slug


KINDS: dict[str, _Kind] = {
    "force-ethnicity": _Kind("Residents of police areas by ethnic group", _force_ethnicity),
    "force-groups": _Kind("Official groups of similar forces", _force_groups),
    "lsoa-population": _Kind("People in each small area (LSOA)", _lsoa_population),
    "lsoa-lookup": _Kind("Small areas of 2011 and 2021, with their district", _lsoa_lookup),
    "force-boundaries": _Kind("Boundaries of the police areas (GeoJSON)", force_outlines),
}
