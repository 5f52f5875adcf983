"""A step is named by what it is a step of; the table stays."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial")]
    operations = [
        migrations.AlterModelTable("Step", "complaints_step"),
        migrations.RenameModel("Step", "ComplaintStep"),
    ]
