"""The table of the cache that all processes share, so that limits hold for all of them together."""

from django.db import migrations, models
from django.db.migrations.operations.base import Operation


class MakeCacheTable(Operation):
    """What Django's `createcachetable` makes, as part of migrating; not made where it stands already."""

    reversible = True

    def __init__(self, table):
        self.table = table

    def state_forwards(self, app_label, state):
        """No model stands for it."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        connection, quote = schema_editor.connection, schema_editor.quote_name
        with connection.cursor() as cursor:
            if self.table in connection.introspection.table_names(cursor):
                return
        columns = {
            "cache_key": (models.CharField(max_length=255), "NOT NULL PRIMARY KEY"),
            "value": (models.TextField(), "NOT NULL"),
            "expires": (models.DateTimeField(), "NOT NULL"),
        }
        lines = [f"{quote(name)} {field.db_type(connection)} {also}" for name, (field, also) in columns.items()]
        schema_editor.execute(f"CREATE TABLE {quote(self.table)} ({', '.join(lines)})")
        index = quote(f"{self.table}_expires")
        schema_editor.execute(f"CREATE INDEX {index} ON {quote(self.table)} ({quote('expires')})")

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        schema_editor.execute(f"DROP TABLE IF EXISTS {schema_editor.quote_name(self.table)}")

    def describe(self):
        return f"Make the cache table {self.table}"


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [MakeCacheTable("holdspace_cache")]
