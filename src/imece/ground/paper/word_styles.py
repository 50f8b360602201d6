"""The styles of a Word paper: real, named styles that the office can change in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from imece.ground.paper.word_parts import add_edge, set_language

if TYPE_CHECKING:
    from docx.document import Document

FONT: Final = "Arial"
"""Official letters are written in Times New Roman or Arial; every office has both."""
INK: Final = RGBColor(0x1D, 0x24, 0x30)
QUIET: Final = RGBColor(0x5A, 0x64, 0x73)
LANGUAGES: Final = {"tr": "tr-TR", "en": "en-GB"}


def dress(document: Document, language: str, accent: str, *, is_letter: bool) -> None:
    """Set the styles of the document."""
    colour = RGBColor.from_string(accent)
    normal = document.styles["Normal"]
    _letters(normal, 11 if is_letter else 10, INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    normal.paragraph_format.line_spacing = 1.12
    set_language(normal.element, LANGUAGES[language])
    for level, (size, before) in {1: (15, 18), 2: (12, 14), 3: (10.5, 12)}.items():
        style = document.styles[f"Heading {level}"]
        _letters(style, size, colour if level < 3 else INK, is_bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(6)
    _letters(document.styles["Title"], 20, colour, is_bold=True)
    _without_borders(document.styles["Title"])
    document.styles["Title"].paragraph_format.space_after = Pt(6)
    _letters(document.styles["Subtitle"], 12, INK)
    _without_wide_letters(document.styles["Subtitle"])
    _letters(document.styles["Caption"], 9, INK, is_bold=True)
    document.styles["Caption"].paragraph_format.space_before = Pt(10)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        for tabs in document.styles[name].element.pPr.findall(qn("w:tabs")):
            document.styles[name].element.pPr.remove(tabs)
        _letters(document.styles[name], 8, QUIET)
    for name in ("List Bullet", "List Number"):
        _letters(document.styles[name], 10, INK)
    _own_styles(document, accent, colour)


def _own_styles(document: Document, accent: str, colour: RGBColor) -> None:
    """Styles that Word does not bring along."""
    _own(document, "Table Text", 9, INK)
    _own(document, "Table Heading", 9, colour, is_bold=True)
    _own(document, "Dense Table Text", 7.5, INK)
    _own(document, "Dense Table Heading", 7.5, colour, is_bold=True)
    _own(document, "Letter Note", 11, INK)
    _own(document, "Fact Name", 9.5, QUIET)
    _own(document, "Letterhead", 11, INK, is_bold=True)
    _own(document, "Small Print", 8, QUIET)
    contents = _own(document, "Contents Heading", 13, colour, is_bold=True)
    contents.paragraph_format.space_before = Pt(18)
    _own(document, "Contents Entry", 10, INK)
    notice = _own(document, "Notice", 10, INK)
    notice.paragraph_format.left_indent = Cm(0.3)
    notice.paragraph_format.space_before = notice.paragraph_format.space_after = Pt(8)
    add_edge(notice, "left", accent, 18)


def _own(document: Document, name: str, size: float, colour: RGBColor, *, is_bold: bool = False) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _letters(style, size, colour, is_bold=is_bold)
    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.line_spacing = 1.05
    return style


def _letters(style: Any, size: float, colour: RGBColor, *, is_bold: bool = False) -> None:
    """One font for all scripts of a style; the template's theme fonts go."""
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), is_bold, False
    style.font.color.rgb = colour
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _without_wide_letters(style: Any) -> None:
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)


def _without_borders(style: Any) -> None:
    settings = style.element.pPr
    for border in settings.findall(qn("w:pBdr")):
        settings.remove(border)
