"""{{ groups|named:code }}: the title that a mapping keeps for a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

register = template.Library()


@register.filter
def named(titles: Mapping[str, _StrPromise], code: str) -> str:
    """The title of a code; the code itself where there is none."""
    return str(titles.get(code, code))
