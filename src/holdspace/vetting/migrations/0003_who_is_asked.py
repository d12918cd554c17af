"""Who is asked to read, what keeps somebody from it, and how a reader knows the person."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("vetting", "0002_pathway_planned"),
        ("communities", "0001_communities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("review", "how_known", models.TextField(blank=True, default="")),
        migrations.CreateModel(
            name="Asked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "asked"), ("went_by", "went by"), ("tied", "somebody else's to read")],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asked", to="vetting.application"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("application", "person"), name="asked_once")],
                "indexes": [
                    models.Index(fields=["person", "state", "at"], name="asked_of_person"),
                    models.Index(fields=["state", "at"], name="asked_by_state"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApplicantWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("employer", models.TextField(blank=True, default="")),
                ("supervisor", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="work", to="vetting.application"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReaderWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("employer", models.TextField(blank=True, default="")),
                ("supervisor", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="communities.community"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "community"), name="reader_work_once")]
            },
        ),
    ]
