"""Forms of undertakings: they judge words; saving is the actions'."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.design.fields import DAY, cited_address, long_text, not_past, not_to_come


class UndertakingForm(forms.Form):
    """A promise."""

    made_by = forms.CharField(label=_("Who promised"), max_length=200)
    text = long_text(_("What was promised"), 1500, 4)
    proof = long_text(_("What would prove that it was kept"), 1000, 3)
    made_on = forms.DateField(
        label=_("Promised on (optional)"), required=False, help_text=DAY, validators=[not_to_come]
    )
    due_on = forms.DateField(label=_("Due (optional)"), required=False, help_text=DAY)

    def clean(self) -> dict[str, Any]:
        """Refuse a promise that is due before it was made."""
        cleaned = super().clean() or {}
        if (
            cleaned.get("made_on")
            and cleaned.get("due_on")
            and cleaned["due_on"] < cleaned["made_on"]
        ):
            self.add_error("due_on", _("It cannot be due before it was promised"))
        return cleaned


class PostponeForm(forms.Form):
    """Another day, and why."""

    due_on = forms.DateField(label=_("New day"), help_text=DAY, validators=[not_past])
    reason = long_text(_("Why"), 1000, 3)


class NotKeptForm(forms.Form):
    """Why an undertaking was not kept."""

    reason = long_text(_("Why"), 1000, 4)


class EvidenceForm(forms.Form):
    """What proves that an undertaking was kept."""

    evidence = long_text(
        _("The evidence"), 3000, 5, help_text=_("Say what shows that it was done.")
    )
    address = cited_address()
