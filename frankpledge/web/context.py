"""What every page shows: which release it is drawn from, and whether that is made up."""

from functools import partial

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from frankpledge.apps.accounts.queries import DEMONSTRATION
from frankpledge.apps.performance.queries.reader import current_release, loaded_on
from frankpledge.errors import Damaged, NotFound
from frankpledge.evidence.intake.synthetic import is_synthetic
from frankpledge.web.desk.bar import bar_of

# The parts that frame every page: `design/page.html` has the places, the site fills them.
CHROME = {name: f"web/chrome/{name}.html" for name in ("links", "header", "staff_header", "footer")}


def site(request: HttpRequest) -> dict[str, object]:
    """Return what frames a page, and the release in force, or None in an empty store."""
    accounts = DEMONSTRATION if settings.FRANKPLEDGE_DEMONSTRATION else None
    said = {"demo_accounts": accounts and {**accounts, "people": accounts["people"].values()}}
    frame = {
        "chrome": CHROME,
        # Asked for by staff pages alone; what is refused before anybody is known has no user.
        "staff_bar": partial(bar_of, getattr(request, "user", AnonymousUser())),
    }
    return said | frame | _release()


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
