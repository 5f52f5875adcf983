"""Every page in each window: it fits, has one heading, and axe finds nothing."""

import pytest

from tests.journeys.panel_steps import OFFICE, PANEL, TODAY
from tests.journeys.test_journeys import AXE, RULES
from tests.journeys.test_record_journeys import COOKIES, sign_in

pytestmark = pytest.mark.journey

PUBLIC = (
    "/",
    "/find/?q=oxford",
    "/find/?q=zzz",
    "/forces/anyshire/",
    "/forces/anyshire/?all&kind=Drugs",
    "/forces/greater-manchester/",
    "/forces/anyshire/districts/easthaven/",
    "/about-the-data/",
    "/accessibility/",
    "/nowhere/",
    "/measures/",
    "/measures/shoplifting/",
    "/measures/shoplifting/compare/2025-09/",
    "/forces/anyshire/measures/",
    "/forces/anyshire/measures/shoplifting/",
    "/forces/anyshire/measures/shoplifting/?like-months",
    "/forces/anyshire/districts/easthaven/measures/positive_outcome_rate/",
    "/alerts/",
    "/alerts/?area=anyshire&budget=1",
    "/how-to-read-charts/",
    "/who/",
    "/who/thames-valley/?on=2017-11-24",
    "/people/amber-rudd/",
    "/bodies/police-and-crime-commissioner-for-anyshire/",
    "/bodies/police-and-crime-commissioner-for-anyshire/due/",
    "/record/",
    "/record/?q=extradition",
    "/record/q-2026-0001/",
    "/record/s-2026-0001/",
    "/feeds/",
    "/engagement/",
    "/engagement/home-secretary/?from=2016-07",
    "/undertakings/",
    "/questions/ask/",
    "/questions/ask/anyshire/shoplifting/",
    "/account/login/",
    "/account/password/reset/",
    "/record/?q=minister",
    "/record/rp-2026-0001/",
    "/who/greater-manchester/",
    "/engagement/home-secretary/",
    "/bodies/police-and-crime-commissioner-for-thames-valley/",
    "/people/anthony-stansfeld/",
    "/no-such-page/",
    f"/panels/{PANEL}/",
    f"/panels/{PANEL}/members/",
    f"/panels/{PANEL}/decisions/",
    "/panels/cases/pc-2026-0001/",
    "/record/m-2026-0002/",
    "/record/minutes-m-2026-0001/",
    f"/record/?about=body/{PANEL}",
    f"/bodies/{PANEL}/",
    "/complain/",
    "/complain/office-holder/",
    "/design/",
    "/decisions/",
    f"/decisions/?body={OFFICE}&subject=grant",
    "/record/d-2026-0003/",
)
OF_THE_OFFICE = (
    "/desk/",
    "/desk/setup/",
    "/desk/ask/",
    f"/desk/{OFFICE}/record-question/",
    f"/desk/{OFFICE}/undertake/",
    f"/desk/{OFFICE}/statement/",
    f"/desk/{OFFICE}/engagement/",
    f"/desk/{OFFICE}/reports/",
    f"/desk/{OFFICE}/reports/new/",
    f"/desk/{OFFICE}/plans/",
    f"/bodies/{OFFICE}/due/",
    f"/desk/{OFFICE}/decisions/",
    f"/desk/{OFFICE}/decisions/new/",
    f"/desk/{OFFICE}/decisions/import/",
    f"/desk/{OFFICE}/decisions/import/1/",
    "/desk/decisions/d-2026-0007/",
    "/account/",
    "/account/2fa/",
    "/account/sessions/",
    "/account/email/",
    "/account/password/change/",
    "/account/logout/",
)
OF_THE_PANEL = (
    f"/desk/{PANEL}/meetings/",
    f"/desk/{PANEL}/members/",
    f"/desk/{PANEL}/cases/",
    f"/desk/{PANEL}/briefing/",
    f"/desk/{PANEL}/annual-report/",
    f"/desk/{PANEL}/library/",
    f"/desk/{PANEL}/vacancies/",
    "/desk/calendar/",
    "/desk/meetings/m-2026-0002/",
    "/desk/meetings/m-2026-0002/pack/",
    "/desk/meetings/m-2026-0002/cancel/",
    "/desk/cases/pc-2026-0001/",
    *(
        f"/desk/{PANEL}/cases/open/{kind}/"
        for kind in ("precept", "requirement", "suspension", "acting")
    ),
)
READERS = {"": PUBLIC, "office editor": OF_THE_OFFICE, "panel support": OF_THE_PANEL}
NOT_FOUND = ("/nowhere/", "/no-such-page/")
WINDOWS = {"wide": (1280, True), "narrow": (320, True), "no-script": (1280, False)}


@pytest.fixture(params=WINDOWS.values(), ids=WINDOWS)
def window(request, browser, address):
    """An empty page in a window, and what it asked other sites for."""
    width, has_script = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        java_script_enabled=has_script,
        bypass_csp=has_script,  # so that nothing but the page itself keeps other sites out
    )
    opened = context.new_page()
    opened.has_script = has_script
    opened.asked_outside = []
    opened.on("request", lambda asked: _note(opened, asked.url, address))
    yield opened
    context.close()


def _note(opened, url, address):
    if not url.startswith((address, "data:")):
        opened.asked_outside.append(url)


def be(reader, page, address):
    """Be somebody of a role; who has signed in before keeps the cookie of that time."""
    if reader in COOKIES:
        page.context.add_cookies(COOKIES[reader])
    elif reader:
        sign_in(page, address, reader)


@pytest.mark.parametrize(
    ("reader", "path"), [(reader, path) for reader, paths in READERS.items() for path in paths]
)
def test_page_is_clean_and_fits_its_window(window, address, reader, path):
    be(reader, window, address)
    answer = window.goto(address + path.replace("-2026-", f"-{TODAY.year}-"))
    assert answer.status == (404 if path in NOT_FOUND else 200)
    assert window.locator("h1").count() == 1
    check_width(window)
    if window.has_script:
        for summary in window.locator("summary").all():
            summary.click()
        check_width(window)
        window.evaluate(AXE)
        found = window.evaluate("rules => axe.run({runOnly: {type: 'tag', values: rules}})", RULES)
        said = [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found["violations"]]
        assert said == []
    assert window.asked_outside == []


def check_width(page):
    """The document itself does not scroll sideways; wide tables scroll within themselves."""
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("html").bounding_box()["width"] <= width
    for part in ("header", "main", "footer", "h1"):
        box = page.locator(part).first.bounding_box()
        assert box["x"] + box["width"] <= width + 0.5, part
