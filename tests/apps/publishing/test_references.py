"""References are counted by prefix and year; `tests/together` asks for them at one moment."""

from datetime import date

import pytest

from frankpledge.apps.publishing.actions.references import next_reference


@pytest.mark.django_db
@pytest.mark.both_databases
def test_a_reference_is_the_next_of_its_prefix_in_its_year():
    new_year = date(2027, 1, 1)
    given = [next_reference(*asked) for asked in [("q", new_year)] * 2 + [("u", new_year)]]
    assert given == ["q-2027-0001", "q-2027-0002", "u-2027-0001"]
    assert next_reference("q", date(2026, 12, 31)) == "q-2026-0001"
