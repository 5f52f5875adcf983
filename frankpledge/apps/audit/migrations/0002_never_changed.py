"""The database refuses to alter or remove a line of the log."""

from django.db import migrations

from frankpledge.apps.audit.models import never_changed


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [never_changed("audit_line")]
