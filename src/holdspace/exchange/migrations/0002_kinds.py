from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0004_names_are_hidden_by_the_pathway'),
        ('exchange', '0001_exchange'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='ask',
            name='details',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='ask',
            name='told_of_date_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='ask',
            name='urgency',
            field=models.CharField(choices=[('whenever', 'whenever it fits'), ('weeks', 'in the next weeks'), ('days', 'in the next days')], default='whenever', max_length=12),
        ),
        migrations.AddField(
            model_name='askdraft',
            name='more',
            field=models.JSONField(default=dict),
        ),
        migrations.AlterField(
            model_name='ask',
            name='kind',
            field=models.CharField(choices=[('help', 'Help'), ('resource', 'A resource'), ('collaboration', 'Collaboration'), ('opportunity', 'An opportunity')], max_length=16),
        ),
        migrations.AlterField(
            model_name='askdraft',
            name='kind',
            field=models.CharField(blank=True, default='', max_length=16),
        ),
        migrations.AddIndex(
            model_name='ask',
            index=models.Index(condition=models.Q(('state', 'open'), ('told_of_date_at__isnull', True)), fields=['good_until', 'id'], name='ask_comes_to_its_date'),
        ),
    ]
