import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('communities', '0004_names_are_hidden_by_the_pathway'),
        ('conversations', '0001_conversations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wanted', models.JSONField(default=dict)),
                ('where', models.CharField(choices=[('either', 'either way'), ('in_person', 'in person'), ('distance', 'by video or phone')], default='either', max_length=12)),
                ('region', models.CharField(blank=True, default='', max_length=60)),
                ('payer', models.CharField(blank=True, default='', max_length=60)),
                ('note', models.TextField(blank=True, default='')),
                ('state', models.CharField(choices=[('open', 'looking'), ('found', 'found'), ('let_go', 'let go')], default='open', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('renewed_at', models.DateTimeField()),
                ('good_until', models.DateTimeField()),
                ('look_again_at', models.DateTimeField(null=True)),
                ('told_of_date_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('asker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.community')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', 'asked'), ('yes', 'has room'), ('not_this_time', 'not this time'), ('passed_on', 'passed on'), ('over', 'over')], default='asked', max_length=16)),
                ('why', models.JSONField(default=list)),
                ('words', models.TextField(blank=True, default='')),
                ('said_words', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('thanked_at', models.DateTimeField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.community')),
                ('named_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='referrals.referral')),
            ],
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('open', 'under way'), ('said', 'one of you said how it ended'), ('done', 'both of you said how it ended'), ('faded', 'ended quietly')], default='open', max_length=10)),
                ('agreed_at', models.DateTimeField()),
                ('asker_says', models.CharField(blank=True, choices=[('connected', 'They got in touch with each other'), ('waiting_list', 'On a waiting list'), ('did_not_fit', 'It did not fit'), ('did_not_hear', 'Did not hear back')], default='', max_length=16)),
                ('taker_says', models.CharField(blank=True, choices=[('connected', 'They got in touch with each other'), ('waiting_list', 'On a waiting list'), ('did_not_fit', 'It did not fit'), ('did_not_hear', 'Did not hear back')], default='', max_length=16)),
                ('asked_how_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('answer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='handover', to='referrals.answer')),
                ('asker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.community')),
                ('taker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('thread', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conversations.thread')),
            ],
            options={
                'indexes': [models.Index(fields=['asker', 'community', 'state'], name='handover_of_asker'), models.Index(fields=['taker', 'community', 'state'], name='handover_of_taker'), models.Index(condition=models.Q(('state__in', ('open', 'said'))), fields=['agreed_at', 'id'], name='handover_under_way')],
                'constraints': [models.CheckConstraint(condition=models.Q(('asker', models.F('taker')), _negated=True), name='handover_between_two')],
            },
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(fields=['community', 'state', '-renewed_at', '-id'], name='referral_board'),
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(fields=['asker', 'community', '-asked_at', '-id'], name='referral_of_asker'),
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(condition=models.Q(('look_again_at__isnull', False), ('state', 'open')), fields=['look_again_at', 'id'], name='referral_looks_again'),
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(condition=models.Q(('state', 'open'), ('told_of_date_at__isnull', True)), fields=['good_until', 'id'], name='referral_comes_to_its_date'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('good_until__gt', models.F('renewed_at'))), name='referral_good_for_a_time'),
        ),
        migrations.AddIndex(
            model_name='answer',
            index=models.Index(fields=['community', 'person', 'state', '-asked_at'], name='answer_of_person'),
        ),
        migrations.AddIndex(
            model_name='answer',
            index=models.Index(fields=['community', 'asked_at'], name='answer_lately'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('referral', 'person'), name='asked_about_referral_once'),
        ),
    ]
