from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0004_for_circles'),
    ]

    operations = [
        migrations.AddField(
            model_name='profile',
            name='shows_answering',
            field=models.BooleanField(default=False),
        ),
    ]
