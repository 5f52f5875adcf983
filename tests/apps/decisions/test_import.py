"""A file taken in: what is wrong with it, all or nothing, the same again, undone."""

from datetime import timedelta
from decimal import Decimal

import pytest

from frankpledge.apps.decisions.models import Decision
from frankpledge.apps.decisions.register import DECISIONS
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.registers.actions.exporting import export_records
from frankpledge.apps.registers.actions.importing import (
    apply_file,
    cancel_file,
    check_taken,
    remember_headings,
    step_all,
    take_file,
    undo_file,
)
from frankpledge.apps.registers.actions.records import edit_record, move_record
from frankpledge.apps.registers.models import FileState, Heading, Party, Step, TakenIn
from frankpledge.errors import BadInput, NotAllowed, NotFound, RoleNeeded
from tests import factories
from tests.apps.decisions.conftest import HEADINGS, ROW, as_csv, row
from tests.apps.decisions.sheets import as_ods, as_xlsx
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LATER = NOW + timedelta(days=2)
ANOTHER = {"Ref": "7/2", "Decision": "Sale of a station", "Value": "at least £400,000"}


@pytest.fixture
def take(office, editor):
    """Return a function that keeps a file as a preview."""

    def taken(content, name="decisions.csv", at=NOW):
        return take_file(DECISIONS, office, name, content, by=editor, at=at)

    return taken


@pytest.fixture
def applied(take, office, editor):
    """Return a function that takes a file in."""

    def apply(content, name="decisions.csv", at=NOW, **more):
        kept = take(content, name, at)
        stamp = check_taken(DECISIONS, kept, at).stamp
        return apply_file(DECISIONS, office, kept.pk, stamp, by=editor, at=at, **more)

    return apply


def check(taken, at=NOW):
    return check_taken(DECISIONS, taken, at)


def test_rows_become_drafts_with_what_they_say(applied, office):
    applied(as_csv(row(), row(ANOTHER)))
    first, second = Decision.objects.filter(owner=office).order_by("reference")
    assert (first.identifier, first.title, first.state) == ("7/1", "Lease of a station", "drafted")
    assert (first.subject, first.decided_on.isoformat()) == ("estate", "2026-11-20")
    assert (second.value, second.value_at_least) == (None, Decimal(400_000))


BAD = {
    "no title": (row({"Decision": ""}), "Title", "“Title” is empty: enter it"),
    "a day that is not": (row({"Date": "31/11/2026"}), "Date of the decision", "has 30 days"),
    "month before day": (row({"Date": "11/20/2026"}), "Date of the decision", "no month 20"),
    "a year far off": (row({"Date": "20/11/1066"}), "Date of the decision", "1066 is not a year"),
    "words for a day": (row({"Date": "soon"}), "Date of the decision", "Enter a date"),
    "commas for stops": (row({"Value": "£1.204,50"}), "Value", "Enter a number"),
    "bounds turned round": (row({"Value": "20,000 to 10,000"}), "Value", "Enter a number"),
    "no such choice": (row({"Category": "Parking"}), "What it is about", "Choose one of these"),
    "too long": (row({"Decision": "x" * 301}), "Title", "300 characters or fewer"),
    "a hidden sign": (row({"Details": "Let\x07 it."}), "What was decided", "cannot be printed"),
    "no number": (row({"Ref": ""}), "Your own number", "Enter the number"),
    "a number too long": (row({"Ref": "7" * 61}), "Your own number", "60 characters"),
    "a cell too many": ([*row(), "and, so, on"], "", "more cells than there are headings"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_row_is_found_by_line_and_field_and_nothing_is_applied(name, take, office, editor):
    wrong, field, says = BAD[name]
    taken = take(as_csv(row(ANOTHER), wrong))
    found = check(taken)
    assert [(one.line, one.field) for one in found.findings] == [(3, field)]
    assert says in found.findings[0].what_to_do
    assert len(found.new) == 1
    with pytest.raises(BadInput, match="nothing was applied"):
        apply_file(DECISIONS, office, taken.pk, found.stamp, by=editor, at=NOW)
    assert not Decision.objects.exists()


def test_every_mistake_of_a_row_is_told_at_once(take):
    found = check(take(as_csv(row({"Decision": "", "Date": "x", "Category": ""}))))
    assert [one.field for one in found.findings] == [
        "Title",
        "Date of the decision",
        "What it is about",
    ]
    assert found.refused == 1


def test_number_that_stands_twice_is_told_with_the_first_line(take):
    found = check(take(as_csv(row(), row({"Decision": "Again"}))))
    assert [(one.line, one.value) for one in found.findings] == [(3, "7/1")]
    assert "Line 2 has the same number" in found.findings[0].what_to_do


def test_same_file_twice_changes_nothing(applied, take):
    content = as_csv(row(), row(ANOTHER))
    applied(content)
    before = list(Decision.objects.values())
    found = check(take(content), LATER)
    assert (len(found.same), found.new, found.changed) == (2, [], [])
    with pytest.raises(BadInput, match="changes nothing"):
        applied(content, at=LATER)
    assert list(Decision.objects.values()) == before


def test_row_that_is_here_changes_its_draft_and_says_what(applied, take):
    applied(as_csv(row(), row(ANOTHER)))
    found = check(take(as_csv(row({"Value": "500"}), row(ANOTHER))))
    (changed,) = found.changed
    assert [(c.label, c.before, c.after) for c in changed.changes] == [("Value", "", "£500")]
    applied(as_csv(row({"Value": "500"}), row(ANOTHER)), at=LATER)
    assert Decision.objects.get(identifier="7/1").value == 500
    assert Decision.objects.count() == 2


def test_field_without_a_column_stays_as_it_is(applied, editor):
    applied(as_csv(row()))
    made = Decision.objects.get()
    given = DECISIONS.values(made) | {"advice": "Kept."}
    edit_record(DECISIONS, made.reference, given, by=editor, at=NOW)
    applied(as_csv(row({"Value": "500"})), at=LATER)
    made.refresh_from_db()
    assert (made.advice, made.value) == ("Kept.", 500)


def test_a_file_does_not_change_what_is_public(published, take):
    made = published(identifier="7/1", title="Lease of a station")
    found = check(take(as_csv(row({"Decision": "Another"}))))
    (finding,) = found.findings
    assert made.reference in finding.what_to_do
    assert "a file changes drafts only" in finding.what_to_do


def test_undo_takes_away_what_was_made_and_restores_what_was_changed(
    applied, drafted, office, editor
):
    held = drafted(identifier="7/1", parties={"affects": ["A council"]})
    was = DECISIONS.values(held)
    headings = (*HEADINGS, "Affects")
    content = as_csv([*row(), "Another council"], [*row(ANOTHER), "A third"], headings=headings)
    taken = applied(content, at=LATER)
    assert Decision.objects.count() == 2
    assert Party.objects.get(reference=held.reference).name == "Another council"
    undo_file(DECISIONS, office, taken.pk, by=editor, at=LATER)
    assert {party.reference for party in Party.objects.all()} == {held.reference}
    held.refresh_from_db()
    assert DECISIONS.values(held) == was
    assert Party.objects.get(reference=held.reference).name == "A council"
    assert list(Decision.objects.all()) == [held]
    assert {step.reference for step in Step.objects.all()} == {held.reference}
    assert Obligation.objects.filter(duty="si-5d").count() == 1
    with pytest.raises(NotAllowed, match="Undone"):
        undo_file(DECISIONS, office, taken.pk, by=editor, at=LATER)
    applied(content, at=LATER)
    assert Decision.objects.count() == 2


def test_what_has_a_later_step_is_not_undone(applied, office, editor, clearer):
    taken = applied(as_csv(row(), row(ANOTHER)))
    made = Decision.objects.get(identifier="7/2")
    move_record(DECISIONS, made.reference, "approve", {}, by=clearer, at=LATER)
    with pytest.raises(NotAllowed, match=made.reference):
        undo_file(DECISIONS, office, taken.pk, by=editor, at=LATER)
    assert Decision.objects.count() == 2


def test_check_that_is_out_of_date_applies_nothing(take, drafted, office, editor):
    taken = take(as_csv(row()))
    stamp = check(taken).stamp
    drafted()
    with pytest.raises(BadInput, match="has changed since this check"):
        apply_file(DECISIONS, office, taken.pk, stamp, by=editor, at=NOW)
    assert Decision.objects.count() == 1


def test_what_may_be_a_slip_is_asked_once_more(take, drafted, office, editor):
    drafted(value="40000")
    taken = take(as_csv(row({"Value": "400,000", "Date": "20/11/2022"})))
    found = check(taken)
    assert [one.field for one in found.warnings] == ["Date of the decision", "Value"]
    assert "10 times or more the last one, £40,000" in found.warnings[1].what_to_do
    with pytest.raises(BadInput, match="checked each warning"):
        apply_file(DECISIONS, office, taken.pk, found.stamp, by=editor, at=NOW)
    apply_file(DECISIONS, office, taken.pk, found.stamp, by=editor, at=NOW, is_checked=True)
    assert Decision.objects.get(identifier="7/1").value == 400_000


def test_headings_of_an_office_are_said_once_and_remembered(take, office, editor):
    content = as_csv(row(), headings=("Our no.", *HEADINGS[1:-1], "Pounds"))
    found = check(take(content))
    assert [(one.line, one.field) for one in found.findings] == [(1, "Your own number")]
    said = {"Our no.": "identifier", "Pounds": "value", "Reasons": "reasons"}
    remember_headings(DECISIONS, office, said, by=editor, at=NOW)
    again = check(take(content))
    assert again.findings == []
    assert [one.is_remembered for one in again.columns] == [True, *[False] * 6, True]
    elsewhere = factories.a_body("elsewhere", area="kent")
    other = factories.a_user(elsewhere, "office editor")
    theirs = take_file(DECISIONS, elsewhere, "a.csv", content, by=other, at=NOW)
    assert check(theirs).findings != []
    with pytest.raises(BadInput, match="no field"):
        remember_headings(DECISIONS, office, {"Pounds": "state"}, by=editor, at=NOW)


def test_a_long_heading_is_remembered_as_far_as_it_is_kept(office, editor):
    remember_headings(DECISIONS, office, {"x" * 300: "value"}, by=editor, at=NOW)
    assert Heading.objects.get().heading == "x" * 200


def test_a_file_of_another_office_is_not_to_be_had(take, editor):
    taken = take(as_csv(row()))
    elsewhere = factories.a_body("elsewhere", area="kent")
    other = factories.a_user(elsewhere, "office editor")
    stamp = check(taken).stamp
    for owner, by, refusal in [(elsewhere, other, NotFound), (taken.owner, other, RoleNeeded)]:
        with pytest.raises(refusal):
            apply_file(DECISIONS, owner, taken.pk, stamp, by=by, at=NOW)
        with pytest.raises(refusal):
            cancel_file(DECISIONS, owner, taken.pk, by=by, at=NOW)
    with pytest.raises(RoleNeeded):
        export_records(DECISIONS, taken.owner, by=other, at=NOW)
    assert not Decision.objects.exists()


def test_two_columns_for_one_field_are_told(take):
    content = as_csv([*row(), "Another"], headings=(*HEADINGS, "Title"))
    found = check(take(content))
    assert [one.value for one in found.findings] == ["Decision", "Title"]


def test_one_step_is_taken_with_every_record_of_a_file(applied, office, editor, clearer):
    taken = applied(as_csv(row(), row(ANOTHER)))
    with pytest.raises(RoleNeeded):
        step_all(DECISIONS, office, taken.pk, "approve", by=editor, at=NOW)
    assert step_all(DECISIONS, office, taken.pk, "approve", by=clearer, at=NOW) == 2
    assert step_all(DECISIONS, office, taken.pk, "publish", by=clearer, at=NOW) == 2
    assert set(Decision.objects.values_list("state", flat=True)) == {"published"}
    with pytest.raises(NotAllowed, match="No record"):
        step_all(DECISIONS, office, taken.pk, "publish", by=clearer, at=NOW)


def test_a_file_that_is_applied_or_cancelled_is_kept_nowhere(take, applied, office, editor):
    gone = take(as_csv(row(ANOTHER)))
    cancel_file(DECISIONS, office, gone.pk, by=editor, at=NOW)
    applied(as_csv(row()))
    old = take(as_csv(row(ANOTHER)))
    take(as_csv(row(ANOTHER)), at=NOW + timedelta(days=7)).delete()
    old.refresh_from_db()
    assert old.state == FileState.CHECKED
    take(as_csv(row(ANOTHER)), at=NOW + timedelta(days=7, seconds=1))
    kept = TakenIn.objects.order_by("pk")
    assert [bytes(one.content) == b"" for one in kept] == [True, True, True, False]
    old.refresh_from_db()
    assert old.state == FileState.CANCELLED


def test_excel_and_opendocument_say_what_the_csv_says(take):
    numbers = [*ROW[:-1], 61500.5]
    numbers[2] = (46346,)  # 20 November 2026, as Excel counts days
    texts = [*ROW[:-1], "61500.5"]
    files = {
        "d.xlsx": as_xlsx(HEADINGS, numbers),
        "d.ods": as_ods(HEADINGS, texts),
        "d.csv": as_csv(texts),
    }
    rows = [check(take(content, name)).new[0] for name, content in files.items()]
    assert rows[0].values == rows[1].values == rows[2].values
    assert rows[0].values["value"].value == Decimal("61500.5")


UNREAD = {
    "no kind of ours": ("d.pdf", b"%PDF", "no file that we can read"),
    "no spreadsheet": ("d.xlsx", b"PK\x03\x04 and no more", "cannot be read"),
    "a spreadsheet called CSV": ("d.csv", as_xlsx(HEADINGS, ROW), "no CSV file"),
    "headings alone": ("d.csv", as_csv(), "no row below its headings"),
    "nothing": ("d.csv", b"", "no row below its headings"),
    "too many rows": ("d.csv", as_csv(*[row()] * 2001), "2,001 rows"),
    "a quote that never ends": ("d.csv", b'a,b\n1,"2\n', "cannot be read"),
    "too large": ("d.csv", b"a" * 20_000_001, "larger than 20 MB"),
}


@pytest.mark.parametrize("name", UNREAD)
def test_file_that_cannot_be_read_is_refused_in_a_sentence(name, take):
    file, content, says = UNREAD[name]
    with pytest.raises(BadInput, match=says) as refused:
        take(content, file)
    assert refused.value.field == "file"
    assert not TakenIn.objects.exists()


def test_export_has_private_fields_too_and_changes_nothing_when_taken_in(
    applied, drafted, published, take, office, editor
):
    drafted(parties={"affects": ["A council", "Another"]}, exempt_part="Line one.\nLine two.")
    published(identifier="7/9", value="at least 400000")
    columns, rows = export_records(DECISIONS, office, by=editor, at=NOW)
    assert "Secret advice." in rows[0]
    found = check(take(as_csv(*rows, headings=columns)))
    assert (found.findings, found.new, found.changed) == ([], [], [])
    assert len(found.same) == 2
