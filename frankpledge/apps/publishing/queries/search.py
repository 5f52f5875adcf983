"""Full-text search over what is public: SQLite's FTS5, PostgreSQL's tsvector.

The search holds words as everybody reads them, so what is hidden is in no hit and no snippet.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from frankpledge.apps.publishing.models import SEARCH, Listing, Notice
from frankpledge.apps.publishing.queries.lists import NEWEST, PAGE, Marks, PublicRow, as_rows
from frankpledge.apps.publishing.queries.visible import in_force
from frankpledge.apps.publishing.queries.wanted import EVERYTHING, Wanted
from frankpledge.design.parts import ListPage
from frankpledge.errors import BadInput

LONGEST_SEARCH = 200  # characters
MOST_WORDS = 12
MOST_HITS = 1_000  # the newest of so many are ranked and counted: who finds more asks for less
BEGINS, ENDS = "\x02", "\x03"  # round a hit in a snippet: nothing that is published holds them
GAP = "\N{HORIZONTAL ELLIPSIS}"
SQLITE = f"""
select version from (
  select {SEARCH}.rowid as version, rank as worth
  from {SEARCH} cross join ({{seen}}) seen on seen.listed = {SEARCH}.rowid
  where {SEARCH} match %s order by {SEARCH}.rowid desc limit {MOST_HITS}
) order by worth, version desc
"""
POSTGRESQL = f"""
select version from (
  select version, found, asked
  from plainto_tsquery('english', %s) asked, {SEARCH} join ({{seen}}) seen on listed = version
  where found @@ asked order by version desc limit {MOST_HITS}
) hits order by ts_rank(found, asked) desc, version desc
"""
SQLITE_SNIPPETS = f"""
select rowid, snippet({SEARCH}, 1, '{BEGINS}', '{ENDS}', '{GAP}', 32)
from {SEARCH} where {SEARCH} match %s and rowid in ({{some}})
"""
POSTGRESQL_SNIPPETS = f"""
select version, ts_headline('english', words, asked,
  'StartSel={BEGINS}, StopSel={ENDS}, MaxWords=32, MinWords=16')
from {SEARCH}, plainto_tsquery('english', %s) asked where version in ({{some}})
"""


@dataclass(frozen=True, kw_only=True)
class Hit(PublicRow):
    """What was found, with the words round a hit; the hit itself is marked."""

    snippet: SafeString


@dataclass(frozen=True, kw_only=True)
class Found(ListPage[Hit]):
    """A page of what was found, best first, and how much was found, to `MOST_HITS`."""

    count: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than is counted."""
        return self.count == MOST_HITS


def search(
    words: str, at: datetime, wanted: Wanted = EVERYTHING, marks: Marks = NEWEST, limit: int = PAGE
) -> Found:
    """Return a page of what is in force, is asked for and holds all `words`; best first, then newest.

    Marks in the words mean nothing. A page is counted from the best hit.

    Raises:
        BadInput: there is no such page.
    """
    asked = re.findall(r"\w+", words[:LONGEST_SEARCH])[:MOST_WORDS]
    if not asked:
        return Found(rows=())
    first = _first(marks)
    query = " ".join(asked) if _is_postgresql() else " ".join(f'"{word}"' for word in asked)
    hits = _ranked(query, at, wanted)
    some = hits[first : first + limit]
    return Found(
        rows=tuple(_hits(some, query)),
        count=len(hits),
        before=str(max(first - limit, 0)) if first else "",
        after=str(first + limit) if first + limit < len(hits) else "",
    )


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def _first(marks: Marks) -> int:
    """Return how many hits come before a page."""
    try:
        return min(max(int(marks.before or marks.after or 0), 0), MOST_HITS)
    except ValueError:
        said = gettext("No page of these hits begins there: search again")
        raise BadInput(said, field="after") from None


def _ranked(query: str, at: datetime, wanted: Wanted) -> list[int]:
    """Return the versions that hold what is asked for, best first."""
    shown = in_force(at, wanted).exclude(notice=Notice.WITHDRAWAL).order_by()
    seen = shown.values(listed=F("pk"))
    inner, values = seen.query.sql_with_params()
    with connection.cursor() as cursor:
        if _is_postgresql():
            cursor.execute(POSTGRESQL.format(seen=inner), [query, *values])
        else:
            cursor.execute(SQLITE.format(seen=inner), [*values, query])
        return [row[0] for row in cursor.fetchall()]


def _hits(versions: list[int], query: str) -> list[Hit]:
    """Return hits with the words round each, in the order given."""
    if not versions:
        return []
    found = {row.version: row for row in as_rows(Listing.objects.filter(pk__in=versions))}
    sql = POSTGRESQL_SNIPPETS if _is_postgresql() else SQLITE_SNIPPETS
    with connection.cursor() as cursor:
        cursor.execute(sql.format(some=", ".join(map(str, versions))), [query])
        snippets = dict(cursor.fetchall())
    return [Hit(**vars(found[key]), snippet=_marked(snippets[key])) for key in versions]


def _marked(text: str) -> SafeString:
    """Return a snippet as HTML, its hits marked."""
    marked = escape(text).replace(BEGINS, "<mark>").replace(ENDS, "</mark>")
    return mark_safe(marked)
