"""Which file of a publisher this is."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Dataset, force (its slug) and month (YYYY-MM) of one file."""

    dataset: str
    force: str
    month: str
