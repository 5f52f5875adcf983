"""What the product draws by chance, the same each time: digests in snapshots depend on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

ACTIONS = "frankpledge.apps.publishing.actions"


@contextmanager
def without_chance() -> Iterator[None]:
    """Let each version have one salt, and each store one key."""
    with (
        mock.patch(f"{ACTIONS}.publish.token_hex", return_value="5a" * 16),
        mock.patch(f"{ACTIONS}.keys.token_bytes", return_value=b"k" * 32),
    ):
        yield
