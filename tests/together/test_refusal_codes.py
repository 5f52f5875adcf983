"""Each code of a refusal has a case that provokes it: what nothing provokes is taken out."""

import ast
from datetime import date
from decimal import Decimal
from importlib import import_module
from inspect import isclass
from pathlib import Path

import pytest

import frankpledge
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.bodies.queries.answering import SuccessionRefusal, why_it_cannot_follow
from frankpledge.apps.composed import DECLARED
from frankpledge.apps.decisions.register import DECISIONS
from frankpledge.apps.recommendations.documents import ResponseRefusal, why_not_published
from frankpledge.apps.registers.queries.checking import checked
from frankpledge.apps.scrutiny.models import Route
from frankpledge.apps.scrutiny.queries.asking import AskingRefusal, why_not_asked
from frankpledge.declared import KeptRefusal
from frankpledge.errors import BadInput, FrankpledgeError, General, Refusal, RefusalCode
from frankpledge.rules import hearing, powers, precept
from frankpledge.rules.asks import read_asks
from frankpledge.rules.hearing import HearingRefusal
from frankpledge.rules.moves import MoveRefusal
from frankpledge.rules.panel import Post, SuspensionRefusal, why_no_suspension
from frankpledge.rules.panel_steps import Heard, Sides
from frankpledge.rules.panel_workflows import PRECEPT
from frankpledge.rules.powers import ActingRefusal
from frankpledge.rules.precept import (
    Issue,
    Part,
    PreceptRefusal,
    Veto,
    Vote,
    why_no_revision,
    why_no_veto,
    why_not_issue,
)
from frankpledge.rules.registers import Exposure, FieldKind, RegisterField
from frankpledge.rules.roles import Role
from frankpledge.rules.values import ValueRefusal, read

PACKAGE = Path(frankpledge.__path__[0])
IN_TIME, LATE = date(2027, 2, 8), date(2027, 2, 9)
OFFICE, SIDES = frozenset({Role.OFFICE_EDITOR}), Sides(panel="The panel", office="The office")
KENT, SURREY = {"name": "Kent", "area": "kent"}, {"name": "Surrey", "area": "surrey"}


def veto(model="pcc", part=Part.POLICE, in_favour=8, day=IN_TIME):
    return why_no_veto(part, model, "2027/28", Vote(members=12, in_favour=in_favour, day=day))


def veto_of(post, in_favour):
    facts = {"post": post, "is_reserve": False, "model": "pcc"}
    return hearing.why_no_veto(facts, Vote(members=12, in_favour=in_favour, day=IN_TIME))


def notify(is_open=False, is_vetoed=False):
    notice = {"post": Post.DEPUTY, **dict.fromkeys(hearing.NOTICE, "Nia Vale")}
    before = Heard(
        reference="h-1",
        post=Post.DEPUTY,
        candidate="Nia Vale",
        is_open=is_open,
        is_vetoed=is_vetoed,
    )
    return hearing.check_notice(notice, [before])


def appoint():
    somebody = powers.Acting(name="Nia Vale", reason="resigned", is_staff=False)
    return powers.acting(SIDES, somebody, IN_TIME, is_suspended=False, acts="")


def issue(**stands):
    return why_not_issue(Decimal(101), Issue(proposed=Decimal(100), **stands))


def follow(before, after):
    def ask():
        made = [
            Body.objects.create(slug=f"body-{number}", **{"kind": BodyKind.PANEL} | facts)
            for number, facts in enumerate((before, after))
        ]
        return why_it_cannot_follow(made[0], made[-1])

    return ask


def follow_itself():
    body = Body.objects.create(slug="body", kind=BodyKind.PANEL, **KENT)
    return why_it_cannot_follow(body, body)


def ask(asking, asked_of, **elsewhere):
    asker, asked = Body(kind=asking, **KENT), Body(kind=asked_of, **KENT | elsewhere)
    return lambda: why_not_asked(Route.PANEL, asker, asked)


def field(kind, **facts):
    return RegisterField(name="it", kind=kind, label="It", exposure=Exposure.PUBLIC, **facts)


def value(kind, text, **facts):
    return lambda: read(field(kind, **facts), text)


# What each returns, or raises, is a refusal of that code.
CASES = [
    (General.WORDS, lambda: BadInput("Write the amount").refusals[0]),
    (MoveRefusal.NOT_FROM_HERE, lambda: PRECEPT.state_after("notify", "issued", OFFICE)),
    (MoveRefusal.NO_ROLE, lambda: PRECEPT.state_after("notify", "awaited", frozenset())),
    (PreceptRefusal.TOO_LATE, lambda: precept.why_no_report("2027/28", LATE)),
    (PreceptRefusal.MAY_STILL_REPORT, lambda: precept.why_not_unreported(LATE, LATE, "")),
    (PreceptRefusal.FIRE_OF_A_MAYOR, lambda: veto(model="mayor", part=Part.FIRE)),
    (PreceptRefusal.LONDON, lambda: veto(model="mopac")),
    (PreceptRefusal.TOO_FEW_VOTES, lambda: veto(in_favour=7)),
    (PreceptRefusal.VOID, lambda: veto(day=LATE)),
    (PreceptRefusal.WRONG_SIDE, lambda: why_no_revision(Veto.TOO_HIGH, Decimal(1), Decimal(1))),
    (PreceptRefusal.NOT_AS_PROPOSED, issue),
    (PreceptRefusal.NOT_REVISED, lambda: issue(veto=Veto.TOO_HIGH)),
    (PreceptRefusal.NOT_AS_REVISED, lambda: issue(veto=Veto.TOO_HIGH, revised=Decimal(99))),
    (HearingRefusal.VETOED, lambda: notify(is_vetoed=True)),
    (HearingRefusal.OPEN, lambda: notify(is_open=True)),
    (HearingRefusal.ENDED, lambda: hearing.why_no_report(IN_TIME, LATE)),
    (HearingRefusal.NOT_ENDED, lambda: hearing.why_not_unreported(IN_TIME, IN_TIME)),
    (HearingRefusal.NO_VETO, lambda: veto_of(Post.DEPUTY, in_favour=12)),
    (HearingRefusal.NOT_CARRIED, lambda: veto_of(Post.CHIEF_CONSTABLE, in_favour=7)),
    (ActingRefusal.NO_STAFF, appoint),
    (SuspensionRefusal.SHORT_SENTENCE, lambda: why_no_suspension(2, IN_TIME, IN_TIME)),
    (SuspensionRefusal.NOT_CHARGED, lambda: why_no_suspension(3, LATE, IN_TIME)),
    (ResponseRefusal.UNEXPLAINED, lambda: why_not_published(["1"])),
    (SuccessionRefusal.IN_A_CIRCLE, follow_itself),
    (SuccessionRefusal.OTHER_KIND, follow(KENT, KENT | {"kind": BodyKind.FORCE})),
    (SuccessionRefusal.OTHER_AREA, follow(KENT, SURREY)),
    (AskingRefusal.OTHER_ASKS, ask(BodyKind.FORCE, BodyKind.POLICING_BODY)),
    (AskingRefusal.OTHER_IS_ASKED, ask(BodyKind.PANEL, BodyKind.FORCE)),
    (AskingRefusal.OTHER_AREA, ask(BodyKind.PANEL, BodyKind.POLICING_BODY, **SURREY)),
    (
        KeptRefusal.AWAITS_ANSWER,
        lambda: DECLARED.kinds["question"].keeps({"data": {"state": "asked"}}),
    ),
    (KeptRefusal.OWN_STEP, lambda: DECLARED.kinds["decision"].keeps({})),
    (ValueRefusal.MISSING, lambda: read_asks([field(FieldKind.TEXT)], {})),
    (ValueRefusal.TOO_LONG, value(FieldKind.TEXT, "abc", most=2)),
    (ValueRefusal.NOT_PRINTABLE, value(FieldKind.TEXT, "a\x07b")),
    (ValueRefusal.NO_DAY, value(FieldKind.DAY, "soon")),
    (ValueRefusal.NO_MONTH, value(FieldKind.MONTH, "soon")),
    (ValueRefusal.NO_YEAR, value(FieldKind.PERIOD, "2026/29")),
    (ValueRefusal.NO_MONEY, value(FieldKind.MONEY, "much")),
    (ValueRefusal.NO_NUMBER, value(FieldKind.NUMBER, "1.5")),
    (ValueRefusal.NO_FIGURE, value(FieldKind.FIGURE, "many")),
    (ValueRefusal.NO_CHOICE, value(FieldKind.CHOICE, "neither")),
    (ValueRefusal.NO_YES_OR_NO, value(FieldKind.YES_NO, "perhaps")),
    (ValueRefusal.NO_ADDRESS, value(FieldKind.LINK, "javascript:alert(1)")),
    (ValueRefusal.NO_PLACE, value(FieldKind.PLACE, "Atlantis")),
    (ValueRefusal.NO_NAME, value(FieldKind.BODY, "Not a Name!")),
    (
        ValueRefusal.NOT_THERE,
        lambda: checked(DECISIONS, [field(FieldKind.BODY)], {"it": "nobody"}),
    ),
]


def named(code):
    return f"{type(code).__name__}.{code.name}"


def refused(provoke):
    """Return the refusals that something returns or raises."""
    try:
        found = provoke()
    except FrankpledgeError as problem:
        return problem.refusals
    assert isinstance(found, Refusal), f"nothing was refused: {found!r}"
    return (found,)


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "provoke"), CASES, ids=[named(code) for code, _ in CASES])
def test_code_is_what_something_refuses_with(code, provoke):
    (refusal,) = refused(provoke)
    assert named(refusal.code) == named(code)  # not its text: another enum may have the same
    assert refusal.text


def declared_codes():
    """Return the codes of every class of codes in the package."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and "RefusalCode" in map(ast.unparse, node.bases):
                parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
                codes = getattr(import_module(".".join(parts)), node.name)
                assert isclass(codes)
                found |= {named(code): code for code in codes}
    return found


def test_every_code_has_a_case():
    declared = declared_codes()
    assert set(declared) == {named(code) for code, _ in CASES}
    assert all(isinstance(code, RefusalCode) for code in declared.values())


def test_no_two_codes_are_written_alike():
    written = sorted(str(code) for code in declared_codes().values())
    assert written == sorted(set(written)), "codes are texts: two that are alike compare as equal"
