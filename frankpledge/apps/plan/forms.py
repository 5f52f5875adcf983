"""Forms of the plan."""

from typing import Any

from django import forms

from frankpledge.apps.publishing.forms import EmbargoForm
from frankpledge.evidence.measures.definitions import all_measures


class PlanForm(forms.Form):
    """A plan and its time."""

    title = forms.CharField(label="Title", max_length=300)
    runs_from = forms.DateField(label="From", help_text="For example 01/04/2026")
    runs_until = forms.DateField(label="Until (optional)", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a plan that ends before it begins."""
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("runs_from"), cleaned.get("runs_until")
        if begins and ends and ends < begins:
            self.add_error("runs_until", "The plan cannot end before it begins")
        return cleaned


class ObjectiveForm(forms.Form):
    """An objective and the measures that would prove it."""

    priority = forms.CharField(label="Priority", max_length=200)
    text = forms.CharField(
        label="Objective", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    measures = forms.MultipleChoiceField(
        label="Measures that would prove it",
        required=False,
        choices=lambda: [(m.name, m.title) for m in all_measures().values()],
        help_text="Hold Ctrl to choose several. Without one, progress can cite records only.",
    )


class ProgressForm(forms.Form):
    """What was reached, and the evidence."""

    words = forms.CharField(
        label="What was reached", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    address = forms.CharField(
        label="The evidence",
        max_length=300,
        help_text="A chart's address, such as /forces/kent/measures/shoplifting/, or a record's,"
        " such as /record/q-2026-0001/. A chart is frozen as it is now.",
    )

    def clean_address(self) -> str:
        """Refuse what is neither a chart nor a record."""
        address: str = self.cleaned_data["address"]
        if not address.startswith(("/forces/", "/record/")):
            raise forms.ValidationError("Cite a chart (/forces/…) or a record (/record/…)")
        return address


class AmendForm(EmbargoForm):
    """Why the plan is published, or what was amended."""

    reason = forms.CharField(
        label="What is new in it", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ("reason", "visible_from")
