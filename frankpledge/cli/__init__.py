"""The `frankpledge` command: the top door, beside the web.

Each command is a module of its own, loaded when it is asked for: the engine's commands run
where Django is not installed or configured, and `--help` answers at once.
"""

import importlib
import keyword
import os
import sys

import click

from frankpledge import __version__
from frankpledge.errors import FrankpledgeError

# Command -> one line of help. The module has the command's name and holds a function of
# the same name.
COMMANDS = {
    "ingest": "Load police.uk archives into the store.",
    "coverage": "Show what the store holds, month by month, and what is missing.",
    "overrule": "Overrule the checks of a month, in public and with a reason.",
    "counts": "Count rows by force, month, kind of crime, district, outcome.",
    "measure": "List, show, check and calculate measures.",
    "chart": "Chart a measure in an area: normal range, and which months are unusual.",
    "compare": "Set the police areas side by side in one month: limits, no ranking.",
    "alerts": "Alert to what changed, within a budget of false alerts.",
    "sentences": "List every sentence about figures that pages can say, to be read.",
    "note": "Note on charts: new limits, changes in recording, decisions.",
    "revisions": "Show what changed between downloads of the same month.",
    "findings": "Show what was wrong or odd in the files that were read.",
    "areas": "List forces, districts and small areas.",
    "reference": "Add and list reference tables: populations, lookups, boundaries.",
    "official": "Add official tables of crime, which months and sums are held to.",
    "reconcile": "Set our counts of a year beside the official ones.",
    "verify": "Check that every file of the store is what was written.",
    "exports": "Make the whole tables of the release as files.",
    "index": "Lay the release out by place, for the API.",
    "neighbourhoods": "Bring in forces' neighbourhoods, teams and boundaries, for the API.",
    "fetch": "Download a force's months from police.uk.",
    "import": "Import areas, winners, ministers, Popolo JSON, meeting lists, panels' meetings.",
    "mirror": "Write copies of what was published, served when the database is down.",
    "due": "Show what is due at a body, with the legal basis; send it.",
    "daily": "Do what each day asks for: messages, the audit log's head.",
    "hand-over": "Record that a body follows another; move what it owes.",
    "register": "Take a file into a register, give everything out, begin a new one.",
    "record": "Make the lists of what is published anew.",
    "audit": "Check the audit log; publish its head.",
    "account": "Make the first administrator of a body.",
    "work": "Do what waits in the queue; `serve` runs it by itself.",
    "serve": "Serve the public pages and the API.",
    "demo": "Make up an archive, load it and serve it.",
    "assets": "Fetch the design system's stylesheet and the typefaces again.",
}
OUR_FAULT = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group whose commands are imported when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        # `import` is a word of Python's own, so its module has a line behind its name.
        name = cmd_name.replace("-", "_")
        name = f"{name}_" if keyword.iskeyword(name) else name
        return getattr(importlib.import_module(f"frankpledge.cli.{name}"), name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their one line, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="frankpledge")
def cli() -> None:
    """Frankpledge: the open record of local policing.

    Reads police.uk archives, says what changed, what is missing and what was restated; keeps
    the record of who is responsible, what they promised, what was asked and answered.
    """


def main() -> None:
    """Run the command; an expected error is one line and exit status 1."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read our output has had enough (`| head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except (Exception, KeyboardInterrupt) as error:
        if os.environ.get("FRANKPLEDGE_DEBUG"):
            raise
        text, status = _in_words(error)
        click.echo(f"frankpledge: {text}", err=True)
        sys.exit(status)


def _in_words(error: BaseException) -> tuple[str, int]:
    """Return what to tell a person of an error, and the exit status."""
    if isinstance(error, FrankpledgeError):
        return str(error), 1
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        return "stopped; the store is as it was before.", INTERRUPTED
    # The engine's own error of reading and writing: a full disk, a file that is not there.
    if isinstance(error, OSError) or type(error).__name__ == "IOException":
        return _of_the_machine(error), 1
    if "duckdb" in sys.modules:  # what never ran a query cannot have failed in one
        from frankpledge.evidence.engine import as_damaged

        if (problem := as_damaged(error)) is not error:
            return str(problem), 1
    if isinstance(
        error, sys.modules["django.db"].DatabaseError if "django.db" in sys.modules else ()
    ):
        return f"The record's database cannot be used: {str(error).strip().splitlines()[0]}", 1
    text = (
        f"a fault of ours: {type(error).__name__}: {error}\n"
        "Nothing was half-written. Please report it; FRANKPLEDGE_DEBUG=1 shows where it was."
    )
    return text, OUR_FAULT


def _of_the_machine(error: BaseException) -> str:
    """Say in one line what the disk or the system refused."""
    said = str(error).splitlines()[0]
    if isinstance(error, OSError) and error.filename:
        said = f"{error.strerror or error}: {error.filename}"
    return (
        f"{said}. What was in force stays in force; where a file of the store is missing,"
        " ingest its archive again."
    )
