"""The workflows of the record, each a table of states and moves; with the panel's, all of them."""

from frankpledge.rules.moves import Move, workflow
from frankpledge.rules.panel_workflows import PANEL_WORKFLOWS
from frankpledge.rules.registers import all_registers
from frankpledge.rules.roles import May

M = May
QUESTION = workflow(
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
UNDERTAKING = workflow(
    "undertaking",
    ["open"],
    ["kept", "not kept"],
    {
        "postpone": Move(("open",), "open", M.RECORD_UNDERTAKING, "a new day and a reason"),
        "close": Move(("open",), "kept", M.CLOSE_UNDERTAKING, "evidence"),
        "give up": Move(("open",), "not kept", M.CLOSE_UNDERTAKING, "a reason"),
    },
)
ENGAGEMENT = workflow(
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
RECOMMENDATION = workflow(
    "recommendation",
    ["open"],
    ["done", "not accepted", "superseded"],
    {
        "accept": Move(("open",), "accepted", M.ANSWER_RECOMMENDATION, "what will be done"),
        "not accept": Move(
            ("open", "accepted"), "not accepted", M.ANSWER_RECOMMENDATION, "why not"
        ),
        "do": Move(("open", "accepted"), "done", M.ANSWER_RECOMMENDATION, "evidence"),
        "supersede": Move(("open", "accepted"), "superseded", M.ANSWER_RECOMMENDATION, "by what"),
    },
)
STATEMENT = workflow(
    "statement",
    ["recorded"],
    ["published"],
    {"publish": Move(("recorded",), "published", M.PUBLISH)},
)
WORKFLOWS = (
    *(QUESTION, UNDERTAKING, ENGAGEMENT, RECOMMENDATION, STATEMENT),
    *(table.workflow for table in all_registers().values()),
    *PANEL_WORKFLOWS,
)
