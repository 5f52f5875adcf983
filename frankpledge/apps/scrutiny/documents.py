"""How questions and statements read when they are published."""

from datetime import date

from frankpledge.apps.scrutiny.models import Citation, Question, Statement
from frankpledge.design.dates import day_or_open, long_date
from frankpledge.rules.documents import document, table, words
from frankpledge.rules.protocol import kinds

PUBLIC_STATES = ("asked", "published", "withdrawn")  # of a question, as everybody reads it


def question_title(question: Question) -> str:
    """Return the question in one line."""
    text = " ".join(question.text.split())
    return text if len(text) <= 150 else text[:149].rsplit(" ", 1)[0] + "…"


def public_state(question: Question) -> str:
    """Return how a question stands for everybody: drafting and clearing are the office's own."""
    return question.state if question.state in PUBLIC_STATES else "asked"


def question_document(question: Question) -> dict:
    """Return a question, with its answer once that is published, as a document."""
    is_answered = question.state == "published"
    asked = day_or_open(
        question.asked_on, question.asked_month, is_inferred=question.is_month_inferred
    )
    asker = question.asker or (question.asked_by.name if question.asked_by else "")
    addressee = question.addressee or question.asked_of.name
    proposed = kinds()[question.proposed_label]
    decided = kinds().get(question.label)
    facts = [
        ("Asked by", asker or "a member of the public who gave no name"),
        ("Asked of", addressee),
        ("At", question.occasion),
        ("Asked", asked),
        ("Answer wanted by", long_date(question.due_on) if question.due_on else ""),
        ("Topic", question.topic),
        ("Stands", {"published": "answered"}.get(public_state(question), public_state(question))),
        ("Kind, as a person decided", f"{decided.line}: {decided.means}" if decided else ""),
        ("Kind, as the table proposed", f"{proposed.in_words}. {question.proposed_reason}"),
        ("Why", question.reason if question.state == "withdrawn" else ""),
    ]
    # Its words are the asker's: who answers corrects its own alone.
    blocks = [words("The question", question.text, asker or "the public") | {"is_received": True}]
    cited = list(question.citations.all())
    blocks += [_citation(c, "Asked about") for c in cited if not c.is_of_answer]
    if is_answered:
        blocks.append(words("The answer", question.answer, question.answered_by or addressee))
        blocks += [_citation(c, "The answer rests on") for c in cited if c.is_of_answer]
    return document(
        f"{asker or 'A member of the public'} asked {addressee}"
        f"{'; the answer is published.' if is_answered else '; there is no published answer yet.'}",
        facts=facts,
        blocks=blocks,
        sources=[{"title": question.source, "url": question.source_url}],
        data={
            "reference": question.reference,
            "route": question.route,
            "asker": asker,
            "asked_of": addressee,
            "asked_of_body": question.asked_of.slug,
            "asked_by_body": question.asked_by.slug if question.asked_by else "",
            "answered_by": (question.answered_by or addressee) if is_answered else "",
            "occasion": question.occasion,
            "follows": _follows(question),
            "asked_on": _iso(question.asked_on) or question.asked_month,
            "due_on": _iso(question.due_on),
            "state": public_state(question),
            "topic": question.topic,
            "label": question.label,
            "proposed_label": question.proposed_label,
        },
    )


def _citation(citation: Citation, heading: str) -> dict:
    block = {"heading": heading, "text": citation.words, "said_by": ""}
    if citation.figure:
        block = {"heading": heading, "figure": citation.figure}
    if citation.address:
        block |= {"address": citation.address, "address_words": citation.address}
    return block


def _follows(question: Question) -> str:
    """Return the reference of the public question that it follows."""
    before = question.follows
    return before.publication.reference if before and before.publication else ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def statement_document(statement: Statement) -> dict:
    """Return a statement, beside the evidence and what was replied, as a document."""
    judged = statement.get_standing_display()
    blocks = [
        words("What was said", statement.text, statement.said_by),
        table(
            "Figures in it",
            ["Figure", "Value"],
            [[name.replace("_", " "), str(value)] for name, value in statement.figures.items()],
        ),
        words("The evidence", statement.evidence),
    ]
    if statement.evidence_address:
        blocks[2] = blocks[2] or words("The evidence", judged)
        blocks[2] |= {"address": statement.evidence_address}
    blocks += [
        words(f"Reply of {reply.by_name}, {long_date(reply.said_on)}", reply.text, reply.by_name)
        for reply in statement.replies.all()
    ]
    return document(
        f"{statement.said_by} said this. A statement is not a fact: beside the evidence it is"
        f" {statement.standing}.",
        facts=[
            ("Said by", statement.said_by),
            ("Said", day_or_open(statement.said_on, statement.said_month)),
            ("Beside the evidence", judged),
        ],
        blocks=blocks,
        sources=[{"title": statement.source, "url": statement.source_url}],
        data={
            "said_by": statement.said_by,
            "kind": statement.kind,
            "standing": statement.standing,
            "said_on": _iso(statement.said_on) or statement.said_month,
            "evidence_address": statement.evidence_address,
            **statement.figures,
        },
    )
