from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0004_standing_offers'),
    ]

    operations = [
        migrations.AddField(
            model_name='offer',
            name='thanked_at',
            field=models.DateTimeField(null=True),
        ),
    ]
