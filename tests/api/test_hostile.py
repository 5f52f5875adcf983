"""What is asked badly is refused at once, with words; nothing is ever a fault of ours."""

import math

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frankpledge.api.police_uk import answering

OXFORD = {"lat": "51.752", "lng": "-1.2577"}
SQL = "' or 1=1; drop table x; --"


def ring(count, *, radius=0.01):
    return ":".join(
        f"{51.75 + radius * math.cos(6.28 * n / count):.6f},"
        f"{-1.25 + radius * math.sin(6.28 * n / count):.6f}"
        for n in range(count)
    )


@pytest.mark.parametrize(
    ("path", "query", "said"),
    [
        ("crimes-street/all-crime", {}, "give a place"),
        ("crimes-street/all-crime", {"lat": "51"}, "lng is not given"),
        ("crimes-street/all-crime", {"lat": "nan", "lng": "1"}, "lat"),
        ("crimes-street/all-crime", {"lat": "inf", "lng": "1"}, "lat"),
        ("crimes-street/all-crime", {"lat": "1e308", "lng": "1"}, "lat"),
        ("crimes-street/all-crime", {"lat": "91", "lng": "1"}, "-90 to 90"),
        ("crimes-street/all-crime", {"lat": "٥١", "lng": "1"}, "lat"),
        ("crimes-street/all-crime", {"lat": SQL, "lng": SQL}, "lat"),
        ("crimes-street/all-crime", OXFORD | {"poly": "1,1:2,2:3,1"}, "not both"),
        ("crimes-street/all-crime", OXFORD | {"date": "2025-13"}, "not a month"),
        ("crimes-street/all-crime", OXFORD | {"date": "999999999-01"}, "not a month"),
        ("crimes-street/all-crime", OXFORD | {"date": "2999-01"}, "not a month of police.uk"),
        ("crimes-street/all-crime", OXFORD | {"date": "0001-01"}, "not a month of police.uk"),
        ("crimes-street/all-crime", OXFORD | {"date": SQL}, "not a month"),
        ("crimes-street/all-crime", {"poly": "51,0:52,1:51,1:52,0"}, "cross"),
        ("crimes-street/all-crime", {"poly": "51,0:52,1"}, "three"),
        ("crimes-street/all-crime", {"poly": "51,0:52,1:x,y"}, "corner 3"),
        ("crimes-street/all-crime", {"poly": ":::"}, "corner 1"),
        ("crimes-at-location", {"location_id": "-1"}, "whole number"),
        ("crimes-at-location", {"location_id": SQL}, "whole number"),
        ("crimes-at-location", {}, "lat is not given"),
        ("crimes-no-location", {"category": "all-crime"}, "force is not given"),
        ("stops-at-location", {}, "location_id is not given"),
        ("locate-neighbourhood", {"q": "51"}, "latitude,longitude"),
        ("locate-neighbourhood", {}, "latitude,longitude"),
    ],
)
def test_bad_parameters_are_refused_in_words(api, path, query, said):
    response = api.get(f"/api/{path}", query)
    assert response.status_code == 400
    assert said in response.json()["error"]


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("crimes-street/nonsense", OXFORD),
        (f"crimes-street/{'x' * 500}", OXFORD),
        ("crimes-at-location", {"location_id": "883345"}),
        ("crimes-at-location", {"location_id": "9" * 18}),
        ("crimes-no-location", {"category": "all-crime", "force": "nowhere"}),
        ("stops-force", {"force": SQL}),
        ("forces/nowhere", {}),
        ("nowhere/neighbourhoods", {}),
        ("thames-valley/neighbourhoods/x/y/z", {}),
        ("thames-valley/..%2f..%2fetc", {}),
        ("outcomes-for-crime/x", {}),
        (f"outcomes-for-crime/{'g' * 64}", {}),
        ("nothing", {}),
        ("v1/nothing", {}),
    ],
)
def test_what_is_not_there_is_404_in_json(api, path, query):
    response = api.get(f"/api/{path}", query)
    assert response.status_code in (400, 404)
    assert response.json()["error"]


def test_a_name_given_twice_is_refused(api):
    response = api.get("/api/crimes-street/all-crime?lat=51&lat=52&lng=1")
    assert (response.status_code, response.json()["error"]) == (
        400,
        "lat is given more than once; give it once",
    )
    response = api.post("/api/crimes-street/all-crime?date=2025-02", {"date": "2025-01", **OXFORD})
    assert response.status_code == 400


def test_an_address_of_4094_characters_is_answered_and_one_more_is_not(api):
    def asked(length):
        head = "/api/crimes-street/all-crime?date=2025-02&lat=51.752&lng=-1.2577&pad="
        return api.get(head + "x" * (length - len(head)))

    assert asked(4_094).status_code == 200
    assert asked(4_095).status_code == 400
    assert "POST" in asked(4_095).json()["error"]


def test_a_polygon_of_very_many_corners_is_refused_before_it_is_read(api):
    response = api.post("/api/crimes-street/all-crime", {"poly": ring(100_000)})
    assert response.status_code == 413
    response = api.post("/api/crimes-street/all-crime", {"poly": ring(5_500)})
    assert (response.status_code, "5,000" in response.json()["error"]) == (400, True)
    response = api.post("/api/crimes-street/all-crime", {"poly": ring(2_000), "date": "2025-02"})
    assert response.status_code == 200


def test_ten_thousand_in_an_area_are_answered_and_one_more_is_503(api, monkeypatch):
    area = {"poly": "51.7,-1.3:51.8,-1.3:51.8,-1.2:51.7,-1.2", "date": "2025-02"}
    assert answering.MOST_IN_AN_AREA == 10_000
    monkeypatch.setattr(answering, "MOST_IN_AN_AREA", 6)
    assert len(api.get("/api/crimes-street/all-crime", area).json()) == 6
    monkeypatch.setattr(answering, "MOST_IN_AN_AREA", 5)
    response = api.get("/api/crimes-street/all-crime", area)
    assert (response.status_code, "6 lie in this area" in response.json()["error"]) == (503, True)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe\x00", "multipart/form-data; boundary=x"),
        (b"--x\r\nbroken", "multipart/form-data"),
        (b"a=1&" * 3_000, "application/x-www-form-urlencoded"),
        (b"lat=%ff%fe&lng=1", "application/x-www-form-urlencoded; charset=utf-16"),
        (b'{"lat": 51}', "application/json"),
        (b"", "text/plain"),
    ],
)
def test_a_body_that_is_no_form_is_refused(api, body, kind):
    response = api.post("/api/crimes-street/all-crime", body, content_type=kind)
    assert (response.status_code, bool(response.json()["error"])) == (400, True)


def test_a_host_that_is_not_ours_is_refused(api):
    response = api.get("/api/crimes-street/all-crime", OXFORD, headers={"Host": "evil.example"})
    assert (response.status_code, bool(response.json()["error"])) == (400, True)


def test_a_client_that_has_no_month_may_say_undefined(api):
    response = api.get("/api/crimes-street/all-crime", OXFORD | {"date": "undefined"})
    assert (response.status_code, response["X-Data-Month"]) == (200, "2025-06")


def test_other_methods_are_refused_in_json(api):
    for send in (api.put, api.delete, api.patch):
        response = send("/api/forces")
        assert (response.status_code, "error" in response.json()) == (405, True)
    assert api.post("/api/forces").status_code == 405
    # Nobody has a form of ours to send here, and none is asked for.
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/api").status_code == 405
    assert strict.post("/api/nothing/at/all/there").status_code == 404
    assert strict.post("/api/crimes-street/all-crime", OXFORD).status_code == 200


def test_a_redirect_keeps_the_method(api, settings):
    response = api.post("/api/crimes-street/all-crime/?x=1", OXFORD)
    assert (response.status_code, response["Location"]) == (308, "/api/crimes-street/all-crime?x=1")
    settings.FRANKPLEDGE_HTTPS_ONLY = True
    response = api.post("/api/crimes-street/all-crime", OXFORD)
    assert response.status_code == 308
    assert response["Location"].startswith("https://")


def test_other_sites_may_read(api):
    response = api.get("/api/forces")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "X-Data-Coverage" in response["Access-Control-Expose-Headers"]
    asked = api.options("/api/crimes-street/all-crime")
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (
        204,
        "GET, HEAD, POST, OPTIONS",
    )
    head = api.head("/api/forces")
    assert (head.status_code, head.content) == (200, b"")
    assert int(head["Content-Length"]) == len(response.content)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(
        [
            "crimes-street/all-crime",
            "outcomes-at-location",
            "crimes-at-location",
            "stops-street",
            "crimes-no-location",
            "stops-force",
            "locate-neighbourhood",
        ]
    ),
    query=st.dictionaries(
        st.sampled_from(["lat", "lng", "poly", "date", "location_id", "force", "category", "q"]),
        st.one_of(
            st.text(max_size=40),
            st.floats().map(str),
            st.sampled_from(["2025-02", "51.752", "-1.2577", "thames-valley", "all-crime"]),
            st.lists(st.tuples(st.floats(-95, 95), st.floats(-185, 185)), max_size=8).map(
                lambda corners: ":".join(f"{a},{b}" for a, b in corners)
            ),
        ),
    ),
)
def test_whatever_is_asked_is_answered_without_a_fault(api, path, query):
    response = api.get(f"/api/{path}", query)
    assert response.status_code in (200, 400, 404, 503), response.content
    if response.status_code != 200:
        assert response.json()["error"]
