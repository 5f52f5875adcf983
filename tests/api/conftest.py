"""A store with every kind of row, indexed and served."""

import json
import threading
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application

from frankpledge.evidence.index.build import build
from frankpledge.evidence.intake.neighbourhoods import import_folder
from frankpledge.evidence.intake.synthetic import write_archive
from frankpledge.evidence.store.releases import Store
from tests.archives import NOON, SMALL, STOPS, STREET, load, street, write
from tests.once import copied, made_once

A, B, C, D, E = (letter * 64 for letter in "abcde")
OXFORD = ("-1.257726", "51.752021")
NEAR_OXFORD = ("-1.260000", "51.753000")
TWO_MILES_OFF = ("-1.257726", "51.781000")
CANTERBURY = ("1.078900", "51.280200")
OUTCOMES = STREET.replace("Crime type,Last outcome category,Context", "Outcome type")


def row(identity, kind, outcome, place=OXFORD, name="High Street", month="2025-02", force="TVP"):
    where = f"{place[0]},{place[1]},On or near {name},E01028513,Oxford 005A"
    if place is None:
        where = ",,No Location,,"
    return f"{identity},{month},{force},{force},{where},{kind},{outcome},"


def nowhere(identity, kind, outcome, month="2025-02"):
    return f"{identity},{month},TVP,TVP,,,No Location,,,{kind},{outcome},"


def outcome(identity, words, month="2025-02", place=OXFORD):
    where = f"{place[0]},{place[1]},On or near High Street,E01028513,Oxford 005A"
    return f"{identity},{month},TVP,TVP,{where},{words}"


STREET_ROWS = {
    "2025-01/2025-01-thames-valley-street.csv": [
        row(C, "Burglary", "Unable to prosecute suspect", month="2025-01"),
    ],
    "2025-02/2025-02-thames-valley-street.csv": [
        row(A, "Violence and sexual offences", "Local resolution"),
        row(B, "Burglary", "Under investigation", NEAR_OXFORD, 'Say "Lane"'),
        row(D, "Drugs", "Offender given a caution", TWO_MILES_OFF),
        row("", "Anti-social behaviour", ""),
        row("", "Anti-social behaviour", ""),
        nowhere(E, "Robbery", "Under investigation"),
    ],
    "2025-02/2025-02-btp-street.csv": [row("", "Other theft", "", force="BTP")],
    "2025-02/2025-02-kent-street.csv": [
        row("f" * 64, "Shoplifting", "Under investigation", CANTERBURY, force="Kent Police")
    ],
    "2025-03/2025-03-kent-street.csv": [
        row("9" * 64, "Shoplifting", "Under investigation", CANTERBURY, month="2025-03")
    ],
}
OUTCOME_ROWS = {
    "2025-02/2025-02-thames-valley-outcomes.csv": [
        outcome(A, "Local resolution"),
        outcome(C, "Unable to prosecute suspect"),
        outcome("7" * 64, "Suspect charged"),
    ]
}
STOP_ROWS = {
    "2025-02/2025-02-thames-valley-stop-and-search.csv": [
        (
            f"Person search,2025-02-03T10:11:00+00:00,True,Op Night,{OXFORD[1]},{OXFORD[0]},Male,"
            "18-24,White,White,Misuse of Drugs Act 1971 (section 23),Controlled drugs,Arrest,True,False"
        ),
        (
            f"Vehicle search,2025-02-04T00:00:00+00:00,,,{OXFORD[1]},{OXFORD[0]},,,,,,,"
            "A no further action disposal,,"
        ),
        "Person and Vehicle search,2025-02-05T00:00:00+00:00,False,,,,Female,over 34,,Black,,,,,",
    ]
}
PLACES = {
    "force": {
        "name": "Thames Valley Police",
        "description": None,
        "url": "https://tvp.example/",
        "telephone": "101",
        "engagement_methods": [
            {"url": "https://tvp.example/x", "type": "web", "description": None, "title": "web"}
        ],
    },
    "people": [{"name": "A Chief", "rank": "Chief Constable", "bio": None, "contact_details": {}}],
    "neighbourhoods": [
        {
            "id": "OX1",
            "name": "Oxford Central",
            "description": "<p>The centre</p>",
            "url_force": "https://tvp.example/ox1",
            "population": "0",
            "contact_details": {"email": "ox1@tvp.example"},
            "centre": {"latitude": "51.752", "longitude": "-1.2577"},
            "links": [{"url": "https://o.example/", "title": "Council", "description": "It"}],
            "locations": [
                {
                    "name": "Station",
                    "type": "station",
                    "address": "1 Road",
                    "postcode": "OX1 1AA",
                    "telephone": "101",
                    "latitude": "51.7",
                    "longitude": "-1.2",
                    "description": "x",
                }
            ],
            "people": [{"name": "B", "rank": "PC", "bio": None, "contact_details": {}}],
            "events": [
                {
                    "title": "Drop-in",
                    "description": None,
                    "address": "1 Road",
                    "type": "meeting",
                    "contact_details": {},
                    "start_date": "2025-03-01T10:00:00",
                    "end_date": "2025-03-01T11:00:00",
                }
            ],
            "priorities": [
                {
                    "issue": "<p>Bikes</p>",
                    "issue-date": "2025-01-02T00:00:00",
                    "action": None,
                    "action-date": None,
                }
            ],
        }
    ],
}
RING = [[-1.3, 51.7], [-1.2, 51.7], [-1.2, 51.8], [-1.3, 51.8], [-1.3, 51.7]]


def boundary(identity="OX1", ring=RING):
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"id": identity}, "geometry": geometry}],
    }


@pytest.fixture(scope="session")
def places_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("places")
    (folder / "thames-valley.json").write_text(json.dumps(PLACES))
    (folder / "thames-valley.geojson").write_text(json.dumps(boundary()))
    return folder


@pytest.fixture(scope="session")
def api_store(tmp_path_factory, places_folder) -> Store:
    """A small store with every kind of row; never written to by a test."""

    def make(folder: Path) -> None:
        files = folder / "files"
        for named, header in ((STREET_ROWS, STREET), (OUTCOME_ROWS, OUTCOMES), (STOP_ROWS, STOPS)):
            for name, rows in named.items():
                write(files, name, street(rows, header))
        gap = replace(SMALL, rows_a_month=1200, partial={"2024-10": 0.5})
        list(write_archive(files, [gap], "2024-02", "2025-06"))
        store = Store(folder / "store")
        load(store, files)
        build(store, progress=lambda _name, _steps: None)
        import_folder(store.root, places_folder, NOON)

    made = made_once(tmp_path_factory, "api", make)
    return Store(copied(made / "store", tmp_path_factory.mktemp("api")))


@pytest.fixture
def api(settings, client, api_store):
    """A client of the served store, without a limit."""
    settings.FRANKPLEDGE_API_LIMIT = (0, 1)
    with serving(settings, api_store):
        yield client


@contextmanager
def serving(settings, store: Store):
    settings.FRANKPLEDGE_STORE = str(store.root)
    yield


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@contextmanager
def listening():
    """Serve the site on a free port of this machine; yield the API's address."""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
