"""What every page shows: which release it is drawn from, and whether that is made up."""

from django.conf import settings
from django.http import HttpRequest

from frankpledge.apps.accounts.queries import DEMONSTRATION
from frankpledge.apps.performance.queries.reader import current_release, loaded_on
from frankpledge.errors import Damaged, NotFound
from frankpledge.evidence.intake.synthetic import is_synthetic


def site(_request: HttpRequest) -> dict[str, object]:
    """Return the release in force, or None in an empty store."""
    accounts = DEMONSTRATION if settings.FRANKPLEDGE_DEMONSTRATION else None
    said = {"demo_accounts": accounts and {**accounts, "people": accounts["people"].values()}}
    return said | _release()


def _release() -> dict[str, object]:
    try:
        release = current_release().release
    except (NotFound, Damaged):
        return {"release": None, "is_synthetic": False}
    forces = {key[1] for key in release.files}
    return {
        "release": release,
        "loaded_on": loaded_on(release),
        "is_synthetic": any(map(is_synthetic, forces)),
    }
