"""A paper on the screen: headings follow one another without a gap, whatever its content says."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from imece.ground.paper.content import Heading, Paragraph, SideBySide
from imece.ground.ui.templatetags.paper import with_levels


@given(
    st.lists(st.sampled_from([Heading("a", 1), Heading("b", 2), Heading("c", 3), SideBySide("t", "e", "h")]))
)
def test_no_level_is_left_out_between_two_headings(blocks: list[Heading | SideBySide]) -> None:
    levels = [0, *(level for _, level in with_levels(blocks))]
    assert all(1 <= later <= before + 1 for before, later in pairwise(levels))
    assert max(levels) <= 3


def test_level_is_that_of_the_content_where_none_is_left_out() -> None:
    blocks = [Heading("a", 1), Heading("b", 2), Paragraph("x"), Heading("c", 3), Heading("d", 1)]
    assert [level for _, level in with_levels(blocks)] == [1, 2, 2, 3, 1]
