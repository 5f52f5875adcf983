"""Who may open what: every address of the site by its name.

The tests walk this table with every role, and `docs/reference/addresses.md` is written from it.
"""

from collections import deque
from dataclasses import dataclass

from frankpledge.rules.registers import RegisterMove, RegisterTable, all_registers
from frankpledge.rules.roles import MAY, May, Role

OFFICE, PANEL, ANY = "office", "panel", "any"
AT_PANEL = frozenset((Role.PANEL_SUPPORT, Role.PANEL_MEMBER, Role.COMPLAINTS_HANDLER))
M = May


@dataclass(frozen=True)
class Door:
    """What an address takes: a permission at the office, at the panel, or at any body.

    `office` is another permission, that opens it to people of the office. Where it `is_hidden`,
    nobody else is told that there is such an address. One address may stand for several steps
    with a permission each: it is asked for the `step`.
    """

    may: May
    at: str = OFFICE
    office: May | None = None
    is_hidden: bool = False
    step: str = ""

    def opens_to(self, role: Role) -> bool:
        """Whether it opens to a role held at the body it is about."""
        is_panels = role in AT_PANEL
        opens = role in MAY[self.may] and (self.at == ANY or (self.at == PANEL) == is_panels)
        return opens or bool(self.office and not is_panels and role in MAY[self.office])


PUBLIC = {
    "home",
    "find",
    "about-the-data",
    "accessibility",
    "status",
    "robots",
    "bodies:who",
    "bodies:answered",
    "bodies:answered-json",
    "bodies:popolo",
    "bodies:body",
    "bodies:person",
    "publishing:list",
    "publishing:csv",
    "publishing:publication",
    "publishing:json",
    "publishing:version",
    "publishing:version-text",
    "publishing:feeds",
    "publishing:feed",
    "obligations:due",
    "obligations:due-file",
    "performance:measures",
    "performance:measure",
    "performance:compare",
    "performance:comparison",
    "performance:comparison-csv",
    "performance:alerts",
    "performance:alerts-csv",
    "performance:how-to-read",
    "performance:area",
    "performance:area-csv",
    "performance:chart",
    "performance:chart-file",
    "performance:force",
    "performance:force-csv",
    "performance:district",
    "performance:district-csv",
    "engagement:offices",
    "engagement:office",
    "engagement:office-csv",
    "scrutiny:ask-publicly",
    "scrutiny:ask-publicly-chart",
    "scrutiny:ask-publicly-chart-part",
    "scrutiny:ask-about",
    "scrutiny:ask-about-part",
    "membership:members",
    "membership:apply",
    "membership:applied",
    "complaints:front-door",
    "complaints:route",
    "complaints:complain",
    "complaints:received",
    "meetings:panels",
    "meetings:room",
    "meetings:calendar",
    "meetings:every-calendar",
    "meetings:ask",
    "meetings:received",
    "panel:decisions",
    "panel:told",
    "scrutiny:received",
    "scrutiny:ageing",
    "scrutiny:ageing-csv",
}
OWN = {"accounts:account", "desk", "setup"}  # whoever has signed in
ALLAUTH = ("account_", "mfa_", "socialaccount_", "openid_connect_", "usersessions_")
API = ("police-uk:", "v1:")  # reads what is public, and knows nobody who has signed in
DOORS = {
    "accounts:audit": Door(M.SEE_AUDIT, at=ANY),
    "accounts:people": Door(M.MANAGE_ACCOUNTS),
    "accounts:end-role": Door(M.MANAGE_ACCOUNTS),
    "publishing:correct": Door(M.CORRECT),
    "publishing:withdraw": Door(M.CORRECT),
    "publishing:redact": Door(M.CORRECT),
    "obligations:meet": Door(M.KEEP_OBLIGATIONS),
    "engagement:log": Door(M.LOG_ENGAGEMENT),
    "engagement:engagement": Door(M.SEE_WORK),
    "engagement:publish": Door(M.PUBLISH),
    "scrutiny:ask": Door(M.ASK_QUESTION, at=ANY),
    "scrutiny:ask-chart": Door(M.ASK_QUESTION, at=ANY),
    "scrutiny:ask-chart-part": Door(M.ASK_QUESTION, at=ANY),
    "scrutiny:follow-up": Door(M.ASK_QUESTION, at=ANY),
    "scrutiny:record-question": Door(M.RECORD_QUESTION),
    "scrutiny:question": Door(M.SEE_WORK, at=ANY),
    "scrutiny:accept": Door(M.MODERATE_QUESTIONS),
    "scrutiny:decline": Door(M.MODERATE_QUESTIONS),
    "scrutiny:withdraw": Door(M.ASK_QUESTION, at=PANEL),
    "scrutiny:kind": Door(M.CLASSIFY_QUESTION),
    "scrutiny:draft": Door(M.DRAFT_ANSWER),
    "scrutiny:cite": Door(M.DRAFT_ANSWER),
    "scrutiny:uncite": Door(M.DRAFT_ANSWER),
    "scrutiny:clear": Door(M.CLEAR_ANSWER),
    "scrutiny:return": Door(M.CLEAR_ANSWER),
    "scrutiny:publish": Door(M.PUBLISH),
    "undertakings:undertake": Door(M.RECORD_UNDERTAKING),
    "undertakings:undertake-of": Door(M.RECORD_UNDERTAKING),
    "undertakings:undertaking": Door(M.SEE_WORK),
    "undertakings:postpone": Door(M.RECORD_UNDERTAKING),
    "undertakings:close": Door(M.CLOSE_UNDERTAKING),
    "undertakings:give-up": Door(M.CLOSE_UNDERTAKING),
    "scrutiny:record-statement": Door(M.RECORD_STATEMENT),
    "scrutiny:signal": Door(M.WATCH_FIGURES),
    "scrutiny:statement": Door(M.SEE_WORK),
    "scrutiny:publish-statement": Door(M.PUBLISH),
    "scrutiny:reply": Door(M.RECORD_STATEMENT),
    "recommendations:desk": Door(M.SEE_WORK),
    "recommendations:receive": Door(M.RECORD_RECOMMENDATION),
    "recommendations:report": Door(M.SEE_WORK),
    "recommendations:respond": Door(M.PUBLISH),
    "recommendations:publish": Door(M.PUBLISH),
    "recommendations:answer": Door(M.ANSWER_RECOMMENDATION),
    "complaints:list": Door(M.HANDLE_COMPLAINT, at=PANEL),
    "complaints:receive": Door(M.HANDLE_COMPLAINT, at=PANEL),
    "complaints:delegate": Door(M.DELEGATE_COMPLAINTS, at=PANEL),
    "complaints:publish": Door(M.HANDLE_COMPLAINT, at=PANEL),
    "complaints:complaint": Door(M.HANDLE_COMPLAINT, at=PANEL, is_hidden=True),
    "complaints:comments": Door(M.HANDLE_COMPLAINT, at=PANEL, is_hidden=True),
    "complaints:move": Door(M.HANDLE_COMPLAINT, at=PANEL, is_hidden=True),
    "complaints:letter-sent": Door(M.HANDLE_COMPLAINT, at=PANEL, is_hidden=True),
    "complaints:reviews": Door(M.KEEP_REVIEWS),
    "complaints:publish-reviews": Door(M.KEEP_REVIEWS),
    "complaints:review": Door(M.KEEP_REVIEWS),
    "membership:desk": Door(M.RUN_PANEL, at=PANEL),
    "membership:seat": Door(M.RUN_PANEL, at=PANEL),
    "membership:advertise": Door(M.RUN_PANEL, at=PANEL),
    "membership:leave": Door(M.RUN_PANEL, at=PANEL),
    "membership:induct": Door(M.RUN_PANEL, at=PANEL),
    "membership:vacancies": Door(M.SCORE, at=PANEL),
    "membership:recruitment": Door(M.SCORE, at=PANEL),
    "membership:application": Door(M.SCORE, at=PANEL),
    "membership:score": Door(M.SCORE, at=PANEL),
    "membership:move": Door(M.RUN_PANEL, at=PANEL),
    "meetings:shared-calendar": Door(M.READ_PANEL, at=ANY),
    "meetings:library": Door(M.RUN_PANEL, at=PANEL),
    "meetings:shared": Door(M.READ_PANEL, at=ANY),
    "meetings:desk": Door(M.RUN_PANEL, at=PANEL),
    "meetings:judge": Door(M.RUN_PANEL, at=PANEL),
    "meetings:meeting": Door(M.RUN_PANEL, at=PANEL),
    "meetings:pack": Door(M.READ_PANEL, at=PANEL),
    "meetings:rearrange": Door(M.RUN_PANEL, at=PANEL),
    "meetings:item": Door(M.RUN_PANEL, at=PANEL),
    "meetings:paper": Door(M.RUN_PANEL, at=PANEL),
    "meetings:change-item": Door(M.RUN_PANEL, at=PANEL),
    "meetings:change-paper": Door(M.RUN_PANEL, at=PANEL),
    "meetings:announce": Door(M.RUN_PANEL, at=PANEL),
    "meetings:drop-paper": Door(M.RUN_PANEL, at=PANEL),
    "meetings:drop-item": Door(M.RUN_PANEL, at=PANEL),
    "meetings:publish": Door(M.RUN_PANEL, at=PANEL),
    "meetings:supplement": Door(M.RUN_PANEL, at=PANEL),
    "meetings:cancel": Door(M.RUN_PANEL, at=PANEL),
    "meetings:hold": Door(M.RUN_PANEL, at=PANEL),
    "meetings:minutes": Door(M.RUN_PANEL, at=PANEL),
    "meetings:publish-minutes": Door(M.RUN_PANEL, at=PANEL),
    "panel:desk": Door(M.READ_PANEL, at=PANEL),
    "panel:open": Door(M.RUN_PANEL, at=PANEL),
    "panel:case": Door(M.READ_PANEL, at=PANEL, office=M.ACT_FOR_OFFICE),
    "panel:step": Door(M.ACT_FOR_OFFICE, step="notify"),
    "panel:briefing": Door(M.READ_PANEL, at=PANEL),
    "panel:year": Door(M.RUN_PANEL, at=PANEL),
    "plan:desk": Door(M.EDIT_PLAN),
    "plan:plan": Door(M.SEE_WORK),
    "plan:objective": Door(M.EDIT_PLAN),
    "plan:drop": Door(M.EDIT_PLAN),
    "plan:progress": Door(M.EDIT_PLAN),
    "plan:publish": Door(M.PUBLISH),
}


def way_to_public(table: RegisterTable) -> list[RegisterMove]:
    """Return the fewest moves that make a record public."""
    waiting: deque[tuple[str, list[RegisterMove]]] = deque([(table.starts, [])])
    seen = {table.starts}
    while waiting:
        state, taken = waiting.popleft()
        if state in table.public:
            return taken
        for move in table.moves.values():
            if state in move.before and move.after not in seen:
                seen.add(move.after)
                waiting.append((move.after, [*taken, move]))
    raise AssertionError(f"No way makes a {table.one} public")


def register_doors(table: RegisterTable) -> dict[str, Door]:
    """Return who may open each address of a register that is not public."""
    at = PANEL if table.kept_by == ("panel",) else OFFICE
    works, opens = Door(May.SEE_WORK, at=at), Door(table.opens, at=at)
    first = leading(table)
    return {
        f"{table.plural}:{name}": door
        for name, door in {
            "desk": works,
            "open": opens,
            "export": works,
            "import": opens,
            "headings": works,
            "taken-in": works,
            "findings": opens,
            "use-headings": opens,
            "cancel": opens,
            "undo": opens,
            "take-step": Door(first.may, at=at, step=first.name),
            "record": works,
            "edit": opens,
            "move": Door(first.may, at=at, step=first.name),
        }.items()
    }


def leading(table: RegisterTable) -> RegisterMove:
    """Return the first step that leads a draft on."""
    return way_to_public(table)[0]


# The addresses of registers follow from their declarations.
for register in all_registers().values():
    PUBLIC |= {f"{register.plural}:{page}" for page in ("list", "csv", "metadata", "json")}
    DOORS |= register_doors(register)
