import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0005_here_before'),
        ('exchange', '0003_endings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='ask',
            name='lot',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name='ask',
            name='kind',
            field=models.CharField(choices=[('help', 'Help'), ('resource', 'A resource'), ('collaboration', 'Collaboration'), ('opportunity', 'An opportunity'), ('referral', 'A place for somebody to go')], max_length=16),
        ),
        migrations.CreateModel(
            name='StandingOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('help', 'Help'), ('resource', 'A resource'), ('collaboration', 'Collaboration'), ('opportunity', 'An opportunity'), ('referral', 'A place for somebody to go')], max_length=16)),
                ('title', models.CharField(max_length=80)),
                ('words', models.TextField()),
                ('state', models.CharField(choices=[('standing', 'it stands'), ('paused', 'not at the moment'), ('ended', 'not offered any more')], default='standing', max_length=12)),
                ('places', models.PositiveSmallIntegerField()),
                ('left', models.PositiveSmallIntegerField()),
                ('lot', models.PositiveIntegerField(default=1)),
                ('every_month', models.BooleanField(default=False)),
                ('renews_at', models.DateTimeField(null=True)),
                ('offered_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField()),
                ('asked_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('audience', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.audience')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.community')),
                ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['community', 'state', '-confirmed_at', '-id'], name='standing_list'),
                    models.Index(fields=['community', 'state', 'kind', '-confirmed_at', '-id'], name='standing_list_of_kind'),
                    models.Index(fields=['giver', 'community', '-id'], name='standing_of_giver'),
                    models.Index(condition=models.Q(('renews_at__isnull', False), models.Q(('state', 'ended'), _negated=True)), fields=['renews_at', 'id'], name='standing_renews'),
                    models.Index(condition=models.Q(('state', 'standing')), fields=['confirmed_at', 'id'], name='standing_to_confirm'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('left__lte', models.F('places'))), name='standing_left_of_places'),
                    models.CheckConstraint(condition=models.Q(models.Q(('every_month', True), ('renews_at__isnull', False)), models.Q(('every_month', False), ('renews_at__isnull', True)), _connector='OR'), name='standing_renews_by_month'),
                ],
            },
        ),
        migrations.AddField(
            model_name='ask',
            name='place_of',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='taken', to='exchange.standingoffer'),
        ),
        migrations.AddIndex(
            model_name='ask',
            index=models.Index(condition=models.Q(('lot__isnull', False)), fields=['place_of', 'lot', 'state'], name='ask_place_taken'),
        ),
        migrations.AddConstraint(
            model_name='ask',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'agreed')), fields=('place_of', 'asker'), name='ask_one_place_at_a_time'),
        ),
    ]
