"""Which addresses an upgrade must not break, and what they answer to whom.

Read by the version to upgrade from, when it writes the answers, and by the tests, so it imports
nothing that a later version may have renamed.
"""

import csv
from pathlib import Path
from urllib.parse import parse_qsl

from django.db import transaction
from django.test import Client

VISITOR = "visitor"
Table = dict[tuple[str, str], dict[str, int]]  # address and form -> reader -> status
GET = "-"  # stands where a form would be that is posted

# Everybody's pages; {names} are things of the record.
RECORD = """
/ /find/ /find/?q=plan /about-the-data/ /accessibility/ /status.json /robots.txt
/who/ /who/anyshire/ /who/kent/ /who/kent.json /bodies.json /bodies/office/ /people/ann-example/
/bodies/office/due/ /bodies/office/due.csv
/record/ /record/?q=plan /record.csv /feeds/ /feeds/all/all.atom /feeds/body/panel.json
/engagement/ /engagement/home-secretary/ /engagement/home-secretary.csv
/questions/ask/ /questions/ask/anyshire/shoplifting/ /questions/ask/anyshire/easthaven/shoplifting/
/ask/anyshire/shoplifting/ /ask/anyshire/easthaven/shoplifting/
/questions/received/{received}/ /undertakings/ /undertakings.csv
/complain/ /complain/to/office-holder/ /complain/office-holder/ /complain/received/{complaint}/
/panels/ /panels/panel/ /panels/panel/meetings.ics /panels/meetings.ics /panels/panel/members/
/panels/panel/decisions/ /panels/cases/{precept}/
/panels/apply/{recruitment}/ /panels/applied/{application}/
/panels/meetings/{planned}/ask/ /panels/questions/{panel_question}/received/
/account/ /account/login/ /desk/
"""
# Figures, which are the same for everybody.
FIGURES = """
/measures/ /measures/shoplifting/ /measures/shoplifting/compare/
/measures/shoplifting/compare/2025-09/ /measures/shoplifting/compare/2025-09.csv
/alerts/ /alerts.csv /how-to-read-charts/
/forces/anyshire/ /forces/anyshire/crimes.csv
/forces/anyshire/measures/ /forces/anyshire/measures.csv
/forces/anyshire/measures/shoplifting/ /forces/anyshire/measures/shoplifting.svg
/forces/anyshire/districts/easthaven/ /forces/anyshire/districts/easthaven/crimes.csv
/forces/anyshire/districts/easthaven/measures/ /forces/anyshire/districts/easthaven/measures.csv
/forces/anyshire/districts/easthaven/measures/shoplifting/
/forces/anyshire/districts/easthaven/measures/shoplifting.json
"""
# The API's, which knows nobody who has signed in.
API = """
/api /api/ /api/openapi.json /api/forces /api/forces/anyshire /api/forces/anyshire/people
/api/crimes-street-dates /api/crime-last-updated /api/crime-categories?date=2025-09
/api/crimes-street/all-crime?lat=53.62&lng=1.92&date=2025-09
/api/crimes-no-location?category=robbery&force=anyshire&date=2025-09
/api/outcomes-at-location?lat=53.62&lng=1.92&date=2025-09
/api/stops-street?lat=53.62&lng=1.92&date=2025-09 /api/stops-force?force=anyshire&date=2025-09
/api/stops-no-location?force=anyshire&date=2025-09 /api/anyshire/neighbourhoods
/api/v1/ /api/v1/openapi.json /api/v1/measures /api/v1/areas /api/v1/bodies.csv
/api/v1/office-holders /api/v1/coverage?force=anyshire /api/v1/revisions.csv
/api/v1/results?area=anyshire&measure=shoplifting
/api/v1/signals?area=anyshire&measure=shoplifting
/api/v1/results.csv-metadata.json /api/v1/tables /api/v1/tables/street.csv
/api/v1/tables/street.parquet /api/v1/tables/street.csv-metadata.json
"""
MEASURE = "shoplifting"
VALUES = {
    "coverage.csv": "/api/v1/coverage.csv?force=anyshire",
    "measure.csv": f"/api/v1/results.csv?area=anyshire&measure={MEASURE}",
}


def is_same_for_all(address: str) -> bool:
    """Whether a visitor asks for everybody: figures, the API, and what was published."""
    return address in f"{FIGURES}{API}".split() or address.startswith("/record/")


def ask(client: Client, address: str, sent: str) -> int:
    """Return the status of an answer, read to its end; what a form changed is taken back."""
    with transaction.atomic():
        form = None if sent == GET else dict(parse_qsl(sent))
        answer = client.get(address) if form is None else client.post(address, form)
        b"".join(answer)
        transaction.set_rollback(True)
    return answer.status_code


def write(path: Path, table: Table) -> None:
    """Write what each address answers to each reader; empty where it is not asked."""
    readers = list(dict.fromkeys(reader for row in table.values() for reader in row))
    with path.open("w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["address", "sent", *readers])
        for (address, sent), row in table.items():
            rows.writerow([address, sent, *(row.get(reader, "") for reader in readers)])


def read(path: Path) -> Table:
    """Return what `write` wrote."""
    with path.open(newline="") as file:
        return {
            (row.pop("address"), row.pop("sent")): {
                reader: int(status) for reader, status in row.items() if status
            }
            for row in csv.DictReader(file)
        }
