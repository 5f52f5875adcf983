"""`frankpledge areas`."""

import click

from frankpledge.cli.options import force_option, output_options, show, store_option
from frankpledge.errors import NotFound
from frankpledge.evidence.official.reference import lsoa_areas
from frankpledge.evidence.store.areas import (
    COLUMNS,
    check_forces,
    district_areas,
    force_areas,
)
from frankpledge.evidence.store.releases import Store


@click.command()
@store_option
@force_option
@click.option(
    "--kind",
    type=click.Choice(["force", "district", "lsoa"]),
    default="force",
    show_default=True,
    help="What to list; small areas (lsoa) need the lsoa-lookup reference table.",
)
@output_options
def areas(store: Store, forces: tuple[str, ...], kind: str, as_csv: bool, as_json: bool) -> None:
    """List the areas that figures can be asked for, with their codes and populations.

    \b
        frankpledge areas --kind district --force thames-valley
    """
    release = store.release() if store.current_number() is not None else None
    check_forces(forces, release)
    if kind == "force":
        found = force_areas(release)
    elif kind == "district":
        found = district_areas()
    else:
        found = lsoa_areas(store.root)
    found = [area for area in found if not forces or area.force in forces]
    if not found:
        raise NotFound("No such area is known for the forces asked for")
    show(COLUMNS, [area.row() for area in found], as_csv=as_csv, as_json=as_json)
