"""What of PDF/UA-1 a machine can see (after the Matterhorn protocol), read straight from the file with pypdf.

`failures(pdf)` gives one line for each condition that does not hold. It is no certificate: whether words and reading
order make sense only a person can say, and rarer conditions (forms, media, attachments) do not occur in our papers.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, StreamObject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject

PAINTS: Final = {
    *(b"Tj", b"TJ", b"'", b'"', b"Do", b"sh", b"EI", b"INLINE IMAGE"),
    *(b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"),
}
STANDARD: Final = {
    *(
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
    ),
    *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"),
    *("THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
    *("Figure", "Formula"),
}
INSIDE: Final = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "LI": {"L"},
    "Lbl": {"LI", "Note", "TOCI"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
HEADING: Final = re.compile(r"H([1-6])")


def failures(made: bytes) -> list[str]:
    """Every condition that does not hold, each once."""
    reader = PdfReader(BytesIO(made))
    found = [*_of_the_file(reader), *_of_the_structure(reader)]
    for number, page in enumerate(reader.pages, start=1):
        found += [f"page {number}: {line}" for line in (*_of_the_page(page), *_of_the_content(page, reader))]
        found += [f"page {number}: {line}" for line in _of_the_fonts(page)]
    return list(dict.fromkeys(found))


def _of_the_file(reader: PdfReader) -> Iterator[str]:
    """06 metadata, 07 title, 11 language, 02 marks, 26 security."""
    root: Any = reader.trailer["/Root"]
    meta = root["/Metadata"].get_data().decode("utf-8") if "/Metadata" in root else ""
    if not re.search(r"pdfuaid:part(>1<|=\"1\")", meta):
        yield "06-002 the metadata does not name PDF/UA-1"
    if not re.search(r"<dc:title>.*?<rdf:li[^>]*>[^<]+</rdf:li>", meta, re.DOTALL):
        yield "06-003 the metadata has no title"
    if not _holds(root.get("/ViewerPreferences"), "/DisplayDocTitle"):
        yield "07-001 the title is not shown"
    if not root.get("/Lang"):
        yield "11-006 the file has no language"
    if not _holds(root.get("/MarkInfo"), "/Marked") or _holds(root.get("/MarkInfo"), "/Suspects"):
        yield "06-001 the file is not marked as tagged"
    if reader.is_encrypted:
        yield "26-001 the file is locked"


def _holds(held: Any, name: str) -> bool:
    """Whether a switch is on; one that is off is an object, too, and would count as true."""
    return bool(held is not None and held.get_object().get(name) == True)  # noqa: E712  a PDF boolean


def _of_the_structure(reader: PdfReader) -> Iterator[str]:
    """02 roles, 09 nesting, 13 figures, 14 headings, 15 tables, 28 links."""
    root: Any = reader.trailer["/Root"]
    tree = root.get("/StructTreeRoot")
    if tree is None:
        yield "01-005 there is no structure"
        return
    roles = {str(name)[1:]: str(role)[1:] for name, role in (tree.get("/RoleMap") or {}).items()}
    before = 0
    for node, kind, parents in _nodes(tree["/K"], roles):
        if kind not in STANDARD:
            yield f"02-001 {kind} is mapped to nothing standard"
        if kind in INSIDE and (not parents or parents[-1] not in INSIDE[kind]):
            yield f"09-004 {kind} stands in {parents[-1] if parents else 'nothing'}"
        if kind in {"Figure", "Formula"} and not (node.get("/Alt") or node.get("/ActualText")):
            yield "13-004 a figure has no words"
        if kind == "TH" and "/Scope" not in _attributes(node) and "/ID" not in node:
            yield "15-003 a head of a table has no scope"
        if match := HEADING.fullmatch(kind):
            level = int(match[1])
            if level > before + 1:
                yield f"14-003 H{level} follows H{before}"
            before = level


def _nodes(
    node: Any, roles: dict[str, str], parents: tuple[str, ...] = ()
) -> Iterator[tuple[DictionaryObject, str, tuple[str, ...]]]:
    """Every element from above, with its standard kind and those it stands in."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _nodes(child, roles, parents)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        kind = str(node["/S"])[1:]
        kind = roles.get(kind, kind)
        yield node, kind, parents
        if "/K" in node:
            yield from _nodes(node["/K"], roles, (*parents, kind))


def _attributes(node: DictionaryObject) -> set[str]:
    held: Any = node.get("/A", [])
    held = held.get_object() if isinstance(held, IndirectObject) else held
    parts = held if isinstance(held, ArrayObject) else [held]
    return {str(name) for part in parts for name in part.get_object()}


def _of_the_page(page: PageObject) -> Iterator[str]:
    """28 links and the order of tabs."""
    if page.get("/Annots") and page.get("/Tabs") != "/S":
        yield "28-008 tabs do not follow the structure"
    for annotation in page.get("/Annots") or []:
        held: Any = annotation.get_object()
        if held.get("/Subtype") == "/Link" and "/StructParent" not in held:
            yield "28-010 a link stands outside of the structure"
        if held.get("/Subtype") == "/Link" and not held.get("/Contents"):
            yield "28-012 a link has no words of its own"


def _of_the_content(page: PageObject, reader: PdfReader) -> Iterator[str]:
    """01 everything painted is either tagged or an artifact, and neither stands in the other."""
    content = page.get_contents()
    if content is None:
        return
    held: list[str] = []
    for operands, operator in ContentStream(content, reader).operations:
        if operator in (b"BDC", b"BMC"):
            what = _mark(operands)
            if what == "artifact" and "tagged" in held:
                yield "01-001 an artifact stands in tagged content"
            if what == "tagged" and "artifact" in held:
                yield "01-002 tagged content stands in an artifact"
            held.append(what)
        elif operator == b"EMC":
            held.pop()
        elif operator in PAINTS and not {"tagged", "artifact"}.intersection(held):
            yield f"01-005 {operator.decode()} paints what is neither tagged nor an artifact"


def _mark(operands: list[Any]) -> str:
    if str(operands[0]) == "/Artifact":
        return "artifact"
    has_number = len(operands) > 1 and isinstance(operands[1], DictionaryObject) and "/MCID" in operands[1]
    return "tagged" if has_number else "other"


def _of_the_fonts(page: PageObject) -> Iterator[str]:
    """10 and 31 every font is inside the file and its signs lead to letters."""
    resources: Any = page.get("/Resources") or {}
    for font in (resources.get("/Font") or {}).values():
        held: Any = font.get_object()
        name = held.get("/BaseFont", "?")
        if "/ToUnicode" not in held:
            yield f"10-001 the signs of {name} lead to no letters"
        below = [child.get_object() for child in held.get("/DescendantFonts", [held])]
        for child in below:
            descriptor = child.get("/FontDescriptor", {})
            files = [descriptor.get(key) for key in ("/FontFile", "/FontFile2", "/FontFile3")]
            if not any(isinstance(file, StreamObject | IndirectObject) for file in files):
                yield f"31-009 {name} is not inside the file"
