"""How a plan reads when it is published."""

from frankpledge.apps.plan.models import Objective, Plan
from frankpledge.design.dates import long_date
from frankpledge.rules.documents import document, table


def plan_document(plan: Plan) -> dict:
    """Return a plan as a document: each priority, its objectives, measures and progress."""
    blocks: list[dict] = []
    objectives = list(plan.objectives.prefetch_related("progress"))
    for priority in dict.fromkeys(o.priority for o in objectives if not o.is_dropped):
        rows = [o for o in objectives if o.priority == priority and not o.is_dropped]
        blocks.append(
            table(
                priority,
                ["Objective", "Proved by the measures", "Progress"],
                [
                    [
                        o.text,
                        ", ".join(o.measures).replace("_", " ") or "no measure is named",
                        _progress(o),
                    ]
                    for o in rows
                ],
            )
        )
        blocks += [
            {"heading": f"Progress on {o.text[:80]}", "figure": p.figure}
            for o in rows
            for p in o.progress.all()[:1]
            if p.figure
        ]
    until = plan.runs_until
    return document(
        f"{plan.body.name}: {plan.title}.",
        facts=[
            ("From", long_date(plan.runs_from)),
            ("Until", long_date(until) if until else "open"),
        ],
        blocks=blocks,
        data={
            "body": plan.body.slug,
            "runs_from": plan.runs_from.isoformat(),
            "runs_until": until.isoformat() if until else "",
            "objectives": [
                {"place": o.place, "priority": o.priority, "text": o.text, "measures": o.measures}
                for o in objectives
                if not o.is_dropped
            ],
        },
    )


def _progress(objective: Objective) -> str:
    newest = next(iter(objective.progress.all()), None)
    if newest is None:
        return "none is recorded"
    return f"{long_date(newest.on)}: {newest.words} {newest.shows} ({newest.address})"
