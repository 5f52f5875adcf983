"""`frankpledge findings`."""

import click

from frankpledge.cli.options import force_option, output_options, show, store_option
from frankpledge.evidence.findings import Level
from frankpledge.evidence.store.areas import check_forces
from frankpledge.evidence.store.releases import Store
from frankpledge.evidence.store.versions import read_notes

COLUMNS = ("level", "dataset", "force", "month", "line", "field", "count", "message", "file")


@click.command()
@store_option
@force_option
@click.option(
    "--level",
    type=click.Choice([Level.ROW_REJECTED.value, Level.WARNING.value]),
    help="Only findings of this level.",
)
@output_options
def findings(
    store: Store, forces: tuple[str, ...], level: str | None, as_csv: bool, as_json: bool
) -> None:
    """Show what was found in the files in force: rows rejected and warnings, with their lines.

    The rejected rows themselves lie beside their version in the store, in files that end
    in .rejected.csv.
    """
    release = store.release()
    check_forces(forces, release)
    rows = []
    for held in release.files.values():
        version = held[-1].version
        if (forces and version.force not in forces) or not (version.rejected or version.warnings):
            continue
        for note in read_notes(store.root, version.path)["findings"]:
            if not level or note["level"] == level:
                facts = note | version.as_dict() | {"file": note["file"]}
                rows.append(tuple(facts[name] for name in COLUMNS))
    empty = "Nothing was found wrong in the files in force."
    show(COLUMNS, rows, as_csv=as_csv, as_json=as_json, empty=empty)
