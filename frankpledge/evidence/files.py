"""Write a file whole or not at all."""

import os
from pathlib import Path
from uuid import uuid4


def replace(target: Path, content: bytes) -> None:
    """Write `content` to `target` in one step: it is there whole, or as it was."""
    part = target.with_name(f"{target.name}.{uuid4().hex}.part")
    part.write_bytes(content)
    os.replace(part, target)
