"""What the panel's journeys share: the window, a choice by keyboard, what is on the page."""

import re
from datetime import date

from tests.journeys.test_record_journeys import focus

PANEL = "anyshire-police-and-crime-panel"
OFFICE = "police-and-crime-commissioner-for-anyshire"
TODAY = date.today()  # noqa: DTZ011 (the browser and the server are on this machine)


def written(day):
    return f"{day:%d/%m/%Y}"


def window(page):
    """Which of the three windows this is: 0 wide, 1 without scripts, 2 narrow."""
    return 2 if page.viewport_size["width"] < 600 else int(not page.has_script)


def pick(page, number):
    """Reach a group of radio buttons and choose one of them by the arrow keys."""
    focus(page, lambda held: held.get_attribute("type") == "radio")
    page.keyboard.press("Space")
    for _ in range(number):
        page.keyboard.press("ArrowDown")


def choose(page, label, words):
    """Reach a list by its label and choose by typing."""
    field = page.get_by_label(label, exact=True)
    target = field.get_attribute("id")
    focus(page, lambda held: held.get_attribute("id") == target)
    page.keyboard.type(words)
    assert words.lower() in field.evaluate("e => e.options[e.selectedIndex].text").lower()


def main(page):
    return page.locator("main").inner_text()


def reference(page, prefix):
    return re.search(rf"{prefix}-\d{{4}}-\d{{4}}", page.url + main(page))[0]
