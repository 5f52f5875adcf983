"""`frankpledge neighbourhoods`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from frankpledge.cli.options import console, output_options, show, store_option
from frankpledge.errors import BadInput
from frankpledge.evidence.intake.fetch import POLICE_UK
from frankpledge.evidence.intake.neighbourhood_fetch import PAUSE_SECONDS, fetch_neighbourhoods
from frankpledge.evidence.intake.neighbourhoods import force_of, forces_held, import_folder
from frankpledge.evidence.store.areas import check_forces
from frankpledge.evidence.store.releases import Store

COLUMNS = ("force", "neighbourhoods", "boundaries", "imported_at")


@click.group()
def neighbourhoods() -> None:
    """Bring in and mirror forces' neighbourhoods, teams, events, priorities, boundaries."""


@neighbourhoods.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@store_option
def bring_in(folder: Path, store: Store) -> None:
    """Check FORCE.json and FORCE.geojson in FOLDER, and serve them; all or nothing.

    \b
        frankpledge neighbourhoods import downloads/neighbourhoods
    """
    _bring_in(store, folder)


@neighbourhoods.command()
@click.argument("force")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    show_default="neighbourhoods in the store's downloads",
    help="Where to put the files.",
)
@click.option("--import", "then_import", is_flag=True, help="Bring them in as well.")
@click.option("--base-url", default=POLICE_UK, show_default=True, help="Another server like it.")
@click.option(
    "--pause",
    default=PAUSE_SECONDS,
    show_default=True,
    type=click.FloatRange(0, 60),
    help="Seconds between two questions.",
)
@store_option
def fetch(
    force: str, folder: Path | None, then_import: bool, base_url: str, pause: float, store: Store
) -> None:
    """Mirror the neighbourhoods of FORCE from police.uk.

    Five questions a neighbourhood, one after another: a force of 150 takes two minutes. Files
    are written when everything has come.
    """
    check_forces([force], None)
    if not base_url.startswith(("https://", "http://")):
        raise BadInput(f"{base_url!r} is not the address of a server: it begins with https://")
    target = folder or store.root / "downloads" / "neighbourhoods"
    with console(error=True).status(f"Asking about {force}") as status:
        count = fetch_neighbourhoods(
            force,
            target,
            base_url=base_url,
            pause=pause,
            progress=lambda name, done, total: status.update(
                f"{force}: {done} of {total} ({name})"
            ),
        )
    click.echo(f"{count} neighbourhoods of {force} are in {target}.")
    if then_import:
        _bring_in(store, target)


@neighbourhoods.command("list")
@store_option
@output_options
def list_forces(store: Store, as_csv: bool, as_json: bool) -> None:
    """List the forces of which neighbourhoods were brought in."""
    rows = []
    for force in forces_held(store.root):
        held = force_of(store.root, force)
        if held:
            counts = (len(held.neighbourhoods), len(held.boundaries))
            rows.append((force, *counts, held.imported_at))
    show(COLUMNS, rows, as_csv=as_csv, as_json=as_json, empty="None was brought in yet.")


def _bring_in(store: Store, folder: Path) -> None:
    taken = import_folder(store.root, folder, datetime.now(UTC))
    for force, count in taken.neighbourhoods.items():
        click.echo(f"{force}: {count} neighbourhoods, {taken.boundaries[force]} with a boundary.")
