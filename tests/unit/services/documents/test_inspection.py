"""Uploaded files are known by their content; what is not allowed is refused with a sentence."""

import hashlib
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.services.documents.inspection import LIMITS, Inspected, Kind, RefusedFile, inspect
from tests.unit.services.documents.office_files import (
    container,
    office_file,
    open_office_file,
    pdf,
    picture,
    with_lying_size,
)

MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 40


def looked_at(content: bytes, name: str) -> Inspected:
    return inspect(BytesIO(content), name)


@pytest.mark.parametrize(
    ("content", "name", "kind", "extension"),
    [
        (pdf(), "Rapor.PDF", Kind.PDF, "pdf"),
        (picture(), "foto.jpeg", Kind.IMAGE, "jpg"),
        (picture("PNG"), "foto.png", Kind.IMAGE, "png"),
        (picture("WEBP"), "foto.webp", Kind.IMAGE, "webp"),
        (office_file("docx"), "yazı.docx", Kind.DOCUMENT, "docx"),
        (office_file("xlsx"), "liste.xlsx", Kind.SHEET, "xlsx"),
        (office_file("pptx"), "sunum.pptx", Kind.SLIDES, "pptx"),
        (open_office_file("text"), "yazı.odt", Kind.DOCUMENT, "odt"),
        (open_office_file("spreadsheet"), "liste.ods", Kind.SHEET, "ods"),
        (open_office_file("presentation"), "sunum.odp", Kind.SLIDES, "odp"),
        ("Işık, çağrı\n".encode(), "not.txt", Kind.TEXT, "txt"),
        ("ad;il\nŞule;Iğdır\n".encode("cp1254"), "kişiler.csv", Kind.SHEET, "csv"),
        (MP4, "video.mp4", Kind.VIDEO, "mp4"),
    ],
)
def test_inspect_tells_what_an_allowed_file_is(content: bytes, name: str, kind: Kind, extension: str) -> None:
    found = looked_at(content, name)
    assert (found.kind, found.extension, found.size, found.name) == (kind, extension, len(content), name)
    assert found.sha256 == hashlib.sha256(content).hexdigest()
    assert found.notices == ()


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "boş.pdf", "empty"),
        (b"MZ\x90\x00" + b"\x00" * 200, "fatura.pdf", "kind"),
        (picture("PNG"), "rapor.pdf", "disguised"),
        (pdf(), "rapor.exe", "disguised"),
        (b"<?php system('ls');", "kabuk.php", "markup"),
        (b"def main(): pass\n", "kabuk.py", "disguised"),
        (b"<html><script>alert(1)</script>", "sayfa.html", "markup"),
        (b"\xef\xbb\xbf \n<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg", "markup"),
        (b"text then <script>alert(1)</script>", "not.txt", "markup"),
        (container({"a.txt": "x"}), "arşiv.zip", "archive"),
        (container({"a.txt": "x"}), "rapor.docx", "archive"),
        (office_file("xlsm"), "liste.xlsm", "macros"),
        (office_file("docx", **{"word/vbaProject.bin": b"x"}), "yazı.docx", "macros"),
        (open_office_file("text", **{"Basic/Standard/a.xml": "x"}), "yazı.odt", "macros"),
        (office_file("docx", **{"word/embeddings/a.exe": b"MZ"}), "yazı.docx", "program"),
        (office_file("docx", **{"../../etc/cron": b"x"}), "yazı.docx", "damaged"),
        (office_file("docx", **{"word/zeros.xml": b"\0" * 30_000_000}), "yazı.docx", "bomb"),
        (office_file("docx")[:-30], "yazı.docx", "damaged"),
        (office_file("docx") + b"MZ tail", "yazı.docx", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "eski.doc", "old-office"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, "foto.heic", "phone-picture"),
        (b"%PDF-1.7\n1 0 obj", "rapor.pdf", "damaged"),
        (pdf(b"/OpenAction << /S /Launch /F (cmd.exe) >>"), "rapor.pdf", "program"),
        (pdf(b"/OpenAction << /S /L#61unch >>"), "rapor.pdf", "program"),
        (pdf(b"/Type /Filespec /UF (ek.EXE)"), "rapor.pdf", "program"),
    ],
)
def test_inspect_refuses_with_a_sentence(content: bytes, name: str, code: str) -> None:
    with pytest.raises(RefusedFile) as refusal:
        looked_at(content, name)
    assert refusal.value.code == code
    assert str(refusal.value).endswith(".")
    assert "{" not in str(refusal.value)


def test_inspect_refuses_a_part_that_unpacks_to_more_than_it_claims() -> None:
    content = with_lying_size(office_file("docx"), "[Content_Types].xml", 10)
    with pytest.raises(RefusedFile) as refusal:
        looked_at(content, "yazı.docx")
    assert refusal.value.code == "bomb"


def test_inspect_sees_scripts_inside_compressed_objects_and_remarks_on_them() -> None:
    hidden = zlib.compress(b"<< /S /JavaScript /JS (app.alert(1)) >>")
    content = pdf() + b"2 0 obj << /Type /ObjStm /Length 9 >>\nstream\n" + hidden + b"\nendstream\n%%EOF"
    assert len(looked_at(content, "form.pdf").notices) == 1


def test_inspect_holds_the_limit_of_each_kind() -> None:
    limits = {**LIMITS, Kind.TEXT: 10}
    assert inspect(BytesIO(b"0123456789"), "a.txt", limits=limits).size == 10
    with pytest.raises(RefusedFile) as refusal:
        inspect(BytesIO(b"0123456789+"), "a.txt", limits=limits)
    assert refusal.value.code == "too-large"


def test_inspect_gives_a_nameless_file_its_extension() -> None:
    assert looked_at(picture(), "image").name == "image.jpg"


def outcome(content: bytes, name: str) -> Inspected | RefusedFile:
    try:
        return looked_at(content, name)
    except RefusedFile as refusal:
        return refusal


@given(st.binary(max_size=400), st.text(max_size=40))
def test_inspect_answers_any_bytes_with_a_file_or_a_sentence(content: bytes, name: str) -> None:
    found = outcome(content, name)
    assert str(found) if isinstance(found, RefusedFile) else found.size == len(content)


@given(st.binary(min_size=1, max_size=40), st.integers(min_value=0, max_value=400))
def test_inspect_answers_any_damage_of_a_container(damage: bytes, at: int) -> None:
    whole = office_file("xlsx", **{"xl/workbook.xml": "<workbook/>"})
    found = outcome(whole[:at] + damage + whole[at + len(damage) :], "liste.xlsx")
    assert str(found) if isinstance(found, RefusedFile) else found.kind is Kind.SHEET
