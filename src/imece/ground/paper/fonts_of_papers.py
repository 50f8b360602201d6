"""The shipped fonts, and only these: the same paper looks the same on every machine."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import typst

FONTS: Final = Path(__file__).parent / "fonts"


@cache
def fonts() -> typst.Fonts:
    """The fonts as Typst reads them, read once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
