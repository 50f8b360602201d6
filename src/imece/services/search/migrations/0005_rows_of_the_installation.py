"""Rows without an office belong to the whole installation; in the index 0 stands for their office."""

from __future__ import annotations

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

BEFORE = import_module("imece.services.search.migrations.0004_words_of_an_office")


def shared(statement: str) -> str:
    """The statement with 0 where a row has no office."""
    for row in ("new.", "old.", ""):
        statement = statement.replace(f"printf('%04dx', {row}office_id)", f"printf('%04dx', coalesce({row}office_id, 0))")
    return statement.replace("'o' || office_id ||", "'o' || coalesce(office_id, 0) ||")


def take_down(apps, schema_editor) -> None:
    """Before the column changes: SQLite makes the table anew, and its triggers would go with the old one."""
    for statement in BEFORE.UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def put_up(apps, schema_editor) -> None:
    for statement in map(shared, BEFORE.MAKE[schema_editor.connection.vendor]):
        schema_editor.execute(statement)


def put_up_as_before(apps, schema_editor) -> None:
    for statement in BEFORE.MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def forget_shared(apps, schema_editor) -> None:
    take_down(apps, schema_editor)
    schema_editor.execute("DELETE FROM search_findable WHERE office_id IS NULL")


class Migration(migrations.Migration):
    dependencies = [("search", "0004_words_of_an_office")]
    operations = [
        migrations.RunPython(take_down, put_up_as_before),
        migrations.AlterField(
            model_name="findable",
            name="office",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.office"
            ),
        ),
        migrations.RunPython(put_up, forget_shared),
    ]
