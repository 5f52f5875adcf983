"""A line of the log is an audit event, its newest one the chain's head; the tables stay."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_never_changed"),
        ("contenttypes", "0002_remove_content_type_name"),  # renamed with the models
    ]
    operations = [
        migrations.AlterModelTable("Line", "audit_line"),
        migrations.RenameModel("Line", "AuditEvent"),
        migrations.AlterModelTable("Head", "audit_head"),
        migrations.RenameModel("Head", "ChainHead"),
    ]
