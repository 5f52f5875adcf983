"""How engagement with ministers, and what departments list of it, reads when it is published."""

from collections.abc import Sequence
from typing import Any

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.engagement.models import Account, DepartmentMeeting, Engagement
from frankpledge.design.dates import long_date
from frankpledge.rules.documents import document, table, words
from frankpledge.rules.periods import month_words


def when(engagement: Engagement) -> str:
    """Return when it was, or that the source does not say."""
    if engagement.on:
        said = long_date(engagement.on)
        return said + (" (day inferred from the source)" if engagement.is_inferred else "")
    if engagement.month:
        said = month_words(engagement.month)
        return said + (" (month inferred from the source)" if engagement.is_inferred else "")
    return "open: the source gives no day"


def engagement_title(engagement: Engagement) -> str:
    """Return one line that says who, with whom, in what setting, and what came of it."""
    setting = engagement.get_setting_display()
    if engagement.setting == "not given":
        setting = "Meeting, setting not given"
    return f"{setting}, {engagement.who} and {engagement.counterpart}: {engagement.state}"


def engagement_document(engagement: Engagement) -> dict:
    """Return an engagement as a document."""
    return document(
        f"{engagement_title(engagement)}.",
        facts=[
            ("Who", engagement.who),
            ("With", engagement.counterpart),
            ("Setting", engagement.get_setting_display()),
            ("Stands", engagement.state),
            ("When", when(engagement)),
            ("By the account of", engagement.said_by),
        ],
        blocks=[words("Purpose", engagement.purpose), words("What came of it", engagement.outcome)],
        sources=[{"title": engagement.source, "url": engagement.source_url}],
        data={
            "who": engagement.who,
            "area": engagement.area,
            "office": engagement.office.slug if engagement.office else "",
            "minister": engagement.minister.name if engagement.minister else "",
            "counterpart": engagement.counterpart,
            "setting": engagement.setting,
            "state": engagement.state,
            "when": when(engagement),
            "on": engagement.on.isoformat() if engagement.on else "",
            "month": f"{engagement.on:%Y-%m}" if engagement.on else engagement.month,
            "source": engagement.source,
            "said_by": engagement.said_by,
            "is_inferred": engagement.is_inferred,
        },
    )


def count_words(account: Account) -> str:
    """Return the number that an account gives, in words."""
    low, high = account.at_least, account.at_most
    if low is None:
        return "some"
    if low == high:
        return str(low)
    if low == 3 and high == 4:
        return "three or four"
    return f"{low} to {high}" if high is not None else f"at least {low}"


def account_document(account: Account) -> dict:
    """Return one side's account as a document."""
    since = f" since {month_words(account.from_month)}" if account.from_month else ""
    setting = account.get_setting_display().lower()
    return document(
        f"By the account of {account.said_by}: {count_words(account)} ({setting}),"
        f" {account.minister.name} and {account.who}{since}.",
        facts=[
            ("Minister", f"{account.minister.name}, {account.office.title}"),
            ("With", account.who),
            ("Setting", account.get_setting_display()),
            ("How many", count_words(account)),
            ("Since", month_words(account.from_month) if account.from_month else ""),
            ("By the account of", account.said_by),
            ("Rests on", account.evidence),
        ],
        sources=[{"title": account.source, "url": account.source_url}],
        data={
            "office": account.office.slug,
            "minister": account.minister.name,
            "who": account.who,
            "setting": account.setting,
            "at_least": account.at_least,
            "at_most": account.at_most,
            "how_many": count_words(account),
            "from_month": account.from_month,
            "side": account.side,
            "said_by": account.said_by,
            "evidence": account.evidence,
            "source": account.source,
            "source_url": account.source_url,
        },
    )


def department_list_document(
    name: str, department: Body, found: Sequence[DepartmentMeeting]
) -> dict:
    """Return a department's list of ministers' meetings, of a file, as a document."""
    rows: list[dict[str, Any]] = [
        {
            "minister": m.minister,
            "person": m.person.name if m.person else "",
            "on": m.on.isoformat() if m.on else "",
            "month": m.month,
            "organisation": m.organisation,
            "purpose": m.purpose,
            "file": name,
            "line": m.line,
        }
        for m in found
    ]
    return document(
        f"{len(rows)} meetings of ministers, as {department.name} published them in {name}.",
        blocks=[
            table(
                "Meetings",
                ["When", "Minister", "With", "Purpose"],
                [
                    [r["on"] or r["month"], r["minister"], r["organisation"], r["purpose"]]
                    for r in rows
                ],
            )
        ],
        sources=[{"title": f"{department.name}, {name}", "url": ""}],
        data={"rows": rows},
    )
