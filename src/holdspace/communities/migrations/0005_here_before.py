from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("communities", "0004_names_are_hidden_by_the_pathway")]

    operations = [
        migrations.AddField(model_name="membership", name="here_before", field=models.BooleanField(default=False)),
    ]
