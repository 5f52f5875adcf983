"""The tables are there already, under the names that they were first given; another app's migration
runs before and gives them over."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0001_initial"),
        ("publishing", "0002_never_changed_and_search"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Undertaking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("reference", models.SlugField(max_length=40, unique=True)),
                        ("made_by", models.CharField(db_column="owner", max_length=200)),
                        ("area", models.SlugField(blank=True, max_length=60)),
                        ("text", models.TextField()),
                        ("proof", models.TextField(blank=True)),
                        ("made_on", models.DateField(blank=True, null=True)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("kept", "Kept"),
                                    ("not kept", "Not kept"),
                                ],
                                default="open",
                                max_length=20,
                            ),
                        ),
                        ("evidence", models.TextField(blank=True)),
                        ("evidence_address", models.CharField(blank=True, max_length=500)),
                        ("evidence_figure", models.JSONField(blank=True, default=dict)),
                        ("reason", models.TextField(blank=True)),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=300)),
                        ("source_url", models.URLField(blank=True, max_length=500)),
                        (
                            "made_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="undertakings",
                                to="publishing.publication",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                db_column="kept_at_id",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="undertakings",
                                to="bodies.body",
                            ),
                        ),
                        (
                            "publication",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="undertaking",
                                to="publishing.publication",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "scrutiny_undertaking",
                        "ordering": [
                            models.OrderBy(models.F("due_on"), nulls_last=True),
                            "reference",
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Postponement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("before", models.DateField(blank=True, null=True)),
                        ("after", models.DateField()),
                        ("reason", models.TextField()),
                        ("at", models.DateTimeField()),
                        (
                            "undertaking",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="postponements",
                                to="undertakings.undertaking",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "scrutiny_postponement",
                        "ordering": ["at"],
                    },
                ),
                migrations.AddConstraint(
                    model_name="undertaking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "kept"), _negated=True),
                            models.Q(("evidence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="undertaking_kept_has_evidence",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="undertaking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not kept"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="undertaking_not_kept_says_why",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="undertaking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on", None), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("closed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="undertaking_closed_state_and_day_together",
                    ),
                ),
            ]
        ),
    ]
