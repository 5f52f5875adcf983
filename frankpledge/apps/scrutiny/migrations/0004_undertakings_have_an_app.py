"""Undertakings go to an app of their own, whose state takes them over; their tables stay."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("scrutiny", "0003_made_in")]
    run_before = [("undertakings", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel("Postponement"),
                migrations.DeleteModel("Undertaking"),
            ]
        ),
    ]
