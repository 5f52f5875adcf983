"""Official tables that were added to a store: each edition is kept, and never changed.

    official/<name>/<edition>-<digest>.parquet    the figures of one file, in one long table
    official/index.json                           which files, of which edition, from where

Two editions of one table may hold the same year; the later one is in force for it.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from dataclasses import replace as replace_fields
from datetime import date, datetime
from fnmatch import fnmatch
from pathlib import Path

import duckdb
import orjson

from frankpledge.errors import BadInput, Damaged, NotFound
from frankpledge.evidence import engine
from frankpledge.evidence.files import put, replace
from frankpledge.evidence.official.definition import Definition, definitions
from frankpledge.evidence.official.sheets import open_sheets
from frankpledge.evidence.official.wide import Figure, read_all
from frankpledge.evidence.store.releases import Store
from frankpledge.evidence.store.written import WAIT_SECONDS, said
from frankpledge.rules.days import long_date

FOLDER = "official"
SHORTEST = 6  # characters of a digest by which a file is named
UNKNOWN = "unknown"  # an edition of which nobody said the day: by its digest
TYPES = {"period_start": "DATE", "period_end": "DATE", "value": "DOUBLE"}


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A file of an official table. `edition` is its day of issue, or "unknown-" with its digest.

    `withdrawn` says who took it back, when and why; its figures are in force no more.
    """

    name: str
    edition: str
    file: str
    path: str
    sha256: str
    figures: int
    source: str
    added_at: str
    withdrawn: str = ""

    @property
    def words(self) -> str:
        """The edition as it is read aloud."""
        is_unknown = self.edition.startswith(UNKNOWN)
        return (
            "an edition without a date"
            if is_unknown
            else f"the edition of {long_date(date.fromisoformat(self.edition))}"
        )


def recognise(file: Path) -> Definition:
    """Return the definition whose names a file bears.

    Raises:
        BadInput: none does, or more than one.
    """
    found = [d for d in definitions().values() if any(fnmatch(file.name, n) for n in d.names)]
    if len(found) != 1:
        known = "; ".join(f"{d.title}: {', '.join(d.names)}" for d in definitions().values())
        raise BadInput(f"{file.name} is no official table that is known by its name ({known})")
    return found[0]


@dataclass(frozen=True, kw_only=True)
class Given:
    """What is known of a file beside its figures: `issued` is the day of its edition, if known."""

    file: str
    sha256: str
    issued: date | None
    source: str
    at: datetime


def add(
    root: Path,
    file: Path,
    definition: Definition,
    *,
    issued: date | None,
    source: str,
    at: datetime,
) -> tuple[Edition, bool]:
    """Read `file`, prove it, and keep it; return its edition, and whether anything is new.

    A file that is held already is read again where its figures are damaged, or where its day of
    issue or its source is now given.

    Raises:
        BadInput: it is not what the definition says; nothing is kept.
        Busy: somebody else writes to the store.
    """
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    for held in editions(root):
        if held.sha256 == digest and not _says_more(root, held, issued, source):
            return held, False
    sheets = open_sheets(file)
    try:
        figures = read_all(definition, sheets)
    except BadInput as error:
        raise BadInput(f"{file}: {error}") from error
    given = Given(file=file.name, sha256=digest, issued=issued, source=source, at=at)
    return keep(root, definition, figures, given), True


def _says_more(root: Path, held: Edition, issued: date | None, source: str) -> bool:
    """Whether a file that is held must be kept anew: it is damaged, or more is known of it."""
    if held.withdrawn:
        return True
    is_dated = issued is not None and issued.isoformat() != held.edition
    try:
        list(_read(root, held))
    except Damaged:
        return True
    return is_dated or bool(source and source != held.source)


def keep(root: Path, definition: Definition, figures: list[Figure], given: Given) -> Edition:
    """Keep the figures of a file that was read, and return its edition."""
    with Store(root).writing(wait_seconds=WAIT_SECONDS):
        return _keep(root, definition, figures, given)


def _keep(root: Path, definition: Definition, figures: list[Figure], given: Given) -> Edition:
    edition = given.issued.isoformat() if given.issued else f"{UNKNOWN}-{given.sha256[:8]}"
    path = f"{FOLDER}/{definition.name}/{edition}-{given.sha256[:16]}.parquet"
    _write(root / path, figures)
    kept = Edition(
        name=definition.name,
        edition=edition,
        file=given.file,
        path=path,
        sha256=given.sha256,
        figures=len(figures),
        source=given.source,
        added_at=given.at.isoformat(timespec="seconds"),
    )
    _write_index(root, kept)
    return kept


def _write_index(root: Path, kept: Edition) -> None:
    """Put an edition in its place, or in that of what was known of the same file."""
    others = [each for each in editions(root) if each.sha256 != kept.sha256]
    index = [asdict(each) for each in (*others, kept)]
    replace(root / FOLDER / "index.json", orjson.dumps(index, option=orjson.OPT_INDENT_2))


def withdraw(root: Path, sha256: str, *, text: str, by: str, at: datetime) -> Edition:
    """Take back the file whose digest begins with `sha256`: the years before it are in force again.

    Raises:
        NotFound: none in force begins so, or more than one does.
        BadInput: the digest is too short, or the reason or the name is missing or too long.
    """
    if len(sha256) < SHORTEST:
        raise BadInput(f"give at least {SHORTEST} characters of the digest, not {sha256!r}")
    why = f"{said(by, 'the name of who withdraws it')}, {at.date().isoformat()}: {said(text, 'the reason')}"
    with Store(root).writing(wait_seconds=WAIT_SECONDS):
        found = [e for e in editions(root) if e.sha256.startswith(sha256) and not e.withdrawn]
        if len(found) != 1:
            raise NotFound(
                f"{len(found) or 'No'} files in force have a digest that begins with {sha256!r};"
                " 'frankpledge official list --csv' shows them"
            )
        kept = replace_fields(found[0], withdrawn=why)
        _write_index(root, kept)
    return kept


def _write(target: Path, figures: list[Figure]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    types = {field.name: TYPES.get(field.name, "VARCHAR") for field in fields(Figure)}
    rows = [orjson.loads(orjson.dumps(figure)) for figure in figures]
    with engine.connect(threads=1) as connection:
        engine.table_from(connection, "figures", types, rows)
        connection.execute(f"copy figures to {engine.text(str(part))} (format parquet)")
    put(part, target)


def editions(root: Path) -> list[Edition]:
    """Return the files that were added, oldest edition first; those without a day are oldest.

    Raises:
        Damaged: the list of them cannot be read.
    """
    path = root / FOLDER / "index.json"
    try:
        found = [Edition(**facts) for facts in orjson.loads(path.read_bytes())]
    except FileNotFoundError:
        return []
    except (orjson.JSONDecodeError, TypeError) as error:
        raise Damaged(f"{path} is damaged ({error}); remove it and add the files again") from error
    return sorted(found, key=lambda e: (not e.edition.startswith(UNKNOWN), e.edition, e.added_at))


def figures_in_force(root: Path, name: str) -> Iterator[tuple[Figure, Edition]]:
    """Yield each figure of a table with its edition: of two, that of the later edition."""
    latest: dict[tuple[str, str, date, date, str, str], tuple[Figure, Edition]] = {}
    for edition in editions(root):
        is_asked = edition.name == name and not edition.withdrawn
        for figure in _read(root, edition) if is_asked else ():
            key = (
                figure.area_kind,
                figure.area,
                figure.period_start,
                figure.period_end,
                figure.measure,
                figure.category,
            )
            latest[key] = (figure, edition)
    yield from latest.values()


def _read(root: Path, edition: Edition) -> Iterator[Figure]:
    names = [field.name for field in fields(Figure)]
    with engine.connect(threads=1) as connection:
        try:
            rows = connection.execute(
                f"select {', '.join(names)} from {engine.parquet([root / edition.path])}"
            ).fetchall()
        except duckdb.Error as error:
            raise Damaged(f"{edition.path} cannot be read; add {edition.file} again") from error
    for row in rows:
        yield Figure(**dict(zip(names, row, strict=True)))
