"""What an app offers on the pages of apps below it, which do not know it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link on pages about one thing: a figure, an area, a body, a person, a publication.

    `address` is asked with the reader, the day, and what the page is about; it gives nothing
    where the link is not for this reader or not for this thing.
    """

    on: str
    text: str
    address: Callable[..., str]
