"""Making the key with which hidden words are marked in the audit log."""

import os
from secrets import token_bytes

from frankpledge.apps.publishing.queries.marks import folder, keys, name_of

SIZE = 32  # bytes


def marking_key() -> tuple[str, bytes]:
    """Return a key of the store with its name; one is made where there is none.

    It is readable by its owner alone. Where two are made at one moment both are kept: either will do.
    """
    for name, key in keys().items():
        return name, key
    key = token_bytes(SIZE)
    name = name_of(key)
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    part = folder() / f".{name}.part"
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, folder() / f"redaction-{name}.key")
    return name, key
