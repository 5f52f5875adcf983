"""A progress bar on standard error, for work that takes long enough to wonder about."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from frankpledge.cli.options import console


@contextmanager
def bar(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """Show a bar of `total` steps; the function that is given takes one, with its name."""
    progress = Progress(
        TextColumn(what),
        BarColumn(),
        TextColumn("{task.fields[step]}"),
        TimeRemainingColumn(),
        console=console(error=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with progress:
        task = progress.add_task(what, total=total, step="")
        yield lambda name: progress.update(task, advance=1, step=name)
