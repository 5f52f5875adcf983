"""Each component by its structure, with hostile words, and where it has nothing to show."""

from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from frankpledge.design.parts import FileRow, Picture, TaskRow, TimelineStep
from frankpledge.web.gallery import gallery, gallery_addresses
from tests.snapshots.tree import parse
from tests.words.pseudo import CLOSE, OPEN, pseudo_language

HOSTILE = "\"'><script>alert(1)</script>"
ROW = '<tbody><tr><th scope="row">A</th><td class="fp-n">1</td></tr></tbody>'


def drawn(source, **values):
    """Return a component as a tree; markup that a browser would have to mend is refused."""
    text = Template("{% load components %}" + source).render(Context(values))
    return parse(text)


def one(tree, name):
    (found,) = tree.find(name)
    return found


def words(tree):
    return " ".join(tree.text.split())


def test_table_scrolls_in_a_region_that_the_keyboard_reaches_and_has_its_caption():
    tree = drawn("{% table caption=caption %}" + ROW + "{% endtable %}", caption="Members")
    region, table = one(tree, "div"), one(tree, "table")
    assert region.attributes["role"] == "region"
    assert region.attributes["tabindex"] == "0"
    assert region.attributes["aria-label"] == "Table: Members"
    assert one(table, "caption").text.strip() == "Members"
    assert one(table, "th").attributes["scope"] == "row"


def test_table_may_have_a_name_of_its_own_and_a_caption_that_is_only_spoken():
    source = "{% table caption='Members' name='Table of people' kind='fp-spoken' %}{% endtable %}"
    tree = drawn(source)
    assert one(tree, "div").attributes["aria-label"] == "Table of people"
    assert one(tree, "table").attributes["class"] == "fp-table fp-spoken"


def test_table_without_caption_or_name_is_refused():
    with pytest.raises(TemplateSyntaxError):
        drawn("{% table %}{% endtable %}")


@pytest.mark.parametrize(("rows", "is_there"), [([], False), (["a"], True), (None, True)])
def test_table_of_nothing_is_a_sentence(rows, is_there):
    source = "{% table caption='A' rows=rows empty='No members.' %}" + ROW + "{% endtable %}"
    tree = drawn(source, rows=rows)
    assert bool(list(tree.find("table"))) is is_there
    assert ("No members." in tree.text) is not is_there


def test_summary_list_pairs_each_term_with_its_value():
    source = (
        "{% summary_list %}{% for term, value in facts %}{% fact term %}{{ value }}{% endfact %}"
        "{% endfor %}{% endsummary_list %}"
    )
    tree = drawn(source, facts=[("Asked", "4 May"), ("Answered", "5 May")])
    (row, other) = one(tree, "dl").find("div")
    assert [part.name for part in row.inside] == ["dt", "dd"]
    assert (words(row), words(other)) == ("Asked4 May", "Answered5 May")
    assert drawn(source, facts=[]).inside == []


TASKS = [
    TaskRow(when="2 days", what="Notify", why="Law", button="Propose", address="/a/", is_late=True),
    TaskRow(when="9 May", what="Answer", button="Draft", address="/b/"),
]


def test_task_list_has_one_button_a_task_named_with_its_task_and_only_the_first_stands_out():
    tree = drawn("{% task_list tasks empty='Nothing.' %}", tasks=TASKS)
    first, second = one(tree, "ul").find("li")
    assert "fp-task--late" in first.attributes["class"]
    assert "class" not in second.attributes
    links = [one(item, "a") for item in (first, second)]
    assert [link.text for link in links] == ["Propose: Notify", "Draft: Answer"]
    assert [link.attributes["href"] for link in links] == ["/a/", "/b/"]
    assert ["secondary" in link.attributes["class"] for link in links] == [False, True]


def test_filters_are_a_form_that_asks_and_says_how_many_are_left():
    tree = drawn(
        "{% filters button='Show' action='/a/' found=1 total=4 %}<input name='q'>{% endfilters %}"
    )
    form = one(tree, "form")
    assert (form.attributes["method"], form.attributes["action"]) == ("get", "/a/")
    assert one(form, "button").attributes["type"] == "submit"
    status = one(tree, "p")
    assert (status.attributes["role"], words(status)) == ("status", "1 of 4")
    assert not list(drawn("{% filters button='Show' %}{% endfilters %}").find("p"))


def pages(number, query=""):
    request = RequestFactory().get(f"/{query}")
    page = Paginator(range(30), 10).page(number)
    return drawn("{% pagination page %}", page=page, request=request)


def test_pagination_links_the_page_before_and_after_and_keeps_what_was_asked():
    tree = pages(2, "?q=a%26b&page=2")
    assert one(tree, "nav").attributes["aria-label"] == "Pages"
    assert words(tree) == "Previous pagePage 2 of 3Next page"
    addresses = [link.attributes["href"] for link in tree.find("a")]
    assert addresses == ["?q=a%26b&page=1", "?q=a%26b&page=3"]


def test_pagination_has_no_link_past_an_end_and_is_none_for_one_page():
    assert [link.attributes["rel"] for link in pages(1).find("a")] == ["next"]
    assert [link.attributes["rel"] for link in pages(3).find("a")] == ["prev"]
    assert drawn("{% pagination page %}", page=Paginator([1], 10).page(1)).inside == []


@pytest.mark.parametrize("tone", ["", "wait", "go", "ok", "late"])
def test_state_says_its_words_and_has_its_tone(tone):
    found = one(drawn("{% state 'Overdue' tone %}", tone=tone), "strong")
    assert found.text == "Overdue"
    assert found.attributes["class"].split()[1:] == ([f"fp-state--{tone}"] if tone else [])


def test_tone_that_is_none_is_refused():
    with pytest.raises(TemplateSyntaxError):
        drawn("{% state 'Overdue' 'red' %}")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("by='Ann'", "Ann"),
        ("by='Ann' where='Kent panel'", "Ann, Kent panel"),
        ("by='Ann' to='the mayor'", "Ann, to the mayor"),
        ("", None),
    ],
)
def test_quote_says_who_said_it_where_and_to_whom(given, said):
    tree = drawn("{% quote " + given + " %}<p>Why?</p>{% endquote %}")
    quote = one(tree, "blockquote")
    assert one(quote, "p").text == "Why?"
    assert [words(found) for found in quote.find("footer")] == ([said] if said else [])


PICTURE = Picture(
    sentence="38 robberies.",
    wide=mark_safe("<svg role='img'><title>Wide</title></svg>"),
    narrow=mark_safe("<svg role='img'><title>Narrow</title></svg>"),
)


def test_figure_has_sentence_both_drawings_table_file_and_source():
    tree = drawn(
        "{% figure picture csv='/a.csv' what='robbery' source='Source: us.' %}"
        "{% table caption='A' %}" + ROW + "{% endtable %}{% endfigure %}",
        picture=PICTURE,
    )
    found = one(tree, "figure")
    assert one(found, "figcaption").text == "38 robberies."
    assert [svg.text for svg in found.find("svg")] == ["Wide", "Narrow"]
    assert list(one(found, "details").find("table"))
    assert one(found, "a").attributes["href"] == "/a.csv"
    assert words(found).endswith("Source: us. Download as CSV: robbery")


@pytest.mark.parametrize("left_out", ["csv", "what", "source"])
def test_figure_without_one_of_its_parts_is_refused(left_out):
    given = {"csv": "'/a'", "what": "'b'", "source": "'c'"}
    del given[left_out]
    parts = " ".join(f"{name}={value}" for name, value in given.items())
    with pytest.raises(TemplateSyntaxError):
        drawn("{% figure picture " + parts + " %}{% endfigure %}", picture=PICTURE)


def test_files_have_format_link_size_and_state():
    rows = [FileRow(format="PDF", title="Report", address="/r/", size="2 pages", state="Ready")]
    item = one(drawn("{% files rows empty='No files.' %}", rows=rows), "li")
    assert one(item, "a").attributes["href"] == "/r/"
    assert words(item) == "PDF Report 2 pages Ready"


def test_timeline_is_ordered_and_each_step_has_day_basis_and_whether_it_was_taken():
    steps = [
        TimelineStep(title="Proposed", on=date(2028, 5, 4), basis="Regulation 3", address="/a/"),
        TimelineStep(title="Report", is_done=False),
    ]
    first, second = one(drawn("{% timeline steps empty='-' %}", steps=steps), "ol").find("li")
    assert one(first, "h3").text.strip() == "Proposed"
    assert one(first, "a").attributes["href"] == "/a/"
    assert one(first, "time").attributes["datetime"] == "2028-05-04"
    assert "Regulation 3" in first.text
    assert first.attributes["class"] == "fp-step--done"
    assert "class" not in second.attributes
    assert not list(second.find("p"))


def test_post_button_is_a_form_of_its_own_with_token_and_fields():
    tree = drawn(
        "{% post_button 'accounts:account' kind='secondary' seen=seen %}"
        "Clear<span class='govuk-visually-hidden'>: q-1</span>{% endpost_button %}",
        csrf_token="token",
        seen="v1",
    )
    form = one(tree, "form")
    assert (form.attributes["method"], form.attributes["action"]) == ("post", "/account/")
    fields = {f.attributes["name"]: f.attributes["value"] for f in form.find("input")}
    assert fields == {"csrfmiddlewaretoken": "token", "seen": "v1"}
    button = one(form, "button")
    assert (button.attributes["type"], words(button)) == ("submit", "Clear: q-1")
    assert "govuk-button--secondary" in button.attributes["class"]


def test_notice_is_read_aloud_only_where_it_says_what_was_done():
    assert "role" not in one(drawn("{% notice %}A{% endnotice %}"), "div").attributes
    said = one(drawn("{% notice is_status=True tone='ok' %}A{% endnotice %}"), "div")
    assert said.attributes["role"] == "status"
    assert "fp-notice--ok" in said.attributes["class"]


def test_warning_is_apart_from_a_notice():
    assert "fp-notice" in one(drawn("{% warning %}A{% endwarning %}"), "div").attributes["class"]


@pytest.mark.parametrize(
    ("sure", "said"),
    [
        ("verified", "Regulation 3."),
        ("partly", "Regulation 3. We have checked this only in part against the law."),
        ("from_memory", "Regulation 3. We have not checked this against the law."),
    ],
)
def test_inset_law_says_its_basis_and_how_sure_we_are(sure, said):
    tree = drawn(
        "{% inset_law basis='Regulation 3' sure=sure address='/law/' %}A{% endinset_law %}",
        sure=sure,
    )
    assert words(one(tree, "p")) == said
    assert one(tree, "a").attributes["href"] == "/law/"


def test_inset_law_does_not_take_a_word_of_its_own_for_how_sure_we_are():
    with pytest.raises(ValueError, match="certain"):
        drawn("{% inset_law basis='Regulation 3' sure='certain' %}A{% endinset_law %}")


def test_day_is_written_for_people_and_for_programs_by_the_clock_of_london():
    late = datetime(2026, 7, 31, 23, 30, tzinfo=UTC)
    found = one(drawn("{% day late %}", late=late), "time")
    assert (found.attributes["datetime"], found.text) == ("2026-08-01", "1 August 2026")
    assert drawn("{% day none %}", none=None).inside == []


@pytest.mark.parametrize("name", ["task_list", "files", "timeline"])
def test_list_of_nothing_is_a_sentence(name):
    tree = drawn("{% " + name + " rows empty='Nothing here.' %}", rows=[])
    assert words(tree) == "Nothing here."
    assert [part.name for part in tree.inside] == ["p"]


@pytest.mark.parametrize(
    "source",
    [
        "{% table caption=bad name=bad kind=bad %}{{ bad }}{% endtable %}",
        "{% table caption=bad rows='' empty=bad %}{% endtable %}",
        "{% summary_list %}{% fact bad %}{{ bad }}{% endfact %}{% endsummary_list %}",
        "{% task_list tasks empty=bad %}{% task_list '' empty=bad %}",
        "{% filters button=bad action=bad found=bad total=bad %}{{ bad }}{% endfilters %}",
        "{% state bad %}",
        "{% quote by=bad where=bad to=bad %}{{ bad }}{% endquote %}",
        "{% figure picture csv=bad what=bad source=bad %}{{ bad }}{% endfigure %}",
        "{% files files empty=bad %}{% files '' empty=bad %}",
        "{% timeline steps empty=bad %}{% timeline '' empty=bad %}",
        "{% post_button 'home' kind=bad field=bad %}{{ bad }}{% endpost_button %}",
        "{% warning %}{{ bad }}{% endwarning %}{% notice %}{{ bad }}{% endnotice %}",
        "{% inset_law basis=bad sure='partly' address=bad %}{{ bad }}{% endinset_law %}",
    ],
)
def test_hostile_words_stay_words(source):
    row = dict.fromkeys(("when", "what", "why", "button", "address"), HOSTILE)
    values = {
        "bad": HOSTILE,
        "tasks": [TaskRow(**row)],
        "picture": Picture(sentence=HOSTILE, wide=HOSTILE, narrow=HOSTILE),
        "files": [FileRow(format=HOSTILE, title=HOSTILE, address=HOSTILE, size=HOSTILE)],
        "steps": [TimelineStep(title=HOSTILE, basis=HOSTILE, words=HOSTILE, address=HOSTILE)],
    }
    text = Template("{% load components %}" + source).render(Context(values))
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    parse(text)  # no attribute was ended by a quotation mark of theirs


@pytest.fixture
def gallery_page(small_store, settings):
    settings.FRANKPLEDGE_STORE = str(small_store.root)
    request = RequestFactory().get("/design/")
    request.user = None
    return lambda: gallery(request).content.decode()


@pytest.mark.django_db
def test_gallery_shows_every_component_once_and_its_ids_differ(gallery_page):
    tree = parse(gallery_page())  # refuses an id that is there twice
    (main,) = tree.find("main")
    shown = [one(heading, "code").text for heading in main.find("h2")]
    names = "table summary_list task_list filters pagination state quote figure files timeline"
    assert shown == [*names.split(), "post_button", "warning", "notice", "inset_law", "day"]
    assert all("scope" in head.attributes for head in main.find("th"))


@pytest.mark.django_db
def test_every_word_of_the_gallery_passes_through_gettext(gallery_page):
    with pseudo_language():
        page = gallery_page()
    (main,) = parse(page).find("main")
    assert main.text.count(OPEN) == main.text.count(CLOSE) > 60
    assert f"{OPEN}Next page{CLOSE}" in main.text


def test_gallery_is_in_the_demonstration_alone():
    assert [str(found.pattern) for found in gallery_addresses(True)] == ["design/"]
    assert gallery_addresses(False) == []
