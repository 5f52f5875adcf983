"""What one app offers, and what all of them offer together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from frankpledge.declared.kinds import Kind
from frankpledge.declared.links import Link
from frankpledge.declared.menu import Group, Menu
from frankpledge.declared.notices import Notice
from frankpledge.declared.people import AtWork
from frankpledge.declared.setup import SetupStep
from frankpledge.declared.tables import EVERY_KIND, Table
from frankpledge.declared.tasks import Task, Waiting

Tasks = Callable[[AtWork], Iterable[Task]]
Waits = Callable[[AtWork], Iterable[Waiting]]
Steps = Callable[[AtWork], Iterable[SetupStep]]


def nothing(_work: AtWork) -> tuple[()]:
    """Return nothing: of an app that has none."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """Everything that one app offers to people, to pages of other apps, to programs.

    `registers` are the site's own: their addresses and commands follow from them.
    """

    app: str
    menu: tuple[Menu, ...] = ()
    tasks: Tasks = nothing
    waiting: Waits = nothing
    setup: Steps = nothing
    kinds: tuple[Kind, ...] = ()
    links: tuple[Link, ...] = ()
    notices: tuple[Notice, ...] = ()
    tables: tuple[Table, ...] = ()
    registers: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Composed:
    """The declarations of every app of the site, in the order in which pages show them."""

    declarations: tuple[Declaration, ...]

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Every kind of publication by its name."""
        return {kind.name: kind for d in self.declarations for kind in d.kinds}

    @cached_property
    def menu(self) -> tuple[Menu, ...]:
        """Every link of the menu: by group, by its place there."""
        found = [entry for d in self.declarations for entry in d.menu]
        groups = list(Group)
        return tuple(sorted(found, key=lambda m: (groups.index(m.group), m.order, m.title)))

    @property
    def notices(self) -> list[Notice]:
        """Every sort of message that the apps send, by its group."""
        found = [notice for d in self.declarations for notice in d.notices]
        return sorted(found, key=lambda notice: (notice.group, notice.title))

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Every table of the record by its name, which is its address.

        Raises:
            ValueError: two apps give one name.
        """
        found = [table for d in self.declarations for table in d.tables]
        if twice := {t.name for t in found if sum(t.name == o.name for o in found) > 1}:
            raise ValueError(f"Two tables are called {', '.join(sorted(twice))}")
        return {table.name: table for table in found}

    def table_of_kind(self, kind: str) -> Table | None:
        """Return the table in which a publication of a kind is one row: its own, else that of all."""
        whole = [t for t in self.tables.values() if not (t.rows or t.states)]
        own = (t for t in whole if kind in t.kinds)
        every = (t for t in whole if EVERY_KIND in t.kinds)
        return next(own, None) or next(every, None)

    @property
    def registers(self) -> tuple[Any, ...]:
        """Every register, in the order of the apps."""
        return tuple(register for d in self.declarations for register in d.registers)

    def links_on(self, thing: str) -> list[Link]:
        """Return what apps offer on pages about a kind of thing."""
        return [link for d in self.declarations for link in d.links if link.on == thing]
