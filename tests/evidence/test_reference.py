import gzip
import json
from datetime import date

import pytest

from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.official.reference import add, content, lsoa_areas, tables
from frankpledge.rules.policing_areas import AREAS
from tests.archives import NOON

LOOKUP = "LSOA11CD,LSOA21CD,LSOA21NM,LAD22CD,LAD22NM\n"


def put(tmp_path, kind, text, name="table.csv"):
    path = tmp_path / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return add(tmp_path, kind, path, dated=date(2021, 3, 21), source="ONS", at=NOON)


def boundaries(areas):
    ring = [[-1, 51], [-1, 52], [0, 52], [-1, 51]]
    features = [
        {"properties": {"PFA23CD": a.code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for a in areas
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_small_areas_get_their_people_and_their_force(tmp_path):
    row = "E01000001,E01000001,City of London 001A,E09000001,City of London\n"
    split = "E01017623,E01035752,Wycombe 001B,E07000007,Wycombe\n"
    put(tmp_path, "lsoa-lookup", LOOKUP + row + split)
    put(tmp_path, "lsoa-population", "lsoacd,population\nE01000001,1721\n", "people.csv.gz")
    city, wycombe = lsoa_areas(tmp_path)
    assert (city.force, city.population, city.before) == ("city-of-london", 1721, "")
    assert (wycombe.force, wycombe.population, wycombe.before) == (
        "thames-valley",
        None,
        "E01017623",
    )


def test_newer_table_takes_the_place_of_the_older_which_stays(tmp_path):
    first = put(tmp_path, "lsoa-population", "lsoacd,population\nE01000001,1\n")
    put(tmp_path, "lsoa-population", "lsoacd,population\nE01000001,2\n")
    assert content(tmp_path, "lsoa-population") == {"E01000001": 2}
    assert (tmp_path / first.path).exists()
    assert tables(tmp_path)["lsoa-population"].dated == "2021-03-21"


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("lsoa-population", "a,b\n1,2\n", "line 1: no column lsoacd, population"),
        ("lsoa-population", "lsoacd,population\nE01000001,many\n", "line 2, population: 'many'"),
        (
            "lsoa-population",
            "lsoacd,population\nE01000001,1\nE01000001,2\n",
            "line 3, lsoacd: E01000001 is there twice",
        ),
        ("lsoa-population", "lsoacd,population\n,1\n", "line 2, lsoacd: '' is not the code"),
        ("lsoa-population", f"lsoacd,population\nE01000001,{'9' * 30}\n", "is not a count"),
        ("lsoa-population", "lsoacd,population\n", "holds no area"),
        ("lsoa-population", "lsoacd,population\n" + "x" * 200_000, "field larger than"),
        ("force-boundaries", '{"features": null}', "not a list of objects"),
        ("force-boundaries", '{"features": [1]}', "not a list of objects"),
        ("force-boundaries", "[" * 200_000, "is not GeoJSON"),
        ("force-boundaries", boundaries(AREAS).replace("51", "178394"), "British National Grid"),
        ("force-boundaries", boundaries(AREAS).replace("51", "NaN"), "British National Grid"),
        ("lsoa-lookup", LOOKUP + "a,b,c,E99,Atlantis\n", "line 2, LAD22CD: 'E99' is no district"),
        ("force-boundaries", "not json", "is not GeoJSON"),
        ("force-boundaries", boundaries(AREAS[:40]), "no boundary, by ONS code, of 3 of the 43"),
        ("weather", "", "No reference table is called 'weather'"),
    ],
)
def test_table_of_another_layout_is_refused_and_nothing_changes(tmp_path, kind, text, says):
    with pytest.raises(BadInput, match=says):
        put(tmp_path, kind, text)
    assert tables(tmp_path) == {}


def test_boundaries_become_outlines_by_slug(tmp_path):
    put(tmp_path, "force-boundaries", boundaries(AREAS), "areas.geojson")
    outlines = content(tmp_path, "force-boundaries")
    assert outlines["kent"]["path"].startswith("M-605 -51000L")
    assert len(outlines) == 43


def test_table_that_was_not_added_says_how_to_add_it(tmp_path):
    with pytest.raises(NotFound, match="frankpledge reference add lsoa-lookup FILE"):
        lsoa_areas(tmp_path)
