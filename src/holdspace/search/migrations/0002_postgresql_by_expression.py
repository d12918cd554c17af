from django.db import migrations

# The words of a line under the signs by which they are asked for: "=" in the title, "~" in the title or elsewhere, marks as
# they are, and "#" with the number of the 4,096 lines it stands among. Where a word stands is part of it, so that the index
# alone answers: a weight is not in a GIN index, and each line would have to be read again for it.
TOKENS = """
CREATE FUNCTION search_tokens(id bigint, title text, words text, marks text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
    SELECT array_to_tsvector(
        string_to_array('=' || replace(title, ' ', ' ='), ' ')
        || string_to_array('~' || replace(title || ' ' || words, ' ', ' ~'), ' ')
        || string_to_array(rtrim('#' || (id >> 12) || ' ' || marks), ' ')
    )
$$
"""
INDEX = """
CREATE INDEX search_line_tokens ON search_line USING gin (search_tokens(id, title, words, marks))
WITH (fastupdate = off)
"""
# The newest lines that answer, out of the index alone: first among the newest lines of all, where a common word has its page
# already; then among as many more as it takes if they stand there as often, and half as many again; where none were found,
# or so many are needed, among all the others. The planner takes neither the whole table nor its keys for a rare word that it
# thinks common, as each line looked at that way would have its words made anew.
NEWEST = """
CREATE FUNCTION search_newest(asked tsquery, below bigint, most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE STRICT COST 1000 ROWS 100
SET enable_seqscan = off SET enable_indexscan = off SET max_parallel_workers_per_gather = 0 SET jit = off
SET work_mem = '16MB'
AS $$
DECLARE
    top bigint := below;
    lots bigint := 2 + most / 500;
    first_lot bigint;
    among text;
    told integer;
BEGIN
    WHILE top > 0 AND most > 0 LOOP
        first_lot := greatest(((top - 1) >> 12) - lots + 1, 0);
        IF first_lot = 0 OR lots > 64 THEN
            RETURN QUERY SELECT id FROM search_line
                WHERE search_tokens(id, title, words, marks) @@ asked AND id + 0 < top
                ORDER BY id DESC LIMIT most;
            RETURN;
        END IF;
        SELECT string_agg(quote_literal('#' || lot), '|') INTO among
            FROM generate_series(first_lot, (top - 1) >> 12) AS lot;
        RETURN QUERY SELECT id FROM search_line
            WHERE search_tokens(id, title, words, marks) @@ (asked && among::tsquery) AND id + 0 < top
            ORDER BY id DESC LIMIT most;
        GET DIAGNOSTICS told = ROW_COUNT;
        most := most - told;
        top := first_lot << 12;
        lots := CASE WHEN told = 0 THEN top ELSE least(lots * most * 3 / (told * 2) + 1, top) END;
    END LOOP;
END
$$
"""
# What the index was before: words with the weight of where they stand, kept beside them.
EARLIER_TOKENS = """
UPDATE search_line SET tokens = coalesce((
    SELECT string_agg(quote_literal(word) || ':' || least(place, 16383) || weight, ' ')
    FROM (VALUES (title, 'A'), (words, 'B'), (marks, 'D')) AS part (said, weight),
        unnest(string_to_array(said, ' ')) WITH ORDINALITY AS one (word, place)
    WHERE word <> ''
), '')::tsvector
"""


def by_expression(apps, schema_editor):
    """The index is of an expression: PostgreSQL keeps it by itself, and it is whole when this is done."""
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("ALTER TABLE search_line DROP COLUMN tokens")
    # Writes the table anew, without what the column left behind.
    schema_editor.execute("CLUSTER search_line USING search_line_pkey")
    schema_editor.execute("ALTER TABLE search_line SET WITHOUT CLUSTER")
    for statement in (TOKENS, INDEX, NEWEST, "ANALYZE search_line"):
        schema_editor.execute(statement)


def by_column(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("DROP INDEX search_line_tokens")
    schema_editor.execute("DROP FUNCTION search_newest(tsquery, bigint, integer)")
    schema_editor.execute("DROP FUNCTION search_tokens(bigint, text, text, text)")
    schema_editor.execute("ALTER TABLE search_line ADD COLUMN tokens tsvector")
    schema_editor.execute(EARLIER_TOKENS)
    schema_editor.execute("CREATE INDEX search_line_tokens ON search_line USING gin (tokens) WITH (fastupdate = off)")


class Migration(migrations.Migration):

    dependencies = [
        ("search", "0001_search"),
    ]

    operations = [
        migrations.RunPython(by_expression, by_column),
    ]
