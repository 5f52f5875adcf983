"""Forms of engagement with ministers."""

from django import forms

from frankpledge.apps.engagement.models import Setting
from frankpledge.apps.engagement.queries.ledger import ministers_offices
from frankpledge.design.fields import not_to_come
from frankpledge.rules.workflows import ENGAGEMENT


class OfficeField(forms.ModelChoiceField):
    """A minister's office."""

    def label_from_instance(self, obj):
        """Return the office with its department."""
        return f"{obj.title} ({obj.body.name})"


class EngagementForm(forms.Form):
    """A request or an occasion."""

    who = forms.CharField(label="Who, of your office", max_length=200)
    office = OfficeField(label="Which minister", queryset=ministers_offices())
    setting = forms.ChoiceField(
        label="Setting",
        choices=Setting.choices,
        help_text="With anybody else present it is not a one-to-one.",
    )
    state = forms.ChoiceField(
        label="What came of it", choices=[(s, s.capitalize()) for s in ENGAGEMENT.states]
    )
    on = forms.DateField(
        label="On, or asked on (optional)", required=False, help_text="For example 24/11/2026"
    )
    purpose = forms.CharField(
        label="Purpose", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    outcome = forms.CharField(
        label="What came of it, in words (optional)",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_public = forms.BooleanField(label="Publish it now", required=False, initial=True)

    def clean(self):
        """Refuse a day to come of anything but what is scheduled for it."""
        cleaned = super().clean() or {}
        if cleaned.get("on") and cleaned.get("state") != "scheduled":
            try:
                not_to_come(cleaned["on"])
            except forms.ValidationError as error:
                self.add_error("on", error)
        return cleaned


class OutcomeForm(forms.Form):
    """What came of a request."""

    move = forms.ChoiceField(label="What happened")
    outcome = forms.CharField(
        label="In words", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data, *, moves):
        """Offer the moves that are open."""
        super().__init__(data)
        self.fields["move"].choices = [(m, m.capitalize()) for m in moves]
