"""What was published before is listed, and the search keeps words by the key of their version.

Today's code is in `publishing.queries.rows`; this is as it was when the listing was made, so that
it goes on with the tables of then.
"""

from datetime import UTC, date, datetime

from django.db import migrations
from django.utils.html import escape

from frankpledge.rules.redaction import hidden, hidden_in_drawing, hidden_in_title, replaced, texts

SEARCH = "publishing_search"
SQLITE = f"""
create temp table kept_words as select version, title, words from {SEARCH};
drop table {SEARCH};
create virtual table {SEARCH} using fts5(
  title, words, tokenize='porter unicode61 remove_diacritics 2'
);
insert into {SEARCH} (rowid, title, words) select version, title, words from kept_words;
drop table kept_words;
"""
POSTGRESQL = f"""
alter table {SEARCH} add column title text not null default '';
alter table {SEARCH} add column words text not null default '';
"""
NO_END = datetime(9999, 12, 31, tzinfo=UTC)
DAYS = ("on", "made_on", "asked_on", "published_on")
SEARCHED = 250_000
AT_A_TIME = 200


def list_versions(apps, schema_editor):
    publications = apps.get_model("publishing", "Publication").objects.order_by("pk")
    keys = list(publications.values_list("pk", flat=True))
    for first in range(0, len(keys), AT_A_TIME):
        some = publications.filter(pk__in=keys[first : first + AT_A_TIME])
        found = some.prefetch_related("versions", "redactions", "subjects")
        _list(apps, schema_editor, [pair for each in found for pair in _rows(apps, each)])


def _rows(apps, publication):
    rows, ends = [], NO_END
    subjects = list(publication.subjects.all())
    for version in sorted(publication.versions.all(), key=lambda v: -v.number):
        title, content = _shown(publication, version)
        about = [s for s in subjects if s.since <= version.number]
        rows.append((_row(apps, version, title, content, about, ends), about, content))
        ends = min(ends, version.visible_from)
    return rows


def _shown(publication, version):
    title, content = version.title, version.content
    if version.notice == "withdrawal":
        title, content = f"Withdrawn: {publication.reference}", {}
    said = [(r.words, f"[removed: {r.reason}]") for r in publication.redactions.all()]
    if said:
        title = hidden_in_title(title, said)
        content = replaced(
            content,
            lambda text: hidden(text, said),
            lambda svg: hidden_in_drawing(svg, said, escape),
        )
    return title, content


def _row(apps, version, title, content, about, ends):
    data = content.get("data", {})
    days = (_day(data.get(name)) for name in DAYS)
    return apps.get_model("publishing", "Listing")(
        version_id=version.pk,
        publication_id=version.publication_id,
        number=version.number,
        kind=version.publication.kind,
        body_id=version.publication.body_id,
        area=min((s.slug for s in about if s.kind == "area"), default=""),
        state=_text(data.get("state"))[:60],
        title=title,
        lead=content.get("lead", ""),
        on=next((day for day in days if day), None),
        due_on=_day(data.get("due_on")),
        notice=version.notice,
        data={name: _short(value) for name, value in data.items() if _is_one(value)},
        visible_from=version.visible_from,
        until=max(version.visible_from, ends),
    )


def _list(apps, schema_editor, rows):
    apps.get_model("publishing", "Listing").objects.bulk_create([row for row, _, _ in rows])
    subject = apps.get_model("publishing", "ListedSubject")
    subject.objects.bulk_create(
        subject(listing_id=row.pk, kind=s.kind, slug=s.slug, visible_from=row.visible_from)
        for row, about, _ in rows
        for s in about
    )
    if schema_editor.connection.vendor == "postgresql":
        sql = f"update {SEARCH} set title = %s, words = %s where version = %s"
        said = [
            (row.title, "\n".join(t for t in texts(content) if t)[:SEARCHED], row.pk)
            for row, _, content in rows
        ]
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(sql, said)


def _text(value):
    return value if isinstance(value, str) else ""


def _day(value):
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        return None


def _is_one(value):
    return value is None or isinstance(value, str | bool | int | float)


def _short(value):
    if isinstance(value, str) and len(value) > 500:
        return f"{value[:499]}\N{HORIZONTAL ELLIPSIS}"
    return value


def keep_words_by_version(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in (POSTGRESQL if is_postgresql else SQLITE).strip().split(";\n"):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("publishing", "0004_listing")]
    operations = [
        migrations.RunPython(keep_words_by_version),
        migrations.RunPython(list_versions),
    ]
