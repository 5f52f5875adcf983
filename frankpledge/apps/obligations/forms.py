"""Forms of obligations."""

import re
from collections.abc import Mapping

from django import forms

from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.publishing.queries.visible import get_publication
from frankpledge.declared import Kind
from frankpledge.design.fields import Posted
from frankpledge.errors import NotFound

REFERENCE = re.compile(r"(?:https?://[^/]+)?(?:/record/)?(?P<reference>[-\w]+)/?\Z")


class MeetForm(forms.Form):
    """By which publication an obligation was met."""

    reference = forms.CharField(
        label="The publication that meets it",
        max_length=300,
        help_text="Its reference, such as p-2026-0001, or its address, /record/p-2026-0001/",
    )

    def __init__(self, data: Posted, *, kinds: Mapping[str, Kind]) -> None:
        """Take the kinds of every app: what is said, asked or promised meets no duty."""
        super().__init__(data)
        self.kinds = kinds

    def clean_reference(self) -> Publication:
        """Return the publication."""
        found = REFERENCE.match(self.cleaned_data["reference"].strip())
        if not found:
            raise forms.ValidationError("Write the reference or the address of a publication")
        try:
            publication = get_publication(found["reference"])
        except NotFound as error:
            raise forms.ValidationError(str(error)) from None
        declared = self.kinds.get(publication.kind)
        if declared and not declared.meets_duties:
            kind = publication.kind.replace("-", " ")
            raise forms.ValidationError(f"This is of the kind {kind}, which meets no duty")
        return publication
