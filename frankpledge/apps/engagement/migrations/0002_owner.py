"""The body whose people work on a record is its owner; the columns stay."""

import django.db.models.deletion
from django.db import migrations, models


def renamed(model, related_name):
    """Return the steps that rename the field of a model and keep its column."""
    field = models.ForeignKey(
        db_column="kept_at_id",
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to="bodies.body",
    )
    return [
        migrations.AlterField(model, "kept_at", field),
        migrations.RenameField(model, "kept_at", "owner"),
    ]


class Migration(migrations.Migration):
    dependencies = [("engagement", "0001_initial")]
    operations = [
        *renamed("Engagement", "engagements"),
        *renamed("Account", "accounts"),
    ]
