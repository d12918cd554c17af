import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0005_here_before'),
        ('gifts', '0003_spread'),
    ]

    operations = [
        migrations.CreateModel(
            name='GentleQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('off', models.BooleanField(default=False)),
                ('membership', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.membership')),
            ],
        ),
    ]
