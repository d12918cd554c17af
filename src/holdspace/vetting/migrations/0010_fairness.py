import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("vetting", "0009_figures"), ("communities", "0004_names_are_hidden_by_the_pathway")]

    operations = [
        migrations.CreateModel(
            name="SelfDescription",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("season", models.CharField(max_length=7)),
                ("key_id", models.CharField(blank=True, default="", max_length=40)),
                ("handle", models.CharField(blank=True, default="", max_length=64)),
                ("said", models.TextField(default="")),
                ("from_draft", models.BooleanField()),
                ("reached", models.CharField(max_length=10)),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="communities.community"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["community", "season"], name="self_description_by_season")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("handle", ""), _negated=True),
                        fields=("handle",),
                        name="self_description_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FairnessFigures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("season", models.CharField(max_length=7)),
                ("at", models.DateTimeField()),
                ("decided", models.PositiveIntegerField(default=0)),
                ("found", models.JSONField(default=dict)),
                (
                    "community",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="communities.community"
                    ),
                ),
            ],
        ),
    ]
