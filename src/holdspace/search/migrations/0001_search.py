from django.db import migrations, models


def make_index(apps, schema_editor):
    """The full-text index, in the way of each database. The words come folded, so nothing is folded here."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE VIRTUAL TABLE search_text USING fts5("
            "title, words, marks, tokenize = \"ascii tokenchars ':_.-'\", prefix = '2 3')"
        )
    else:
        schema_editor.execute("ALTER TABLE search_line ADD COLUMN tokens tsvector")
        schema_editor.execute("CREATE INDEX search_line_tokens ON search_line USING gin (tokens) WITH (fastupdate = off)")


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE search_text")
    else:
        schema_editor.execute("ALTER TABLE search_line DROP COLUMN tokens")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('thing_id', models.BigIntegerField()),
                ('title', models.TextField(blank=True, default='')),
                ('words', models.TextField(blank=True, default='')),
                ('marks', models.TextField(blank=True, default='')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'thing_id'), name='line_of_thing_once')],
            },
        ),
        migrations.CreateModel(
            name='Spelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.BigIntegerField()),
                ('word', models.CharField(max_length=40)),
            ],
            options={
                'indexes': [models.Index(fields=['word'], name='spelling_of_word')],
                'constraints': [models.UniqueConstraint(fields=('key', 'word'), name='spelling_once')],
            },
        ),
        migrations.RunPython(make_index, drop_index),
    ]
