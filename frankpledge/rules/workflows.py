"""The states a record passes through, and the only moves between them.

A workflow is a table. Actions ask it before they write, pages ask it which buttons to draw,
the reference draws it as a diagram, and a test proves that no state is a dead end.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.errors import NotAllowed
from frankpledge.rules.roles import May, Role, may, who_may


@dataclass(frozen=True)
class Move:
    """Who may take a record from any of the states `before` to the state `after`.

    `basis` is the legal basis where a law or code makes the move; `duty` the clock of
    `duties.toml` that it stops.
    """

    before: tuple[str, ...]
    after: str
    permission: May
    needs: str = ""
    basis: str = ""
    duty: str = ""


@dataclass(frozen=True, kw_only=True)
class Workflow:
    """A table of moves: where a record begins, where it may end."""

    name: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    moves: dict[str, Move]

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order in which the table names them."""
        named = [*self.starts]
        for move in self.moves.values():
            named += [*move.before, move.after]
        return tuple(dict.fromkeys(named))

    def state_after(self, name: str, state: str, roles: frozenset[Role]) -> str:
        """Return the state that the move `name` leads to.

        Raises:
            NotAllowed: the move does not start here, or none of `roles` may make it.
        """
        move = self.moves[name]
        if state not in move.before:
            raise NotAllowed(f"You cannot {name} a {self.name} that is {state}")
        if not may(move.permission, roles):
            raise NotAllowed(f"Only the {who_may(move.permission)} can {name} this {self.name}")
        return move.after

    def open_moves(self, state: str, roles: frozenset[Role]) -> list[str]:
        """Return the moves that somebody with `roles` may make from `state`."""
        return [
            name
            for name, move in self.moves.items()
            if state in move.before and may(move.permission, roles)
        ]

    def diagram(self) -> str:
        """Return the workflow as a Mermaid state diagram."""
        code = {state: state.replace(" ", "_") for state in self.states}
        lines = ["stateDiagram-v2", *(f"    [*] --> {code[state]}" for state in self.starts)]
        for name, move in self.moves.items():
            lines += [
                f"    {code[state]} --> {code[move.after]}: {name}"
                for state in move.before
                if (state, move.after) != (move.after, state) or state == move.after
            ]
        return "\n".join([*lines, *(f"    {code[state]} --> [*]" for state in self.ends)])


def _workflow(
    name: str, starts: Iterable[str], ends: Iterable[str], moves: dict[str, Move]
) -> Workflow:
    return Workflow(name=name, starts=tuple(starts), ends=tuple(ends), moves=moves)


M = May
QUESTION = _workflow(
    "question",
    ["received", "asked"],
    ["published", "declined", "withdrawn"],
    {
        "accept": Move(("received",), "asked", M.MODERATE_QUESTIONS),
        "decline": Move(("received",), "declined", M.MODERATE_QUESTIONS, "a reason"),
        "draft": Move(("asked", "drafted"), "drafted", M.DRAFT_ANSWER),
        "clear": Move(("drafted",), "cleared", M.CLEAR_ANSWER, "somebody who did not draft it"),
        "return": Move(("drafted", "cleared"), "asked", M.CLEAR_ANSWER, "a reason"),
        "publish": Move(("cleared",), "published", M.PUBLISH),
        "withdraw": Move(("asked", "drafted"), "withdrawn", M.ASK_QUESTION, "a reason"),
    },
)
UNDERTAKING = _workflow(
    "undertaking",
    ["open"],
    ["kept", "not kept"],
    {
        "postpone": Move(("open",), "open", M.RECORD_UNDERTAKING, "a new day and a reason"),
        "close": Move(("open",), "kept", M.CLOSE_UNDERTAKING, "evidence"),
        "give up": Move(("open",), "not kept", M.CLOSE_UNDERTAKING, "a reason"),
    },
)
ENGAGEMENT = _workflow(
    "engagement",
    ["asked", "scheduled", "held"],
    ["refused", "ignored", "held", "cancelled"],
    {
        "schedule": Move(("asked", "ignored"), "scheduled", M.LOG_ENGAGEMENT),
        "refuse": Move(("asked", "ignored"), "refused", M.LOG_ENGAGEMENT),
        "ignore": Move(("asked",), "ignored", M.LOG_ENGAGEMENT),
        "hold": Move(("asked", "scheduled", "ignored"), "held", M.LOG_ENGAGEMENT),
        "cancel": Move(("scheduled",), "cancelled", M.LOG_ENGAGEMENT),
    },
)
RECOMMENDATION = _workflow(
    "recommendation",
    ["open"],
    ["done", "not accepted", "superseded"],
    {
        "accept": Move(("open",), "accepted", M.ANSWER_RECOMMENDATION, "what will be done"),
        "not accept": Move(("open", "accepted"), "not accepted", M.ANSWER_RECOMMENDATION,
                           "why not"),
        "do": Move(("open", "accepted"), "done", M.ANSWER_RECOMMENDATION, "evidence"),
        "supersede": Move(("open", "accepted"), "superseded", M.ANSWER_RECOMMENDATION,
                          "by what"),
    },
)  # fmt: skip
STATEMENT = _workflow(
    "statement",
    ["recorded"],
    ["published"],
    {"publish": Move(("recorded",), "published", M.PUBLISH)},
)
REGULATIONS = "Elected Local Policing Bodies (Complaints and Misconduct) Regulations 2012, "
H = M.HANDLE_COMPLAINT
COMPLAINT = _workflow(
    "complaint",
    ["received"],
    ["passed on", "not recorded", "disapplied", "resolved", "withdrawn", "closed"],
    {
        "pass on": Move(("received",), "passed on", H, "to whom, and why", f"{REGULATIONS}reg. 9"),
        "not record": Move(("received",), "not recorded", H, "a ground of the regulations",
                           f"{REGULATIONS}regs 9 and 10"),
        "record": Move(("received",), "recorded", H, "", f"{REGULATIONS}reg. 9",
                       "complaint-recorded"),
        "refer": Move(("recorded", "resolving"), "referred", H,
                      "the day on which it became clear", f"{REGULATIONS}reg. 13",
                      "complaint-referral"),
        "take back": Move(("referred",), "recorded", H, "", f"{REGULATIONS}reg. 14(2)"),
        "be investigated": Move(("referred",), "investigated", H, "",
                                f"{REGULATIONS}regs 18 to 20"),
        "discontinue": Move(("investigated",), "closed", H, "a reason", f"{REGULATIONS}reg. 24"),
        "close": Move(("investigated",), "closed", H, "what came of the report",
                      f"{REGULATIONS}regs 25 and 26"),
        "disapply": Move(("recorded",), "disapplied", H, "a ground of the closed list",
                         f"{REGULATIONS}reg. 15"),
        "begin resolution": Move(("recorded",), "resolving", H, "who resolves it",
                                 f"{REGULATIONS}regs 27 and 28"),
        "conclude": Move(("resolving",), "resolved", H, "the outcome", f"{REGULATIONS}reg. 28",
                         "complaint-resolved"),
        "withdraw": Move(("recorded", "resolving"), "withdrawn", H,
                         "a signed notice of the complainant", f"{REGULATIONS}reg. 16"),
    },
)  # fmt: skip
# What the panel may delegate to the office's chief executive or a monitoring officer (reg. 7).
INITIAL_HANDLING = ("pass on", "not record", "record", "refer")
REVIEW = _workflow(
    "review",
    ["received"],
    ["upheld", "not upheld", "invalid", "out of time", "withdrawn", "wrong body"],
    {
        name: Move(("received",), name, M.KEEP_REVIEWS, "the day of the decision",
                   "Police Reform Act 2002, Schedule 3, paragraphs 6A and 25")
        for name in ("upheld", "not upheld", "invalid", "out of time", "withdrawn", "wrong body")
    },
)  # fmt: skip
PRSRA = "Police Reform and Social Responsibility Act 2011, "
PRECEPT_REGULATIONS = (
    "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, "  # noqa: E501
)
PRECEPT = _workflow(
    "precept",
    ["awaited"],
    ["issued"],
    {
        "notify": Move(("awaited",), "proposed", M.ACT_FOR_OFFICE, "the amount",
                       f"{PRECEPT_REGULATIONS}reg. 3", "precept-proposal"),
        "report": Move(("proposed",), "reported", M.RUN_PANEL, "support, or a recommendation",
                       f"{PRECEPT_REGULATIONS}reg. 4", "precept-report"),
        "veto": Move(("proposed",), "vetoed", M.RUN_PANEL,
                     "two thirds of the members at the time; too high or too low",
                     f"{PRSRA}Sch. 5, paragraph 4(4)", "precept-report"),
        "record no report": Move(("proposed",), "unreported", M.RUN_PANEL,
                                 "the day for the report is past",
                                 f"{PRECEPT_REGULATIONS}reg. 4(2)"),
        "respond": Move(("reported",), "answered", M.ACT_FOR_OFFICE, "a response",
                        f"{PRSRA}Sch. 5, paragraph 5"),
        "revise": Move(("vetoed",), "revised", M.ACT_FOR_OFFICE,
                       "a response, and an amount on the right side of the first",
                       f"{PRECEPT_REGULATIONS}reg. 5", "precept-revised"),
        "report again": Move(("revised",), "reported again", M.RUN_PANEL,
                             "whether it accepts the revised precept",
                             f"{PRECEPT_REGULATIONS}reg. 6", "precept-second-report"),
        "record no second report": Move(("revised",), "answered", M.RUN_PANEL,
                                        "the day for the second report is past",
                                        f"{PRECEPT_REGULATIONS}reg. 6"),
        "respond again": Move(("reported again",), "answered", M.ACT_FOR_OFFICE, "a response",
                              f"{PRECEPT_REGULATIONS}regs 7 and 8", "precept-second-response"),
        "issue": Move(("answered", "unreported"), "issued", M.ACT_FOR_OFFICE,
                      "an amount that may be issued", f"{PRSRA}Sch. 5, paragraphs 5 and 6"),
    },
)  # fmt: skip
HEARING = _workflow(
    "confirmation hearing",
    ["notified"],
    ["appointed", "not appointed", "lapsed"],
    {
        "arrange": Move(("notified",), "notified", M.RUN_PANEL,
                        "the day, time and place of the public hearing",
                        f"{PRSRA}Sch. 1 paragraph 11, Sch. 8 paragraph 6"),
        "hold": Move(("notified",), "heard", M.RUN_PANEL, "the day of the public hearing",
                     f"{PRSRA}Sch. 1 paragraph 11, Sch. 8 paragraph 6"),
        "report": Move(("heard",), "reported", M.RUN_PANEL, "whether to appoint",
                       f"{PRSRA}Sch. 1 paragraph 10, Sch. 8 paragraph 4", "confirmation-hearing"),
        "veto": Move(("heard",), "vetoed", M.RUN_PANEL,
                     "a chief constable; two thirds of the members at the time",
                     f"{PRSRA}Sch. 8 paragraphs 5 and 8", "confirmation-hearing"),
        "record no report": Move(("notified", "heard"), "unreported", M.RUN_PANEL,
                                 "three weeks are past", f"{PRSRA}Sch. 8 paragraph 2(3)"),
        "propose a reserve": Move(("vetoed",), "lapsed", M.ACT_FOR_OFFICE,
                                  "the reserve candidate, whose hearing opens",
                                  f"{PRECEPT_REGULATIONS}regs 9 and 10"),
        "appoint": Move(("reported", "unreported"), "appointed", M.ACT_FOR_OFFICE,
                        "the decision, notified to the panel",
                        f"{PRSRA}Sch. 1 paragraph 12, Sch. 8 paragraph 7"),
        "not appoint": Move(("reported", "unreported", "vetoed"), "not appointed",
                            M.ACT_FOR_OFFICE, "the decision, notified to the panel",
                            f"{PRSRA}Sch. 1 paragraph 12, Sch. 8 paragraph 7"),
    },
)  # fmt: skip
MEETING = _workflow(
    "meeting",
    ["planned"],
    ["minutes published", "cancelled"],
    {
        "rearrange": Move(("planned",), "planned", M.RUN_PANEL, "another day, time or place"),
        "announce": Move(("planned",), "planned", M.RUN_PANEL, "items for the forward plan"),
        "publish the agenda": Move(("planned",), "agenda published", M.RUN_PANEL, "items",
                                   "Local Government Act 1972, Part VA", "panel-agenda"),
        "supplement": Move(("agenda published",), "agenda published", M.RUN_PANEL, "a paper"),
        "hold": Move(("agenda published",), "held", M.RUN_PANEL, "who attended"),
        "publish the minutes": Move(("held",), "minutes published", M.RUN_PANEL, "minutes"),
        "cancel": Move(("planned", "agenda published"), "cancelled", M.RUN_PANEL, "a reason"),
    },
)  # fmt: skip
APPLICATION = _workflow(
    "application",
    ["received"],
    ["appointed", "not appointed", "withdrawn"],
    {
        "shortlist": Move(("received",), "shortlisted", M.RUN_PANEL, "scores of two people"),
        "interview": Move(("shortlisted",), "interviewed", M.RUN_PANEL, "scores of two people"),
        "appoint": Move(("interviewed",), "appointed", M.RUN_PANEL, "a term"),
        "not appoint": Move(("received", "shortlisted", "interviewed"), "not appointed",
                            M.RUN_PANEL, "a reason"),
        "withdraw": Move(("received", "shortlisted", "interviewed"), "withdrawn", M.RUN_PANEL),
    },
)  # fmt: skip
PANEL_QUESTION = _workflow(
    "question to a panel",
    ["received"],
    ["accepted", "declined"],
    {
        "accept": Move(("received",), "accepted", M.RUN_PANEL),
        "decline": Move(("received",), "declined", M.RUN_PANEL, "a reason"),
    },
)
REQUIREMENT = _workflow(
    "requirement",
    ["made"],
    ["met", "refused", "dropped"],
    {
        "postpone": Move(("made",), "made", M.RUN_PANEL, "another day and a reason",
                         f"{PRSRA}s. 29(3)"),
        "meet": Move(("made",), "met", M.ACT_FOR_OFFICE, "how it was met",
                     f"{PRSRA}ss 13 and 29(4)"),
        "refuse": Move(("made",), "refused", M.ACT_FOR_OFFICE, "a ground of the closed list",
                       f"{PRSRA}ss 13 and 29"),
        "drop": Move(("made",), "dropped", M.RUN_PANEL, "a reason"),
    },
)  # fmt: skip
SUSPENSION = _workflow(
    "suspension",
    ["suspended"],
    ["ended"],
    {"end": Move(("suspended",), "ended", M.RUN_PANEL, "how it ended", f"{PRSRA}s. 30")},
)
ACTING = _workflow(
    "acting appointment",
    ["acting"],
    ["ended"],
    {"end": Move(("acting",), "ended", M.RUN_PANEL, "why", f"{PRSRA}ss 62 and 63")},
)
PANEL_WORKFLOWS = (MEETING, PANEL_QUESTION, APPLICATION, PRECEPT, HEARING, REQUIREMENT,
                   SUSPENSION, ACTING, COMPLAINT, REVIEW)  # fmt: skip
WORKFLOWS = (QUESTION, UNDERTAKING, ENGAGEMENT, RECOMMENDATION, STATEMENT, *PANEL_WORKFLOWS)
