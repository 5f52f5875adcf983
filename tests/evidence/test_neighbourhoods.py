"""Neighbourhoods: brought in whole or not at all, mirrored from a server, found by place."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from frankpledge.errors import BadInput
from frankpledge.evidence.intake.neighbourhood_fetch import fetch_neighbourhoods
from frankpledge.evidence.intake.neighbourhoods import force_of, import_folder, neighbourhood_at
from tests.api.conftest import PLACES, boundary
from tests.archives import NOON


def written(folder, content=PLACES, drawn=None, force="kent"):
    folder.mkdir(exist_ok=True)
    (folder / f"{force}.json").write_text(json.dumps(content))
    if drawn is not None:
        (folder / f"{force}.geojson").write_text(json.dumps(drawn))
    return folder


def changed(**fields):
    content = json.loads(json.dumps(PLACES))
    content["neighbourhoods"][0] |= fields
    return content


def test_what_is_brought_in_comes_back_and_other_fields_are_left_out(tmp_path):
    content = changed(secret="x", population=None)
    taken = import_folder(tmp_path, written(tmp_path / "in", content, boundary()), NOON)
    assert (taken.neighbourhoods, taken.boundaries) == ({"kent": 1}, {"kent": 1})
    held = force_of(tmp_path, "kent")
    assert held.neighbourhoods["OX1"]["population"] == "0"
    assert "secret" not in held.neighbourhoods["OX1"]
    assert held.facts["id"] == "kent"
    assert force_of(tmp_path, "../kent") is None


@pytest.mark.parametrize(
    ("content", "drawn", "said"),
    [
        ({}, None, r"kent\.json, force: an object"),
        (changed(name=None), None, "neighbourhood 1: name is missing"),
        (changed(name=5), None, "neighbourhood 1, name: 5 is not text"),
        (changed(events=[{"title": "x"}]), None, "events 1: start_date is missing"),
        (changed(centre=None), None, "centre: an object"),
        (changed(links={}), None, "links: a list"),
        (PLACES | {"neighbourhoods": PLACES["neighbourhoods"] * 2}, None, "there twice"),
        (PLACES, boundary("OX9"), "feature 1: 'OX9' is no neighbourhood"),
        (PLACES, boundary(ring=[[51.7, -1.3], [51.7, -1.2], [51.8, -1.2]]), "in the country"),
        (PLACES, boundary(ring=[[1, 51]] * 3), "three corners"),
        (
            PLACES,
            {"features": [{"properties": {"id": "OX1"}, "geometry": {"type": "Point"}}]},
            "a Polygon is wanted",
        ),
    ],
)
def test_a_file_that_is_not_right_says_where_and_nothing_is_brought_in(
    tmp_path, content, drawn, said
):
    folder = written(tmp_path / "in", PLACES, force="essex")
    written(folder, content, drawn)
    with pytest.raises(BadInput, match=said):
        import_folder(tmp_path / "store", folder, NOON)
    assert force_of(tmp_path / "store", "essex") is None


def test_text_that_is_no_json_and_a_folder_without_files_say_so(tmp_path):
    (tmp_path / "kent.json").write_text("{\n  oops")
    with pytest.raises(BadInput, match=r"kent\.json, line 2: not JSON"):
        import_folder(tmp_path / "store", tmp_path, NOON)
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match="holds no file"):
        import_folder(tmp_path / "store", tmp_path / "empty", NOON)


def test_a_ring_that_crosses_itself_still_holds_what_it_encloses(tmp_path):
    bow = [[-1.3, 51.7], [-1.2, 51.8], [-1.2, 51.7], [-1.3, 51.8], [-1.3, 51.7]]
    import_folder(tmp_path, written(tmp_path / "in", PLACES, boundary(ring=bow)), NOON)
    assert neighbourhood_at(tmp_path, 51.75, -1.22) == ("kent", "OX1")
    assert neighbourhood_at(tmp_path, 51.72, -1.25) is None


@contextmanager
def police_uk(answers, missing=()):
    """Serve `answers` by path; what is `missing` is a 404."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            path = self.path.removeprefix("/api/")
            there = path in answers and path not in missing
            body = json.dumps(answers.get(path)).encode() if there else b"{}"
            self.send_response(200 if there else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def answers():
    neighbourhood = dict(PLACES["neighbourhoods"][0])
    parts = {name: neighbourhood.pop(name) for name in ("people", "events", "priorities")}
    ring = [
        {"latitude": "51.7", "longitude": "-1.3"},
        {"latitude": "51.7", "longitude": "-1.2"},
        {"latitude": "51.8", "longitude": "-1.2"},
    ]
    return {
        "forces/kent": PLACES["force"] | {"id": "kent"},
        "forces/kent/people": PLACES["people"],
        "kent/neighbourhoods": [{"id": "OX1", "name": "Oxford Central"}],
        "kent/OX1": neighbourhood,
        "kent/OX1/boundary": ring,
    } | {f"kent/OX1/{name}": value for name, value in parts.items()}


def test_a_force_is_mirrored_and_brought_in(tmp_path):
    done = []
    with police_uk(answers(), missing=("kent/OX1/events",)) as base:
        count = fetch_neighbourhoods(
            "kent",
            tmp_path / "out",
            base_url=base,
            pause=0,
            progress=lambda *step: done.append(step),
        )
    assert (count, done) == (1, [("OX1", 1, 1)])
    import_folder(tmp_path, tmp_path / "out", NOON)
    held = force_of(tmp_path, "kent")
    assert held.neighbourhoods["OX1"]["events"] == []
    assert held.neighbourhoods["OX1"]["priorities"][0]["issue"] == "<p>Bikes</p>"
    assert held.boundaries["OX1"][0] == ["51.7", "-1.3"]
    assert neighbourhood_at(tmp_path, 51.72, -1.21) == ("kent", "OX1")


@pytest.mark.parametrize("missing", ["forces/kent", "kent/OX1"])
def test_a_mirror_that_breaks_off_writes_nothing(tmp_path, missing):
    with police_uk(answers(), missing=(missing,)) as base, pytest.raises(BadInput, match="404"):
        fetch_neighbourhoods("kent", tmp_path / "out", base_url=base, pause=0)
    assert not (tmp_path / "out").exists()


def test_a_server_that_is_not_police_uk_is_told(tmp_path):
    with (
        police_uk(answers() | {"kent/neighbourhoods": {"x": 1}}) as base,
        pytest.raises(BadInput, match="did not answer with a list"),
    ):
        fetch_neighbourhoods("kent", tmp_path / "out", base_url=base, pause=0)
