"""Every address of the site has a row that says who may open it."""

from django.urls import get_resolver

from tests.apps.whole.doors import ALLAUTH, API, DOORS, OWN, PUBLIC


def names(patterns=None, space=""):
    for pattern in patterns or get_resolver().url_patterns:
        if hasattr(pattern, "url_patterns"):
            inside = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern.url_patterns, inside)
        elif pattern.name:
            yield space + pattern.name


def test_every_address_stands_in_the_table_or_is_public():
    known = PUBLIC | OWN | DOORS.keys()
    assert {n for n in names() if not n.startswith((*ALLAUTH, *API))} == known
