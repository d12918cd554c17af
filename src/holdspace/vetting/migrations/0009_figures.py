import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def key(to, kind=models.ForeignKey):
    return kind(to=to, on_delete=django.db.models.deletion.PROTECT, related_name="+")


class Migration(migrations.Migration):
    dependencies = [
        ("vetting", "0008_one_more_reader"),
        ("communities", "0004_names_are_hidden_by_the_pathway"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReadingFigures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("applications", models.PositiveIntegerField(default=0)),
                ("readings", models.PositiveIntegerField(default=0)),
                ("readers", models.PositiveIntegerField(default=0)),
                ("found", models.JSONField(default=dict)),
                ("community", key("communities.community", models.OneToOneField)),
            ],
        ),
        migrations.CreateModel(
            name="ReaderFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("readings", models.PositiveIntegerField(default=0)),
                ("leniency", models.FloatField(null=True)),
                ("error", models.FloatField(null=True)),
                ("since", models.DateTimeField(null=True)),
                ("community", key("communities.community")),
                ("person", key(settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "community"), name="reader_figure_once"),
                ],
            },
        ),
    ]
