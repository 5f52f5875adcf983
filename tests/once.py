"""What a test run makes once, for all its workers: each worker copies it or reads it."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

MADE = "made"


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder that `make` fills, made by the first worker that asks for it.

    The others wait. A folder that was left half made is made again.
    """
    own = factory.getbasetemp()
    run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    place = run / "once" / name
    place.mkdir(parents=True, exist_ok=True)
    folder, made = place / "folder", place / MADE
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


def copied(folder: Path, to: Path) -> Path:
    """Copy a folder that was made once; return the copy."""
    return shutil.copytree(folder, to, dirs_exist_ok=True)
