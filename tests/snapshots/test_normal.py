"""What counts as a difference between two pages, and what does not."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import frankpledge.design
from tests.snapshots import kept
from tests.snapshots.crawl import Answer, links
from tests.snapshots.normal import markup, reading, tree_of
from tests.snapshots.tree import BLOCK_CLASSES, ROW_CLASSES, parse

SHEETS = Path(frankpledge.design.__file__).parent / "static" / "design"
ON_ONE_LINE = (
    '<div class="a b"><p>Asked by <a href="/x/">Tom</a>, on 3 May.<ul><li>One<li>Two '
    '<b>bold</b></ul><table><tr><th scope="row">A<td>1<tr><th scope="row">B<td>2</table></div>'
)
ON_MANY_LINES = """
<div
  class="b a">
  <p>
    Asked by
    <a href="/x/">Tom</a>, on 3
    May.
  </p>
  <ul>
    <li>One</li>
    <li>
      Two <b>bold</b>
    </li>
  </ul>
  <table>
    <tr><th scope="row">A</th> <td>1</td></tr>
    <tr>
      <th scope="row">B</th>
      <td>2</td>
    </tr>
  </table>
</div>
"""


def lines(page):
    return list(markup(parse(page)))


def read(page):
    return reading(lines(page))


def test_layout_of_the_source_is_no_difference():
    assert lines(ON_ONE_LINE) == lines(ON_MANY_LINES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>word <a href='/'>link</a></p>", "<p>word<a href='/'>link</a></p>"),
        ("<p>word <a href='/'>link</a></p>", "<p>word\n<a href='/'> link</a>s</p>"),
        ("<p><a href='/'>link</a>, and</p>", "<p><a href='/'>link</a> , and</p>"),
        ("<p><a href='/'>link</a>.</p>", "<p><a href='/'>link</a>\n.</p>"),
        ("<p><span>a</span><span>b</span></p>", "<p><span>a</span> <span>b</span></p>"),
        ("<button>A</button><button>B</button>", "<button>A</button> <button>B</button>"),
        ("<label><input name='a'>A</label>", "<label><input name='a'> A</label>"),
        ("<p>a<b> b</b></p>", "<p>a<b>b</b></p>"),
        ("<textarea name='a'>a</textarea>", "<textarea name='a'> a</textarea>"),
        ("<pre>a\n  b</pre>", "<pre>a b</pre>"),
        ("<p>a\N{NO-BREAK SPACE}b</p>", "<p>a b</p>"),
    ],
)
def test_space_that_shows_is_a_difference_in_both_strengths(one, other):
    assert lines(one) != lines(other)
    assert " ".join(read(one)) != " ".join(read(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a</p><p>b</p>", " <p> a </p>\n<p>\nb</p> "),
        ("<p>a<br>b</p>", "<p>a <br> b</p>"),
        ("<p>a  <b> b</b></p>", "<p>a <b>b</b></p>"),
        ("<p>a <b>b</b></p>", "<p>a <b>b </b> </p>"),
        ("<td><a href='/'>a</a></td>", "<td> <a href='/'> a </a> </td>"),
        ("<button>A</button>", "<button>\n A\n</button>"),
        ("<select><option>A<option>B</select>", "<select> <option>A</option> <option>B </select>"),
        ("<p>a<!-- why -->b</p>", "<p>ab</p>"),
        (
            "<label class='a govuk-label'>A</label><input name='a'>",
            "<label class='a govuk-label'> A </label>\n<input name='a'>",
        ),
        (
            "<div class='fp-buttons'><a href='/'>A</a><button>B</button></div>",
            "<div class='fp-buttons'> <a href='/'> A </a> <button>B</button></div>",
        ),
        ("<input type=hidden name=a><p>b</p>", " <input name='a' type='hidden'> <p>b</p>"),
    ],
)
def test_space_that_does_not_show_is_none(one, other):
    assert lines(one) == lines(other)


@pytest.mark.parametrize(("names", "display"), [(BLOCK_CLASSES, "block"), (ROW_CLASSES, "flex")])
def test_what_is_taken_for_laid_out_is_so_in_our_style_sheets(names, display):
    text = "".join(sheet.read_text("utf-8") for sheet in SHEETS.glob("*.css"))
    for name in names:
        assert re.search(rf"\.{name} {{[^}}]*display: {display};", text), name


def test_a_class_is_a_difference_of_markup_alone():
    one, other = '<p class="old">Words <b>here</b></p>', '<div id="x">Words <b>here</b></div>'
    assert lines(one) != lines(other)
    assert read(one) == read(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>One word</p>", "<p>One other</p>"),
        ('<a href="/a/">A</a>', '<a href="/b/">A</a>'),
        ('<input name="a">', '<input name="b">'),
        ('<input type="hidden" name="a" value="1">', '<input type="hidden" name="a" value="2">'),
        ('<form method="post" action="/a/"></form>', '<form method="post" action="/b/"></form>'),
        ("<button>Send</button>", "<button>Save</button>"),
        ('<button name="do" value="a">Do</button>', '<button name="do" value="b">Do</button>'),
        ('<select><option value="1">A</select>', '<select><option selected value="1">A</select>'),
        ('<nav aria-label="Site"></nav>', '<nav aria-label="Pages"></nav>'),
        ("<title>A</title>", "<title>B</title>"),
        ("<svg><title>A chart</title></svg>", "<svg><title>A map</title></svg>"),
    ],
)
def test_what_a_person_reads_or_uses_is_a_difference_of_text(one, other):
    assert read(one) != read(other)


def test_a_drawing_is_kept_as_its_digest_and_its_title():
    one, other = (f'<svg role="img"><title>T</title><path d="M0 {y}"/></svg>' for y in (1, 2))
    assert len(lines(one)) == 1
    assert 'title="T"' in lines(one)[0]
    assert lines(one) != lines(other)
    assert read(one) == read(other)


def test_token_of_a_form_is_no_difference():
    one, other = (f'<input name="csrfmiddlewaretoken" value="{n}">' for n in (1, 2))
    assert lines(one) == lines(other)


@pytest.mark.parametrize(
    "broken", ["<div><p>a</div></div>", "<div><span>a</div>", "<b>a", '<p id="a" id="b">', "<b/>"]
)
def test_markup_that_a_browser_would_have_to_mend_is_refused(broken):
    with pytest.raises(ValueError, match="<"):
        parse(broken)


@given(st.text(), st.text(), st.text())
def test_lines_say_the_whole_tree(word, value, typed):
    tree = parse("<p>a<b>b</b> <textarea></textarea><br></p>")
    (paragraph,) = tree.inside
    paragraph.attributes["title"] = value
    paragraph.inside[0] = word.replace("\r", "") or "a"
    next(paragraph.find("textarea")).inside = [typed.replace("\r", "") or "a"]
    again = tree_of(markup(tree))
    assert next(again.find("textarea")).text == next(tree.find("textarea")).text
    assert list(markup(again)) == list(markup(tree))


PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>T</title><link rel='icon' href='/i'></head>"
    "<body><header>Name {1}</header><div><main><p>{0}</p></main></div></body></html>"
)


def answer(address, words="Words", name="", **facts):
    given = {"status": 200, "content_type": "text/html", "text": PAGE.format(words, name)}
    return Answer(address=address, **given | facts)


def test_what_is_around_every_page_is_kept_once():
    found = kept.take([answer("/a/"), answer("/b/"), answer("/c/", name="of another")])
    assert "Name" in str(found[kept.EVERY_PAGE].lines)
    assert "Name" not in str(found["/a/"].lines)
    assert "Name of another" in str(found["/c/"].lines)


def test_snapshots_are_read_as_they_were_written(tmp_path):
    some = kept.take(
        [
            answer("/", "<b>One</b>"),
            answer("/nowhere/", status=404, text="", content_type=""),
            answer("/a.csv", text="a,b\n\n1,2", content_type="text/csv"),
            answer("/api", text='{"a": [1]}', content_type="application/json"),
        ]
    )
    others = kept.take([answer("/", "<b>Two</b>"), answer("/a/", status=302, leads_to="/b/")])
    snapshots = kept.by_address({"not signed in": some, "a member": others, "a clerk": others})
    kept.write(snapshots, tmp_path)
    assert kept.read(tmp_path) == snapshots


def test_differences_name_the_address_who_gets_it_and_the_line():
    before = kept.by_address({"a": kept.take([answer("/"), answer("/gone/")])})
    after = kept.by_address({"a": kept.take([answer("/", "Other"), answer("/new/")])})
    home, gone, new = kept.differences(before, after, text=True)
    assert home.startswith("/ (a)\n")
    assert "\n-Words\n+Other" in home
    assert gone == "/gone/ (a): is no longer reached"
    assert new == "/new/ (a): was not there before"


def test_links_of_a_page_are_this_sites_and_absolute():
    page = "<a href='../b/?q=1#part'>b</a><a href='https://example.org/'>c</a><a href='#d'>d</a>"
    assert links(answer("/a/", page)) == ["/b/?q=1", "/a/", "/i"]
