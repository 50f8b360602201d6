"""Looks through a workbook's container before it is read: kind, macros, XML declarations, formulas without results."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from imece.services.documents.archives import UnsafeArchive, open_archive, read_part, unpacked
from imece.services.exchange.cells import UnreadableSheet
from imece.services.exchange.unreadable import unreadable

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from imece.services.exchange.cells import Limits

DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
WIDE_LETTERS: Final = (
    b"\xff\xfe",
    b"\xfe\xff",
    b"<\x00",
    b"\x00<",
)  # UTF-16 would hide a declaration from the scan
OVERLAP: Final = 16
CELL_START: Final = b"<c "
FORMULA_CELL: Final = re.compile(
    rb"<c ([^>]*)>\s*(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)\s*(<v>[^<]+</v>|<is>)?", re.DOTALL
)
CELL_NAME: Final = re.compile(rb'\br="([A-Z]{1,3}\d{1,7})"')
LONGEST_CELL: Final = 1_000_000
MOST_NAMED: Final = 10
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Formulas(NamedTuple):
    """How many cells of a sheet are computed, and the first few whose result was never saved ("C4")."""

    computed: int = 0
    unsaved: tuple[str, ...] = ()


def scan_workbook(file: BinaryIO, limits: Limits) -> dict[str, Formulas]:
    """Formulas by sheet name (xlsx) or under "" for the whole file (ods). Raises `UnreadableSheet`."""
    try:
        archive = open_archive(file)
        _refuse_other_kinds(archive, limits)
        by_part = {
            entry.filename: _scan_part(unpacked(archive, entry), limits)
            for entry in archive.infolist()
            if not entry.is_dir()
        }
        parts = _parts_of_sheets(archive, limits)
    except UnsafeArchive as refusal:
        raise UnreadableSheet(refusal.code, refusal.sentence) from refusal
    if not parts:
        return {"": by_part.get("content.xml", Formulas())}
    return {name: by_part.get(part, Formulas()) for name, part in parts.items()}


def _refuse_other_kinds(archive: zipfile.ZipFile, limits: Limits) -> None:
    types = read_part(archive, "[Content_Types].xml")
    if b"macroEnabled" in types or any(
        name.lower().endswith("vbaproject.bin") for name in archive.namelist()
    ):
        raise unreadable("macros", limits)
    is_excel = b"spreadsheetml.sheet.main+xml" in types
    is_open_office = (
        read_part(archive, "mimetype").strip() == b"application/vnd.oasis.opendocument.spreadsheet"
    )
    if not is_excel and not is_open_office:
        raise unreadable("kind", limits)


def _scan_part(chunks: Iterator[bytes], limits: Limits) -> Formulas:
    """One pass over a part: declarations are refused, formula cells are counted."""
    count, buffer, begun = 0, b"", False
    unsaved: list[str] = []
    for chunk in chunks:
        if not begun and chunk.startswith(WIDE_LETTERS):
            raise unreadable("entities", limits)
        begun = True
        seen_before = len(buffer)
        buffer += chunk
        if DECLARATION.search(buffer, max(0, seen_before - OVERLAP)):
            raise unreadable("entities", limits)
        count += chunk.count(b"table:formula=")
        cut = buffer.rfind(CELL_START)
        if cut < 0 or len(buffer) - cut > LONGEST_CELL:
            buffer = buffer[-OVERLAP:]
            continue
        found = _formula_cells(buffer[:cut])
        count += found.computed
        unsaved += found.unsaved
        buffer = buffer[cut:]
    last = _formula_cells(buffer)
    return Formulas(count + last.computed, tuple([*unsaved, *last.unsaved][:MOST_NAMED]))


def _formula_cells(xml: bytes) -> Formulas:
    if b"<f" not in xml:
        return Formulas()
    count = 0
    unsaved: list[str] = []
    for found in FORMULA_CELL.finditer(xml):
        count += 1
        name = CELL_NAME.search(found[1])
        if found[2] is None and name is not None and len(unsaved) < MOST_NAMED:
            unsaved.append(name[1].decode("ascii"))
    return Formulas(count, tuple(unsaved))


def _parts_of_sheets(archive: zipfile.ZipFile, limits: Limits) -> dict[str, str]:
    """Sheet name → part of the container; empty for OpenDocument, which keeps all sheets in one part."""
    workbook = read_part(archive, "xl/workbook.xml")
    relations = read_part(archive, "xl/_rels/workbook.xml.rels")
    if not workbook or not relations:
        return {}
    try:
        targets = {relation.get("Id"): relation.get("Target") or "" for relation in fromstring(relations)}
        sheets = [element for element in fromstring(workbook).iter() if element.tag.endswith("}sheet")]
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise unreadable("damaged", limits) from error
    return {
        sheet.get("name") or "": posixpath.normpath(
            posixpath.join("xl", targets.get(sheet.get(RELATION), ""))
        ).lstrip("/")
        for sheet in sheets
    }
