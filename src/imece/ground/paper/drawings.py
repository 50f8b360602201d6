"""Drawings (SVG) painted as PNG for formats that know no drawings, with the shipped fonts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import typst

from imece.ground.paper.fonts_of_papers import fonts

if TYPE_CHECKING:
    from imece.ground.paper.pictures import CheckedPicture

PAINTED_WIDTH: Final = 1600
_SHEET: Final = b"""#set page(width: 400pt, height: auto, margin: 0pt)
#set text(font: "Noto Sans")
#image("drawing.svg", width: 100%)
"""


def as_raster(picture: CheckedPicture) -> bytes:
    """PNG or JPEG bytes of a checked picture."""
    return _painted(picture.data) if picture.ending == "svg" else picture.data


@lru_cache(maxsize=32)
def _painted(drawing: bytes) -> bytes:
    with TemporaryDirectory(prefix="imece-drawing-") as name:
        folder = Path(name)
        (folder / "drawing.svg").write_bytes(drawing)
        made = typst.Compiler(_SHEET, root=folder, font_paths=fonts(), ignore_system_fonts=True).compile(
            format="png", ppi=PAINTED_WIDTH / 400 * 72
        )
    return made if isinstance(made, bytes) else b"".join(made or [])
