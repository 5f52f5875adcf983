"""The database refuses to alter or remove a line of the log."""

from django.db import migrations

from frankpledge.apps.audit.models import append_only


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [append_only("audit_line")]
