"""A register's file: what it says is read, and what no register can be is refused with its line."""

import pytest

from frankpledge.errors import BadInput, NotFound
from frankpledge.rules.registers import (
    FOLDER,
    Exposure,
    FieldKind,
    RegisterField,
    read_register,
    register_table,
)
from frankpledge.rules.registers.beginning import BEGINNING

TEXT = BEGINNING.format(kind="visit", plural="visits", Plural="Visits")


def read(tmp_path, *changes, text=TEXT):
    """Read a file with some of its words changed."""
    for before, after in changes:
        assert text.count(before) >= 1, before
        text = text.replace(before, after, 1)
    path = tmp_path / "visit.toml"
    path.write_text(text, "utf-8")
    return read_register(path)


def test_file_says_fields_states_and_steps(tmp_path):
    table = read(tmp_path)
    assert table.opening == ("title", "on", "note")
    assert table.by_name["on"].kind == FieldKind.DAY
    assert [one.name for one in table.private_fields] == ["note"]
    assert table.workflow.states == ("drafted", "published", "withdrawn")
    assert table.moves["withdraw"].audit == "visit-withdraw"
    assert table.is_published_by == ("publish",)


def test_step_needs_what_a_record_can_be_without():
    table = register_table("decision")
    (asked,) = table.asked_by(table.move("replace"))
    assert (asked.name, asked.is_required) == ("replaced_by", True)
    assert not table.by_name["replaced_by"].is_required


def test_register_that_is_not_there_is_named():
    with pytest.raises(NotFound, match="no register of 'nonsense': decision"):
        register_table("nonsense")


# What is changed, on which line it is told, and with which words.
WRONG = {
    "no TOML": ('title = "Visits"', "title = ", "visit.toml: "),
    "a part is missing": ('label = "Date"\n', "", "line 24: 'label' is missing"),
    "an unknown word": (
        'label = "Date"',
        'label = "Date"\ncolour = "red"',
        "'colour' means nothing",
    ),
    "a word of another kind": (
        "required = false",
        'required = "no"',
        "'required' is true or false",
    ),
    "an unknown kind": ('kind = "day"', 'kind = "date"', "line 24: 'date' is no kind of a field"),
    "an unknown exposure": (
        'exposure = "private"',
        'exposure = "secret"',
        "'secret' is no exposure",
    ),
    "an unknown permission": ('may = "CORRECT"', 'may = "CORECT"', "line 49: 'CORECT' is no name"),
    "who opens is unknown": ('opens = "PUBLISH"', 'opens = "OPEN"', "line 9: 'OPEN' is no name"),
    "nobody keeps it": ('kept_by = ["policing body"]', 'kept_by = ["court"]', "'court' keeps no"),
    "an unknown source": ('source = "sio"', 'source = "nowhere"', "'nowhere' is no source"),
    "a day that is none": (
        'day = "on"',
        'day = "title"',
        "'title' is no public field that is a day",
    ),
    "a private field listed": ('listed = ["on"]', 'listed = ["note"]', "'note' is no public field"),
    "an unknown field asked": (
        'asks = ["title"',
        'asks = ["name", "title"',
        "line 39: asks for 'name'",
    ),
    "no title asked": (
        'asks = ["title", "on", "note"]',
        'asks = ["on", "note"]',
        "asks for no 'title'",
    ),
    "a field twice": ('name = "note"', 'name = "title"', "line 30: 'title' is there twice"),
    "a name that is taken": ('name = "note"', 'name = "state"', "'state' can be no name"),
    "a name that is none": ('name = "note"', 'name = "the note"', "'the note' can be no name"),
    "a field never asked": ('"on", "note"]', '"on"]', "'note' is asked for by no step"),
    "private for ever": ('keep = "6 years after the end"\n', "", "`keep` says when it is erased"),
    "a choice without choices": ('kind = "long"', 'kind = "choice"', "has choices"),
    "an unknown warning": (
        'label = "Date"',
        'label = "Date"\nwarn = "late"',
        "'late' is no warning",
    ),
    "a step that asks for nothing known": (
        'button = "Publish"',
        'button = "Publish"\nasks = ["name"]',
        "asks for 'name', which is no field",
    ),
    "a need not asked for": (
        'button = "Publish"',
        'button = "Publish"\nneeds = ["on"]',
        "needs 'on', which it does not ask for",
    ),
    "a state without a name": ('starts = "drafted"', 'starts = "begun"', "no end is reached"),
    "no end": ('ends = ["withdrawn"]', 'ends = ["gone"]', "no end is reached from 'drafted'"),
    "a public state that is none": (
        'public = ["published"]',
        'public = ["shown"]',
        "'shown' is no state",
    ),
    "an edited state after publishing": (
        'edited = ["drafted"]',
        'edited = ["withdrawn"]',
        "'withdrawn' is no state from before a record is public",
    ),
    "withdrawing to the public": (
        'after = "withdrawn"',
        'after = "published"',
        "leads to a public",
    ),
    "public without what is required": (
        'asks = ["title", "on", "note"]',
        'asks = ["title", "note"]',
        "a record can be public without 'on'",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_file_that_no_register_can_be_is_refused(name, tmp_path):
    before, after, says = WRONG[name]
    more = []
    if name == "public without what is required":
        more = [('button = "Withdraw"', 'button = "Withdraw"\nasks = ["on"]')]
    if 'name = "note"' in before:
        more = [('"note"]', f'"{after[8:-1]}"]')]
    with pytest.raises(BadInput, match="visit.toml") as refused:
        read(tmp_path, (before, after), *more)
    assert says in str(refused.value)


def test_the_line_is_that_of_the_file_whatever_it_begins_with(tmp_path):
    with pytest.raises(BadInput, match="line 25: 'label' is missing"):
        read(tmp_path, ('label = "Date"\n', ""), text=f"\n{TEXT}")


def test_every_way_to_the_public_is_followed_in_whatever_order_its_steps_stand(tmp_path):
    clear = """[[move]]
name = "clear"
button = "Clear"
before = ["drafted"]
after = "cleared"
may = "PUBLISH"

[[move]]
name = "withdraw\""""
    changes = (
        ('before = ["drafted"]', 'before = ["cleared"]'),
        ('[[move]]\nname = "withdraw"', clear),
        ('asks = ["title", "on", "note"]', 'asks = ["title", "note"]'),
        ('button = "Withdraw"', 'button = "Withdraw"\nasks = ["on"]'),
    )
    with pytest.raises(BadInput, match="a record can be public without 'on'"):
        read(tmp_path, *changes)


def test_field_is_required_unless_it_says_not(tmp_path):
    table = read(tmp_path)
    assert table.by_name["on"].is_required
    assert not table.by_name["note"].is_required
    made = RegisterField(name="x", kind=FieldKind.TEXT, label="X", exposure=Exposure.PUBLIC)
    assert made.is_required


def test_clock_agrees_with_the_duty_that_it_proves(tmp_path):
    text = (FOLDER / "decision.toml").read_text("utf-8")
    read(tmp_path, text=text)
    for before, after, says in (
        ("proves = true", "proves = false", "do not agree"),
        ('duty = "si-5d"', 'duty = "si-99"', "'si-99' is no duty"),
        ('starts_on = "decided_on"', 'starts_on = "title"', "'title' is no field that is a day"),
        ('stopped_by = ["publish"]', 'stopped_by = ["stop"]', "'stop' is no move"),
    ):
        with pytest.raises(BadInput) as refused:
            read(tmp_path, (before, after), text=text)
        assert says in str(refused.value)
