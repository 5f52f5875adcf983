"""Words of records within sentences of ours."""

from django.utils.text import Truncator

MOST = 90  # characters of a text that is only named


def quoted(text: str, most: int = MOST) -> str:
    """Return the beginning of somebody's words, in quotation marks."""
    return f"“{Truncator(' '.join(text.split())).chars(most)}”"
