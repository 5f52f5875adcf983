"""Putting a report into a page of the documentation."""

from pathlib import Path


def put(page: Path, mark: str, report: str) -> None:
    """Put a report into a page, between its mark and the next part."""
    text = page.read_text("utf-8")
    start, end = f"<!-- {mark} -->\n", f"<!-- end of {mark} -->\n"
    head, _, rest = text.partition(start)
    page.write_text(f"{head}{start}\n{report}\n{end}{rest.partition(end)[2]}", "utf-8")
