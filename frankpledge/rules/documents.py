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

from collections.abc import Mapping, Sequence
from typing import Any

Document = dict[str, Any]  # of JSON values, as said above
Block = dict[str, Any]  # of a document


def document(
    lead: str = "",
    *,
    facts: list[tuple[str, str]] | None = None,
    blocks: Sequence[Block] | None = None,
    sources: Sequence[Block] | None = None,
    data: Mapping[str, object] | None = None,
) -> Document:
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


def words(heading: str, text: str, said_by: str = "") -> Block:
    """Return a block of text; nothing where the text is empty. `said_by` marks a quotation."""
    return {"heading": heading, "text": text, "said_by": said_by} if text else {}


def table(heading: str, columns: list[str], rows: list[list[str]]) -> Block:
    """Return a block that is a table; nothing where it has no rows."""
    return {"heading": heading, "columns": columns, "rows": rows} if rows else {}


def corrections(before: Document, after: Document) -> dict[str, str]:
    """Return the texts that a correction changed: as they were, and as they are."""
    pairs = [(before.get("lead", ""), after.get("lead", ""))]
    pairs += [
        (was.get("text", ""), now.get("text", ""))
        for was, now in zip(before.get("blocks", []), after.get("blocks", []), strict=False)
    ]
    return {was: now for was, now in pairs if was and was != now}


def corrected(content: Document, changes: dict[str, str]) -> Document:
    """Return a document in which texts that were corrected before stay corrected."""
    return {
        **content,
        "lead": changes.get(content.get("lead", ""), content.get("lead", "")),
        "blocks": [
            block | {"text": changes[block["text"]]} if block.get("text") in changes else block
            for block in content.get("blocks", [])
        ],
    }
