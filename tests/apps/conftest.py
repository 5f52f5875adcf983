"""An office and a panel with an account for each role."""

import pytest

from frankpledge.apps.bodies.models import BodyKind
from frankpledge.rules.roles import Role
from tests import factories
from tests.moments import SPANS


@pytest.fixture(autouse=True)
def quick_and_apart(settings, tmp_path):
    """Passwords are not what these tests measure; mail, cache and keys are a test's own."""
    settings.FRANKPLEDGE_STORE = str(tmp_path / "own")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": str(tmp_path),
        }
    }


@pytest.fixture
def office(db):
    """A policing body."""
    return factories.a_body()


@pytest.fixture
def panel(office):
    """The panel of the same area."""
    return factories.a_body("panel", BodyKind.PANEL)


@pytest.fixture
def people(office, panel):
    """An account for each role, by role."""
    return factories.everybody(office, panel)


@pytest.fixture
def editor(people):
    """The office's editor."""
    return people[Role.OFFICE_EDITOR]


@pytest.fixture
def clearer(people):
    """Who clears answers at the office."""
    return people[Role.OFFICE_CLEARER]


@pytest.fixture
def member(people):
    """A member of the panel."""
    return people[Role.PANEL_MEMBER]


@pytest.fixture(params=SPANS.values(), ids=SPANS)
def span(request):
    """A first and a last day: in summer, in winter, over the nights on which clocks change."""
    return request.param
