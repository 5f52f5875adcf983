"""Verifying everything that there is: evidence, log, files, copies; for `frankpledge verify --all`."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from frankpledge.cli.proof import Kept, as_dict, proof_of
from frankpledge.errors import BadInput, Damaged, NotFound
from frankpledge.evidence.store.releases import Store
from frankpledge.evidence.verify import verify

RESTORE = "restore the newest backup that verifies: see Back up and restore"
COPY_AGAIN = "write the copies again with frankpledge mirror"


@dataclass(frozen=True)
class Wrong:
    """Something that is not as it should be: where, what, and what to do."""

    where: str
    what: str
    cure: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """The verdict on one part, in a sentence; what is wrong with it; what programs may read."""

    name: str
    verdict: str
    faults: tuple[Wrong, ...] = ()
    details: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, for JSON."""
        faults = [asdict(fault) for fault in self.faults]
        return self.details | {"verdict": self.verdict, "faults": faults}


def verify_all(store: Store, kept: list[Kept], *, quick: bool, at: datetime) -> Iterator[Part]:
    """Yield the verdict on each part; `kept` is what somebody kept of the log elsewhere."""
    yield _evidence(store, quick=quick, at=at)
    yield _log(store, kept)
    yield Part(name="files", verdict="none are kept yet")
    yield _mirror()


def _evidence(store: Store, *, quick: bool, at: datetime) -> Part:
    try:
        found = verify(store, quick=quick, at=at)
    except NotFound:
        return Part(name="evidence", verdict="nothing was loaded")
    faults = tuple(Wrong(fault.path, fault.what, fault.cure) for fault in found.faults)
    how = "has its size" if quick else "is what was written"
    whole = f"release {found.release}: every one of {found.files:,} files {how}"
    return Part(
        name="evidence",
        verdict=_counted(faults) or whole,
        faults=faults,
        details={k: v for k, v in found.as_dict().items() if k != "faults"},
    )


def _log(store: Store, kept: list[Kept]) -> Part:
    try:
        proof = proof_of(store, kept)
    except BadInput as problem:
        fault = Wrong("record", str(problem), RESTORE)
        return Part(name="log", verdict="it cannot be read", faults=(fault,))
    faults = tuple(
        Wrong(
            fault.reference or (f"line {fault.line}" if fault.line else "database"),
            fault.what,
            RESTORE,
        )
        for fault in proof.faults
    )
    whole = f"{proof.log.lines:,} lines and {proof.versions:,} versions are whole"
    return Part(
        name="log",
        verdict=_counted(faults) or f"{whole}, head {proof.log.head}",
        faults=faults,
        details={k: v for k, v in as_dict(proof).items() if k != "faults"},
    )


def _mirror() -> Part:
    from frankpledge.apps.publishing.queries.copies import (
        MANIFEST,
        copies,
        damaged_copies,
        folder,
    )

    faults: list[Wrong] = []
    if (folder() / "index.html").exists() and not (folder() / MANIFEST).exists():
        faults.append(Wrong(MANIFEST, "it is missing", COPY_AGAIN))
    try:
        damaged, count = damaged_copies(), len(copies())
    except Damaged as problem:
        damaged, count = [], 0
        faults.append(Wrong(MANIFEST, str(problem), COPY_AGAIN))
    faults += [Wrong(address, "its copy is missing or changed", COPY_AGAIN) for address in damaged]
    whole = f"{count:,} copies are as they were written"
    return Part(name="mirror", verdict=_counted(tuple(faults)) or whole, faults=tuple(faults))


def _counted(faults: tuple[Wrong, ...]) -> str:
    """Say how many faults there are; nothing where there are none."""
    if not faults:
        return ""
    return "1 fault" if len(faults) == 1 else f"{len(faults):,} faults"
