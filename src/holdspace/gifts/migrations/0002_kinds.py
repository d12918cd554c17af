from django.conf import settings
from django.db import migrations, models


# SQLite makes the table anew for a new constraint, and loses the trigger with the old one: it is taken down first and put
# up again, on both databases and in both directions.
NEVER_CHANGES = {
    "sqlite": [
        "CREATE TRIGGER gift_never_changes BEFORE UPDATE ON gifts_gift "
        "BEGIN SELECT RAISE(ABORT, 'a gift is never changed'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION gift_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'a gift is never changed' USING ERRCODE = '23000'; END $$",
        "CREATE TRIGGER gift_never_changes BEFORE UPDATE ON gifts_gift "
        "FOR EACH ROW EXECUTE FUNCTION gift_never_changes()",
    ],
}
MAY_CHANGE_AGAIN = {
    "sqlite": ["DROP TRIGGER gift_never_changes"],
    "postgresql": ["DROP TRIGGER gift_never_changes ON gifts_gift", "DROP FUNCTION gift_never_changes()"],
}


def put_up_trigger(apps, schema_editor):
    for statement in NEVER_CHANGES[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def take_down_trigger(apps, schema_editor):
    for statement in MAY_CHANGE_AGAIN[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0004_names_are_hidden_by_the_pathway'),
        ('gifts', '0001_gifts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(take_down_trigger, put_up_trigger),
        migrations.RemoveConstraint(
            model_name='gift',
            name='gift_of_a_kind',
        ),
        migrations.AlterField(
            model_name='gift',
            name='kind',
            field=models.CharField(choices=[('support', 'words for a share'), ('help', 'help'), ('resource', 'a resource'), ('collaboration', 'collaboration'), ('opportunity', 'an opportunity'), ('referral', 'a place for somebody to go')], max_length=16),
        ),
        migrations.AddConstraint(
            model_name='gift',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['support', 'help', 'resource', 'collaboration', 'opportunity', 'referral'])), name='gift_of_a_kind'),
        ),
        migrations.RunPython(put_up_trigger, take_down_trigger),
    ]
