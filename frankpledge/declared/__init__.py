"""The shapes in which an app says what it offers; the site is put together from them.

An app has one `declares.py` with a `Declaration`; `frankpledge.apps.composed` lists them. This
room knows no model, and nothing here does anything.
"""

from frankpledge.declared.declaration import Composed, Declaration
from frankpledge.declared.kinds import KeptRefusal, Kind
from frankpledge.declared.links import Link
from frankpledge.declared.menu import ANY, NOWHERE, Group, Menu
from frankpledge.declared.notices import Notice
from frankpledge.declared.people import AtWork
from frankpledge.declared.setup import SetupStep
from frankpledge.declared.tables import EVERY_KIND, Column, Table, TableFilter, columns_of
from frankpledge.declared.tasks import Bundle, Task, Waiting, Weight

__all__ = [
    "ANY",
    "EVERY_KIND",
    "NOWHERE",
    "AtWork",
    "Bundle",
    "Column",
    "Composed",
    "Declaration",
    "Group",
    "KeptRefusal",
    "Kind",
    "Link",
    "Menu",
    "Notice",
    "SetupStep",
    "Table",
    "TableFilter",
    "Task",
    "Waiting",
    "Weight",
    "columns_of",
]
