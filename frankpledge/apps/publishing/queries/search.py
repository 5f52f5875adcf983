"""Full-text search over what is public: SQLite's FTS5, PostgreSQL's tsvector."""

import re
from datetime import datetime

from django.db import connection

from frankpledge.apps.publishing.models import SEARCH
from frankpledge.apps.publishing.queries.visible import PublicVersion, as_public, in_force

LONGEST_SEARCH = 200  # characters
MOST_WORDS = 12
HITS = 100
SQLITE = f"""
select version from {SEARCH} where {SEARCH} match %s and version in ({{seen}})
order by rank limit %s
"""
POSTGRESQL = f"""
select version from {SEARCH}, plainto_tsquery('english', %s) asked
where found @@ asked and version in ({{seen}}) order by ts_rank(found, asked) desc limit %s
"""


def search(words: str, at: datetime) -> list[PublicVersion]:
    """Return what is in force and holds all `words`, best first. Marks in them mean nothing."""
    asked = re.findall(r"\w+", words[:LONGEST_SEARCH])[:MOST_WORDS]
    if not asked:
        return []
    is_postgresql = connection.vendor == "postgresql"
    query = " ".join(asked) if is_postgresql else " ".join(f'"{word}"' for word in asked)
    seen, values = in_force(at).order_by().values("pk").query.sql_with_params()
    sql = (POSTGRESQL if is_postgresql else SQLITE).format(seen=seen)
    with connection.cursor() as cursor:
        cursor.execute(sql, [query, *values, HITS])
        order = {row[0]: place for place, row in enumerate(cursor.fetchall())}
    found = [v for v in in_force(at).filter(pk__in=order)]
    found.sort(key=lambda version: order[version.pk])
    results = [as_public(version, newest=version) for version in found]
    return [hit for hit in results if not hit.is_withdrawn]
