"""Options and output that several commands share."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypedDict

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from frankpledge.evidence.store.releases import Store
from frankpledge.evidence.tables import write_csv
from frankpledge.rules.periods import first_day

Months = str | tuple[str, ...] | None  # one option, a repeatable one, none given

# Colour says how far a figure can be trusted, and nothing else; the word is always there.
STYLES = {
    "missing": "red",
    "partial": "yellow",
    "odd_mix": "yellow",
    "places_lost": "yellow",
    "not comparable": "yellow",
}
WIDEST_WHEN_PIPED = 160
LONG = ("reason", "what", "message", "title", "source", "before", "name")  # these may wrap


class Output(TypedDict):
    """What `output_options` adds."""

    as_csv: bool
    as_json: bool


def store_option(command: Callable) -> Callable:
    """Add `--store`, which arrives as a Store."""
    return click.option(
        "--store",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="FRANKPLEDGE_HOME",
        default=Path("var"),
        show_default="FRANKPLEDGE_HOME, else ./var",
        callback=lambda _ctx, _param, value: Store(value),
        help="Folder of the store.",
    )(command)


def output_options(command: Callable) -> Callable:
    """Add `--csv` and `--json`."""
    command = click.option("--json", "as_json", is_flag=True, help="Write JSON.")(command)
    return click.option("--csv", "as_csv", is_flag=True, help="Write CSV.")(command)


def month_option(name: str, variable: str, text: str) -> Callable:
    """Return a decorator that adds an option for a month, checked."""

    def check(_ctx: click.Context, _param: click.Parameter, value: Months) -> Months:
        for month in value if isinstance(value, tuple) else (value,):
            if month is not None:
                first_day(month)
        return value

    return click.option(name, variable, metavar="YYYY-MM", callback=check, help=text)


def force_option(command: Callable) -> Callable:
    """Add `--force`, which may be given several times."""
    return click.option(
        "--force", "forces", multiple=True, metavar="SLUG", help="Only this force (repeatable)."
    )(command)


def console(*, error: bool = False) -> Console:
    """Return a console that wraps to the screen, or stays wide in a pipe."""
    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else WIDEST_WHEN_PIPED
    return Console(stderr=error, width=width, highlight=False)


def show(
    columns: Sequence[str],
    rows: Sequence[Sequence],
    *,
    as_csv: bool,
    as_json: bool,
    note: str = "",
    empty: str = "Nothing to show.",
) -> None:
    """Print rows as a table for a person, or as CSV or JSON for a program."""
    if as_csv and as_json:
        raise click.UsageError("give --csv or --json, not both")
    if as_csv:
        write_csv(sys.stdout, columns, rows)
    elif as_json:
        found = [dict(zip(columns, row, strict=True)) for row in rows]
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
    elif not rows:
        click.echo(empty)
    else:
        console().print(_table(columns, rows))
        if note:
            click.echo(note)


def _table(columns: Sequence[str], rows: Sequence[Sequence]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    numeric = [any(isinstance(row[n], (int, float)) for row in rows) for n in range(len(columns))]
    for name, is_number in zip(columns, numeric, strict=True):
        table.add_column(
            name.replace("_", " "),
            justify="right" if is_number else "left",
            overflow="fold",
            no_wrap=name not in LONG,
        )
    for row in rows:
        table.add_row(*(_text(value) for value in row))
    return table


def _text(value: object) -> Text:
    if value is None:
        return Text("-", style="dim")
    if isinstance(value, int) and not isinstance(value, bool):
        return Text(f"{value:,}")
    text = str(value)
    return Text(text, style=STYLES.get(text, ""))
