"""The marks of drawings, each by itself, for the key below a drawing."""

from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "complete": '<circle class="fp-point fp-point--complete" cx="8" cy="8" r="4" />',
    "provisional": '<circle class="fp-point fp-point--provisional" cx="8" cy="8" r="5" />',
    "partial": '<path class="fp-point fp-point--partial" d="M8 2L14 8L8 14L2 8Z" />',
    "missing": '<rect class="fp-missing" width="16" height="16" />',
    "high": '<path class="fp-signal fp-signal--high" d="M3 13H13L8 3Z" />',
    "low": '<path class="fp-signal fp-signal--low" d="M3 3H13L8 13Z" />',
    "pattern": '<path class="fp-signal fp-signal--pattern" d="M3 13H13L8 3Z" />',
    "centre": '<path class="fp-centre" d="M0 8H16" />',
    "limit": '<path class="fp-limit" d="M0 8H16" />',
    "warn": '<path class="fp-warn" d="M0 8H16" />',
}


def key_mark(name: str) -> SafeString:
    """Return the mark of that name; the words beside it say what it is."""
    # Nothing in a shape comes from outside.
    return mark_safe(
        '<svg class="fp-keymark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        f"{SHAPES[name]}</svg>"
    )
