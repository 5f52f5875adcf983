"""Which share of each month's cases was still open when its file was made, as the file says."""

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.store.releases import Release, Store
from frankpledge.evidence.store.summaries import relation


def open_shares(store: Store, release: Release, dataset: Dataset) -> dict[tuple[str, str], float]:
    """Return, by force and month, the share of cases (0 to 1) whose latest outcome is an open one."""
    words = dataset.revision.open_words if dataset.revision else frozenset()
    if not words or dataset.outcome not in dataset.summary_by:
        return {}
    listed = ", ".join(map(engine.text, sorted(words)))
    among = dataset.outcome_gap.among if dataset.outcome_gap else "true"
    with engine.connect() as connection:
        rows = connection.execute(
            "select force, strftime(month, '%Y-%m'),"
            f" coalesce(sum(n) filter ({dataset.outcome} in ({listed})), 0) / sum(n)"
            f" from {relation(store, release, dataset.name)} where {among} group by all"
        ).fetchall()
    return {(force, month): float(share) for force, month, share in rows}
