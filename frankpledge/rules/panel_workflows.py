"""The workflows of a police and crime panel, and of complaints about the office-holder."""

from frankpledge.rules.moves import Move, workflow
from frankpledge.rules.roles import May

M = May
REGULATIONS = "Elected Local Policing Bodies (Complaints and Misconduct) Regulations 2012, "
H = M.HANDLE_COMPLAINT
COMPLAINT = workflow(
    "complaint",
    ["received"],
    ["passed on", "not recorded", "disapplied", "resolved", "withdrawn", "closed"],
    {
        "pass on": Move(
            ("received",), "passed on", H, "to whom, and why", f"{REGULATIONS}regulation 9"
        ),
        "not record": Move(
            ("received",),
            "not recorded",
            H,
            "a ground of the regulations",
            f"{REGULATIONS}regulations 9 and 10",
        ),
        "record": Move(
            ("received",), "recorded", H, "", f"{REGULATIONS}regulation 9", "complaint-recorded"
        ),
        "refer": Move(
            ("recorded", "resolving"),
            "referred",
            H,
            "the day on which it became clear",
            f"{REGULATIONS}regulation 13",
            "complaint-referral",
        ),
        "take back": Move(("referred",), "recorded", H, "", f"{REGULATIONS}regulation 14(2)"),
        "be investigated": Move(
            ("referred",), "investigated", H, "", f"{REGULATIONS}regulations 18 to 20"
        ),
        "discontinue": Move(
            ("investigated",), "closed", H, "a reason", f"{REGULATIONS}regulation 24"
        ),
        "close": Move(
            ("investigated",),
            "closed",
            H,
            "what came of the report",
            f"{REGULATIONS}regulations 25 and 26",
        ),
        "disapply": Move(
            ("recorded",),
            "disapplied",
            H,
            "a ground of the closed list",
            f"{REGULATIONS}regulation 15",
        ),
        "begin resolution": Move(
            ("recorded",), "resolving", H, "who resolves it", f"{REGULATIONS}regulations 27 and 28"
        ),
        "conclude": Move(
            ("resolving",),
            "resolved",
            H,
            "the outcome",
            f"{REGULATIONS}regulation 28",
            "complaint-resolved",
        ),
        "withdraw": Move(
            ("recorded", "resolving"),
            "withdrawn",
            H,
            "a signed notice of the complainant",
            f"{REGULATIONS}regulation 16",
        ),
    },
)
# What the panel may delegate to the office's chief executive or a monitoring officer (regulation 7).
INITIAL_HANDLING = ("pass on", "not record", "record", "refer")
REVIEW = workflow(
    "review",
    ["received"],
    ["upheld", "not upheld", "invalid", "out of time", "withdrawn", "wrong body"],
    {
        name: Move(
            ("received",),
            name,
            M.KEEP_REVIEWS,
            "the day of the decision",
            "Police Reform Act 2002, Schedule 3, paragraphs 6A and 25",
        )
        for name in ("upheld", "not upheld", "invalid", "out of time", "withdrawn", "wrong body")
    },
)
PRSRA = "Police Reform and Social Responsibility Act 2011, "
PRECEPT_REGULATIONS = (
    "Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, "
)
PRECEPT = workflow(
    "precept",
    ["awaited"],
    ["issued"],
    {
        "notify": Move(
            ("awaited",),
            "proposed",
            M.ACT_FOR_OFFICE,
            "the amount",
            f"{PRECEPT_REGULATIONS}regulation 3",
            "precept-proposal",
        ),
        "report": Move(
            ("proposed",),
            "reported",
            M.RUN_PANEL,
            "support, or a recommendation",
            f"{PRECEPT_REGULATIONS}regulation 4",
            "precept-report",
        ),
        "veto": Move(
            ("proposed",),
            "vetoed",
            M.RUN_PANEL,
            "two thirds of the members at the time; too high or too low",
            f"{PRSRA}Schedule 5, paragraph 4(4)",
            "precept-report",
        ),
        "record no report": Move(
            ("proposed",),
            "unreported",
            M.RUN_PANEL,
            "the day for the report is past",
            f"{PRECEPT_REGULATIONS}regulation 4(2)",
        ),
        "respond": Move(
            ("reported",),
            "answered",
            M.ACT_FOR_OFFICE,
            "a response",
            f"{PRSRA}Schedule 5, paragraph 5",
        ),
        "revise": Move(
            ("vetoed",),
            "revised",
            M.ACT_FOR_OFFICE,
            "a response, and an amount on the right side of the first",
            f"{PRECEPT_REGULATIONS}regulation 5",
            "precept-revised",
        ),
        "report again": Move(
            ("revised",),
            "reported again",
            M.RUN_PANEL,
            "whether it accepts the revised precept",
            f"{PRECEPT_REGULATIONS}regulation 6",
            "precept-second-report",
        ),
        "record no second report": Move(
            ("revised",),
            "answered",
            M.RUN_PANEL,
            "the day for the second report is past",
            f"{PRECEPT_REGULATIONS}regulation 6",
        ),
        "respond again": Move(
            ("reported again",),
            "answered",
            M.ACT_FOR_OFFICE,
            "a response",
            f"{PRECEPT_REGULATIONS}regulations 7 and 8",
            "precept-second-response",
        ),
        "issue": Move(
            ("answered", "unreported"),
            "issued",
            M.ACT_FOR_OFFICE,
            "an amount that may be issued",
            f"{PRSRA}Schedule 5, paragraphs 5 and 6",
        ),
    },
)
HEARING = workflow(
    "confirmation hearing",
    ["notified"],
    ["appointed", "not appointed", "lapsed"],
    {
        "arrange": Move(
            ("notified",),
            "notified",
            M.RUN_PANEL,
            "the day, time and place of the public hearing",
            f"{PRSRA}Schedule 1 paragraph 11, Schedule 8 paragraph 6",
        ),
        "hold": Move(
            ("notified",),
            "heard",
            M.RUN_PANEL,
            "the day of the public hearing",
            f"{PRSRA}Schedule 1 paragraph 11, Schedule 8 paragraph 6",
        ),
        "report": Move(
            ("heard",),
            "reported",
            M.RUN_PANEL,
            "whether to appoint",
            f"{PRSRA}Schedule 1 paragraph 10, Schedule 8 paragraph 4",
            "confirmation-hearing",
        ),
        "veto": Move(
            ("heard",),
            "vetoed",
            M.RUN_PANEL,
            "a chief constable; two thirds of the members at the time",
            f"{PRSRA}Schedule 8 paragraphs 5 and 8",
            "confirmation-hearing",
        ),
        "record no report": Move(
            ("notified", "heard"),
            "unreported",
            M.RUN_PANEL,
            "three weeks are past",
            f"{PRSRA}Schedule 8 paragraph 2(3)",
        ),
        "propose a reserve": Move(
            ("vetoed",),
            "lapsed",
            M.ACT_FOR_OFFICE,
            "the reserve candidate, whose hearing opens",
            f"{PRECEPT_REGULATIONS}regulations 9 and 10",
        ),
        "appoint": Move(
            ("reported", "unreported"),
            "appointed",
            M.ACT_FOR_OFFICE,
            "the decision, notified to the panel",
            f"{PRSRA}Schedule 1 paragraph 12, Schedule 8 paragraph 7",
        ),
        "not appoint": Move(
            ("reported", "unreported", "vetoed"),
            "not appointed",
            M.ACT_FOR_OFFICE,
            "the decision, notified to the panel",
            f"{PRSRA}Schedule 1 paragraph 12, Schedule 8 paragraph 7",
        ),
    },
)
MEETING = workflow(
    "meeting",
    ["planned"],
    ["minutes published", "cancelled"],
    {
        "rearrange": Move(("planned",), "planned", M.RUN_PANEL, "another day, time or place"),
        "announce": Move(("planned",), "planned", M.RUN_PANEL, "items for the forward plan"),
        "publish the agenda": Move(
            ("planned",),
            "agenda published",
            M.RUN_PANEL,
            "items",
            "Local Government Act 1972, Part VA",
            "panel-agenda",
        ),
        "supplement": Move(("agenda published",), "agenda published", M.RUN_PANEL, "a paper"),
        "hold": Move(("agenda published",), "held", M.RUN_PANEL, "who attended"),
        "publish the minutes": Move(("held",), "minutes published", M.RUN_PANEL, "minutes"),
        "cancel": Move(("planned", "agenda published"), "cancelled", M.RUN_PANEL, "a reason"),
    },
)
APPLICATION = workflow(
    "application",
    ["received"],
    ["appointed", "not appointed", "withdrawn"],
    {
        "shortlist": Move(("received",), "shortlisted", M.RUN_PANEL, "scores of two people"),
        "interview": Move(("shortlisted",), "interviewed", M.RUN_PANEL, "scores of two people"),
        "appoint": Move(("interviewed",), "appointed", M.RUN_PANEL, "a term"),
        "not appoint": Move(
            ("received", "shortlisted", "interviewed"), "not appointed", M.RUN_PANEL, "a reason"
        ),
        "withdraw": Move(("received", "shortlisted", "interviewed"), "withdrawn", M.RUN_PANEL),
    },
)
PANEL_QUESTION = workflow(
    "question to a panel",
    ["received"],
    ["accepted", "declined"],
    {
        "accept": Move(("received",), "accepted", M.RUN_PANEL),
        "decline": Move(("received",), "declined", M.RUN_PANEL, "a reason"),
    },
)
REQUIREMENT = workflow(
    "requirement",
    ["made"],
    ["met", "refused", "dropped"],
    {
        "postpone": Move(
            ("made",), "made", M.RUN_PANEL, "another day and a reason", f"{PRSRA}section 29(3)"
        ),
        "meet": Move(
            ("made",), "met", M.ACT_FOR_OFFICE, "how it was met", f"{PRSRA}sections 13 and 29(4)"
        ),
        "refuse": Move(
            ("made",),
            "refused",
            M.ACT_FOR_OFFICE,
            "a ground of the closed list",
            f"{PRSRA}sections 13 and 29",
        ),
        "drop": Move(("made",), "dropped", M.RUN_PANEL, "a reason"),
    },
)
SUSPENSION = workflow(
    "suspension",
    ["suspended"],
    ["ended"],
    {"end": Move(("suspended",), "ended", M.RUN_PANEL, "how it ended", f"{PRSRA}section 30")},
)
ACTING = workflow(
    "acting appointment",
    ["acting"],
    ["ended"],
    {"end": Move(("acting",), "ended", M.RUN_PANEL, "why", f"{PRSRA}sections 62 and 63")},
)
PANEL_WORKFLOWS = (
    MEETING,
    PANEL_QUESTION,
    APPLICATION,
    PRECEPT,
    HEARING,
    REQUIREMENT,
    SUSPENSION,
    ACTING,
    COMPLAINT,
    REVIEW,
)
