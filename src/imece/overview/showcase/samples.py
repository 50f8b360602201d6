"""Small documents made in code, so that evidence can be shown without anybody's real papers: a PDF and a picture."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from imece.ground.values import turkish

PICTURE_SIZE: Final = (640, 400)
GROUND: Final = (230, 240, 244)
ACCENT: Final = (11, 86, 112)
LONGEST_NAME: Final = 60


def paper(title: str) -> SimpleUploadedFile:
    """A one-page PDF that says that it is a sample; ASCII only, since it carries no font of its own."""
    lines = ["IMECE - ORNEK BELGE / SAMPLE DOCUMENT", turkish.fold(title)[:90], "Gercek bir belge degildir."]
    return SimpleUploadedFile(f"örnek-{named(title)}.pdf", pdf_of(lines), content_type="application/pdf")


def photo(title: str) -> SimpleUploadedFile:
    """A drawn picture with two shapes; no person, no place."""
    image = Image.new("RGB", PICTURE_SIZE, GROUND)
    pen = ImageDraw.Draw(image)
    pen.rectangle((60, 220, 580, 340), fill=ACCENT)
    pen.ellipse((250, 60, 390, 200), fill=ACCENT)
    target = BytesIO()
    image.save(target, "PNG")
    return SimpleUploadedFile(f"örnek-{named(title)}.png", target.getvalue(), content_type="image/png")


def named(title: str) -> str:
    """The title as a part of a file's name."""
    return turkish.slug(title, LONGEST_NAME) or "belge"


def pdf_of(lines: list[str]) -> bytes:
    """The smallest PDF 1.4 with one page of text lines (ISO 32000-1, 7.5): objects, table of their places, trailer."""
    shown = " ".join(f"({plain(line)}) Tj 0 -24 Td" for line in lines)
    content = f"BT /F1 14 Tf 60 760 Td {shown} ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, thing in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    return body + head + tail


def plain(line: str) -> str:
    """ASCII without the signs that end a PDF string."""
    return "".join(sign for sign in line if sign.isascii() and sign not in "()\\")
