"""A version says what its digest covers; those of before keep theirs, of format 1.

SQLite makes the table anew for this, so the database is told again to refuse every change of it;
of words that were hidden it refuses any from now on.
"""

from django.db import migrations, models

from frankpledge.apps.audit.models import append_only


class Migration(migrations.Migration):
    dependencies = [("publishing", "0002_never_changed_and_search")]
    operations = [
        migrations.AddField(
            "version", "digest_format", models.PositiveSmallIntegerField(default=1)
        ),
        migrations.AddField(
            "version", "salt", models.CharField(blank=True, default="", max_length=32)
        ),
        append_only("publishing_version"),
        append_only("publishing_redaction"),
    ]
