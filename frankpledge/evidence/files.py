"""Write a file whole or not at all."""

import os
from pathlib import Path
from uuid import uuid4

from frankpledge.errors import Damaged


def replace(target: Path, content: bytes, *, is_flushed: bool = False) -> None:
    """Write `content` to `target` in one step: it is there whole, or as it was.

    Where it `is_flushed`, it is on the disk before it has its name: no power cut empties it.

    Raises:
        Damaged: a folder is there.
    """
    part = target.with_name(f"{target.name}.{uuid4().hex}.part")
    try:
        with part.open("wb") as stream:
            stream.write(content)
            if is_flushed:
                stream.flush()
                os.fsync(stream.fileno())
        put(part, target)
    finally:
        part.unlink(missing_ok=True)


def put(part: Path, target: Path) -> None:
    """Give the finished file `part` the name of `target`, in one step.

    Raises:
        Damaged: a folder is there.
    """
    try:
        os.replace(part, target)
    except IsADirectoryError:
        raise Damaged(
            f"{target} is a folder, and a file belongs there: move it away, then run this again"
        ) from None
