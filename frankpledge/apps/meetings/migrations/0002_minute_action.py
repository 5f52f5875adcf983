"""What minutes carry on is a minute action; its table stays."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]
    operations = [
        migrations.AlterModelTable("Carried", "meetings_carried"),
        migrations.RenameModel("Carried", "MinuteAction"),
        migrations.AlterModelOptions("MinuteAction", {"ordering": ["pk"]}),
        migrations.AlterField(
            "MinuteAction",
            "meeting",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="minute_actions",
                to="meetings.meeting",
            ),
        ),
    ]
