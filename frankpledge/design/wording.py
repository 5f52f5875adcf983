"""Words of records within sentences of ours."""

from django.utils.translation import gettext as _

MOST = 90  # characters of a text that is only named


def quoted(text: str, most: int = MOST) -> str:
    """Return the beginning of a person's words in quotation marks; no word is cut."""
    words = " ".join(text.split())
    if len(words) > most:
        words = words[:most].rpartition(" ")[0].rstrip(" ,;:.") + "…"
    return f"“{words}”"


def either(options: list[str]) -> str:
    """Return what there is to choose from, such as “a, b or c”."""
    *others, last = options
    return (
        _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last}
        if others
        else last
    )


def lower_first(title: str) -> str:
    """Return a title as it is written within a sentence."""
    return title[:1].lower() + title[1:]
