"""What goes with a thing when it is removed is told of in its kind, or undoing the removal would bring back less."""

from __future__ import annotations

import pytest
from django.db.models import CASCADE, Model

from imece.services.undoing.kinds import Kind, all_kinds

REMOVED_WHOLE = {
    "strategy.goal_whole",
    "strategy.objective_whole",
    "strategy.note",
    "strategy.link",
    "savedfilters.saved",
}


def swept_with(model: type[Model]) -> set[type[Model]]:
    """The models whose rows are deleted with a row of this one."""
    found: set[type[Model]] = set()
    waiting = [model]
    while waiting:
        for relation in waiting.pop()._meta.related_objects:
            far = relation.related_model
            if getattr(relation, "on_delete", None) is CASCADE and far not in found:
                found.add(far)
                waiting.append(far)
    return found


@pytest.mark.parametrize("name", sorted(REMOVED_WHOLE))
def test_everything_that_is_deleted_with_a_thing_comes_back_with_it(name: str) -> None:
    kind: Kind = {each.name: each for each in all_kinds()}[name]
    told = {*(table.model for table in kind.tables), *kind.remade}
    for many in kind.root.model._meta.many_to_many:
        assert many.remote_field.through in told
    assert swept_with(kind.root.model) <= told


def test_what_never_goes_back_stands_on_rows_that_are_never_brought_again() -> None:
    for kind in all_kinds():
        kept = [table.label for table in kind.tables if table.stamps or table.counters]
        assert not (kept and kind.name in REMOVED_WHOLE)
