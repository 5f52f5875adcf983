"""Forms of complaints."""

from typing import Any

from django import forms
from django.utils import timezone

from frankpledge.apps.bodies.queries.answering import askable_areas
from frankpledge.apps.complaints.models import ComplaintKind
from frankpledge.design.fields import DAY, Posted, PublicForm, long_text, not_to_come
from frankpledge.rules.complaints import GROUNDS_OF, grounds, no_grounds, routes
from frankpledge.rules.panel_workflows import COMPLAINT, REVIEW


class RouteForm(forms.Form):
    """What a complaint is about."""

    about = forms.ChoiceField(
        label="What is it about?",
        widget=forms.RadioSelect,
        choices=[(r.id, r.about) for r in routes().values()],
        error_messages={"required": "Choose what it is about"},
    )


class PublicComplaintForm(PublicForm):
    """A complaint about an office-holder, of somebody without an account."""

    area = forms.ChoiceField(label="Police area", choices=askable_areas)
    about = forms.CharField(
        label="Whom is it about?",
        max_length=200,
        help_text="The commissioner, deputy, mayor or deputy mayor, by name or title",
    )
    text = long_text(
        "What did they do, say or decide?",
        rows=8,
        help_text="Say when and where, and how you know. The panel cannot investigate; it reads"
        " what you write here.",
    )
    incident_on = forms.DateField(
        label="When? (optional)",
        required=False,
        validators=[not_to_come],
        help_text=f"{DAY}. A complaint made more than 12 months later needs a reason.",
    )
    name = forms.CharField(label="Your name", max_length=150, required=False)
    contact = forms.CharField(
        label="Your address or e-mail address",
        max_length=300,
        required=False,
        help_text="Without a name and an address the panel may set a complaint aside.",
    )


class ReceivedForm(forms.Form):
    """A complaint that came by post or by telephone, or a conduct matter."""

    kind = forms.ChoiceField(label="What is it?", choices=ComplaintKind.choices)
    about = forms.CharField(label="Whom is it about?", max_length=200)
    text = long_text("What is said", rows=8)
    received_on = forms.DateField(
        label="Received on", initial=timezone.localdate, help_text=DAY, validators=[not_to_come]
    )
    incident_on = forms.DateField(
        label="Day of the incident (optional)",
        required=False,
        help_text=DAY,
        validators=[not_to_come],
    )
    name = forms.CharField(label="Who complains (optional)", max_length=150, required=False)
    contact = forms.CharField(label="Their address (optional)", max_length=300, required=False)


class MoveForm(forms.Form):
    """One move of the regulations; it asks for what the move needs and nothing else."""

    on = forms.DateField(
        label="Done on", initial=timezone.localdate, help_text=DAY, validators=[not_to_come]
    )
    reasons = long_text("Reasons", rows=5)

    def __init__(self, data: Posted, *, move: str) -> None:
        """Ask for the ground, the day, the resolver: what the move needs."""
        super().__init__(data)
        needs = COMPLAINT.moves[move].needs
        has_field = move in ("begin resolution", "refer")  # what it needs is asked for below
        label = "Notes (optional)" if has_field else needs[:1].upper() + needs[1:]
        self.fields["reasons"].label = label or "Reasons"
        self.fields["reasons"].required = move in (
            *GROUNDS_OF,
            "conclude",
            "discontinue",
            "close",
            "withdraw",
        )
        if move in GROUNDS_OF:
            listed = [(g.id, f"{g.means} ({g.basis})") for g in grounds(move).values()]
            refused = [(n.id, n.means) for n in no_grounds().values()] if move == "disapply" else []
            choices = [("Grounds", listed), ("Often said", refused)] if refused else listed
            self.fields["ground"] = forms.ChoiceField(label="The ground", choices=choices)
            self.fields["reasons"].label = "Reasons, for the complainant"
        if move == "record":
            self.fields["is_serious"] = forms.BooleanField(
                label="It is, or appears to be, about a crime", required=False
            )
            self.fields["withheld"] = long_text(
                "Why the office-holder gets no copy (optional)",
                rows=3,
                required=False,
                help_text="Only where telling would prejudice criminal proceedings or the public"
                " interest (regulation 31). Keep it under review.",
            )
        if move == "refer":
            self.fields["clear_on"] = forms.DateField(
                label="The day on which it first became clear",
                help_text=DAY,
                validators=[not_to_come],
            )
        if move == "begin resolution":
            self.fields["resolver"] = forms.CharField(
                label="Who resolves it",
                max_length=200,
                help_text="A sub-committee, one member, or another person; not the office's staff",
            )


class CommentsForm(forms.Form):
    """What the office-holder says to a complaint."""

    comments = long_text(
        "The comments, or that none were made",
        rows=6,
        help_text="If the office-holder declines to comment, write that.",
    )


class DelegationForm(forms.Form):
    """The panel's record that lets the office take the first steps."""

    minute = forms.CharField(
        label="The panel's decision",
        max_length=300,
        help_text="For example: minutes of 24 June 2026, item 7",
    )
    held_from = forms.DateField(label="From", initial=timezone.localdate, help_text=DAY)
    held_until = forms.DateField(label="Until (optional)", required=False, help_text=DAY)

    def clean(self) -> dict[str, Any]:
        """Refuse one that ends before it begins."""
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("held_from"), cleaned.get("held_until")
        if begins and ends and ends < begins:
            self.add_error("held_until", "It cannot end before it begins")
        return cleaned


class YearForm(forms.Form):
    """Which financial year."""

    year = forms.RegexField(
        r"^\d{4}/\d{2}$",
        label="Financial year",
        help_text="For example 2026/27",
        error_messages={"invalid": "Write the year as 2026/27"},
    )


class ReviewForm(forms.Form):
    """An application for a review."""

    letter_on = forms.DateField(label="Date of the outcome letter", help_text=DAY)
    received_on = forms.DateField(
        label="Application received on", initial=timezone.localdate, help_text=DAY
    )
    notes = long_text("Notes (optional, never published)", rows=3, required=False)


class DecisionForm(forms.Form):
    """How a review ended."""

    outcome = forms.ChoiceField(
        label="Outcome", choices=[(name, name.capitalize()) for name in REVIEW.moves]
    )
    decided_on = forms.DateField(label="Decided on", initial=timezone.localdate, help_text=DAY)
    recommended = forms.IntegerField(
        label="Recommendations made", min_value=0, max_value=999, initial=0
    )
    accepted = forms.IntegerField(
        label="Recommendations accepted", min_value=0, max_value=999, initial=0
    )
    notes = long_text("Notes (optional, never published)", rows=3, required=False)
