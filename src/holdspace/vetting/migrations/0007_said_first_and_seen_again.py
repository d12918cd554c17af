"""Letters that are said first, the one answer to them, a second look by others, an ally from outside."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PERSON = settings.AUTH_USER_MODEL
PROTECT = django.db.models.deletion.PROTECT
CASCADE = django.db.models.deletion.CASCADE
STANDING = models.Q(("state__in", ["proposed", "to_be_said", "agreed"]))


class Migration(migrations.Migration):
    dependencies = [("vetting", "0006_talk"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField("application", "may_come_again", models.BooleanField(default=False)),
        migrations.AlterField(
            "application",
            "state",
            models.CharField(
                choices=[
                    ("draft", "being written"),
                    ("sent", "sent"),
                    ("in_reading", "in reading"),
                    ("read", "read"),
                    ("welcomed", "welcomed"),
                    ("not_yet", "not yet"),
                    ("not_here", "not here"),
                    ("left", "left"),
                ],
                default="draft",
                max_length=12,
            ),
        ),
        migrations.AlterField(
            "decision",
            "outcome",
            models.CharField(
                choices=[("welcome", "Welcome"), ("not_yet", "Not yet"), ("not_here", "Not here")], max_length=10
            ),
        ),
        migrations.AlterField(
            "decision",
            "state",
            models.CharField(
                choices=[
                    ("proposed", "proposed"),
                    ("to_be_said", "agreed, to be said first"),
                    ("agreed", "agreed"),
                    ("not_agreed", "not agreed"),
                    ("taken_back", "taken back"),
                ],
                default="proposed",
                max_length=10,
            ),
        ),
        migrations.AddField("decision", "criteria", models.JSONField(default=list)),
        migrations.AddField(
            "decision",
            "offered_by",
            models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=PERSON),
        ),
        migrations.AddField("decision", "offered_at", models.DateTimeField(null=True)),
        migrations.AddField("decision", "offer", models.TextField(blank=True, default="")),
        migrations.AddField(
            "decision",
            "offer_answer",
            models.CharField(
                blank=True,
                choices=[("talk", "Yes, talk with me first"), ("letter", "Send me the letter")],
                default="",
                max_length=10,
            ),
        ),
        migrations.AddField("decision", "reply", models.TextField(blank=True, default="")),
        migrations.AddField("decision", "way_back_reply", models.TextField(blank=True, default="")),
        migrations.AddField("decision", "replied_at", models.DateTimeField(null=True)),
        migrations.RemoveConstraint("decision", "decision_one_standing"),
        migrations.AddConstraint(
            "decision",
            models.UniqueConstraint(condition=STANDING, fields=("application",), name="decision_one_standing"),
        ),
        migrations.CreateModel(
            name="LetterDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outcome", models.CharField(blank=True, default="", max_length=10)),
                ("letter", models.TextField(blank=True, default="")),
                ("way_back", models.TextField(blank=True, default="")),
                ("kept_at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(on_delete=CASCADE, related_name="letter_drafts", to="vetting.application"),
                ),
                ("person", models.ForeignKey(on_delete=PROTECT, related_name="+", to=PERSON)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("application", "person"), name="letter_draft_once")]
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "asked for"),
                            ("proposed", "an answer is proposed"),
                            ("answered", "answered"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("words", models.TextField()),
                ("asked_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stands", "The decision stands"),
                            ("anew", "They may begin anew at once, with other readers"),
                            ("welcome", "Welcome after all"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("letter", models.TextField(blank=True, default="")),
                ("proposed_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("agreed_by", models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=PERSON)),
                (
                    "application",
                    models.OneToOneField(on_delete=CASCADE, related_name="appeal", to="vetting.application"),
                ),
                ("proposed_by", models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=PERSON)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_by", None),
                            models.Q(("agreed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="appeal_by_two",
                    )
                ],
                "indexes": [models.Index(fields=["state", "asked_at"], name="appeal_by_state")],
            },
        ),
        migrations.CreateModel(
            name="Ally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("appeal", models.ForeignKey(on_delete=CASCADE, related_name="allies", to="vetting.appeal")),
                ("named_by", models.ForeignKey(on_delete=PROTECT, related_name="+", to=PERSON)),
                ("person", models.ForeignKey(on_delete=PROTECT, related_name="+", to=PERSON)),
            ],
            options={
                "verbose_name_plural": "allies",
                "constraints": [models.UniqueConstraint(fields=("appeal", "person"), name="ally_once")],
            },
        ),
    ]
