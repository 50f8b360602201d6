"""Each word of the index carries its office, on PostgreSQL also a stretch of 8192 row numbers ("o7s12xegit").

A mark of the office beside the words was in every row of an office: a list of a million entries to be walked with each
question. Stretches let PostgreSQL, whose GIN gathers all matches before it gives the first, stop after the newest.
"""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

BEFORE = import_module("imece.services.search.migrations.0003_narrow_index")


def of_office(row: str) -> str:
    """The words of a row as FTS5 takes them."""
    office = f"printf('%04dx', {row}office_id)"
    return f"{office} || replace({row}words, ' ', ' ' || {office})"


MAKE = {
    "sqlite": [
        """CREATE VIRTUAL TABLE search_words USING fts5(
            words, content='', tokenize='unicode61 remove_diacritics 0', prefix='6 7 8 9 10 11 12 13', detail=none
        )""",
        f"""INSERT INTO search_words(rowid, words)
            SELECT -id, {of_office("")} FROM search_findable ORDER BY id DESC""",  # noqa: S608 -- constants
        f"""CREATE TRIGGER search_words_added AFTER INSERT ON search_findable BEGIN
            INSERT INTO search_words(rowid, words) VALUES (-new.id, {of_office("new.")});
        END""",
        f"""CREATE TRIGGER search_words_taken AFTER DELETE ON search_findable BEGIN
            INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', -old.id, {of_office("old.")});
        END""",
        f"""CREATE TRIGGER search_words_changed AFTER UPDATE OF words, office_id ON search_findable BEGIN
            INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', -old.id, {of_office("old.")});
            INSERT INTO search_words(rowid, words) VALUES (-new.id, {of_office("new.")});
        END""",
    ],
    "postgresql": [
        # Words longer than a lexeme may be are cut; nobody types them.
        """CREATE FUNCTION search_words_of(id bigint, office_id bigint, words text) RETURNS tsvector
            LANGUAGE sql IMMUTABLE AS $$
            SELECT array_to_tsvector(ARRAY(
                SELECT 'o' || office_id || 's' || (id >> 13) || 'x' || left(word, 200)
                FROM unnest(string_to_array(words, ' ')) AS word WHERE word <> ''
            )) $$""",
        "CREATE TABLE search_words (id bigint NOT NULL, terms tsvector NOT NULL)",
        """INSERT INTO search_words
            SELECT id, search_words_of(id, office_id, words) FROM search_findable ORDER BY id""",
        *(each for each in BEFORE.MAKE["postgresql"][2:4]),
        """CREATE FUNCTION search_words_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            INSERT INTO search_words VALUES (new.id, search_words_of(new.id, new.office_id, new.words))
                ON CONFLICT (id) DO UPDATE SET terms = excluded.terms;
            RETURN NULL;
        END $$""",
        *(each for each in BEFORE.MAKE["postgresql"][5:7]),
        """CREATE TRIGGER search_words_kept AFTER INSERT OR UPDATE OF words, office_id ON search_findable
            FOR EACH ROW EXECUTE FUNCTION search_words_keep()""",
        *(each for each in BEFORE.MAKE["postgresql"][8:]),
        "ANALYZE search_words",
    ],
}
UNDO = {
    "sqlite": BEFORE.UNDO["sqlite"],
    "postgresql": [*BEFORE.UNDO["postgresql"], "DROP FUNCTION search_words_of(bigint, bigint, text)"],
}


def make(apps, schema_editor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in [*BEFORE.UNDO[vendor], *MAKE[vendor]]:
        schema_editor.execute(statement)


def undo(apps, schema_editor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in [*UNDO[vendor], *BEFORE.MAKE[vendor]]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_narrow_index")]
    operations = [migrations.RunPython(make, undo)]
