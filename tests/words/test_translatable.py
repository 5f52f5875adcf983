"""Every word that a person sees passes through gettext; files not yet done are listed."""

from pathlib import Path

import pytest

from tests.words import code, templates

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "frankpledge"
NOT_YET = Path(__file__).with_name("not_yet.txt")
MOST_NOT_YET = 164  # never raised; lower it whenever a file is done
ROOMS = ("apps", "design", "web")  # where Django is: lower rooms say what, these say how


def untranslated_files():
    """Return the files with a word outside gettext, each with its first such words."""
    found = {}
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*")):
            if "migrations" in path.parts or path.suffix not in (".html", ".py"):
                continue
            reader = templates if path.suffix == ".html" else code
            if words := reader.words_of(path):
                found[str(path.relative_to(ROOT))] = words[:6]
    return found


def listed():
    return NOT_YET.read_text("utf-8").split()


def test_word_outside_gettext_stands_only_in_a_file_that_is_not_yet_done():
    new = {path: words for path, words in untranslated_files().items() if path not in listed()}
    assert new == {}, "write these through gettext ({% translate %}, {% blocktranslate %}, _())"


def test_file_that_is_done_is_no_longer_listed():
    assert sorted(set(listed()) - set(untranslated_files())) == []


def test_list_of_files_not_yet_done_only_shrinks():
    assert len(listed()) <= MOST_NOT_YET


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>{% translate 'Find' %}</p>", []),
        ("<p>Find {{ name }}</p>", ["Find"]),
        ('<a aria-label="Next page" class="big"></a>', ["Next", "page"]),
        ("{% blocktranslate %}All of it{% endblocktranslate %}", []),
        ('{% table caption="Members" %}', ["Members"]),
        ('{% table caption=_("Members") %}', []),
        ("<code>frankpledge ingest</code><svg><title>Mark</title></svg>", []),
        ("{# a note #}{% comment %}also{% endcomment %}<br>1 · 2", []),
        ('<a href="{% url \'home\' %}" title="{{ words }}">{{ words }}</a>', []),
    ],
)
def test_words_of_a_template_are_those_outside_translation_tags(source, words):
    assert templates.untranslated(source) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("CharField(label=_('Name'))", []),
        ("CharField(label='Name')", ["Name"]),
        ("raise BadInput(f'There is no {name}')", ["There is no "]),
        ("raise BadInput(_('There is no %(name)s') % {'name': name})", []),
        ("form.add_error('on', 'It is past')", ["It is past"]),
        ("CharField(error_messages={'required': 'Write it'})", ["Write it"]),
        ("record('question-asked', title='x1')", []),
        ("form_page(request, form, 'Ask', back=back)", ["Ask"]),
    ],
)
def test_literals_of_code_are_those_that_people_read(source, words):
    assert code.untranslated(source) == words
