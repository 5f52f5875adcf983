"""A step is named by what it is a step of; the table stays."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("panel", "0001_initial")]
    operations = [
        migrations.AlterModelTable("Step", "panel_step"),
        migrations.RenameModel("Step", "CaseStep"),
    ]
