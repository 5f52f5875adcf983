"""Forms of membership."""

from typing import Any

from django import forms
from django.utils import timezone

from frankpledge.apps.membership.models import SeatKind
from frankpledge.design.fields import DAY, Posted, PublicForm, long_text


def _lines(text: str) -> list[str]:
    return [line.strip()[:100] for line in text.splitlines() if line.strip()]


class SeatForm(forms.Form):
    """A seat on a panel."""

    kind = forms.ChoiceField(label="Kind of seat", choices=SeatKind.choices)
    authority = forms.CharField(
        label="The council (not for an independent member)", max_length=200, required=False
    )
    part = forms.CharField(label="Part of the area (optional)", max_length=100, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a council's seat that names none."""
        cleaned = super().clean() or {}
        if cleaned.get("kind") != SeatKind.INDEPENDENT and not cleaned.get("authority"):
            self.add_error("authority", "Name the council whose seat it is")
        return cleaned


class MemberForm(forms.Form):
    """Somebody in a seat."""

    name = forms.CharField(label="Name", max_length=150)
    party = forms.CharField(label="Party (optional)", max_length=100, required=False)
    office = forms.ChoiceField(
        label="Office on the panel",
        required=False,
        choices=[("", "Member"), ("chair", "Chair"), ("vice-chair", "Vice-chair")],
    )
    skills = long_text("Skills and experience, one a line (optional)", 1000, 3, required=False)
    is_substitute = forms.BooleanField(label="Stands in for the member", required=False)
    held_from = forms.DateField(label="From", initial=timezone.localdate, help_text=DAY)
    held_until = forms.DateField(label="Until (optional)", required=False, help_text=DAY)

    def clean_skills(self) -> list[str]:
        """Return the lines that hold something."""
        return _lines(self.cleaned_data["skills"])


class LeaveForm(forms.Form):
    """When and why somebody leaves."""

    on = forms.DateField(label="Last day", initial=timezone.localdate, help_text=DAY)
    because = forms.CharField(label="Why", max_length=200)


class AdvertForm(forms.Form):
    """A vacancy for an independent member."""

    title = forms.CharField(label="Title", max_length=200, initial="Independent panel member")
    advert = long_text("The advert", rows=10)
    skills = long_text("Skills that are scored, one a line", 1000, 4)
    opens_on = forms.DateField(label="Opens on", initial=timezone.localdate, help_text=DAY)
    closes_on = forms.DateField(label="Closes on", help_text=DAY)
    erase_on = forms.DateField(
        label="Applications are erased on", help_text=f"{DAY}. Usually six months after closing."
    )

    def clean_skills(self) -> list[str]:
        """Return the lines that hold something."""
        return _lines(self.cleaned_data["skills"])

    def clean(self) -> dict[str, Any]:
        """Refuse days that do not follow each other."""
        cleaned = super().clean() or {}
        opens, closes, erase = (cleaned.get(n) for n in ("opens_on", "closes_on", "erase_on"))
        if opens and closes and closes < opens:
            self.add_error("closes_on", "It cannot close before it opens")
        if closes and erase and erase <= closes:
            self.add_error("erase_on", "Applications are erased after closing")
        return cleaned


class ApplyForm(PublicForm):
    """An application."""

    name = forms.CharField(label="Your name", max_length=150)
    contact = forms.CharField(label="Your e-mail address or telephone number", max_length=300)
    text = long_text(
        "Why you, by the skills that are wanted",
        rows=12,
        help_text="Two people read and score it. It is never published and is erased on the day"
        " that the advert names.",
    )


class ScoreForm(forms.Form):
    """Points for each skill."""

    def __init__(self, data: Posted, *, skills: list[str]) -> None:
        """Ask for points of each skill."""
        super().__init__(data)
        self.skills = skills
        for number, skill in enumerate(skills):
            self.fields[f"skill_{number}"] = forms.IntegerField(
                label=skill, min_value=0, max_value=5, help_text="0 to 5"
            )

    def points(self) -> dict[str, int]:
        """Return the points by skill."""
        return {s: self.cleaned_data[f"skill_{n}"] for n, s in enumerate(self.skills)}


class MoveForm(forms.Form):
    """What becomes of an application."""

    reason = long_text("Why (the applicant is told)", 2000, 3, required=False)

    def __init__(self, data: Posted, *, move: str) -> None:
        """Ask for the term where somebody is appointed."""
        super().__init__(data)
        self.fields["reason"].required = move == "not appoint"
        if move == "appoint":
            self.fields["held_from"] = forms.DateField(label="Term from", help_text=DAY)
            self.fields["held_until"] = forms.DateField(
                label="Until (optional)", required=False, help_text=DAY
            )
