import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0005_here_before'),
        ('gifts', '0002_kinds'),
    ]

    operations = [
        migrations.CreateModel(
            name='Spread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('members', models.PositiveIntegerField()),
                ('gave', models.PositiveIntegerField()),
                ('among_all', models.FloatField(null=True)),
                ('among_givers', models.FloatField(null=True)),
                ('top_tenth', models.FloatField(null=True)),
                ('comes_back', models.FloatField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('community', 'at'), name='spread_once')],
            },
        ),
    ]
