"""Goals printed from their words: what changed is another table, in each language, and nobody's text becomes markup."""

from __future__ import annotations

from dataclasses import replace

from django.utils import translation

from imece.doors.portal.printing import GoalBlock, ObjectiveLine, Words, printed

LINE = ObjectiveLine("2.4", Words("Hedef"), "/a/?year=2025", "11", "%61,5", "%80", "partly")
BLOCK = GoalBlock("tr", "02", "%18", Words("Amaç"), (LINE,))


def test_every_word_of_a_block_is_printed() -> None:
    text = printed(BLOCK)
    for word in ("Amaç 02", "%18", "Hedef", "/a/?year=2025", ">11<", "%61,5", "%80", "im-band--"):
        assert word in text, word


def test_other_words_make_another_table() -> None:
    first = printed(BLOCK)
    assert printed(replace(BLOCK)) == first
    for line in (
        replace(LINE, score="%61,6"),
        replace(LINE, band="behind"),
        replace(LINE, title=Words("Hedef", "tr")),
    ):
        assert printed(replace(BLOCK, objectives=(line,))) != first
    assert "colspan" in printed(replace(BLOCK, objectives=()))


def test_the_same_words_are_printed_in_the_readers_language() -> None:
    printed(BLOCK)
    with translation.override("en"):
        assert "Goal 02" in printed(replace(BLOCK, language="en"))


def test_text_of_people_stays_text() -> None:
    block = replace(BLOCK, title=Words("<b>", "tr"), objectives=(replace(LINE, title=Words("<script>")),))
    text = printed(block)
    assert '<span lang="tr">&lt;b&gt;</span>' in text
    assert "&lt;script&gt;" in text
    assert "<script>" not in text
