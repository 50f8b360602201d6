"""Reading what was fetched for all rows of a list at once."""

from __future__ import annotations

from typing import Any

from django import template

register = template.Library()


@register.filter
def of(held: dict[Any, Any], key: Any) -> Any:
    """What is held under a key; nothing when there is none."""
    return held.get(key, ())
