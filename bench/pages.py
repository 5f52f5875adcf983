"""Putting a report into a page of the documentation, and commands that simulate one."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click


def put(page: Path, mark: str, report: str) -> None:
    """Put a report into a page, between its mark and the next part."""
    text = page.read_text("utf-8")
    start, end = f"<!-- {mark} -->\n", f"<!-- end of {mark} -->\n"
    head, _, rest = text.partition(start)
    page.write_text(f"{head}{start}\n{report}\n{end}{rest.partition(end)[2]}", "utf-8")


def simulation(
    mark: str, table: Callable[[int], Iterator[str]], runs: int, quick: int, what: str
) -> click.Command:
    """Return a command that simulates a table, prints it and puts it into a page."""

    @click.command(help=f"Simulate {what}.")
    @click.option("--quick", "is_quick", is_flag=True, help="Few of each, to see that it works.")
    @click.option("--write", type=click.Path(path_type=Path), help="Put the table into this page.")
    def command(is_quick: bool, write: Path | None) -> None:
        count = quick if is_quick else runs
        head = f"Simulated {datetime.now(UTC):%Y-%m-%d}, {count:,} of each.\n"
        report = "\n".join([head, *table(count), ""])
        click.echo(report)
        if write:
            put(write, mark, report)

    return command
