"""The form of what is published: a document of facts and blocks, the same for every kind.

One form means one page, one feed entry, one search text and one JSON for everything, so what
is hidden is hidden everywhere.

A document is a dict of JSON values:
    lead      one sentence that says what this is
    facts     [[label, text], ...]
    blocks    [{"heading", "text"} or {"heading", "rows", "columns"} or {"figure": {...}}, ...]
    sources   [{"title", "url", "note"}, ...]
    data      what programs read: flat names and values
"""

from collections.abc import Callable, Iterator

DRAWINGS = ("svg", "svg_narrow")


def document(
    lead: str = "",
    *,
    facts: list[tuple[str, str]] | None = None,
    blocks: list[dict] | None = None,
    sources: list[dict] | None = None,
    data: dict | None = None,
) -> dict:
    """Return a document; facts without a text are left out."""
    return {
        "lead": sentence(lead),
        "facts": [[label, str(text)] for label, text in facts or [] if text],
        "blocks": [block for block in blocks or [] if block],
        "sources": [source for source in sources or [] if source.get("title")],
        "data": data or {},
    }


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def words(heading: str, text: str, said_by: str = "") -> dict:
    """Return a block of text; nothing where the text is empty. `said_by` marks a quotation."""
    return {"heading": heading, "text": text, "said_by": said_by} if text else {}


def table(heading: str, columns: list[str], rows: list[list[str]]) -> dict:
    """Return a block that is a table; nothing where it has no rows."""
    return {"heading": heading, "columns": columns, "rows": rows} if rows else {}


def texts(value: object) -> Iterator[str]:
    """Yield every text in a document, drawings left out: what a search should find."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in (*DRAWINGS, "data"):
                yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def replaced(
    value: object, change: Callable[[str], str], change_drawing: Callable[[str], str]
) -> object:
    """Return a document with `change` made to every text in it, names of fields left alone.

    Drawings are markup and not text: they are given to `change_drawing`.
    """
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {
            key: change_drawing(part)
            if key in DRAWINGS and isinstance(part, str)
            else replaced(part, change, change_drawing)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [replaced(part, change, change_drawing) for part in value]
    return value
