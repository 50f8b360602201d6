"""A whole in equal parts: percentages of two places that make exactly 100."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal


def shares(parts: int) -> list[str]:
    """So many percentages; the first takes what does not divide."""
    if parts < 1:
        return []
    each = (Decimal(100) / parts).quantize(Decimal("0.01"), ROUND_DOWN)
    first = Decimal(100) - each * (parts - 1)
    return [format(share.normalize(), "f") for share in (first, *[each] * (parts - 1))]
