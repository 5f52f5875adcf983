from collections import Counter
from datetime import date

import pytest

from frankpledge.errors import NotFound
from frankpledge.rules.policing_areas import AREA_BY_SLUG, AREAS, force_name

TODAY = date(2026, 11, 22)


def test_there_are_43_areas_four_of_them_welsh():
    assert len({area.slug for area in AREAS}) == len({area.code for area in AREAS}) == 43
    assert Counter(area.nation for area in AREAS) == {"England": 39, "Wales": 4}


def test_models_of_today_are_counted_as_the_rulebook_counts_them():
    models = Counter(area.governed_on(TODAY).model for area in AREAS)
    assert models == {"pcc": 33, "pfcc": 4, "mayor": 4, "mopac": 1, "city": 1}


def test_greater_manchester_passed_to_its_mayor_on_a_day():
    area = AREA_BY_SLUG["greater-manchester"]
    assert area.governed_on(date(2017, 5, 7)).office == "police and crime commissioner"
    assert area.governed_on(date(2017, 5, 8)).body == "Greater Manchester Combined Authority"


def test_arrangements_of_an_area_neither_overlap_nor_leave_a_gap():
    for area in AREAS:
        for before, after in zip(area.governance, area.governance[1:], strict=False):
            assert (after.held_from - before.held_until).days == 1, area.slug
        assert area.governance[-1].held_until is None


def test_who_answered_before_the_first_arrangement_is_not_guessed():
    with pytest.raises(NotFound, match="Nothing is recorded"):
        AREA_BY_SLUG["kent"].governed_on(date(2012, 11, 21))


def test_every_arrangement_says_where_it_was_read():
    for area in AREAS:
        for spell in area.governance:
            assert spell.source.url.startswith("https://")
            assert spell.source.checked_on <= TODAY


def test_force_name_of_a_slug_nobody_knows_is_spelt_out():
    assert force_name("kent") == "Kent Police"
    assert force_name("some-new-force") == "Some New Force"
