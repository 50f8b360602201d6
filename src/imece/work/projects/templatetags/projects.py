"""Texts in the reader's language, inside templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

if TYPE_CHECKING:
    from imece.ground.web.translated import Said, TranslatedModel

register = template.Library()


@register.filter
def said(thing: TranslatedModel, field: str) -> Said:
    """The field's text as the reader's language has it."""
    return thing.said(field)
