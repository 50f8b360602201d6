"""The arithmetic of participants holds for all numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.work.activities.choices import AXIS_CODES, Axis
from imece.work.activities.participants import RefusedDivision, settled

KEYS = [(str(axis), code) for axis, codes in AXIS_CODES.items() for code in codes.values]
divisions = st.dictionaries(st.sampled_from(KEYS), st.integers(0, 500), max_size=8)


def answer(total: int | None, parts: dict[tuple[str, str], int]) -> tuple[int | None, str]:
    """The settled whole and an empty text, or nothing and the axis that was refused."""
    try:
        return settled(total, parts)[0], ""
    except RefusedDivision as no:
        return None, no.axis


def numbers(parts: dict[tuple[str, str], int], axis: str) -> list[int]:
    return [number for (on, _), number in parts.items() if on == axis]


@given(st.none() | st.integers(0, 1000), divisions)
def test_what_is_taken_never_exceeds_the_whole(total: int | None, parts: dict[tuple[str, str], int]) -> None:
    whole, refused = answer(total, parts)
    if refused or whole is None:
        return
    assert sum(numbers(parts, Axis.SEX)) <= whole
    assert sum(numbers(parts, Axis.AGE)) <= whole
    assert max(numbers(parts, Axis.TARGET_GROUP), default=0) <= whole


@given(divisions)
def test_an_unknown_whole_stays_unknown_unless_both_sexes_are_known(
    parts: dict[tuple[str, str], int],
) -> None:
    women, men = parts.get(("sex", "women")), parts.get(("sex", "men"))
    whole, refused = answer(None, parts)
    if women is None or men is None:
        assert (whole, refused) == (None, "")
    elif not refused:
        assert whole == women + men


@given(st.integers(0, 1000), divisions)
def test_a_given_whole_is_never_changed_and_refused_only_when_exceeded(
    total: int, parts: dict[tuple[str, str], int]
) -> None:
    whole, refused = answer(total, parts)
    if not refused:
        assert whole == total
    else:
        found = numbers(parts, refused)
        assert (max(found) if refused == Axis.TARGET_GROUP else sum(found)) > total


@pytest.mark.parametrize(
    ("total", "parts", "axis"),
    [
        (10, {("sex", "women"): 6, ("sex", "men"): 5}, Axis.SEX),
        (10, {("age", "youth"): 11}, Axis.AGE),
        (10, {("target_group", "rural"): 11}, Axis.TARGET_GROUP),
        (None, {("sex", "women"): 1, ("sex", "men"): 1, ("age", "adult"): 3}, Axis.AGE),
        (0, {("sex", "women"): 1}, Axis.SEX),
    ],
)
def test_a_division_beyond_the_whole_is_refused(
    total: int | None, parts: dict[tuple[str, str], int], axis: str
) -> None:
    with pytest.raises(RefusedDivision) as refused:
        settled(total, parts)
    assert refused.value.axis == axis


def test_target_groups_may_overlap() -> None:
    assert settled(10, {("target_group", "women"): 10, ("target_group", "rural"): 10})[0] == 10
