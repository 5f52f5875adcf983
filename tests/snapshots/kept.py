"""The snapshots: taken of a site, kept as files, and set beside what the site says now.

The environment says what is done with them (`python -m tests.snapshots` sets it): SNAPSHOTS=write
keeps them anew, SNAPSHOTS=text compares the text alone; else the markup is compared.
"""

import difflib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.snapshots.crawl import Answer, route_of
from tests.snapshots.normal import apart, file_lines, json_lines, markup, reading
from tests.snapshots.tree import parse

FOLDER = Path(__file__).parent / "pages"
NOBODY = "not signed in"
EVERY_PAGE = "around every page"  # stands in the place of an address: header and footer
AROUND = "=== "
DIFFERENCES_SHOWN = 20
LINES_SHOWN = 40


@dataclass(frozen=True)
class Snapshot:
    """What one reader gets at one address."""

    head: str
    lines: tuple[str, ...]


Snapshots = dict[str, dict[str, Snapshot]]  # address -> reader -> what is there


def take(answers: Iterable[Answer]) -> dict[str, Snapshot]:
    """Return what one reader got, by address; header and footer once, where they are as usual."""
    taken = [(answer.address, _head(answer), *_parts(answer)) for answer in answers]
    usual, _ = Counter(around for _, _, around, _ in taken if around).most_common(1)[0]
    found = {EVERY_PAGE: Snapshot("", usual)}
    for address, head, around, lines in taken:
        found[address] = Snapshot(head, lines if around == usual else around + lines)
    return found


def _head(answer: Answer) -> str:
    return f"{answer.status} {answer.content_type} {answer.leads_to}".strip()


def _parts(answer: Answer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what stands around a page, and the page itself, as lines."""
    if answer.content_type == "text/html":
        around, page = apart(answer.page)
        return tuple(markup(around)), tuple(markup(page))
    if answer.content_type == "image/svg+xml":
        return (), tuple(markup(parse(answer.text[answer.text.index("<svg") :])))
    as_lines = json_lines if answer.content_type.endswith("json") else file_lines
    return (), tuple(as_lines(answer.text))


def by_address(readers: dict[str, dict[str, Snapshot]]) -> Snapshots:
    """Return what each reader got, sorted by address."""
    addresses = sorted({address for found in readers.values() for address in found})
    return {
        address: {who: found[address] for who, found in readers.items() if address in found}
        for address in addresses
    }


def write(snapshots: Snapshots, folder: Path = FOLDER) -> None:
    """Keep the snapshots, a file for each route; nothing else stays in the folder."""
    files: dict[str, list[str]] = {}
    for address, readers in snapshots.items():
        files.setdefault(_file_name(address), []).extend(_section(address, readers))
    for old in folder.glob("*.txt"):
        old.unlink()
    folder.mkdir(exist_ok=True)
    for name, lines in files.items():
        (folder / name).write_text("\n".join(lines) + "\n", "utf-8")


def _file_name(address: str) -> str:
    route = address if address == EVERY_PAGE else route_of(address)
    return re.sub(r"[^a-z0-9]+", "-", route.lower()).strip("-") + ".txt"


def _section(address: str, readers: dict[str, Snapshot]) -> Iterator[str]:
    for snapshot, who in _together(readers):
        yield f"{AROUND}{address} === {', '.join(who)} === {snapshot.head}".rstrip()
        yield from snapshot.lines


def _together(readers: dict[str, Snapshot]) -> list[tuple[Snapshot, list[str]]]:
    """Return each different snapshot of an address with those who get it."""
    found: dict[Snapshot, list[str]] = {}
    for who, snapshot in readers.items():
        found.setdefault(snapshot, []).append(who)
    return list(found.items())


def read(folder: Path = FOLDER) -> Snapshots:
    """Return the snapshots that are kept."""
    found: Snapshots = {}
    for path in sorted(folder.glob("*.txt")):
        for section in path.read_text("utf-8").removeprefix(AROUND).split(f"\n{AROUND}"):
            title, _, lines = section.removesuffix("\n").partition("\n")
            address, who, head = (title + " ===").split(" ===")[:3]
            snapshot = Snapshot(head.strip(), tuple(lines.split("\n")) if lines else ())
            for reader in who.strip().split(", "):
                found.setdefault(address, {})[reader] = snapshot
    return found


def differences(kept: Snapshots, now: Snapshots, *, text: bool) -> list[str]:
    """Return how the site differs from what is kept, a text an address; `text`: in words only."""
    found = []
    for address in sorted(kept.keys() | now.keys()):
        before, after = kept.get(address, {}), now.get(address, {})
        pairs: dict[tuple, list[str]] = {}
        for who in before.keys() | after.keys():
            pairs.setdefault((before.get(who), after.get(who)), []).append(who)
        for (old, new), who in pairs.items():
            if old != new:
                found += _difference(f"{address} ({', '.join(sorted(who))})", old, new, text)
    return found


def _difference(name: str, old: Snapshot | None, new: Snapshot | None, text: bool) -> list[str]:
    if old is None or new is None:
        return [f"{name}: {'was not there before' if old is None else 'is no longer reached'}"]
    before, after = _compared(old, text), _compared(new, text)
    if text and " ".join(before).split() == " ".join(after).split():
        return []
    lines = list(difflib.unified_diff(before, after, lineterm="", n=1))[2:]
    more = f"\n... {len(lines) - LINES_SHOWN} more lines" if len(lines) > LINES_SHOWN else ""
    return ["\n".join([name, *lines[:LINES_SHOWN]]) + more]


def _compared(snapshot: Snapshot, text: bool) -> list[str]:
    return [snapshot.head, *(reading(snapshot.lines) if text else snapshot.lines)]


def is_written_anew() -> bool:
    """Whether the snapshots are to be taken and kept anew, not compared."""
    return os.environ.get("SNAPSHOTS") == "write"


def addresses(reader: str, folder: Path = FOLDER) -> list[str]:
    """Return the addresses of which it is kept what a reader got there."""
    found = read(folder)
    return [address for address in found if reader in found[address] and address != EVERY_PAGE]


def hold(now: Snapshots, folder: Path = FOLDER) -> None:
    """Fail where the site differs from what is kept; where it is to be kept anew, keep it."""
    if is_written_anew():
        write(now, folder)
    found = differences(read(folder), now, text=os.environ.get("SNAPSHOTS") == "text")
    shown = "\n\n".join(found[:DIFFERENCES_SHOWN])
    if found:
        pytest.fail(f"{len(found)} differences from the snapshots kept\n\n{shown}", pytrace=False)
