"""Forms of obligations."""

from django import forms

from frankpledge.apps.publishing.queries.visible import get_publication
from frankpledge.errors import NotFound


class MeetForm(forms.Form):
    """By which publication an obligation was met."""

    reference = forms.SlugField(
        label="Reference of the publication that meets it",
        help_text="As in its address: /record/answer-2026-0001/",
    )

    def clean_reference(self):
        """Return the publication."""
        try:
            return get_publication(self.cleaned_data["reference"])
        except NotFound as error:
            raise forms.ValidationError(str(error)) from None
