"""Who reads the audit log may ask for its head each day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [
        migrations.AddField("user", "wants_log_head", models.BooleanField(default=False)),
    ]
