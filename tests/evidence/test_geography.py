import pytest

from frankpledge.errors import NotFound
from frankpledge.evidence.geography.districts import (
    current_name,
    districts,
    districts_of,
    find_district,
)
from frankpledge.evidence.geography.populations import populations
from frankpledge.evidence.store.areas import check_forces, district_areas, force_areas
from frankpledge.rules.policing_areas import AREAS


def test_every_district_of_today_lies_in_one_of_the_43_areas():
    assert len(districts()) == 318
    assert {district.force for district in districts()} == {area.slug for area in AREAS}
    assert all(populations()[district.code].newest.people for district in districts())


def test_addresses_of_districts_are_their_own_within_a_force():
    for area in AREAS:
        slugs = [district.slug for district in districts_of(area.slug)]
        assert len(slugs) == len(set(slugs)) > 0


@pytest.mark.parametrize(
    ("recorded", "today"),
    [
        ("Wycombe", "Buckinghamshire"),
        ("South Bucks", "Buckinghamshire"),
        ("Shepway", "Folkestone and Hythe"),
        ("Bristol", "Bristol, City of"),
        ("The Vale of Glamorgan", "Vale of Glamorgan"),
        ("Oxford", "Oxford"),
        ("Easthaven", "Easthaven"),
    ],
)
def test_recorded_name_is_brought_forward(recorded, today):
    assert current_name(recorded) == today
    district = find_district(recorded)
    assert (district.name if district else "Easthaven") == today


@pytest.mark.parametrize("name", ["Wycombe", "BUCKINGHAMSHIRE", "E06000060", "E07000007"])
def test_district_is_found_by_any_name_or_code(name):
    found = find_district(name)
    assert (found and found.name) == "Buckinghamshire"


def test_areas_list_what_a_district_took_the_place_of():
    (buckinghamshire,) = (a for a in district_areas("thames-valley") if a.code == "E06000060")
    assert buckinghamshire.before == "Aylesbury Vale, Chiltern, South Bucks, Wycombe"
    assert len(force_areas(None)) == 43


def test_wrong_force_gets_the_nearest_right_one():
    with pytest.raises(NotFound, match="did you mean thames-valley"):
        check_forces(["Thames Valley"], None)
    with pytest.raises(NotFound, match="No force is called 'zzz'$"):
        check_forces(["zzz"], None)
