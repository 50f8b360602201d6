"""Parts say what they were given, escape it, and do not pick up what they were not given."""

from __future__ import annotations

import re

import pytest

from tests.unit.ground.ui.rendering import render

HOSTILE = '"><script>alert(1)</script>'

PARTS_WITH_TEXT = [
    '<c-page-header title="{{ text }}" subtitle="{{ text }}" />',
    '<c-card title="{{ text }}" icon="bell" subtitle="{{ text }}">{{ text }}</c-card>',
    '<c-section title="{{ text }}" id="x">{{ text }}</c-section>',
    '<c-button href="/x/" title="{{ text }}">{{ text }}</c-button>',
    '<c-button :title="text">{{ text }}</c-button>',
    '<c-button refused="{{ text }}">{{ text }}</c-button>',
    '<c-badge title="{{ text }}">{{ text }}</c-badge>',
    '<c-band code="behind" word="{{ text }}" />',
    '<c-icon name="bell" label="{{ text }}" />',
    '<c-chip label="{{ text }}" :value="text" url="?a=1" />',
    '<c-filters search="{{ text }}" action="/x/" />',
    '<c-pagination text="{{ text }}" next="?page=2" />',
    '<c-empty title="{{ text }}">{{ text }}</c-empty>',
    '<c-stat label="{{ text }}" :value="text" note="{{ text }}" href="/x/" />',
    '<c-progress label="{{ text }}" value="40" />',
    '<c-meter label="{{ text }}" :total="90" />',
    '<c-callout kind="warn" title="{{ text }}">{{ text }}</c-callout>',
    '<c-figure title="{{ text }}" caption="{{ text }}" name="{{ text }}"></c-figure>',
    '<c-tabs label="{{ text }}"><c-tab href="/x/" label="{{ text }}" current="yes" /></c-tabs>',
    '<c-timeline><c-timeline-entry who="{{ text }}">{{ text }}</c-timeline-entry></c-timeline>',
    '<c-facts><c-fact label="{{ text }}">{{ text }}</c-fact></c-facts>',
    '<c-dialog id="d" title="{{ text }}">{{ text }}</c-dialog>',
    '<c-steps><c-step label="{{ text }}" state="done" href="/x/" /></c-steps>',
    '<c-file-list><c-file :name="text" url="/x/" size="{{ text }}" /></c-file-list>',
    '<c-language-note language="{{ text }}" />',
    '<c-table-wrap label="{{ text }}" note="{{ text }}">{{ text }}</c-table-wrap>',
]


@pytest.mark.parametrize("source", PARTS_WITH_TEXT)
def test_a_part_escapes_hostile_text(source: str) -> None:
    html = render(source, text=HOSTILE)

    assert "<script>" not in html
    assert "alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize("source", PARTS_WITH_TEXT)
def test_a_part_has_no_inline_style_or_handler(source: str) -> None:
    html = render(source, text="Plan")

    assert not re.search(r"\s(style|on[a-z]+)=", html)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("<c-page-header title='Plan' />", "subtitle"),
        ("<c-card>x</c-card>", "title"),
        ("<c-card>x</c-card>", "actions"),
        ("<c-button>x</c-button>", "refused"),
        ("<c-stat label='a' value='1' />", "href"),
        ("<c-pagination text='1' />", "next"),
        ("<c-empty title='x' />", "action"),
        ("<c-figure title='x' />", "table"),
    ],
)
def test_a_part_ignores_a_variable_of_the_page_that_was_not_passed(source: str, name: str) -> None:
    assert "LEAKED" not in render(source, **{name: "LEAKED"})


def test_passed_attributes_cannot_break_out_of_their_quotes() -> None:
    html = render('<c-button :data-x="text">Go</c-button>', text='"x" onclick="steal()"')

    assert "onclick=&quot;steal()&quot;" in html


def test_a_refused_button_shows_its_reason_and_points_to_it() -> None:
    html = render('<c-button kind="primary" refused="The weights sum to 90.">Submit</c-button>')

    assert 'type="button"' in html
    assert 'aria-disabled="true"' in html
    (described,) = re.findall(r'aria-describedby="([^"]+)"', html)
    assert re.search(rf'id="{described}">.*The weights sum to 90\.', html, re.DOTALL)


def test_two_refused_buttons_have_ids_of_their_own() -> None:
    html = render('<c-button refused="no">A</c-button><c-button refused="no">B</c-button>')

    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 2


def test_a_button_is_a_link_with_an_address_and_submits_without() -> None:
    assert '<a class="btn ' in render('<c-button href="/plans/">Plans</c-button>')
    form = render('<c-button name="move" value="approve" kind="danger">Approve</c-button>')
    assert 'type="submit"' in form
    assert 'name="move" value="approve"' in form
    assert "im-btn-danger" in form


@pytest.mark.parametrize(
    ("total", "state", "sentence"),
    [
        (90, "below", "10% is still to be given out."),
        (100, "equal", "The weights add up."),
        (105, "above", "5% too much: the sum must be exactly 100."),
    ],
)
def test_the_guard_of_weights_says_what_is_missing(total: int, state: str, sentence: str) -> None:
    html = render('<c-meter label="Effects" :total="total" />', total=total)

    assert f"im-meter--{state}" in html
    assert sentence in html


@pytest.mark.parametrize(
    ("code", "word_en", "word_tr"),
    [
        ("behind", "behind", "geride"),
        ("partly", "partly", "kısmen"),
        ("on_target", "on target", "hedefte"),
        ("beyond", "beyond the target", "hedefin üzerinde"),
        ("", "no value yet", "henüz değer yok"),
    ],
)
def test_a_band_has_a_word_and_a_sign_in_both_languages(code: str, word_en: str, word_tr: str) -> None:
    english, turkish = (render('<c-band code="{{ code }}" />', lang, code=code) for lang in ("en", "tr"))

    assert word_en in english
    assert word_tr in turkish
    assert "<use href=" in english


def test_a_stat_without_an_address_has_no_link() -> None:
    assert "<a" not in render('<c-stat label="Partners" value="96" />')
    assert "İncele" in render('<c-stat label="Ortak" value="96" href="/x/" />', "tr")


def test_the_table_region_can_be_scrolled_by_keyboard() -> None:
    html = render('<c-table-wrap label="Activities"><table></table></c-table-wrap>')

    assert 'role="region" aria-label="Activities" tabindex="0"' in " ".join(html.split())
