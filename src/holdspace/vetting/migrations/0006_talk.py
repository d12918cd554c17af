"""The conversation with two who have read."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PERSON = settings.AUTH_USER_MODEL


class Migration(migrations.Migration):
    dependencies = [("vetting", "0005_unmasked"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="Talk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "times proposed"),
                            ("others", "other times wished for"),
                            ("agreed", "agreed"),
                            ("done", "done"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("times", models.JSONField(default=list)),
                ("time", models.DateTimeField(null=True)),
                ("place", models.TextField(blank=True, default="")),
                ("asks", models.TextField(blank=True, default="")),
                ("proposed_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="talk", to="vetting.application"
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=PERSON),
                ),
                (
                    "second",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=PERSON),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True), name="talk_with_two"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="TalkNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(blank=True, default="")),
                ("kept_at", models.DateTimeField()),
                ("final_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=PERSON),
                ),
                (
                    "talk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="vetting.talk"
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("talk", "person"), name="talk_note_once")]},
        ),
    ]
