"""The reference of the record: duties, roles, workflows and kinds of question, from the rules."""

from frankpledge.rules.duties import Counting, Duty, all_duties
from frankpledge.rules.moves import Workflow
from frankpledge.rules.protocol import kinds, source
from frankpledge.rules.roles import MAY, Role
from frankpledge.rules.workflows import WORKFLOWS


def duties() -> str:
    """Return every duty with its legal basis, its clock and how sure we are."""
    parts = [
        (
            "# Duties by law\n\nWritten from `frankpledge/rules/duties.toml` by `make docs`."
            " *Sure* says whether the rule was read in its source (verified), in part, or is from"
            " memory and still to be read; pages say so beside every date that such a rule gives.\n"
        ),
        "| duty | id | falls on | legal basis | clock | comes up | in force | sure |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    parts += [
        f"| {duty.title} | `{duty.id}` | {duty.falls_on} | [{duty.basis}]({duty.source.url})"
        f" | {_clock(duty)} | {duty.frequency.value} | {_in_force(duty)}"
        f" | {duty.source.confidence.value.replace('_', ' ')} |"
        for duty in all_duties().values()
    ]
    parts.append("\n## How days are counted\n")
    parts += [f"- `{counting.name.lower()}`: {counting.value}" for counting in Counting]
    return "\n".join(parts) + "\n"


def _clock(duty: Duty) -> str:
    if duty.month_day:
        month, day = duty.month_day
        return f"by {day:02d}/{month:02d} (day/month)"
    if duty.days:
        return f"{duty.days} days from {duty.runs_from}, `{duty.counting.name.lower()}`"
    aim = f"; offices aim at {duty.target_days} days" if duty.target_days else ""
    return f"as soon as practicable after {duty.runs_from}{aim}"


def _in_force(duty: Duty) -> str:
    until = f" to {duty.in_force_until}" if duty.in_force_until else ""
    return f"from {duty.in_force_from}{until}"


def roles() -> str:
    """Return who may do what: the table of roles."""
    parts = [
        (
            "# Who may do what\n\nWritten from `frankpledge/rules/roles.py` by `make docs`. A role is"
            " held at a body from a day to a day, and counts for that body and the bodies it has"
            " followed.\n"
        ),
        "| to | you must be |",
        "| --- | --- |",
    ]
    for permission, held in MAY.items():
        names = "anybody with a role" if held == frozenset(Role) else ", ".join(sorted(held))
        parts.append(f"| {permission.value} | {names} |")
    return "\n".join(parts) + "\n"


def workflows() -> str:
    """Return every workflow as a diagram and a table of moves."""
    parts = ["# Workflows\n\nWritten from `frankpledge/rules/workflows.py` by `make docs`.\n"]
    for workflow in WORKFLOWS:
        parts += [f"\n## {workflow.name.capitalize()}\n", *moves_of(workflow)]
    return "\n".join(parts) + "\n"


def moves_of(workflow: Workflow) -> list[str]:
    """Return a workflow as a diagram and a table of its moves."""
    rows = [
        f"| {name} | {', '.join(move.before)} | {move.after}"
        f" | {', '.join(sorted(MAY[move.permission]))} | {move.needs} |"
        for name, move in workflow.moves.items()
    ]
    return [
        f"```mermaid\n{workflow.diagram()}\n```\n",
        "| move | from | to | who | needs |\n| --- | --- | --- | --- | --- |",
        *rows,
    ]


def question_kinds() -> str:
    """Return the kinds of question, the words they go by, and the rewording that is offered."""
    found = source()
    parts = [
        (
            "# Kinds of question\n\nWritten from `frankpledge/rules/protocol.toml` by `make docs`."
            f" After the [{found.title}]({found.url}) ({found.confidence.value}). The first kind whose"
            " words are found is proposed, with those words as its reason; a person decides, and"
            " both are kept.\n"
        ),
    ]
    for kind in kinds().values():
        parts.append(
            f"\n## {kind.in_words.capitalize()}\n\n{kind.line.capitalize()}: {kind.means}."
            f" Who answers: {kind.addressee or 'a person decides'}."
        )
        if kind.words:
            parts.append(
                "\nWords (regular expressions): " + ", ".join(f"`{w}`" for w in kind.words) + "."
            )
        if kind.reword:
            parts.append(f"\nOffered instead: *{kind.reword.format(holder='commissioner')}*")
    return "\n".join(parts) + "\n"
