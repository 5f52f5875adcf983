"""Build the shipped table of populations by year from the public file it was carried over from."""

from pathlib import Path

from frankpledge.evidence.geography.districts import districts, find_district
from tests.verification.districts_from_sources import read

YEARS = tuple(range(2011, 2024))
COLUMNS = ("code", *map(str, YEARS))
# Rows of the file that are sums of others: countries, regions and counties.
SUMS = ("Country", "Region", "County", "Metropolitan County")


def populations(folder: Path) -> list[dict[str, int | str]]:
    """Return a row a district of today: its code, and its residents in the middle of each year."""
    found = {}
    for row in read(folder / "regionalpopulation.csv"):
        district = find_district(row["Name"])
        if row["Geography"] in SUMS or district is None:
            continue
        found[district.code] = {
            "code": district.code,
            **{str(year): round(float(row[f"Mid-{year}"])) for year in YEARS},
        }
    assert set(found) == {district.code for district in districts()}
    return [found[code] for code in sorted(found)]
