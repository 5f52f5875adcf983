"""The reference of addresses: each with its name and who may open it.

An address lasts. So a line that stands in the reference is never dropped by `make docs`: an
address that the site no longer has makes it stop, and fails the build, until it is there again
or somebody takes the line out by hand, where everybody sees it go.
"""

import os
import re
from collections.abc import Iterable, Iterator

import django
from django.urls import URLPattern, URLResolver, get_resolver

from tests.apps.whole.doors import ALLAUTH, API, DOORS, OWN, PUBLIC

HEAD = """# Addresses

Written from the code by `make docs`; who may open them, from the table that the tests walk with
every role. `<slug>`, `<int>`, `<str>` stand for what varies. An address lasts: a line is added,
never taken away. Where a permission is named, a role that gives it (see [roles](roles.md)) at the
body that the page is about opens it.

| address | name | who may open it |
| --- | --- | --- |
"""
LINE = re.compile(r"^\| `(/[^`]*)` \|", re.M)
CONVERTER = re.compile(r"<(?:(\w+):)?\w+>")
GROUP = re.compile(r"\(\?P<\w+>[^()]*\)")
SIGNING_IN = "signing in, and who has signed in (django-allauth decides)"


def addresses() -> str:
    """Return every address of the site with its name and who may open it."""
    lines = (f"| `{address}` | {name} | {who} |" for address, name, who in sorted(_rows()))
    return HEAD + "\n".join(dict.fromkeys(lines)) + "\n"


def gone(kept: str, now: str) -> list[str]:
    """Return the addresses of a reference that was kept which are not in the one of now."""
    there = set(LINE.findall(now))
    return [address for address in LINE.findall(kept) if address not in there]


def _rows() -> Iterator[tuple[str, str, str]]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.web.settings")
    django.setup()
    for route, name in _routes(get_resolver().url_patterns):
        if name or "(" not in route:  # what answers where nothing is has no name, and no end
            yield f"/{_plain(route)}", f"`{name}`" if name else "", _who(name)


def _routes(
    patterns: Iterable[URLPattern | URLResolver], before: str = "", space: str = ""
) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inside = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _routes(pattern.url_patterns, route, inside)
        else:
            yield route, space + pattern.name if pattern.name else ""


def _plain(route: str) -> str:
    """Return a route with the kinds of what varies, and without the signs of its language."""
    if "(?P<" in route:
        route = GROUP.sub("<str>", route).translate({ord(sign): None for sign in "^$\\"})
    return CONVERTER.sub(lambda found: f"<{found[1] or 'str'}>", route)


def _who(name: str) -> str:
    if name in PUBLIC or name.startswith(API) or not name:
        return "everybody"
    if name in OWN:
        return "whoever has signed in"
    if name.startswith(ALLAUTH):
        return SIGNING_IN
    if name not in DOORS:
        raise LookupError(f"tests/apps/whole/doors.py does not say who may open {name}")
    door = DOORS[name]
    also = f"; at the office, who may {door.office}" if door.office else ""
    step = f" (the step “{door.step}”; others by their own permission)" if door.step else ""
    return f"who may {door.may}{also}{step}"
