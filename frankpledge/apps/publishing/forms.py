"""Forms of correcting what is public."""

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frankpledge.apps.publishing.queries.wanted import Wanted, subject_of
from frankpledge.design.fields import Posted
from frankpledge.rules.documents import Block, Document

LONGEST_EMBARGO = timedelta(days=3650)
AREA = forms.Textarea(attrs={"rows": 6})


class ListForm(forms.Form):
    """What of the record a list shows; a day that is written wrong is told and narrows nothing."""

    kind = forms.CharField(required=False)
    body = forms.CharField(required=False)
    area = forms.CharField(required=False)
    about = forms.CharField(required=False)
    state = forms.CharField(required=False)

    def __init__(self, asked: Posted) -> None:
        """Ask for the days too: their names are words of the language itself."""
        super().__init__(asked)
        self.fields["from"] = forms.DateField(required=False)
        self.fields["to"] = forms.DateField(required=False)

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        self.full_clean()  # what is not right in an address asks for nothing
        given = self.cleaned_data
        state = given.get("state", "")
        return Wanted(
            kind=given.get("kind", ""),
            body=given.get("body", ""),
            area=given.get("area", ""),
            subject=subject_of(given.get("about", "")),
            states=(state,) if state else (),
            first=given.get("from"),
            last=given.get("to"),
        )


class EmbargoForm(forms.Form):
    """From when something is to be seen; at once where nothing is written."""

    visible_from = forms.DateTimeField(
        label="Not to be seen before (optional)",
        required=False,
        help_text="For example 24/12/2026 09:00. Until then no page, feed, search or file holds it.",
    )

    def clean_visible_from(self) -> datetime | None:
        """Refuse a moment that is past."""
        moment: datetime | None = self.cleaned_data["visible_from"]
        if moment and moment <= timezone.now():
            raise forms.ValidationError("This moment is past; leave it empty to publish at once")
        if moment and moment > timezone.now() + LONGEST_EMBARGO:
            raise forms.ValidationError("An embargo runs ten years at the longest")
        return moment


class CorrectionForm(forms.Form):
    """The title and every text of a document, and why it is corrected."""

    title = forms.CharField(label="Title", max_length=300)
    reason = forms.CharField(
        label="What was wrong",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Everybody reads this beside the correction.",
    )

    def __init__(self, data: Posted, *, title: str, content: Document) -> None:
        """Make a field of each text of the document."""
        super().__init__(data, initial={"title": title})
        self.content = content
        self.fields["lead"] = forms.CharField(
            label="In one sentence",
            initial=content.get("lead", ""),
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        if any(block.get("is_received") for block in content.get("blocks", [])):
            del self.fields["title"]  # it is made of the words that were received
        for number, block in enumerate(content.get("blocks", [])):
            if _is_own(block):
                self.fields[f"block_{number}"] = forms.CharField(
                    label=block["heading"], initial=block["text"], widget=AREA
                )
        self._keep_what_has_gone(data)
        self.order_fields(["title", "lead", *(f for f in self.fields if f[:6] == "block_")])

    def _keep_what_has_gone(self, data: Posted) -> None:
        """Keep a text that was written for a place that is gone, as when it was withdrawn."""
        for name in data or {}:
            if name.startswith("block_") and name not in self.fields:
                self.fields[name] = forms.CharField(
                    label=_("What you wrote"), required=False, widget=AREA
                )

    def corrected(self) -> Document:
        """Return the document with the texts that were written."""
        cleaned = self.cleaned_data
        blocks = [
            block | {"text": cleaned[f"block_{number}"]} if _is_own(block) else block
            for number, block in enumerate(self.content.get("blocks", []))
        ]
        return self.content | {"lead": cleaned["lead"], "blocks": blocks}


def _is_own(block: Block) -> bool:
    """Whether a block holds words of the body itself: those of others are not corrected by it."""
    return "text" in block and not block.get("is_received")


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(
        label="Why",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Everybody reads this.",
    )


class RedactionForm(forms.Form):
    """Which words are hidden, and why."""

    words = forms.CharField(
        label="The words to hide, exactly as they stand",
        max_length=500,
        min_length=2,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="They are hidden in every version, in the search, the feeds and the files.",
    )
    reason = forms.CharField(
        label="Why",
        max_length=300,
        help_text="This stands in their place, for example: personal data",
    )
