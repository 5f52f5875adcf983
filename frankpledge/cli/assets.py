"""`frankpledge assets`."""

from pathlib import Path

import click

import frankpledge
from frankpledge.design.assets import AssetsError, fetch
from frankpledge.errors import BadInput


@click.command()
def assets() -> None:
    """Fetch the design system's stylesheet again (needs npm and a checkout of the project)."""
    root = Path(frankpledge.__file__).parents[1]
    if not (root / "package-lock.json").exists():
        raise BadInput(
            "This is not a checkout of the project; the stylesheet came with the package"
        )
    try:
        fetch(root)
        click.echo("Fetched the stylesheet and the typefaces.")
    except AssetsError as error:
        raise BadInput(
            f"{error}. Pages use the stylesheet of our own until it is there."
        ) from error
