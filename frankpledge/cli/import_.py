"""`frankpledge import`: bodies, people, ministers and departments' lists, into the record."""

from pathlib import Path

import click

from frankpledge.cli.options import store_option
from frankpledge.cli.record_store import prepare
from frankpledge.errors import BadInput
from frankpledge.evidence.store import Store

BY = "command line"
FOLDER = click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.group("import")
def import_() -> None:
    """Import areas, election winners, ministers, Popolo JSON, departments' meeting lists."""


@import_.command()
@store_option
def areas(store: Store) -> None:
    """Add the 43 areas: forces, policing bodies, panels, who succeeded whom."""
    prepare(store)
    from django.utils import timezone  # noqa: PLC0415

    from frankpledge.apps.bodies.actions.areas import import_areas  # noqa: PLC0415

    added = import_areas(by=BY, at=timezone.now())
    click.echo(f"{added.areas} areas: {added.bodies} bodies, {added.spells} arrangements and"
               f" {added.successions} successions are new")  # fmt: skip


@import_.command()
@store_option
@FOLDER
def winners(store: Store, folder: Path) -> None:
    """Add the winners of 2012, 2016 and 2021 from the tables in FOLDER.

    Where tables disagree both are kept, and shown as a disagreement.
    """
    prepare(store)
    from django.utils import timezone  # noqa: PLC0415

    from frankpledge.apps.bodies.actions.winners import import_winners  # noqa: PLC0415

    done = import_winners(folder, by=BY, at=timezone.now())
    click.echo(f"{done.elections} results and {done.terms} terms are new")
    _list("Sources disagree", [str(c) + f" ({c.first_source}; {c.second_source})"
                               for c in done.conflicts])  # fmt: skip
    _list("Not understood", done.unread)


@import_.command()
@store_option
@FOLDER
def ministers(store: Store, folder: Path) -> None:
    """Add ministers, posts and terms from the tables in FOLDER."""
    prepare(store)
    from django.utils import timezone  # noqa: PLC0415

    from frankpledge.apps.bodies.actions.ministers import import_ministers  # noqa: PLC0415

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
    from django.utils import timezone  # noqa: PLC0415

    from frankpledge.apps.bodies.actions.popolo import import_popolo  # noqa: PLC0415

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
    from django.utils import timezone  # noqa: PLC0415

    from frankpledge.apps.bodies.queries.answering import get_body  # noqa: PLC0415
    from frankpledge.apps.engagement.actions import import_meetings  # noqa: PLC0415

    done = import_meetings(file, get_body(department), by=BY, at=timezone.now())
    click.echo(f"{done.rows} meetings were read and published")
    _list("Ministers who are not in the record", done.unknown_ministers)
    _list("Not understood", done.unread)


@import_.command("worked-record")
@store_option
def worked_record(store: Store) -> None:
    """Add the worked record: engagement, questions, promises, a review, 2016 to 2022."""
    prepare(store)
    from django.utils import timezone  # noqa: PLC0415

    from frankpledge.apps.worked_record.actions.record import (  # noqa: PLC0415
        load_worked_record,
    )

    done = load_worked_record(timezone.now())
    click.echo(", ".join(f"{count} {name}" for name, count in vars(done).items()) + " are new")


def _list(title: str, lines: list[str]) -> None:
    if lines:
        click.echo(f"{title}:\n" + "\n".join(f"  {line}" for line in lines))
