"""A progress bar on standard error, for work that takes long enough to wonder about."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from frankpledge.cli.options import console

LABELS = {"results": "Measures", "index": "Indexing"}


@contextmanager
def layers() -> Iterator[Callable[[str, str, int], None]]:
    """Show a bar a layer of what is derived; the function that is given takes one step of one."""
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[step]}"),
        TimeRemainingColumn(),
        console=console(error=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    tasks: dict[str, TaskID] = {}

    def tell(layer: str, what: str, steps: int) -> None:
        if layer not in tasks:
            tasks[layer] = progress.add_task(LABELS.get(layer, layer), total=steps, step="")
        progress.update(tasks[layer], advance=1, step=what)

    with progress:
        yield tell


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
