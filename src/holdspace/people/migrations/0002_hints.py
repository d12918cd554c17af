from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_people'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='wants_hints',
            field=models.BooleanField(default=True),
        ),
    ]
