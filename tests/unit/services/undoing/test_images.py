"""What differs between two images is enough to go back; any difference breaks the seal."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from imece.services.undoing.images import Image, differences, seal

COLUMNS = ("title", "number", "place")
rows = st.fixed_dictionaries(
    {name: st.one_of(st.none(), st.integers(0, 3), st.text(max_size=2)) for name in COLUMNS}
)
table = st.dictionaries(st.integers(1, 6), st.tuples(st.just(1), rows), max_size=6)
images = st.fixed_dictionaries({"one": table, "two": table})


def gone_back(after: Image, told: list[list[Any]]) -> Image:
    """The rows of the differences written over the image after."""
    found = {
        label: {key: (thing, dict(row)) for key, (thing, row) in many.items()}
        for label, many in after.items()
    }
    for label, key, thing, before, now in told:
        if before is None:
            del found[label][key]
        elif now is None:
            found[label][key] = (thing, before)
        else:
            found[label][key][1].update(before)
    return found


@given(images, images)
def test_the_differences_lead_back_to_what_was(before: Image, after: Image) -> None:
    assert gone_back(after, differences(before, after)) == before


@given(images, images)
def test_two_images_have_one_seal_when_nothing_differs_and_only_then(before: Image, after: Image) -> None:
    assert (seal(before) == seal(after)) == (differences(before, after) == [])


@given(images)
def test_only_the_columns_that_changed_are_kept_of_a_changed_row(before: Image) -> None:
    after: Image = {
        label: {key: (thing, {**row, "title": "other"}) for key, (thing, row) in many.items()}
        for label, many in before.items()
    }
    for _label, _key, _thing, was, now in differences(before, after):
        assert was.keys() == now.keys() == {"title"}
