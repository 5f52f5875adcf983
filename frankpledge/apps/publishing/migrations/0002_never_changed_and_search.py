"""The database refuses to alter or remove a version; and the search's own table."""

from django.db import migrations

from frankpledge.apps.audit.models import append_only
from frankpledge.apps.publishing.models import POSTGRESQL_SEARCH, SQLITE_SEARCH


def make_search(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRESQL_SEARCH if is_postgresql else SQLITE_SEARCH)


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial")]
    operations = [append_only("publishing_version"), migrations.RunPython(make_search)]
