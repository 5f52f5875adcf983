"""An undertaking is made in what is published: a question with its answer, minutes, a plan."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def to_publication(apps, schema_editor):
    """Keep the publication of the question; one that is not published has none."""
    question = apps.get_model("scrutiny", "Question").objects.filter(pk=OuterRef("question"))
    undertakings = apps.get_model("scrutiny", "Undertaking").objects.exclude(question=None)
    undertakings.update(made_in=Subquery(question.values("publication")))


def to_question(apps, schema_editor):
    """Keep the question that was published."""
    question = apps.get_model("scrutiny", "Question").objects.filter(
        publication=OuterRef("made_in")
    )
    undertakings = apps.get_model("scrutiny", "Undertaking").objects.exclude(made_in=None)
    undertakings.update(question=Subquery(question.values("pk")))


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0001_initial"),
        ("scrutiny", "0002_owner"),
    ]
    operations = [
        migrations.AddField(
            "Undertaking",
            "made_in",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undertakings",
                to="publishing.publication",
            ),
        ),
        migrations.RunPython(to_publication, to_question),
        migrations.RemoveField("Undertaking", "question"),
    ]
