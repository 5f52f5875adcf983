"""Forms of obligations."""

import re

from django import forms

from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.publishing.queries.visible import get_publication
from frankpledge.errors import NotFound

REFERENCE = re.compile(r"(?:https?://[^/]+)?(?:/record/)?(?P<reference>[-\w]+)/?\Z")
# What is said, asked and promised: no duty is to publish one of these.
MEETS_NOTHING = {
    "question",
    "undertaking",
    "statement",
    "engagement",
    "engagement-account",
    "audit-head",
}


class MeetForm(forms.Form):
    """By which publication an obligation was met."""

    reference = forms.CharField(
        label="The publication that meets it",
        max_length=300,
        help_text="Its reference, such as p-2026-0001, or its address, /record/p-2026-0001/",
    )

    def clean_reference(self) -> Publication:
        """Return the publication."""
        found = REFERENCE.match(self.cleaned_data["reference"].strip())
        if not found:
            raise forms.ValidationError("Write the reference or the address of a publication")
        try:
            publication = get_publication(found["reference"])
        except NotFound as error:
            raise forms.ValidationError(str(error)) from None
        if publication.kind in MEETS_NOTHING:
            kind = publication.kind.replace("-", " ")
            raise forms.ValidationError(f"This is of the kind {kind}, which meets no duty")
        return publication
