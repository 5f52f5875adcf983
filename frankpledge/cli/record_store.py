"""Starting Django for the commands that need the record, on the store's own database."""

import importlib
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from types import ModuleType

from frankpledge.errors import BadInput
from frankpledge.evidence.store.releases import Store

KEY = "secret_key"


def prepare(store: Store) -> None:
    """Make the record ready: its key, its tables, the 43 areas. The same again does nothing.

    Raises:
        BadInput: the database cannot be reached.
    """
    store.root.mkdir(parents=True, exist_ok=True)
    _make_key(store.root)
    _take_away_old(store.root)
    start(store)
    from django.core.management import call_command
    from django.db import DatabaseError
    from django.utils import timezone

    from frankpledge.apps.bodies.actions.areas import import_areas
    from frankpledge.apps.bodies.models import Governance

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise BadInput(f"The record's database cannot be used: {str(error).strip()}") from error
    if not Governance.objects.exists():
        import_areas(by="first start", at=timezone.now())


def start_existing(store: Store) -> None:
    """Start Django on a record that is there; nothing is made.

    Raises:
        BadInput: there is none.
    """
    start(store)
    from django.db import connection

    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and not Path(name).exists():
        raise BadInput(f"There is no record at {store.root}: give its folder with --store")


def start(store: Store) -> None:
    """Start Django on a store."""
    os.environ["FRANKPLEDGE_HOME"] = str(store.root.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.web.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as error:
        # dj-database-url says a bad DATABASE_URL with its own kind of ValueError.
        raise BadInput(f"The settings cannot be used: {error}") from error


def of_site(name: str) -> ModuleType:
    """Return a module of the site put together: named, as the server names it, once Django runs."""
    return importlib.import_module(f"frankpledge.web.{name}")


def _take_away_old(root: Path) -> None:
    """Take away what limits were counted in before; they lie in the folder `private` now."""
    with suppress(OSError):
        (root / "api-clients").unlink(missing_ok=True)
    shutil.rmtree(root / "cache", ignore_errors=True)


def _make_key(root: Path) -> None:
    """Make the key that signs sessions, readable by its owner alone."""
    path = root / KEY
    if path.exists() or os.environ.get("SECRET_KEY"):
        return
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(50))
