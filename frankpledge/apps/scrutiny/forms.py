"""Forms of scrutiny: they judge words; saving is the actions'."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frankpledge.apps.accounts.models import User
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.bodies.queries.answering import askable_areas, policing_body
from frankpledge.apps.scrutiny.models import Route, Verdict
from frankpledge.apps.scrutiny.queries.asking import (
    OWN_ANSWER,
    About,
    may_be_asked,
    routes_open,
)
from frankpledge.design.fields import (
    DAY,
    Posted,
    PublicForm,
    cited_address,
    field_of,
    long_text,
    not_past,
    not_to_come,
)
from frankpledge.rules.protocol import kinds

LONGEST_QUESTION = 1500  # characters: what can be read out at a meeting in two minutes
LONGEST_ANSWER = 6000
ANSWER_DAYS = 28  # what a form proposes; no law names a day


def _answer_day() -> date:
    return timezone.localdate() + timedelta(days=ANSWER_DAYS)


class BodyField(forms.ModelChoiceField):
    """One of a few bodies."""

    def label_from_instance(self, obj: Body) -> str:
        """Return the body's name."""
        return obj.name


class SettleForm(forms.Form):
    """Why nothing is asked about a signal."""

    reason = forms.CharField(
        label=_("Why nothing is asked"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: the force moved its crime recording to a new system in May."),
    )


class QuestionForm(forms.Form):
    """A question of the panel, or of the office."""

    text = long_text("The question", LONGEST_QUESTION)
    route = forms.ChoiceField(label="Who asks whom")
    asking = BodyField(label="Asked by", queryset=Body.objects.none())
    asked_of = BodyField(label="Asked of", queryset=Body.objects.none())
    asker = forms.CharField(label="Name of the member or officer who asks", max_length=150)
    occasion = forms.CharField(
        label="At (optional)",
        max_length=200,
        required=False,
        help_text="For example: panel, 4 December 2026",
    )
    topic = forms.CharField(label="Topic (optional)", max_length=100, required=False)
    due_on = forms.DateField(
        label="Answer wanted by",
        initial=_answer_day,
        required=False,
        validators=[not_past],
        help_text=f"{DAY}. No law names a day; this is what you ask for.",
    )

    def __init__(
        self, data: Posted, *, asking: QuerySet[Body], initial: dict[str, Any] | None = None
    ) -> None:
        """Offer the bodies that somebody may ask for, and whom those ask on which route."""
        super().__init__(data, initial=initial)
        routes = [(route, route.label) for route in routes_open(asking)]
        field_of(self, "route", forms.ChoiceField).choices = routes
        own = field_of(self, "asking", BodyField)
        own.queryset = asking
        if len(asking) == 1:
            own.empty_label = None
        field_of(self, "asked_of", BodyField).queryset = may_be_asked(asking)


def question_begins(about: About, bodies: list[Body], user: User, today: date) -> dict[str, Any]:
    """Return how the form of a question begins."""
    asking = bodies[0]
    area = about.area or asking.area
    asked_of = policing_body(area, today) if area else None
    begins = {"asking": asking, "asked_of": asked_of, "asker": user.name, "topic": about.topic}
    if asking.kind != BodyKind.PANEL:
        begins["route"] = Route.CHIEF_CONSTABLE
        begins["asked_of"] = Body.objects.filter(area=asking.area, kind=BodyKind.FORCE).first()
    if about.follows:
        begins |= {"topic": about.follows.topic, "asked_of": about.follows.asked_of}
    return {name: value for name, value in begins.items() if value}


class RecordedForm(forms.Form):
    """A question that was asked elsewhere, by its source."""

    route = forms.ChoiceField(
        label="Who asked whom", choices=[c for c in Route.choices if c[0] != Route.PUBLIC]
    )
    asker = forms.CharField(label="Name of who asked", max_length=150)
    asked_of = BodyField(
        label="Asked of",
        queryset=Body.objects.filter(kind__in=["policing body", "force", "department"]),
    )
    addressee = forms.CharField(
        label="Who was to answer", max_length=200, help_text="For example: the Home Secretary"
    )
    text = long_text("The question", LONGEST_QUESTION, help_text="In your words, or quoted.")
    answer = long_text("The answer (optional)", LONGEST_ANSWER, required=False)
    asked_on = forms.DateField(
        label="Asked on (optional)", required=False, help_text=f"{DAY}. Open where no source says."
    )
    occasion = forms.CharField(label="At (optional)", max_length=200, required=False)
    topic = forms.CharField(label="Topic (optional)", max_length=100, required=False)
    source = forms.CharField(label="Source", max_length=300)
    source_url = forms.URLField(
        label="Its address (optional)", required=False, assume_scheme="https", max_length=500
    )

    def clean_asked_on(self) -> date | None:
        """Refuse a day to come."""
        day: date | None = self.cleaned_data["asked_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("It cannot have been asked on a day to come")
        return day

    def __init__(self, data: Posted, *, owner: Body) -> None:
        """Take the body that records it."""
        super().__init__(data)
        self.owner = owner

    def clean(self) -> dict[str, Any]:
        """Refuse an answer of the office that records it: its answers are drafted and cleared."""
        cleaned = super().clean() or {}
        if cleaned.get("answer") and cleaned.get("asked_of") == self.owner:
            self.add_error("answer", OWN_ANSWER)
        return cleaned


class PublicQuestionForm(PublicForm):
    """A question of somebody who has no account."""

    area = forms.ChoiceField(label="Police area", choices=askable_areas)
    text = long_text(
        "Your question",
        LONGEST_QUESTION,
        help_text="Ask about policing in the area, not about one case or one person. Questions are"
        " read before they are published.",
    )
    asker = forms.CharField(
        label="Your name (optional)",
        max_length=150,
        required=False,
        help_text="Published with the question. Leave it empty to ask without a name.",
    )
    contact = forms.EmailField(
        label="Your e-mail address (optional)",
        required=False,
        max_length=254,
        help_text="Never published. Used only to tell you of the answer.",
    )


class AcceptForm(forms.Form):
    """By when a question of the public is to be answered."""

    due_on = forms.DateField(
        label="Answer by", initial=_answer_day, help_text=DAY, validators=[not_past]
    )


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = long_text("Why", 1000, 4)


class KindForm(forms.Form):
    """What kind of question it is, as a person decides."""

    label = forms.ChoiceField(label="Kind of question")

    def __init__(self, data: Posted, *, initial: dict[str, Any]) -> None:
        """Offer the kinds of the table."""
        super().__init__(data, initial=initial)
        field_of(self, "label", forms.ChoiceField).choices = [
            (k.label, f"{k.line.capitalize()}: {k.means}") for k in kinds().values()
        ]


class AnswerForm(forms.Form):
    """The answer, in words for the public."""

    answer = long_text(
        "The answer",
        LONGEST_ANSWER,
        12,
        help_text="Write for the public. Say where each figure comes from.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)

    def take_as_seen(self, seen: str) -> None:
        """Take it that the draft was read as it is now, where the page of this form shows it."""
        data = QueryDict(mutable=True)
        data.update({name: self[name].data for name in self.fields} | {"seen": seen})
        self.data = data


class SeenForm(forms.Form):
    """Which draft somebody has read."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)


class CiteForm(forms.Form):
    """What an answer rests on."""

    words = long_text("What it shows, in a sentence", 1000, 3)
    address = cited_address()


class StatementForm(forms.Form):
    """What somebody said, and how it stands beside the evidence."""

    said_by = forms.CharField(label="Who said it", max_length=200)
    text = long_text("What was said", 3000, 4)
    said_on = forms.DateField(
        label="On (optional)", required=False, help_text=DAY, validators=[not_to_come]
    )
    source = forms.CharField(label="Source", max_length=300)
    source_url = forms.URLField(
        label="Its address (optional)", required=False, assume_scheme="https", max_length=500
    )
    standing = forms.ChoiceField(label="Beside the evidence", choices=Verdict.choices)
    evidence = long_text("The evidence", 3000, 4, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a judgement without evidence."""
        cleaned = super().clean() or {}
        judged = cleaned.get("standing") not in (Verdict.NOT_CHECKED, Verdict.UNVERIFIABLE)
        if judged and not cleaned.get("evidence"):
            self.add_error("evidence", "Say by what evidence the statement was judged")
        return cleaned


class ReplyForm(forms.Form):
    """What somebody who is named says to it."""

    by_name = forms.CharField(label="Who replies", max_length=200)
    text = long_text("The reply", 3000, 5)
    said_on = forms.DateField(label="On", initial=timezone.localdate, help_text=DAY)
    source = forms.CharField(label="Source (optional)", max_length=300, required=False)
