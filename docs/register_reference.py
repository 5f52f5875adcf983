"""The reference of a register: what is asked, what is public, who may take which step."""

from collections.abc import Iterator

from docs.record_reference import moves_of
from frankpledge.rules.duties import get_duty, sources_of_duties
from frankpledge.rules.registers import RegisterField, RegisterTable
from frankpledge.rules.roles import who_may


def register(table: RegisterTable) -> str:
    """Return the page of one register."""
    source = sources_of_duties()[table.source]
    parts = [
        (
            f"# {table.title}\n\nWritten from `frankpledge/rules/registers/{table.kind}.toml` by"
            f" `make docs`.\n\n{table.about}\n"
        ),
        f"- Kept by: {', '.join(table.kept_by)}. Records are added by: {who_may(table.opens)}.",
        f"- Source: [{source['title']}]({source['url']}).",
        (
            f"- Everybody reads it at `/{table.plural}/`, as `/{table.plural}.csv` and"
            f" `/{table.plural}.json`, and by `/api/v1/{table.plural}`."
        ),
        *_clocks(table),
        "\n## Fields\n",
        "| label | name | kind | read by | needed | in a standard |",
        "| --- | --- | --- | --- | --- | --- |",
        *map(_field, table.fields),
        *_choices(table),
        (
            "\n## Headings of files\n\nA file that is imported may call a field by its label, its name, or"
            " one of these:\n"
        ),
        *_headings(table),
        "\n## Steps\n",
        *moves_of(table.workflow),
    ]
    return "\n".join(parts) + "\n"


def _clocks(table: RegisterTable) -> Iterator[str]:
    for clock in table.clocks:
        duty = get_duty(clock.duty)
        label = table.by_name[clock.starts_on].label
        meets = "; publishing it meets the duty" if clock.proves else ""
        yield (
            f"- Clock: {duty.title} ({duty.basis}), from *{label}* until the step"
            f" {' or '.join(clock.stopped_by)}{meets}."
        )


def _field(one: RegisterField) -> str:
    read_by = one.exposure.value
    if not one.is_public:
        read_by = f"people of the body; to be erased {one.keep}"
    standard = f"`{one.standard}`" if one.standard else ""
    if one.standard_confidence:
        standard += f" ({one.standard_confidence.replace('_', ' ')})"
    kind = f"{one.kind.value}, {one.unit}" if one.unit else one.kind.value
    needed = "yes" if one.is_required else ""
    return f"| {one.label} | `{one.name}` | {kind} | {read_by} | {needed} | {standard} |"


def _choices(table: RegisterTable) -> Iterator[str]:
    for one in table.fields:
        if one.choices:
            said = "; ".join(f"`{choice.code}` {choice.label}" for choice in one.choices)
            yield f"\n*{one.label}*: {said}."


def _headings(table: RegisterTable) -> Iterator[str]:
    if table.numbers:
        yield f"- Your own number: {', '.join(table.numbers)}"
    for one in table.asked(table.opening):
        if one.headings:
            yield f"- {one.label}: {', '.join(one.headings)}"
