"""Forms of a panel's cases and year."""

from collections.abc import Callable

from django import forms
from django.utils import timezone

from frankpledge.apps.membership.queries import members_on
from frankpledge.apps.panel.models import Case, CaseKind
from frankpledge.apps.publishing.forms import EmbargoForm
from frankpledge.design.fields import DAY, Posted, long_text, not_past, not_to_come
from frankpledge.rules.duties import financial_year, veto_threshold
from frankpledge.rules.panel import (
    Post,
    Required,
    acting_reasons,
    no_refusals,
    refusals_of,
    suspension_ends,
)
from frankpledge.rules.panel_steps import StepInput
from frankpledge.rules.periods import add_months, first_day, month_of
from frankpledge.rules.precept import Part, Veto

YEAR = r"^\d{4}/\d{2}$"
BAND_D = "Pounds at Band D, for example 256.28"


def _amount(label: str, *, required: bool) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        max_digits=9,
        decimal_places=2,
        min_value=0,
        required=required,
        help_text=BAND_D,
    )


def _notice(fields: dict[str, forms.Field]) -> None:
    """Add what a notice of a proposed appointment holds by law."""
    fields["candidate"] = forms.CharField(label="The candidate's name", max_length=150)
    fields["criteria"] = long_text("The criteria that were used", 5000, 4)
    fields["why"] = long_text("Why the candidate satisfies them", 5000, 4)
    fields["terms"] = long_text("Terms and conditions", 5000, 4)


def _next_year() -> str:
    """Return the financial year after the one of today."""
    return financial_year(first_day(add_months(month_of(timezone.localdate()), 12)))


class PreceptForm(forms.Form):
    """Which precept is followed."""

    year = forms.RegexField(
        YEAR,
        label="Financial year that it is for",
        initial=_next_year,
        help_text="For example 2027/28",
        error_messages={"invalid": "Write the year as 2027/28"},
    )
    part = forms.ChoiceField(label="Which precept", choices=[(p, p.capitalize()) for p in Part])


class HearingForm(EmbargoForm):
    """The notice of a proposed appointment."""

    post = forms.ChoiceField(label="Post", choices=[(p, p.capitalize()) for p in Post])
    received_on = forms.DateField(
        label="Notice received by the panel on",
        initial=timezone.localdate,
        help_text=DAY,
        validators=[not_to_come],
    )
    days_off = forms.IntegerField(
        label="Days that do not count (optional)",
        min_value=0,
        max_value=60,
        required=False,
        help_text="Days of a post-election period within the three weeks (Schedule 8, paragraph 4(9)).",
    )

    def __init__(self, data: Posted) -> None:
        """Ask for the four things that a notice holds."""
        super().__init__(data)
        _notice(self.fields)
        self.order_fields(
            ["post", "candidate", "criteria", "why", "terms", "received_on", "days_off"]
        )


class RequirementForm(forms.Form):
    """What a panel requires."""

    what = forms.ChoiceField(
        label="What is required", choices=[(r, r.capitalize()) for r in Required]
    )
    of = forms.CharField(label="Of whom", max_length=150, initial="The commissioner")
    words = long_text("What exactly, and for which function of the panel", 5000, 6)
    due_on = forms.DateField(
        label="By", help_text=f"{DAY}. Notice has to be reasonable.", validators=[not_past]
    )


class SuspensionForm(forms.Form):
    """A charge for which a panel may suspend."""

    holder = forms.CharField(label="Who is suspended", max_length=150)
    charge = forms.CharField(label="The offence charged", max_length=300)
    years = forms.IntegerField(label="Longest sentence for it, in years", min_value=0, max_value=99)
    charged_on = forms.DateField(label="Charged on", help_text=DAY, validators=[not_to_come])
    words = long_text("What the panel says (optional)", 5000, 4, required=False)


class ActingForm(forms.Form):
    """Who is to act as commissioner."""

    name = forms.CharField(label="Who is to act", max_length=150)
    reason = forms.ChoiceField(
        label="Why", choices=[(e.id, e.means) for e in acting_reasons().values()]
    )
    is_staff = forms.BooleanField(
        label="A member of the commissioner's staff, the deputy included", required=False
    )
    words = long_text("What the panel says (optional)", 5000, 4, required=False)


OPENING = {
    CaseKind.PRECEPT: PreceptForm,
    CaseKind.HEARING: HearingForm,
    CaseKind.REQUIREMENT: RequirementForm,
    CaseKind.SUSPENSION: SuspensionForm,
    CaseKind.ACTING: ActingForm,
}


class StepForm(EmbargoForm):
    """One step of a case; it asks for what the step needs and nothing else."""

    on = forms.DateField(
        label="Done on", initial=timezone.localdate, help_text=DAY, validators=[not_to_come]
    )

    def __init__(self, data: Posted, *, case: Case, move: str) -> None:
        """Ask for the amount, the vote, the ground: what the move needs."""
        super().__init__(data)
        self.fields |= _more(case, move)
        is_short = move.startswith("record no") or move in (
            "issue",
            "appoint",
            "not appoint",
            "hold",
        )
        self.fields["words"] = long_text(
            "What is said (optional)" if is_short else "What is said",
            20_000,
            8,
            required=not is_short and not (case.kind == CaseKind.SUSPENSION or move == "notify"),
            help_text="It is published with the step.",
        )
        if case.kind != CaseKind.HEARING:
            del self.fields["visible_from"]
        else:
            self.order_fields([name for name in self.fields if name != "visible_from"])

    def given(self) -> StepInput:
        """Return what was written."""
        given = {k: v for k, v in self.cleaned_data.items() if k != "visible_from"}
        notice: dict[str, str] = {
            name: given.pop(name)
            for name in ("candidate", "criteria", "why", "terms")
            if name in given
        }
        if "accepts" in given:
            given["accepts"] = given["accepts"] == "yes"
        return StepInput(**given, notice=notice)


def _more(case: Case, move: str) -> dict[str, forms.Field]:
    """Return the fields that a step of a case needs besides its day and its words."""
    made: dict[str, Callable[[Case, str], dict[str, forms.Field]]] = {
        CaseKind.PRECEPT: _of_precept,
        CaseKind.HEARING: _of_hearing,
        CaseKind.REQUIREMENT: _of_requirement,
        CaseKind.SUSPENSION: _of_suspension,
    }
    return made[case.kind](case, move) if case.kind in made else {}


def _of_precept(case: Case, move: str) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    if move in ("notify", "revise", "issue"):
        fields["amount"] = _amount("Amount", required=True)
    if move in ("report", "report again"):
        fields["amount"] = _amount("Amount that the panel recommends (optional)", required=False)
    if move == "report again":
        fields["accepts"] = _yes_no("Does the panel accept the revised precept?")
    if move == "veto":
        fields["veto"] = forms.ChoiceField(label="Vetoed as", choices=[(v, v) for v in Veto])
        fields["in_favour"] = _votes(case)
    return fields


def _of_hearing(case: Case, move: str) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    if move == "arrange":
        fields["due_on"] = forms.DateField(
            label="Day of the hearing", help_text=DAY, validators=[not_past]
        )
    if move == "report":
        fields["accepts"] = _yes_no("Does the panel recommend the appointment?")
    if move == "veto":
        fields["in_favour"] = _votes(case)
    if move == "propose a reserve":
        _notice(fields)
    return fields


def _of_requirement(case: Case, move: str) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    if move == "refuse":
        listed = [(g.id, g.in_words) for g in refusals_of(case.facts["what"]).values()]
        often = [(n.id, n.means) for n in no_refusals().values()]
        fields["ground"] = forms.ChoiceField(
            label="The ground", choices=[("Grounds", listed), ("Often said, and no ground", often)]
        )
        fields["decided_by"] = forms.CharField(
            label="Who decided (optional)", max_length=150, required=False
        )
    if move == "postpone":
        fields["due_on"] = forms.DateField(label="Now by", help_text=DAY, validators=[not_past])
    return fields


def _of_suspension(_case: Case, _move: str) -> dict[str, forms.Field]:
    ends = [(e.id, e.means) for e in suspension_ends().values()]
    return {"ground": forms.ChoiceField(label="How it ended", choices=ends)}


def _votes(case: Case) -> forms.IntegerField:
    members = members_on(case.panel, timezone.localdate()).count()
    needed = f" Today: {veto_threshold(members)} of {members}." if members else ""
    return forms.IntegerField(
        label="Members who voted for the veto",
        min_value=0,
        max_value=20,
        help_text="Two thirds of the members at the time are needed, absent members counted, vacant"
        f" seats not.{needed}",
    )


def _yes_no(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "Choose"), ("yes", "Yes"), ("no", "No")])


class YearForm(forms.Form):
    """Which year, and what the chair says of it."""

    year = forms.RegexField(
        YEAR,
        label="Financial year",
        help_text="For example 2026/27",
        error_messages={"invalid": "Write the year as 2026/27"},
    )
    foreword = long_text("Foreword (optional)", 5000, 6, required=False)
