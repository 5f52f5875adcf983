"""`frankpledge import`: bodies, people, ministers, lists and panels' meetings, into the record."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frankpledge.cli.options import console, store_option
from frankpledge.cli.record_store import prepare
from frankpledge.errors import BadInput
from frankpledge.evidence.store.releases import Store

if TYPE_CHECKING:
    from frankpledge.apps.meetings.actions.importing import Imported

BY = "command line"
FOLDER = click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.group("import")
def import_() -> None:
    """Import areas, winners, ministers, Popolo JSON, meeting lists, panels' meetings and minutes."""


@import_.command()
@store_option
def areas(store: Store) -> None:
    """Add the 43 areas: forces, policing bodies, panels, who succeeded whom."""
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.bodies.actions.areas import import_areas

    added = import_areas(by=BY, at=timezone.now())
    click.echo(
        f"{added.areas} areas: {added.bodies} bodies, {added.spells} arrangements and"
        f" {added.successions} successions are new"
    )


@import_.command()
@store_option
@FOLDER
def winners(store: Store, folder: Path) -> None:
    """Add the winners of 2012, 2016 and 2021 from the tables in FOLDER.

    Where tables disagree both are kept, and shown as a disagreement.
    """
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.bodies.actions.winners import import_winners

    done = import_winners(folder, by=BY, at=timezone.now())
    click.echo(f"{done.elections} results and {done.terms} terms are new")
    _list(
        "Sources disagree",
        [str(c) + f" ({c.first_source}; {c.second_source})" for c in done.conflicts],
    )
    _list("Not understood", done.unread)


@import_.command()
@store_option
@FOLDER
def ministers(store: Store, folder: Path) -> None:
    """Add ministers, posts and terms from the tables in FOLDER."""
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.bodies.actions.ministers import import_ministers

    done = import_ministers(folder, by=BY, at=timezone.now())
    click.echo(f"{done.people:,} people, {done.posts:,} posts and {done.terms:,} terms are new")
    _list("Taken to be somebody who is held already, by the same name", done.joined_by_name)
    _list("Not understood", done.unread)


@import_.command()
@store_option
@FILE
def popolo(store: Store, file: Path) -> None:
    """Add what a Popolo JSON FILE holds and the record lacks; all of it or nothing."""
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.bodies.actions.popolo import import_popolo

    added = import_popolo(_text(file), by=BY, at=timezone.now())
    click.echo(", ".join(f"{count} {name}" for name, count in added.items()) + " are new")


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{file.name} is not UTF-8: save it so") from None


@import_.command()
@store_option
@FILE
@click.option("--department", default="home-office", show_default=True, metavar="SLUG")
def meetings(store: Store, file: Path, department: str) -> None:
    """Add a department's published list of its ministers' meetings (CSV).

    What it lists and the record lacks, and the other way round, is shown on /engagement/.
    """
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.bodies.queries.answering import get_body
    from frankpledge.apps.engagement.actions import import_meetings

    done = import_meetings(file, get_body(department), by=BY, at=timezone.now())
    click.echo(f"{done.rows} meetings were read and published")
    _list("Ministers who are not in the record", done.unknown_ministers)
    _list("Not understood", done.unread)


DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


@import_.command()
@store_option
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--panel", required=True, metavar="SLUG", help="Whose meetings they are.")
def minutes(store: Store, files: tuple[Path, ...], panel: str) -> None:
    """Add meetings of a panel from FILES: the text of a meeting's page, as a council prints it.

    All are read and checked before the first is kept. What was not understood is listed and published beside the minutes.

    \b
        frankpledge import minutes panel/*.txt --panel thames-valley-police-and-crime-panel
    """
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.bodies.queries.answering import get_body
    from frankpledge.apps.meetings.actions.importing import take_in_all
    from frankpledge.apps.meetings.readers.minutes_texts import read_minutes_text

    body = get_body(panel)
    found = [read_minutes_text(_text(file), file.name) for file in files]
    _say_meetings(take_in_all(body, found, by=BY, at=timezone.now()))


@import_.command()
@store_option
@click.argument("site")
@click.option("--committee", required=True, help="Its number at the site (CId in addresses).")
@click.option("--panel", required=True, metavar="SLUG", help="Whose meetings they are.")
@click.option("--from", "first", required=True, type=DAY, help="First day.")
@click.option("--to", "last", required=True, type=DAY, help="Last day.")
def moderngov(
    store: Store, site: str, committee: str, panel: str, first: datetime, last: datetime
) -> None:
    """Add meetings of a panel from the ModernGov web service of SITE.

    Agendas with links to their documents, and minutes. What was not understood is listed.

    \b
        frankpledge import moderngov https://council.moderngov.co.uk --committee 767 \\
            --panel thames-valley-police-and-crime-panel --from 2026-01-01 --to 2026-12-31
    """
    if first > last:
        raise BadInput(f"--from {first:%Y-%m-%d} lies after --to {last:%Y-%m-%d}")
    prepare(store)
    from django.utils import timezone
    from rich.progress import Progress

    from frankpledge.apps.bodies.queries.answering import get_body
    from frankpledge.apps.meetings.actions.importing import import_moderngov
    from frankpledge.apps.meetings.readers.moderngov_service import ModernGov

    with Progress(console=console(error=True), transient=True) as bar:
        task = bar.add_task("Reading meetings", total=None)
        done = import_moderngov(
            get_body(panel),
            ModernGov(site),
            committee,
            first.date(),
            last.date(),
            by=BY,
            at=timezone.now(),
            progress=lambda count, total: bar.update(task, completed=count, total=total),
        )
    _say_meetings(done)


def _say_meetings(done: "Imported") -> None:
    click.echo(f"{done.new} meetings are new, {done.changed} changed, {done.unchanged} as before")
    _list("Not understood", done.unread)


@import_.command("worked-record")
@store_option
def demo_record(store: Store) -> None:
    """Add the worked record: engagement, questions, promises, a review, 2016 to 2022."""
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.demo_record.actions.record import (
        load_demo_record,
    )

    done = load_demo_record(timezone.now())
    click.echo(", ".join(f"{count} {name}" for name, count in vars(done).items()) + " are new")


def _list(title: str, lines: list[str]) -> None:
    if lines:
        click.echo(f"{title}:\n" + "\n".join(f"  {line}" for line in lines))
