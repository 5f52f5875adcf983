"""Forms of recommendations."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from frankpledge.apps.publishing.forms import EmbargoForm
from frankpledge.apps.recommendations.models import Origin

WORDS = forms.Textarea(attrs={"rows": 5})


class ReportForm(forms.Form):
    """A report and what it recommends."""

    origin = forms.ChoiceField(label="Who recommends", choices=Origin.choices)
    publisher = forms.CharField(label="Published by", max_length=200)
    title = forms.CharField(label="Title", max_length=300)
    published_on = forms.DateField(
        label="Published on",
        help_text="For example 24/11/2026. The clock of an inspection report begins with this day.",
    )
    url = forms.URLField(
        label="Its address (optional)", required=False, assume_scheme="https", max_length=500
    )
    is_national = forms.BooleanField(
        label="It is national: every policing body answers it", required=False
    )
    texts = forms.CharField(
        label="The recommendations",
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="One on each line, in their order.",
    )

    def clean_texts(self) -> list[str]:
        """Return the lines that hold something."""
        return [line.strip() for line in self.cleaned_data["texts"].splitlines() if line.strip()]

    def clean_published_on(self) -> date:
        """Refuse a day to come."""
        day: date = self.cleaned_data["published_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("The report cannot have been published on a day to come")
        return day


class AnswerForm(forms.Form):
    """What is done about a recommendation."""

    move = forms.ChoiceField(
        label="What you do about it",
        choices=[
            ("accept", "Accept it: say what will be done"),
            ("not accept", "Not accept it: say why"),
            ("do", "It is done: give the evidence"),
            ("supersede", "It is superseded: say by what"),
        ],
    )
    words = forms.CharField(label="What is done, or why nothing is", max_length=5000, widget=WORDS)
    owner = forms.CharField(label="Owner (optional)", max_length=200, required=False)
    evidence = forms.CharField(
        label="The evidence (where it is done)", max_length=3000, required=False, widget=WORDS
    )
    address = forms.CharField(
        label="Its address (optional)",
        max_length=500,
        required=False,
        help_text="/record/… or https://…",
    )

    def clean_address(self) -> str:
        """Take addresses and no script."""
        address: str = self.cleaned_data["address"]
        if address and not address.startswith(("/", "https://", "http://")):
            raise forms.ValidationError("Write an address that begins with / or https://")
        return address

    def clean(self) -> dict[str, Any]:
        """Refuse done without evidence."""
        cleaned = super().clean() or {}
        if cleaned.get("move") == "do" and not cleaned.get("evidence"):
            self.add_error("evidence", "Say by what evidence it is done")
        return cleaned


class ResponseForm(EmbargoForm):
    """The response as a whole; refused while a recommendation is not explained."""

    comments = forms.CharField(label="Your comments", max_length=20_000, widget=WORDS)
    chief_comments = forms.CharField(
        label="Comments of the chief officer (optional)",
        max_length=20_000,
        required=False,
        widget=WORDS,
        help_text="Invited by law; where none came the response says so.",
    )
    copied_to = forms.CharField(
        label="Copies sent to",
        max_length=300,
        initial="the inspectors of constabulary and the Secretary of State",
        help_text="Police Act 1996, section 55(6)",
    )

    field_order = ("comments", "chief_comments", "copied_to", "visible_from")
