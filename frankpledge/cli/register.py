"""`frankpledge register`: take a file in, give everything out, begin a new register."""

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich import box
from rich.table import Table

from frankpledge.cli.options import console, store_option
from frankpledge.cli.record_store import prepare
from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.files import replace
from frankpledge.evidence.store.releases import Store
from frankpledge.evidence.tables import write_csv
from frankpledge.rules.registers import FOLDER, read_register
from frankpledge.rules.registers.beginning import BEGINNING
from frankpledge.rules.registers.model_code import app_files

if TYPE_CHECKING:
    from frankpledge.apps.bodies.models import Body
    from frankpledge.apps.registers.queries.imports import Checked, RowFinding
    from frankpledge.apps.registers.register import Register

APPS = Path(__file__).parent.parent / "apps"
SHOWN = 50  # findings in a terminal
NEXT = """
Three places are left, then the migration and the reference:
  frankpledge/web/settings.py                INSTALLED_APPS
  frankpledge/apps/composed/__init__.py      its DECLARATION
  pyproject.toml                             its layer, beside "(decisions)\""""
body_option = click.option("--body", default="", help="Whose records: its id. Needed if several.")


@click.group()
def register() -> None:
    """Import a file into a register, export all of one, begin a new one.

    \b
        frankpledge register import decisions decisions.xlsx --body anyshire-pcc
        frankpledge register export decisions --body anyshire-pcc --to all.csv
        frankpledge register new visit visits
    """


@register.command("import")
@store_option
@click.argument("plural")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@body_option
@click.option("--apply", "is_applied", is_flag=True, help="Apply it, if no row is to be put right.")
@click.option("--checked", is_flag=True, help="You have looked at each warning.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def import_(
    store: Store,
    plural: str,
    file: Path,
    body: str,
    is_applied: bool,
    checked: bool,
    as_json: bool,
) -> None:
    """Check FILE against a register; with --apply, take all of it in as drafts.

    CSV, Excel or OpenDocument. Nothing is saved without --apply, and all or nothing with it.
    Rows are matched by the body's own number: the same file twice changes nothing.

    \b
        frankpledge register import decisions decisions.xlsx --body anyshire-pcc
    """
    found, owner = _of(store, plural, body)
    from frankpledge.apps.registers.queries.imports import check_file
    from frankpledge.apps.registers.readers import read_sheet

    content = file.read_bytes()
    from django.utils import timezone

    checked_file = check_file(found, owner, read_sheet(file.name, content), timezone.localdate())
    references: list[str] = []
    if is_applied and not checked_file.findings:
        references = _apply(found, owner, file.name, content, checked_file, checked)
    if as_json:
        click.echo(json.dumps(_as_json(file, checked_file, references), ensure_ascii=False))
    else:
        _say(file, found, checked_file, references)
    if checked_file.findings:
        raise SystemExit(1)


def _of(store: Store, plural: str, body: str) -> "tuple[Register[Any], Body]":
    """Return a register, and the body whose records are meant."""
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.bodies.queries.answering import get_body
    from frankpledge.apps.composed import DECLARED
    from frankpledge.apps.registers.queries.records import keepers

    every = {name: one for one in DECLARED.registers for name in (one.name, one.table.kind)}
    if plural not in every:
        known = ", ".join(one.name for one in DECLARED.registers)
        raise NotFound(f"There is no register {plural!r}: {known}")
    found = every[plural]
    if body:
        owner = get_body(body)
        if owner.kind not in found.table.kept_by:
            raise BadInput(f"{owner.name} keeps no {found.table.title.lower()}")
        return found, owner
    owners = keepers(found, timezone.localdate())
    if len(owners) != 1:
        raise BadInput(f"Say whose {found.table.title.lower()} with --body, such as its id")
    return found, owners[0]


def _apply(
    found: "Register[Any]",
    owner: "Body",
    name: str,
    content: bytes,
    seen: "Checked",
    checked: bool,
) -> list[str]:
    from django.db import transaction
    from django.utils import timezone

    from frankpledge.apps.accounts.queries import Operator
    from frankpledge.apps.registers.actions.importing import apply_file, take_file

    by, at = Operator(), timezone.now()
    with transaction.atomic():
        taken = take_file(found, owner, name, content, by=by, at=at)
        taken = apply_file(found, owner, taken.pk, seen.stamp, by=by, at=at, is_checked=checked)
    return [*taken.made, *taken.changed]


def _as_json(file: Path, found: "Checked", references: list[str]) -> dict[str, object]:
    return {
        "file": file.name,
        "rows": found.rows,
        "new": len(found.new),
        "same": len(found.same),
        "changed": len(found.changed),
        "to_put_right": found.refused,
        "findings": [vars(one) for one in found.findings],
        "warnings": [vars(one) for one in found.warnings],
        "columns": {one.heading: one.field for one in found.columns},
        "records": references,
        "is_applied": bool(references),
    }


def _say(file: Path, register: "Register[Any]", found: "Checked", references: list[str]) -> None:
    things = register.table.title.lower()
    click.echo(
        f"{file.name}: {found.rows:,} rows. {len(found.new):,} new, {len(found.same):,} here"
        f" already, {len(found.changed):,} changed, {found.refused:,} to put right"
    )
    unused = [one.heading for one in found.columns if not one.field]
    if unused:
        click.echo(f"Columns that are not used: {', '.join(unused)}")
    _findings("To put right", file, found.findings)
    _findings("Warnings: apply if they are right", file, found.warnings)
    if references:
        click.echo(f"Applied: {len(references):,} {things} are drafts now. Approve them next")
    elif not found.findings and (found.new or found.changed):
        click.echo("Nothing is saved yet. Run it again with --apply")


def _findings(title: str, file: Path, findings: "list[RowFinding]") -> None:
    if not findings:
        return
    shown = Table("File, line", "Field", "In the file", "What to do", title=title, box=box.SIMPLE)
    for one in findings[:SHOWN]:
        value = one.value or "(empty)"
        shown.add_row(f"{file.name}, line {one.line}", one.field, value, one.what_to_do)
    console().print(shown)
    if len(findings) > SHOWN:
        click.echo(f"The first {SHOWN} of {len(findings):,}. With --json you get all")


@register.command()
@store_option
@click.argument("plural")
@body_option
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="A file, not stdout.")
def export(store: Store, plural: str, body: str, to: Path | None) -> None:
    """Write every record of a body as CSV, private fields too. The audit log says that you did.

    Import takes the same file: it changes nothing.
    """
    found, owner = _of(store, plural, body)
    from django.utils import timezone

    from frankpledge.apps.accounts.queries import Operator
    from frankpledge.apps.registers.actions.exporting import export_records

    columns, rows = export_records(found, owner, by=Operator(), at=timezone.now())
    if to is None:
        write_csv(sys.stdout, columns, rows)
        return
    text = io.StringIO()
    write_csv(text, columns, rows)
    replace(to, text.getvalue().encode())
    click.echo(f"{len(rows):,} {found.table.title.lower()} are in {to}. Some of it is private")


@register.command()
@click.argument("kind")
@click.argument("plural", default="")
def new(kind: str, plural: str) -> None:
    """Begin a register: first its file, to be filled in; then, run again, its app.

    KIND is the name of one record, PLURAL that of the register, as in `decision decisions`.
    """
    path = FOLDER / f"{kind}.toml"
    if not path.exists():
        if not plural:
            raise BadInput(f"Say the plural too: frankpledge register new {kind} {kind}s")
        path.write_text(BEGINNING.format(kind=kind, plural=plural, Plural=plural.capitalize()))
        click.echo(f"{path.relative_to(APPS.parent.parent)} is written.")
        click.echo("Fill it in, then run the same command again.")
        return
    table = read_register(path)
    files = {APPS / name: text for name, text in app_files(table).items()}
    there = [file for file in files if file.exists()]
    if there:
        raise BadInput(f"{there[0].relative_to(APPS.parent.parent)} is there already")
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        click.echo(f"{file.relative_to(APPS.parent.parent)} is written.")
    click.echo(NEXT.format(plural=table.plural))
