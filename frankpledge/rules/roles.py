"""Who may do what: the one table of roles.

A role is held at a body for a time. Pages ask this table which door to show, actions ask it
before they write, the reference prints it, and a test walks every address with every role.
"""

from enum import StrEnum


class Role(StrEnum):
    """What somebody is at a body."""

    OFFICE_EDITOR = "office editor"
    OFFICE_CLEARER = "office clearer"
    PERFORMANCE_OFFICER = "performance officer"
    PANEL_SUPPORT = "panel support"
    PANEL_MEMBER = "panel member"
    COMPLAINTS_HANDLER = "complaints handler"
    PARTNERSHIP_OFFICER = "partnership officer"
    DATA_STEWARD = "data steward"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


# Roles that only one kind of body has; every other role is held at any.
HELD_AT = {
    Role.PANEL_SUPPORT: "panel",
    Role.PANEL_MEMBER: "panel",
    Role.COMPLAINTS_HANDLER: "panel",
}


def roles_at(kind: str) -> list[Role]:
    """Return the roles that a body of that kind has."""
    return [role for role in Role if HELD_AT.get(role, kind) == kind]


class May(StrEnum):
    """Something that somebody may do."""

    SEE_WORK = "see the work of the body"
    ASK_QUESTION = "ask a question"
    MODERATE_QUESTIONS = "accept or decline questions of the public"
    CLASSIFY_QUESTION = "decide what kind of question it is"
    DRAFT_ANSWER = "draft an answer"
    CLEAR_ANSWER = "clear an answer that somebody else drafted"
    PUBLISH = "publish what is cleared"
    CORRECT = "correct, withdraw or redact what is published"
    RECORD_QUESTION = "record a question asked and answered elsewhere"
    RECORD_UNDERTAKING = "record an undertaking"
    CLOSE_UNDERTAKING = "close an undertaking with evidence"
    LOG_ENGAGEMENT = "log engagement with ministers"
    RECORD_RECOMMENDATION = "record a recommendation"
    ANSWER_RECOMMENDATION = "say what is done about a recommendation"
    RECORD_STATEMENT = "record a statement or a reply to one"
    DRAFT_DECISION = "draft a decision of the body"
    APPROVE_DECISION = "approve a decision that was drafted"
    EDIT_PLAN = "write the police and crime plan"
    KEEP_OBLIGATIONS = "open and meet obligations"
    RUN_PANEL = "run the panel: members, meetings, papers, precept, hearings"
    READ_PANEL = "read the panel's private papers"
    SCORE = "score applications to join the panel"
    ACT_FOR_OFFICE = "take the office's steps in the precept and in appointments"
    HANDLE_COMPLAINT = "handle complaints about the office-holder"
    DELEGATE_COMPLAINTS = "delegate the initial handling of complaints"
    KEEP_REVIEWS = "keep the register of complaint reviews"
    WATCH_DATA = "follow the quality of data"
    WATCH_FIGURES = "follow what changed in new figures"
    SEE_AUDIT = "read the audit log"
    MANAGE_ACCOUNTS = "give and end roles"


R, M = Role, May
EVERYBODY = frozenset(Role)
MAY: dict[May, frozenset[Role]] = {
    M.SEE_WORK: EVERYBODY,
    M.ASK_QUESTION: frozenset(
        {R.PANEL_MEMBER, R.PANEL_SUPPORT, R.OFFICE_EDITOR, R.PERFORMANCE_OFFICER}
    ),
    M.MODERATE_QUESTIONS: frozenset({R.OFFICE_EDITOR, R.PANEL_SUPPORT}),
    M.CLASSIFY_QUESTION: frozenset({R.OFFICE_EDITOR, R.PANEL_SUPPORT}),
    M.DRAFT_ANSWER: frozenset({R.OFFICE_EDITOR, R.PERFORMANCE_OFFICER}),
    M.CLEAR_ANSWER: frozenset({R.OFFICE_CLEARER}),
    M.PUBLISH: frozenset({R.OFFICE_EDITOR, R.OFFICE_CLEARER}),
    M.CORRECT: frozenset({R.OFFICE_CLEARER, R.PANEL_SUPPORT}),  # each at its own body
    M.RECORD_QUESTION: frozenset({R.OFFICE_EDITOR, R.PANEL_SUPPORT}),
    M.RECORD_UNDERTAKING: frozenset({R.OFFICE_EDITOR, R.PANEL_SUPPORT}),
    M.CLOSE_UNDERTAKING: frozenset({R.OFFICE_EDITOR, R.PANEL_SUPPORT, R.PERFORMANCE_OFFICER}),
    M.LOG_ENGAGEMENT: frozenset({R.OFFICE_EDITOR, R.PARTNERSHIP_OFFICER}),
    M.RECORD_RECOMMENDATION: frozenset({R.OFFICE_EDITOR, R.PANEL_SUPPORT}),
    M.ANSWER_RECOMMENDATION: frozenset({R.OFFICE_EDITOR}),
    M.RECORD_STATEMENT: frozenset({R.OFFICE_EDITOR, R.PANEL_SUPPORT, R.PERFORMANCE_OFFICER}),
    M.DRAFT_DECISION: frozenset({R.OFFICE_EDITOR}),
    M.APPROVE_DECISION: frozenset({R.OFFICE_CLEARER}),
    M.EDIT_PLAN: frozenset({R.OFFICE_EDITOR}),
    M.KEEP_OBLIGATIONS: frozenset({R.OFFICE_EDITOR, R.PANEL_SUPPORT}),
    M.RUN_PANEL: frozenset({R.PANEL_SUPPORT}),
    M.READ_PANEL: frozenset({R.PANEL_SUPPORT, R.PANEL_MEMBER}),
    M.SCORE: frozenset({R.PANEL_SUPPORT, R.PANEL_MEMBER}),
    # Where nobody at the office uses the site, the panel records what the office sent.
    M.ACT_FOR_OFFICE: frozenset({R.OFFICE_EDITOR, R.PANEL_SUPPORT}),
    M.HANDLE_COMPLAINT: frozenset({R.COMPLAINTS_HANDLER}),
    M.DELEGATE_COMPLAINTS: frozenset({R.PANEL_SUPPORT}),
    M.KEEP_REVIEWS: frozenset({R.COMPLAINTS_HANDLER, R.OFFICE_EDITOR}),
    M.WATCH_DATA: frozenset({R.PERFORMANCE_OFFICER, R.DATA_STEWARD}),
    M.WATCH_FIGURES: frozenset({R.PERFORMANCE_OFFICER}),
    M.SEE_AUDIT: frozenset({R.AUDITOR, R.ADMINISTRATOR}),
    M.MANAGE_ACCOUNTS: frozenset({R.ADMINISTRATOR}),
}


def may(permission: May, roles: frozenset[Role]) -> bool:
    """Whether somebody who holds `roles` may do it."""
    return bool(MAY[permission] & roles)


def who_may(permission: May) -> str:
    """Return the roles that may do it, in words, for a message."""
    names = sorted(MAY[permission])
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
