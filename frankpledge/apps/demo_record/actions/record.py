"""Loading the demo record: each entry by its own source, open dates left open."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.actions.areas import import_areas, office_at
from frankpledge.apps.bodies.actions.people import PersonSource, attest, person_called, term_of
from frankpledge.apps.bodies.models import Body, BodyKind, Office, Person
from frankpledge.apps.bodies.queries.answering import area_body, policing_body
from frankpledge.apps.engagement.actions import show_account, show_engagement
from frankpledge.apps.engagement.models import Account, Engagement
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.apps.recommendations.actions import show_tracker
from frankpledge.apps.recommendations.models import Answer, Recommendation, Report
from frankpledge.apps.scrutiny.actions.statements import show_statement
from frankpledge.apps.scrutiny.documents import question_document, question_title
from frankpledge.apps.scrutiny.models import QUESTIONS, Question, Statement
from frankpledge.apps.undertakings.actions import show_undertaking
from frankpledge.apps.undertakings.models import Undertaking
from frankpledge.rules.periods import first_day
from frankpledge.rules.protocol import propose

FACTS = Path(__file__).parents[1] / "record.toml"
BY = "worked record"


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """How much of the demo record was loaded; nothing where it was there already."""

    terms: int = 0
    accounts: int = 0
    engagements: int = 0
    questions: int = 0
    undertakings: int = 0
    statements: int = 0
    recommendations: int = 0


@transaction.atomic
def load_demo_record(at: datetime) -> Loaded:
    """Load the demo record once; the same again adds nothing."""
    import_areas(by=BY, at=at)
    if Report.objects.filter(title=_facts()["report"]["title"]).exists():
        return Loaded()
    loader = _Loader(_facts(), at)
    return loader.load()


def _facts() -> dict:
    return tomllib.loads(FACTS.read_text("utf-8"))


def _recorded(body: Body | None) -> Body:
    """Return a body of the areas, which are imported first."""
    assert body is not None
    return body


class _Loader:
    """One loading: the facts, the time, and what has been made so far."""

    def __init__(self, facts: dict, at: datetime) -> None:
        self.facts, self.at = facts, at
        self.questions: dict[str, Question] = {}

    def load(self) -> Loaded:
        """Load every section in its order."""
        for slug, body in self.facts["bodies"].items():
            Body.objects.get_or_create(slug=slug, defaults=body)
        for facts in self.facts["term"]:
            self._term(facts)
        for facts in self.facts["account"]:
            self._account(facts)
        for facts in self.facts["engagement"]:
            self._engagement(facts)
        promised = sum(self._question(facts) for facts in self.facts["question"])
        for facts in self.facts["statement"]:
            self._statement(facts)
        recommendations = self._report(self.facts["report"])
        done = Loaded(
            terms=len(self.facts["term"]),
            accounts=len(self.facts["account"]),
            engagements=len(self.facts["engagement"]),
            questions=len(self.facts["question"]),
            undertakings=promised,
            statements=len(self.facts["statement"]),
            recommendations=recommendations,
        )
        record("worked-record-loaded", "worked-record", by=BY, at=self.at, **vars(done))
        return done

    def _source(self, name: str) -> PersonSource:
        facts = self.facts["sources"][name]
        return PersonSource(facts["title"], facts.get("url", ""))

    def _cited(self, name: str) -> dict:
        source = self._source(name)
        return {"source": source.title, "source_url": source.url}

    def _term(self, facts: dict) -> None:
        source = self._source(facts["source"])
        months = [first_day(month) for month in facts["named"]]
        if panel := facts.get("panel"):
            body = _recorded(area_body(panel, BodyKind.PANEL))
        elif area := facts.get("area"):
            body = _recorded(policing_body(area, months[0]))
        else:
            body = Body.objects.get(slug=facts["body"])
        title = facts.get("office")
        office = office_at(body, title) if title else body.offices.first()
        assert office is not None  # every body of the areas has one
        term = term_of(
            person_called(facts["person"], source),
            office,
            source,
            party=facts.get("party", ""),
            note=facts.get("note", ""),
        )
        for month in months:
            attest(term, month, source, is_inferred=facts.get("named_is_inferred", False))

    def _account(self, facts: dict) -> None:
        account = Account.objects.create(
            reference=next_reference("a", timezone.localdate(self.at)),
            **self._minister(facts),
            owner=Body.objects.get(slug="home-office"),
            **{name: facts[name] for name in ("who", "setting", "side", "said_by")},
            **_open(facts, "at_least", "at_most"),
            area=facts.get("area", ""),
            from_month=facts.get("from_month", ""),
            evidence=facts.get("evidence", ""),
            **self._cited(facts["source"]),
        )
        show_account(account, by=BY, at=self.at)

    def _minister(self, facts: dict) -> dict:
        if "office" not in facts:
            return {"office": None, "minister": None}
        return {
            "office": Office.objects.get(slug=facts["office"]),
            "minister": Person.objects.get(slug=slugify(facts["minister"])),
        }

    def _engagement(self, facts: dict) -> None:
        minister = self._minister(facts)
        held = minister["office"]
        counterpart = facts.get("counterpart") or f"{minister['minister'].name}, {held.title}"
        month = facts.get("month") or (f"{facts['on']:%Y-%m}" if "on" in facts else "2017-11")
        engagement = Engagement.objects.create(
            reference=next_reference("e", timezone.localdate(self.at)),
            **minister,
            counterpart=counterpart,
            owner=_recorded(policing_body(facts["area"], first_day(month))),
            **{name: facts[name] for name in ("who", "area", "setting", "state")},
            **_open(facts, "on"),
            month=facts.get("month", ""),
            is_inferred=facts.get("is_inferred", False),
            purpose=facts.get("purpose", ""),
            outcome=facts.get("outcome", ""),
            **self._cited(facts["source"]),
        )
        show_engagement(engagement, by=BY, at=self.at)

    def _question(self, facts: dict) -> int:
        """Load a question with its answer; return how many undertakings came with it."""
        area = facts.get("asked_of_area")
        asked_of = (
            _recorded(policing_body(area, first_day("2017-11")))
            if area
            else Body.objects.get(slug=facts["asked_of"])
        )
        panel = facts.get("asked_by_panel")
        asked_by = (
            _recorded(area_body(panel, BodyKind.PANEL))
            if panel
            else Body.objects.get(slug="house-of-commons")
        )
        proposal = propose(facts["text"])
        question = Question.objects.create(
            reference=next_reference("q", timezone.localdate(self.at)),
            route=facts["route"],
            owner=asked_of,
            asked_by=asked_by,
            asked_of=asked_of,
            received_at=self.at,
            state="published",
            asker=facts.get("asker", "" if panel else "a member of Parliament"),
            addressee=facts["addressee"],
            answered_by=facts["addressee"],
            area=facts.get("area", ""),
            occasion=facts["occasion"],
            topic=facts["topic"],
            text=facts["text"],
            answer=facts["answer"],
            asked_on=facts.get("on"),
            asked_month=facts.get("month", ""),
            is_month_inferred=facts.get("is_inferred", False),
            follows=self.questions.get(facts.get("follows", "")),
            label=facts.get("label", ""),
            proposed_label=proposal.kind.label,
            proposed_reason=proposal.reason,
            **self._cited(facts["source"]),
        )
        self.questions[facts["id"]] = question
        question.publication = publish(
            question.reference,
            QUESTIONS,
            asked_of,
            question_title(question),
            question_document(question),
            by=BY,
            at=self.at,
            subjects=self._subjects(question),
        )
        question.save()
        return self._undertaking(question, facts)

    def _subjects(self, question: Question) -> set[tuple[str, str]]:
        found = {
            *([("body", question.asked_by.slug)] if question.asked_by else []),
            ("topic", slugify(question.topic)),
            ("route", question.route),
        }
        if question.area:
            found.add(("area", question.area))
        person = Person.objects.filter(slug=slugify(question.asker)).first()
        if person:
            found.add(("person", person.slug))
        if question.follows:
            found.add(("record", question.follows.reference))
        return found

    def _undertaking(self, question: Question, facts: dict) -> int:
        if "undertaking" not in facts:
            return 0
        undertaking = Undertaking.objects.create(
            reference=next_reference("u", timezone.localdate(self.at)),
            made_in=question.publication,
            owner=question.owner,
            made_by=facts["addressee"],
            text=facts["undertaking"],
            proof=facts["proof"],
            made_on=facts.get("on"),
            **self._cited(facts["source"]),
        )
        show_undertaking(undertaking, by=BY, at=self.at)
        return 1

    def _statement(self, facts: dict) -> None:
        area = facts.get("area", "")
        owner = policing_body(area, first_day("2020-07")) if area else None
        statement = Statement.objects.create(
            reference=next_reference("s", timezone.localdate(self.at)),
            kind=facts["kind"],
            area=area,
            owner=owner or Body.objects.get(slug="apcc"),
            said_by=facts["said_by"],
            text=facts["text"],
            figures=facts.get("figures", {}),
            state="published",
            **_open(facts, "said_on"),
            **self._cited(facts["source"]),
        )
        show_statement(statement, by=BY, at=self.at)

    def _report(self, facts: dict) -> int:
        body = Body.objects.get(slug=facts["owner"])
        report = Report.objects.create(
            reference=next_reference("r", timezone.localdate(self.at)),
            origin=facts["origin"],
            publisher=facts["publisher"],
            title=facts["title"],
            published_on=facts["published_on"],
            owner=body,
            url=self._source(facts["source"]).url,
        )
        for place, row in enumerate(facts["recommendations"], 1):
            recommendation = Recommendation.objects.create(
                report=report,
                number=row["id"],
                place=place,
                text=row["text"],
                needs=row["needs"],
            )
            if "done" in row:
                Answer.objects.create(
                    recommendation=recommendation,
                    body=body,
                    state="done",
                    words=row["done"],
                    evidence=self._source(row["source"]).title,
                    checked_on=row["checked_on"],
                    evidence_address=self._source(row["source"]).url,
                )
        show_tracker(report, body, by=BY, at=self.at)
        return len(facts["recommendations"])


def _open(facts: dict, *names: str) -> dict:
    """Return those of the facts that the source gives; the others stay open."""
    return {name: facts[name] for name in names if name in facts}
