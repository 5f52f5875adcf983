"""Forms of meetings."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import URLValidator

from frankpledge.apps.meetings.documents.marks import marked
from frankpledge.apps.meetings.models import AttendanceStatus
from frankpledge.apps.membership.models import Member
from frankpledge.design.fields import DAY, Posted, PublicForm, field_of, long_text, not_past
from frankpledge.errors import BadInput
from frankpledge.rules.panel import exempt

TIMES = (
    "%H:%M",
    "%H:%M:%S",
    "%H.%M",
    "%I.%M%p",
    "%I.%M %p",
    "%I:%M%p",
    "%I:%M %p",
    "%I%p",
    "%I %p",
)
# Letters that are not English take up to six bytes each on their way; a form takes 200 kB.
LONGEST_PAPER = 60_000  # characters


class MeetingForm(forms.Form):
    """When and where a panel meets."""

    title = forms.CharField(label="Title", max_length=200)
    on = forms.DateField(label="Day", help_text=DAY, validators=[not_past])
    starts_at = forms.TimeField(
        label="Time (optional)",
        required=False,
        input_formats=TIMES,
        help_text="For example 10:30",
        error_messages={"invalid": "Write the time as 10:30 or 7.30pm"},
    )
    venue = forms.CharField(label="Place (optional)", max_length=300, required=False)
    contact = forms.CharField(label="Contact (optional)", max_length=300, required=False)
    questions_by = forms.DateField(
        label="Questions of the public by (optional)",
        required=False,
        help_text=f"{DAY}. Left empty, the public can send none.",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse questions that come after the meeting."""
        cleaned = super().clean() or {}
        on, by = cleaned.get("on"), cleaned.get("questions_by")
        if on and by and by > on:
            self.add_error("questions_by", "Questions are sent before the meeting")
        return cleaned


class ItemForm(forms.Form):
    """An item of an agenda."""

    title = forms.CharField(label="Item", max_length=300)
    purpose = long_text("What the panel is asked to do (optional)", 2000, 3, required=False)
    ground = forms.ChoiceField(
        label="Open to the public?",
        required=False,
        help_text="The title is public either way. A private item says by which paragraph of Schedule 12A of the Local Government"
        " Act 1972 (from memory; your monitoring officer confirms it).",
    )

    def __init__(self, data: Posted) -> None:
        """List the paragraphs by which an item may be private."""
        super().__init__(data)
        private = [(e.id, f"Private, paragraph {e.id}: {e.means}") for e in exempt().values()]
        field_of(self, "ground", forms.ChoiceField).choices = [("", "Open to the public"), *private]


class PaperForm(forms.Form):
    """A paper of an item."""

    title = forms.CharField(label="Title", max_length=300)
    text = long_text(
        "The paper",
        LONGEST_PAPER,
        16,
        required=False,
        help_text="Plain text: an empty line ends a paragraph, and so does each line of a list. Each"
        " gets a number that stays. Tables and drawings are published elsewhere: give the address.",
    )
    url = forms.URLField(
        label="Or its address, if it is published elsewhere (optional)",
        max_length=500,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(["http", "https"], message="Give an address of the web")],
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a paper that is nowhere."""
        cleaned = super().clean() or {}
        if not cleaned.get("text") and not cleaned.get("url") and not self.errors:
            self.add_error("text", "Write the paper, or give its address below")
        return cleaned


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    reason = long_text("Why", 1000, 3, help_text="Everybody reads this.")


class AttendanceForm(forms.Form):
    """Who came."""

    def __init__(self, data: Posted, *, members: Iterable[Member]) -> None:
        """Ask of every member whether they came."""
        super().__init__(data)
        for member in members:
            seat = member.seat.authority or member.seat.get_kind_display()
            self.fields[f"member_{member.pk}"] = forms.ChoiceField(
                label=f"{member.name}, {seat}",
                choices=[("", "Choose"), *AttendanceStatus.choices],
                error_messages={"required": f"Say whether {member.name} came"},
            )
        self.fields["also_present"] = long_text(
            "Who else was present (optional)",
            2000,
            3,
            required=False,
            help_text="The commissioner, officers, substitutes by name.",
        )

    def came(self) -> dict[int, str]:
        """Return how each member came, by number."""
        cleaned = self.cleaned_data
        return {int(name[7:]): cleaned[name] for name in cleaned if name.startswith("member_")}


class MinutesForm(forms.Form):
    """The minutes of a meeting."""

    text = long_text(
        "The minutes",
        LONGEST_PAPER,
        20,
        help_text="An empty line ends a paragraph. Mark what came of the meeting at the beginning"
        " of a paragraph: [decision], [recommendation] or"
        " [undertaking: The commissioner, by 24/12/2026].",
    )

    def clean_text(self) -> str:
        """Refuse a mark that cannot be read."""
        try:
            marked(self.cleaned_data["text"])
        except BadInput as problem:
            raise forms.ValidationError(str(problem)) from None
        text: str = self.cleaned_data["text"]
        return text


class PublishMinutesForm(forms.Form):
    """When the office is to answer what is recommended."""

    answer_by = forms.DateField(label="The office answers by", help_text=DAY, validators=[not_past])

    def __init__(self, data: Posted, *, has_recommendations: bool) -> None:
        """Ask for the day only where something is recommended."""
        super().__init__(data)
        if not has_recommendations:
            del self.fields["answer_by"]


class PublicQuestionForm(PublicForm):
    """A question of the public to a meeting."""

    name = forms.CharField(
        label="Your name", max_length=150, help_text="It is published with the question."
    )
    contact = forms.CharField(
        label="Your e-mail address or telephone number (optional)",
        max_length=300,
        required=False,
        help_text="It is never published, and erased half a year after the meeting.",
    )
    text = long_text("Your question", 2000, 6)


class JudgeForm(forms.Form):
    """Whether a question of the public is put."""

    reason = long_text("Why it is declined (optional when you accept it)", 1000, 3, required=False)
    judged = forms.ChoiceField(
        label="What becomes of it",
        choices=[
            ("accept", "Accept: it is published in the pack"),
            ("decline", "Decline, with the reason above"),
        ],
    )

    def clean(self) -> dict[str, Any]:
        """Refuse to decline without a reason."""
        cleaned = super().clean() or {}
        if cleaned.get("judged") == "decline" and not cleaned.get("reason"):
            self.add_error("reason", "Write why it is declined")
        return cleaned


class ShareForm(forms.Form):
    """A document for the shared library."""

    title = forms.CharField(label="Title", max_length=200)
    text = long_text("The document", 100_000, 16)
