from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0003_what_members_would_change"),
    ]

    operations = [
        migrations.RemoveField(model_name="community", name="hides_names"),
    ]
