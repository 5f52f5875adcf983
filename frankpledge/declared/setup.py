"""What a body does once, when it begins to use the site."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SetupStep:
    """One step of setting a body up: done ones stay, the next one stands out.

    `order` is its place among the steps of all apps.
    """

    title: str
    why: str
    address: str
    button: str
    is_done: bool
    order: int
