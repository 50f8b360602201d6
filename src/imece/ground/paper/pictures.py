"""Pictures that go into papers: known by content, bounded in bytes and pixels, drawings without anything that reaches out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException, ElementTree
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from imece.ground.paper.refusals import PaperRefused

MOST_BYTES: Final = 12 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000
MOST_DRAWING_BYTES: Final = 2 * 1024 * 1024
MOST_DRAWING_PARTS: Final = 40_000
SVG: Final = "image/svg+xml"
_RASTER: Final = {"PNG": ("image/png", "png"), "JPEG": ("image/jpeg", "jpg")}
_FORBIDDEN: Final = frozenset({"script", "foreignObject", "image", "feImage", "a", "iframe", "use"})
_NEEDS_OWN_ADDRESS: Final = ("href", "src")


@dataclass(frozen=True, slots=True)
class CheckedPicture:
    """A picture that may be drawn: its bytes, the ending that says its format, and its shape (height over width)."""

    data: bytes
    ending: str
    ratio: float


@lru_cache(maxsize=64)
def check_picture(data: bytes, media_type: str) -> CheckedPicture:
    """Return the picture if it is what it says and not too large; raises `PaperRefused`."""
    if media_type == SVG:
        return _drawing(data)
    if len(data) > MOST_BYTES:
        raise _too_large(MOST_BYTES)
    try:
        image = Image.open(BytesIO(data), formats=list(_RASTER))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _unreadable() from error
    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels()
    if image.format not in _RASTER:
        raise _unreadable()
    try:
        image.load()
    except (OSError, ValueError, SyntaxError) as error:
        raise _unreadable() from error
    return CheckedPicture(data, _RASTER[image.format][1], image.height / image.width)


def _drawing(data: bytes) -> CheckedPicture:
    if len(data) > MOST_DRAWING_BYTES:
        raise _too_large(MOST_DRAWING_BYTES)
    try:
        root = ElementTree.fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, RecursionError) as error:
        raise _unreadable() from error
    for count, element in enumerate(root.iter(), start=1):
        name = str(element.tag).rpartition("}")[2]
        if count > MOST_DRAWING_PARTS:
            raise _too_many_pixels()
        if name in _FORBIDDEN or any(_reaches_out(key, value) for key, value in element.attrib.items()):
            raise PaperRefused(_("The drawing loads or runs something else, so it is not put into a paper."))
    if str(root.tag).rpartition("}")[2] != "svg":
        raise _unreadable()
    return CheckedPicture(data, "svg", _drawing_ratio(root.attrib))


def _reaches_out(key: str, value: str) -> bool:
    name = key.rpartition("}")[2]
    return name.startswith("on") or (name in _NEEDS_OWN_ADDRESS and not value.startswith("#"))


def _drawing_ratio(attributes: dict[str, str]) -> float:
    """Height over width from the view box; a drawing that names none is taken as wide as a screen."""
    try:
        _left, _top, width, height = (
            float(part) for part in attributes.get("viewBox", "").replace(",", " ").split()
        )
    except ValueError:
        return 0.6
    return height / width if width > 0 and height > 0 else 0.6


def _too_large(most: int) -> PaperRefused:
    sentence = _("A picture in the paper is larger than {limit} MB. Make it smaller and try again.")
    return PaperRefused(format_lazy(sentence, limit=most // (1024 * 1024)))


def _too_many_pixels() -> PaperRefused:
    sentence = _(
        "A picture in the paper has more than {limit} million pixels. Make it smaller and try again."
    )
    return PaperRefused(format_lazy(sentence, limit=MOST_PIXELS // 1_000_000))


def _unreadable() -> PaperRefused:
    return PaperRefused(_("A picture in the paper cannot be read. Use a PNG, JPEG or SVG picture."))
