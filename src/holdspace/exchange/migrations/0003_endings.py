from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0004_names_are_hidden_by_the_pathway'),
        ('conversations', '0003_introductions'),
        ('exchange', '0002_kinds'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='exchange',
            name='state',
            field=models.CharField(choices=[('agreed', 'agreed'), ('done_said', 'one of you says it is done'), ('done', 'done'), ('thanked', 'thanked'), ('ended', 'did not work out'), ('faded', 'ended quietly')], default='agreed', max_length=12),
        ),
        migrations.AddIndex(
            model_name='exchange',
            index=models.Index(condition=models.Q(('state__in', ('agreed', 'done_said'))), fields=['agreed_at', 'id'], name='exchange_under_way'),
        ),
    ]
