"""A run in a pseudo-language: a word that stands outside its brackets was never translated."""

import re
from html.parser import HTMLParser

import pytest

from frankpledge.apps.bodies.models import Body
from frankpledge.rules.policing_areas import AREAS
from tests.words.pseudo import CLOSE, OPEN, outside, pseudo_language
from tests.words.templates import NAMES, VISIBLE_ATTRIBUTES
from tests.words.test_translatable import listed

pytestmark = pytest.mark.django_db
WORD = re.compile(r"[^\W\d_]{2,}")
PAGES = ("/find/", "/find/?q=qqqq", "/no-such-page/")
ASKED = {"qqqq"}


class Seen(HTMLParser):
    """What a person sees or hears of a page."""

    def __init__(self):
        super().__init__()
        self.text = []
        self.silent = False

    def handle_starttag(self, tag, attrs):
        self.silent = tag in ("script", "style")
        known = dict(attrs)
        if known.get("name") != "viewport":
            self.text += [known[name] or "" for name in VISIBLE_ATTRIBUTES if name in known]

    def handle_endtag(self, tag):
        self.silent = False

    def handle_data(self, data):
        if not self.silent:
            self.text.append(data)


def is_done(template):
    return not any(path.endswith(f"templates/{template}") for path in listed())


def from_data():
    """Words that are no sentence of ours: names of places and bodies."""
    names = [n for area in AREAS for n in (area.short_name, area.force)]
    return {
        w
        for name in [*names, *Body.objects.values_list("name", flat=True)]
        for w in WORD.findall(name)
    }


@pytest.mark.parametrize("address", PAGES)
def test_no_word_of_a_page_stands_outside_the_pseudo_language(site, small_store, address):
    client = site(small_store)
    with pseudo_language():
        answer = client.get(address)
    names = {template.name for template in answer.templates if template.name}
    assert names
    assert all(is_done(name) for name in names), names
    seen = Seen()
    seen.feed(answer.content.decode())
    text = "\n".join(seen.text)
    assert text.count(OPEN) == text.count(CLOSE) > 10
    known = NAMES | ASKED | from_data()
    assert [word for word in WORD.findall(outside(text)) if word not in known] == []


def test_word_that_is_not_translated_stands_outside():
    assert outside(f"{OPEN}Find{CLOSE} an area {OPEN}a {OPEN}b{CLOSE} c{CLOSE}.") == " an area ."
