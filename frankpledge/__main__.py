"""`python -m frankpledge` is the `frankpledge` command."""

from frankpledge.cli import main

main()
