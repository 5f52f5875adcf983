"""Each version has a row of the listing, by which lists find, narrow and sort it."""

import datetime

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0001_initial"),
        ("publishing", "0003_digest_format"),
    ]

    operations = [
        migrations.CreateModel(
            name="Listing",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="listing",
                        serialize=False,
                        to="publishing.version",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("kind", models.SlugField(db_index=False, max_length=40)),
                ("area", models.SlugField(blank=True, db_index=False, max_length=160)),
                ("state", models.CharField(blank=True, max_length=60)),
                ("title", models.TextField()),
                ("lead", models.TextField(blank=True)),
                ("on", models.DateField(null=True)),
                ("due_on", models.DateField(null=True)),
                (
                    "notice",
                    models.CharField(
                        choices=[
                            ("published", "First"),
                            ("update", "Update"),
                            ("correction", "Correction"),
                            ("withdrawal", "Withdrawal"),
                        ],
                        max_length=20,
                    ),
                ),
                ("data", models.JSONField(default=dict)),
                ("visible_from", models.DateTimeField()),
                (
                    "until",
                    models.DateTimeField(
                        default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.UTC)
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="bodies.body",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listings",
                        to="publishing.publication",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ListedSubject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.SlugField(db_index=False, max_length=20)),
                ("slug", models.SlugField(db_index=False, max_length=160)),
                ("visible_from", models.DateTimeField()),
                (
                    "listing",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subjects",
                        to="publishing.listing",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(fields=["-visible_from", "-version"], name="listing_newest"),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                fields=["kind", "-visible_from", "-version", "until"], name="listing_of_kind"
            ),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                fields=["body", "-visible_from", "-version"], name="listing_of_body"
            ),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                fields=["area", "-visible_from", "-version"], name="listing_of_area"
            ),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                fields=["body", "kind", "-visible_from", "-version", "until"],
                name="listing_of_bodys_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                fields=["area", "kind", "-visible_from", "-version", "until"],
                name="listing_of_areas_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                fields=["kind", "body", "on", "version", "until", "visible_from"],
                name="listing_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                fields=["kind", "state", "until", "visible_from"], name="listing_by_state"
            ),
        ),
        migrations.AddIndex(
            model_name="listedsubject",
            index=models.Index(
                fields=["kind", "slug", "-visible_from", "-listing"], name="listed_subject_newest"
            ),
        ),
    ]
