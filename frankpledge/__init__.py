"""Frankpledge: the open record of local policing in England and Wales."""

__version__ = "0.1.0"
