"""`frankpledge mirror`."""

import click
from rich.progress import track

from frankpledge.cli.options import console, store_option
from frankpledge.cli.record_store import of_site, prepare, start
from frankpledge.errors import Damaged
from frankpledge.evidence.store.releases import Store


@click.command()
@store_option
@click.option("--site", default="", help="Address of the site, for links in feeds; else SITE.")
@click.option("--check", is_flag=True, help="Write nothing; check each copy by its hash.")
def mirror(store: Store, site: str, check: bool) -> None:
    """Write copies of everything that was published: records, packs, minutes, feeds, calendars.

    The worker writes them by itself as things are published; this writes all of them again. They lie in the store's folder under mirror/, with their hashes in manifest.json. The site
    serves them by itself while its database is down; while all of it is down any web server can:

    \b
        frankpledge mirror --store /srv/frankpledge
        python -m http.server --directory /srv/frankpledge/mirror
    """
    start(store) if check else prepare(store)
    from django.conf import settings
    from django.utils import timezone

    from frankpledge.apps.panel.queries.mirrored import mirrored
    from frankpledge.apps.publishing.actions.copies import write_copies
    from frankpledge.apps.publishing.queries.copies import (
        copies,
        damaged_copies,
        folder,
    )

    if check:
        if damaged := damaged_copies():
            raise Damaged(
                f"{len(damaged)} copies are missing or changed: {', '.join(damaged[:10])}."
                " Write them again with frankpledge mirror"
            )
        click.echo(f"{len(copies())} copies are as they were written")
        return
    now = timezone.now()
    draw = of_site("drawing").drawing_of((site or settings.FRANKPLEDGE_SITE).rstrip("/"))
    bar = track(mirrored(now), "Writing copies", console=console(error=True), transient=True)
    click.echo(f"{write_copies(bar, draw, now)} copies in {folder()}")
