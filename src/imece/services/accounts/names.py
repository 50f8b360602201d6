"""Names as they are kept: one spelling of each letter, single spaces, no longer than the column."""

from __future__ import annotations

from imece.ground.values import turkish


def tidy_name(text: str, limit: int = 200) -> str:
    """ "  Su  ve\\nKanalizasyon " → "Su ve Kanalizasyon"."""
    return " ".join(turkish.tidy(text).split())[:limit]
