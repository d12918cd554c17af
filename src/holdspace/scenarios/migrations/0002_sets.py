from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scenarios", "0001_scenarios")]

    operations = [
        migrations.AddField(
            model_name="scenario",
            name="set_name",
            field=models.CharField(
                choices=[
                    ("between-colleagues", "Between colleagues"),
                    ("with-a-client", "With a client"),
                    ("in-a-team", "In a team"),
                ],
                default="between-colleagues",
                max_length=30,
            ),
        ),
        migrations.AddField(
            model_name="scenario", name="minutes", field=models.PositiveSmallIntegerField(default=10)
        ),
        migrations.AddField(model_name="scenario", name="is_own", field=models.BooleanField(default=False)),
        migrations.AddField(model_name="scenario", name="retired_at", field=models.DateTimeField(null=True)),
    ]
