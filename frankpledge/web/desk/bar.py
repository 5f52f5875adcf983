"""The bar above every staff page: who somebody is where, and at most seven links."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import Visitor
from frankpledge.apps.composed import DECLARED
from frankpledge.web.desk.queries import address_of, at_work, is_open

MOST = 6  # links beside "Your tasks"


@dataclass(frozen=True, kw_only=True)
class BarLink:
    """A link of the bar; on a phone only those that are kept stay, and the current one."""

    title: str
    address: str
    is_kept: bool = False


@dataclass(frozen=True, kw_only=True)
class BarPlace:
    """A body and what somebody is there."""

    name: str
    roles: str


@dataclass(frozen=True, kw_only=True)
class Bar:
    """What stands in the bar."""

    places: list[BarPlace]
    links: list[BarLink]


def bar_of(user: Visitor) -> Bar:
    """Return the bar of somebody; who works at several bodies finds their pages on the tasks page."""
    works = at_work(user, timezone.now(), with_kept=False) if isinstance(user, User) else []
    links = [BarLink(title=_("Your tasks"), address=reverse("desk"), is_kept=True)]
    if len(works) == 1:
        work = works[0]
        mine = [entry for entry in DECLARED.menu if entry.in_bar and is_open(entry, work)]
        links += [
            BarLink(title=entry.title, address=address_of(entry, work.body))
            for entry in mine[:MOST]
        ]
    places = [
        BarPlace(name=w.body.name, roles=", ".join(sorted(w.roles)).capitalize()) for w in works
    ]
    return Bar(places=places, links=links)
