"""Small parts of Word's own language that python-docx has no verbs for: fields, borders, tables as rows of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from imece.ground.paper.texts import plain, reads_right_to_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.text.paragraph import Paragraph as WordParagraph

TWIPS_PER_CM: Final = 567
LINE: Final = "C9D1DB"
TABLE_TEXT: Final = "TableText"


@dataclass(frozen=True, slots=True)
class WordCell:
    """One cell of a table: its text, its paragraph style, where it stands and in which language it is."""

    text: str
    style: str = TABLE_TEXT
    align: str = "start"
    language: str = ""
    is_strong: bool = False


def table_xml(
    rows: Sequence[Sequence[WordCell]],
    widths: Sequence[int],
    *,
    summary: str,
    accent: str = "",
    has_total: bool = False,
) -> str:
    """A table in Word's language; with an `accent` its first row is a heading row repeated on each page.

    Written in one go because a table of a thousand rows takes python-docx minutes cell by cell.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        _row_xml(
            row,
            widths,
            is_head=bool(accent) and number == 0,
            accent=accent,
            is_total=has_total and number == len(rows) - 1,
        )
        for number, row in enumerate(rows)
    )
    borders = (
        f'<w:tblBorders><w:top w:val="single" w:sz="8" w:color="{accent}"/>'
        f'<w:bottom w:val="single" w:sz="4" w:color="{LINE}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:color="{LINE}"/></w:tblBorders>'
        if accent
        else ""
    )
    look = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        f"{look if accent else ''}<w:tblCaption w:val={quoteattr(plain(summary)[:250])}/>"
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row_xml(
    row: Sequence[WordCell], widths: Sequence[int], *, is_head: bool, accent: str, is_total: bool
) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F7"/>' if is_total else ""
    under = (
        f'<w:tcBorders><w:bottom w:val="single" w:sz="6" w:color="{accent}"/></w:tcBorders>'
        if is_head
        else ""
    )
    stand = f'<w:vAlign w:val="{"bottom" if is_head else "top"}"/>'
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{under}{shade}{stand}</w:tcPr>{paragraph_xml(cell)}</w:tc>'
        for cell, width in zip(row, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def paragraph_xml(cell: WordCell) -> str:
    """The paragraphs of one cell; an empty line parts them."""
    texts = [part for part in plain(cell.text).split("\n\n") if part.strip()] or [""]
    return "".join(_one_paragraph_xml(text, cell) for text in texts)


def _one_paragraph_xml(text: str, cell: WordCell) -> str:
    is_rtl = reads_right_to_left(text)
    settings = f'<w:pStyle w:val="{cell.style}"/>{"<w:bidi/>" if is_rtl else ""}'
    if cell.align != "start":
        settings += f'<w:jc w:val="{"right" if cell.align == "end" else "center"}"/>'
    run = ("<w:b/>" if cell.is_strong else "") + ("<w:rtl/>" if is_rtl else "")
    if cell.language:
        run += f'<w:lang w:val="{cell.language}"/>'
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.strip("\n").split("\n")
    )
    return f"<w:p><w:pPr>{settings}</w:pPr><w:r><w:rPr>{run}</w:rPr>{lines}</w:r></w:p>"


def shares(weights: Sequence[float], whole: int) -> list[int]:
    """The width divided by the columns' shares; the last takes what rounding left."""
    total = sum(weights)
    widths = [int(whole * weight / total) for weight in weights]
    widths[-1] += whole - sum(widths)
    return widths


def add_field(paragraph: WordParagraph, instruction: str, shown: str) -> None:
    """A field such as PAGE, with what is shown until the word processor counts."""
    run = f"<w:r><w:t>{escape(shown)}</w:t></w:r>"
    paragraph._p.append(  # noqa: SLF001  python-docx has no verb for fields
        parse_xml(f"<w:fldSimple {nsdecls('w')} w:instr={quoteattr(instruction)}>{run}</w:fldSimple>")
    )


def add_edge(paragraph: Any, side: str, colour: str, size: int = 4) -> None:
    """A line at one side of a paragraph or of all paragraphs of a style."""
    border = f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="{size}" w:space="6" w:color="{colour}"/></w:pBdr>'
    settings = paragraph._element.get_or_add_pPr()  # noqa: SLF001  python-docx has no verb for borders
    settings.insert_element_before(
        parse_xml(border),
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:bidi",
        "w:spacing",
        "w:ind",
        "w:jc",
        "w:rPr",
    )


def mark_right_to_left(paragraph: WordParagraph) -> None:
    """Turn a paragraph whose text is written from right to left."""
    settings = paragraph._p.get_or_add_pPr()  # noqa: SLF001  python-docx has no verb for direction
    settings.insert_element_before(
        parse_xml(f"<w:bidi {nsdecls('w')}/>"), "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    for run in paragraph.runs:
        run.font.rtl = True


def set_language(element: Any, language: str) -> None:
    """Name the language of a style's or run's text for spelling and reading aloud."""
    properties = element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{language}" w:eastAsia="{language}"/>'))
