import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0005_here_before'),
        ('exchange', '0005_thanks_for_answers'),
    ]

    operations = [
        migrations.CreateModel(
            name='StandingDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(blank=True, default='', max_length=16)),
                ('more', models.JSONField(default=dict)),
                ('title', models.TextField(blank=True, default='')),
                ('words', models.TextField(blank=True, default='')),
                ('kept_at', models.DateTimeField()),
                ('membership', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.membership')),
            ],
        ),
    ]
