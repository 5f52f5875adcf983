"""What can go wrong that a person can act on.

Rooms raise these; the doors (command line, pages, API) turn them into one clear line,
an exit status or a page. Anything else that is raised is a fault of ours.
"""


class FrankpledgeError(Exception):
    """Base of every error whose message is written for the person who meets it.

    `field` names the one value given that is at fault, as forms call it, so that one says it there.
    """

    def __init__(self, *words: object, field: str = "") -> None:
        super().__init__(*words)
        self.field = field


class BadInput(FrankpledgeError):
    """What was given cannot be used; the message says what, where and what to do."""


class NotFound(FrankpledgeError):
    """There is no such thing, or not on that date."""


class NotAllowed(FrankpledgeError):
    """This person may not do this, or not now."""


class RoleNeeded(NotAllowed):
    """No role that this person holds allows it, whatever they send and whenever."""


class TooMany(FrankpledgeError):
    """Somebody has asked for more than one may for now; waiting helps."""


class Damaged(FrankpledgeError):
    """A file of ours is missing or cannot be read; the message says how to mend it."""


class Busy(FrankpledgeError):
    """Somebody else is writing; nothing was changed, and trying again may work."""
