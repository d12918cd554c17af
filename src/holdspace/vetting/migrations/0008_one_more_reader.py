from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("vetting", "0007_said_first_and_seen_again")]

    operations = [
        migrations.AddField(
            model_name="application", name="extra_readers", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField(model_name="application", name="another_called_at", field=models.DateTimeField(null=True)),
    ]
