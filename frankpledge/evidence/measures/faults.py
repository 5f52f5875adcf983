"""What is wrong with a file of a measure: the file and the fault, each for itself."""

from pathlib import Path

from frankpledge.errors import BadInput


class WrongFile(BadInput):
    """A file of a measure that is not right; read as one line, and told apart where it is listed."""

    def __init__(self, where: Path, what: str) -> None:
        """Keep which file or folder it is, and what is wrong with it."""
        super().__init__(where, what)

    def __str__(self) -> str:
        """Return both as one line."""
        return f"{self.where}: {self.what}"

    @property
    def where(self) -> str:
        """The file or folder."""
        return str(self.args[0])

    @property
    def what(self) -> str:
        """What is wrong with it."""
        return str(self.args[1])
