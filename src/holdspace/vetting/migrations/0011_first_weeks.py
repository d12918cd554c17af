import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0005_here_before'),
        ('vetting', '0010_fairness'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Buddy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', 'asked'), ('together', 'together'), ('declined', 'rather not'), ('ended', 'over')], default='asked', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.membership')),
            ],
            options={
                'indexes': [models.Index(fields=['member', 'state'], name='buddy_of_member')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'ended'), _negated=True), fields=('membership',), name='buddy_one_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='FirstStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('done', 'done'), ('skipped', 'not for me')], max_length=10)),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.membership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('membership', 'key'), name='first_step_once')],
            },
        ),
        migrations.CreateModel(
            name='HowAnswer',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('days', models.PositiveSmallIntegerField()),
                ('read', models.PositiveSmallIntegerField(choices=[(0, 'not yet'), (1, 'a little'), (2, 'mostly'), (3, 'yes')], null=True)),
                ('known', models.PositiveSmallIntegerField(choices=[(0, 'not yet'), (1, 'a little'), (2, 'mostly'), (3, 'yes')], null=True)),
                ('received', models.PositiveSmallIntegerField(choices=[(0, 'not yet'), (1, 'a little'), (2, 'mostly'), (3, 'yes')], null=True)),
                ('belong', models.PositiveSmallIntegerField(choices=[(0, 'not yet'), (1, 'a little'), (2, 'mostly'), (3, 'yes')], null=True)),
                ('words', models.TextField(blank=True, default='')),
                ('shown', models.BooleanField(default=False)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.community')),
            ],
            options={
                'indexes': [models.Index(fields=['community', 'shown', 'days'], name='how_answers_shown')],
            },
        ),
        migrations.CreateModel(
            name='HowAsked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('days', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('asked', 'asked'), ('answered', 'answered'), ('rather_not', 'rather not')], default='asked', max_length=10)),
                ('at', models.DateTimeField()),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.membership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('membership', 'days'), name='how_asked_once')],
            },
        ),
    ]
