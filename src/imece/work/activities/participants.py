"""The arithmetic of participants: a division never exceeds the whole, and what is unknown stays unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.work.activities.choices import AXIS_CODES, Axis, Sex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

Divisions = dict[tuple[str, str], int]
MOST_PARTICIPANTS: Final = 100_000_000

REFUSALS: Final[dict[str, _StrPromise]] = {
    Axis.SEX: _("Women and men together are more than all participants."),
    Axis.AGE: _("The age bands together are more than all participants."),
    Axis.TARGET_GROUP: _("A target group is larger than all participants."),
}


class RefusedDivision(Exception):
    """Numbers that cannot all be true; `axis` says where, `sentence` why."""

    def __init__(self, axis: str) -> None:
        super().__init__(axis)
        self.axis = axis
        self.sentence = REFUSALS[axis]


def settled(total: int | None, divisions: Mapping[tuple[str, str], int]) -> tuple[int | None, Divisions]:
    """The total and its divisions by (axis, code), checked.

    An unknown total becomes women + men when both are known. Sexes and age bands exclude each other, so their sums
    are held against the total; target groups overlap, so each is held against it alone. Raises `RefusedDivision`.
    """
    kept = dict(divisions)
    if total is None:
        total = _whole_by_sex(kept)
    if total is None:
        return None, kept
    for axis in (Axis.SEX, Axis.AGE):
        if sum(number for (on, _code), number in kept.items() if on == axis) > total:
            raise RefusedDivision(axis)
    if any(number > total for (on, _code), number in kept.items() if on == Axis.TARGET_GROUP):
        raise RefusedDivision(Axis.TARGET_GROUP)
    return total, kept


def _whole_by_sex(divisions: Divisions) -> int | None:
    known = [divisions.get((Axis.SEX, sex)) for sex in Sex.values]
    return None if None in known else sum(number for number in known if number is not None)


def division_fields() -> list[tuple[str, str, str | _StrPromise]]:
    """Every (axis, code, label) that participants can be divided by, in the order of the form."""
    return [(axis, code, label) for axis, codes in AXIS_CODES.items() for code, label in codes.choices]
