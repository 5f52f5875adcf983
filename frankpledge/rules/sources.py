"""A citation: where a fact or a rule was read, when, and how sure we are of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Confidence(StrEnum):
    """How sure we are of a fact that colours a page."""

    VERIFIED = "verified"
    PARTLY = "partly"
    FROM_MEMORY = "from_memory"


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where something was read: a title, an address, the day it was read."""

    title: str
    url: str
    checked_on: date
    confidence: Confidence
