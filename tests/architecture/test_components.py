"""Pages are built of the components: what a component draws, no page draws by itself."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMPONENTS = ROOT / "frankpledge" / "design" / "templates" / "design" / "components"
PAGES = {
    str(path.relative_to(ROOT)): path.read_text("utf-8")
    for path in (ROOT / "frankpledge").rglob("*.html")
    if COMPONENTS not in path.parents
}
OWN = {  # markup of a component: where else it may stand, and why
    "<table": {"frankpledge/apps/performance/templates/performance/calendars.html"},  # a calendar
    "<blockquote": set(),
    "govuk-inset-text": set(),
    "govuk-summary-list": {
        "frankpledge/web/templates/web/error.html",  # drawn where nothing else can be
        "frankpledge/apps/performance/templates/performance/measures.html",  # its terms are links
    },
}


@pytest.mark.parametrize("markup", OWN)
def test_markup_of_a_component_stands_in_the_component(markup):
    assert {path for path, text in PAGES.items() if markup in text} == OWN[markup]


def test_every_heading_of_a_table_says_what_it_heads():
    found = [
        (path, tag)
        for path, text in PAGES.items()
        for tag in re.findall(r"<th\b[^>]*>", text)
        if not re.search(r'\bscope="(col|row)(group)?"', tag)
    ]
    assert found == []
