"""Write docs/reference from the code; with --check, say what is stale.

python -m docs.generate [--check]
"""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import click

from docs import record_reference, register_reference
from docs.addresses import addresses, gone
from frankpledge.cli import COMMANDS, cli
from frankpledge.evidence.datasets import shipped
from frankpledge.evidence.measures.definitions import all_measures
from frankpledge.rules.policing_areas import AREAS
from frankpledge.rules.registers import all_registers

REFERENCE = Path(__file__).parent / "reference"
DATA_OF = date(2026, 11, 22)  # the day the arrangements are shown for


def commands() -> str:
    """Return every command with its help."""
    parts = ["# Commands\n\nWritten from the code by `make docs`.\n"]
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        parts += _command(command, f"frankpledge {name}")
    return "\n".join(parts)


def _command(command: click.Command, name: str) -> Iterator[str]:
    # As below the command itself, which takes -h too; an option is kept by who first asks for it.
    context = click.Context(
        command,
        info_name=name,
        max_content_width=90,
        terminal_width=90,
        **cli.context_settings,
    )
    yield f"\n## {name}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for part, inner in command.commands.items():
            yield from _command(inner, f"{name} {part}")


def datasets() -> str:
    """Return the columns and words of every dataset."""
    parts = ["# Datasets\n\nWritten from `frankpledge/evidence/datasets` by `make docs`.\n"]
    for dataset in shipped().values():
        source = dataset.source
        parts.append(f"\n## {dataset.name}\n\n{dataset.title}. Source: {source['title']}")
        parts.append(f"({source['url']}), {source['licence']}.")
        parts.append(f"Provisional: the newest {dataset.provisional_months} months of each force.")
        parts.append(f"Counted by: force, month, {', '.join(dataset.dimensions)}.\n")
        parts.append(
            "| column in the file | our name | holds | required |\n| --- | --- | --- | --- |"
        )
        for column in dataset.columns:
            needed = "yes" if column.required else ""
            parts.append(f"| {column.header} | `{column.name}` | {column.kind} | {needed} |")
        for column in dataset.columns:
            if column.words:
                parts.append(
                    f"\nKnown words of *{column.header}*: {'; '.join(sorted(column.words))}."
                )
            if column.not_crimes:
                parts.append(f"Not counted as crimes: {'; '.join(sorted(column.not_crimes))}.")
    return "\n".join(parts) + "\n"


def areas() -> str:
    """Return the 43 areas with their arrangements."""
    parts = [
        (
            "# Who answers for policing where\n\nWritten from"
            f" `frankpledge/rules/policing_areas.toml` by `make docs`, as of {DATA_OF}.\n"
        ),
        "| area | slug | code | body | office | since | sure |\n| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for area in AREAS:
        spell = area.governed_on(DATA_OF)
        parts.append(
            f"| {area.short_name} | `{area.slug}` | {area.code} | {spell.body} | {spell.office}"
            f" | {spell.held_from or 'not recorded'} | {spell.source.confidence.value} |"
        )
    return "\n".join(parts) + "\n"


def measures() -> str:
    """Return every shipped measure with its definition."""
    parts = ["# Measures\n\nWritten from `frankpledge/evidence/measures/shipped` by `make docs`.\n"]
    for measure in all_measures().values():
        parts.append(f"\n## {measure.name}\n\n{measure.title}. {measure.question}\n")
        parts.append(f"{measure.why}\n")
        parts.append(
            f"- Unit: {measure.unit}. {measure.direction_words}\n- Numerator: {measure.numerator}."
            f"\n- Denominator: {measure.denominator}.\n- Month: {measure.period}."
            f"\n- Given for: {', '.join(measure.areas)}. Drawn as: {measure.chart}."
        )
        parts += [f"- {words}" for words in measure.caveats]
        review = measure.review
        parts.append(
            f"- {review.status.capitalize()}; written by {review.written_by}, checked by"
            f" {review.checked_by} on {review.reviewed_on}, next review by {review.review_by}."
        )
    return "\n".join(parts) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "datasets.md": datasets,
    "areas.md": areas,
    "measures.md": measures,
    "duties.md": record_reference.duties,
    "roles.md": record_reference.roles,
    "workflows.md": record_reference.workflows,
    "question-kinds.md": record_reference.question_kinds,
    "addresses.md": addresses,
    **{
        f"registers/{table.plural}.md": partial(register_reference.register, table)
        for table in all_registers().values()
    },
}


def main() -> None:
    """Write the pages, or check them."""
    stale = []
    for name, write in PAGES.items():
        path, text = REFERENCE / name, write()
        if name == "addresses.md" and path.exists():
            _refuse_to_drop(gone(path.read_text("utf-8"), text))
        if "--check" in sys.argv:
            if not path.exists() or path.read_text("utf-8") != text:
                stale.append(name)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
    if stale:
        raise SystemExit(f"stale: {', '.join(stale)}; run make docs")


def _refuse_to_drop(addresses_gone: list[str]) -> None:
    if addresses_gone:
        raise SystemExit(
            f"addresses.md has addresses that the site no longer has: {', '.join(addresses_gone)}."
            " An address lasts: bring it back, or let it lead on. Where it must go, take its line"
            " out by hand and say why in the commit."
        )


if __name__ == "__main__":
    main()
