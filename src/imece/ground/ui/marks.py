"""The small marks that rows are full of: icon, band, badge, initials. Made in Python, since a template per row is slow."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from imece.ground.ui.bands import band_of
from imece.ground.values import turkish

BADGE_ICONS: Final = {"declared": "pencil", "late": "clock", "sample": "info-circle"}
BUTTON_KINDS: Final = {
    "primary": "btn-primary",
    "secondary": "",
    "ghost": "im-btn-ghost",
    "danger": "im-btn-danger",
}


def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; without `label` it is decoration and screen readers pass over it. No name, no icon."""
    if not name:
        return SafeString("")
    return _icon(_sprite(), name, label)


@cache
def _sprite() -> str:
    """The address of the sprite; asked once, as the files of a running process do not change."""
    return static("ui/vendor/icons.svg")


@lru_cache(maxsize=1024)
def _icon(sprite: str, name: str, label: str) -> SafeString:
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}" focusable="false"><use href="{}#{}"></use></svg>',
            label,
            sprite,
            name,
        )
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>', sprite, name
    )


def band(code: str | None, word: str = "") -> SafeString:
    """Colour, sign and word of a band; `word` replaces the usual one."""
    shown = band_of(code)
    return format_html(
        '<span class="im-band im-band--{}">{}{}</span>', shown.css, icon(shown.icon), word or shown.word
    )


def badge(kind: str, word: str, title: str = "") -> SafeString:
    """A word in a coloured frame, as `<c-badge>` makes it."""
    titled = format_html(' title="{}"', title) if title else ""
    return format_html(
        '<span class="im-badge im-badge--{}"{}>{}{}</span>',
        kind,
        titled,
        icon(BADGE_ICONS.get(kind, "")),
        word,
    )


def button_class(kind: str, small: object = "") -> str:
    """The classes of a button beside `btn`; an unknown kind looks like a secondary one."""
    return " ".join(filter(None, (BUTTON_KINDS.get(kind, ""), "btn-sm" if small else "")))


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name, in Turkish capitals; "(sample)" is no word of it."""
    words = [word for word in str(name).split() if word[0].isalnum()]
    chosen = words[:1] + words[1:][-1:]
    return turkish.upper("".join(word[0] for word in chosen))
