"""Marks of hidden words: what the audit log holds of them, so that it need not hold the words.

A mark is made with a key from the store's private folder. Who reads the log cannot guess short
words by it; who has the key can tell whether the words are still those that were hidden.
"""

import hashlib
import hmac
from pathlib import Path

from django.conf import settings

from frankpledge.apps.audit.models import canonical, moment
from frankpledge.apps.publishing.models import Redaction

KEYS = "redaction-*.key"
NAME = 12  # letters of a key's digest, by which the log names it


def folder() -> Path:
    """Return the store's private folder: nothing in it is ever served or copied."""
    return Path(settings.FRANKPLEDGE_STORE) / "private"


def keys() -> dict[str, bytes]:
    """Return every key by its name; more than one where one was lost and found again."""
    found = [path.read_bytes() for path in sorted(folder().glob(KEYS))]
    return {name_of(key): key for key in found}


def name_of(key: bytes) -> str:
    """Return the name of a key."""
    return hashlib.sha256(key).hexdigest()[:NAME]


def mark(redaction: Redaction, key: bytes) -> str:
    """Return the HMAC-SHA256 of what was hidden where, why, when and by whom."""
    said = [
        redaction.publication.reference,
        redaction.words,
        redaction.reason,
        moment(redaction.at),
        redaction.by,
    ]
    return hmac.new(key, canonical(said).encode(), hashlib.sha256).hexdigest()
