"""The database refuses to alter or remove a version; and the search's own table."""

from django.db import migrations

from frankpledge.apps.audit.models import append_only

SEARCH = "publishing_search"
SQLITE_SEARCH = f"""
create virtual table {SEARCH} using fts5(
  title, words, version unindexed, tokenize='porter unicode61 remove_diacritics 2'
)
"""
POSTGRESQL_SEARCH = f"""
create table {SEARCH} (version bigint primary key, found tsvector not null);
create index {SEARCH}_found on {SEARCH} using gin (found);
"""


def make_search(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRESQL_SEARCH if is_postgresql else SQLITE_SEARCH)


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial")]
    operations = [append_only("publishing_version"), migrations.RunPython(make_search)]
