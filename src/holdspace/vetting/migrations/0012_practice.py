
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0005_here_before'),
        ('vetting', '0011_first_weeks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Practice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.CharField(max_length=60)),
                ('version', models.PositiveIntegerField()),
                ('rubric', models.CharField(max_length=60)),
                ('marks', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.community')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['community', 'rubric', 'person'], name='practice_of_readers')],
                'constraints': [models.UniqueConstraint(fields=('person', 'community', 'rubric', 'case', 'version'), name='practice_once')],
            },
        ),
    ]
