"""Papers to try the renderers on: all kinds of blocks, hostile texts, two languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

from PIL import Image

from imece.ground.paper.content import (
    Address,
    Align,
    Bullets,
    Column,
    Facts,
    Heading,
    Notice,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    SideBySide,
    Signatures,
    Table,
    Tone,
)
from imece.ground.paper.look import Emblem, Look

LETTERS = "çğıöşü ÇĞİÖŞÜ âîû ÂÎÛ ₺ €"
HOSTILE = '#import "x": * {{ 7*7 }} {% raw %} <script>alert(1)</script> $x^2$ *not bold* _not italic_ \\ `code` =HYPERLINK("x")'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><rect width="90" height="60" fill="#039"/></svg>'


def png(width: int = 30, height: int = 20, mode: str = "RGB") -> bytes:
    """A plain picture."""
    target = BytesIO()
    Image.new(mode, (width, height), 0).save(target, "PNG")
    return target.getvalue()


def a_look() -> Look:
    """A look with everything a look can have."""
    return Look(
        letterhead=("T.C.", "ÖRNEK BELEDİYESİ", "Dış İlişkiler Müdürlüğü"),
        logo=Emblem(png(), "image/png", "Örnek Belediyesi logosu"),
        footer="Örnek Mah. No: 5 Örnekşehir",
        emblems=(Emblem(SVG, "image/svg+xml", "Avrupa Birliği amblemi"),),
        funding="Avrupa Birliği tarafından finanse edilmektedir.",
        disclaimer="İçerik yalnızca kurumun sorumluluğundadır.",
    )


def indicators(rows: int = 3) -> Table:
    """A table of indicators with a total."""
    columns = (
        Column("Gösterge", 4),
        Column("Hedeflenen", 1.5, Align.END, 2),
        Column("Gün", 1.5, Align.CENTRE),
    )
    lines = tuple(
        (f"PG{row} başvuru sayısı", Decimal("1234.5") * row, date(2026, 6, 1)) for row in range(1, rows + 1)
    )
    return Table(
        columns, lines, caption="Tablo 1", total=("Toplam", Decimal("18234583.13"), None), name="indicators"
    )


def a_report(language: str = "tr", *, rows: int = 3, is_sample: bool = True) -> Paper:
    """A report with every kind of block."""
    return Paper(
        kind="monitoring",
        title="2026 İzleme Raporu" if language == "tr" else "Monitoring Report 2026",
        language=language,
        subtitle="Örnek Belediyesi",
        period="2026-H1",
        day=date(2026, 7, 20),
        is_sample=is_sample,
        has_contents=True,
        keywords=("izleme",),
        blocks=(
            Heading("Yönetici özeti"),
            Paragraph(f"{LETTERS}\nikinci satır\n\n{HOSTILE}"),
            Paragraph("مرحبا بكم 😀 🇹🇷 ✓ 中 a\x00b", is_strong=True),
            Notice("Veriler onaylanmadı.", Tone.WARNING),
            Bullets(("Birinci", "İkinci"), is_numbered=True),
            Heading("Hedef 2.1", 3),
            Facts(
                (
                    ("Birim", "Dış İlişkiler"),
                    ("Puan", Decimal("87.5")),
                    ("Gün", date(2026, 7, 15)),
                    ("Boş", None),
                )
            ),
            indicators(rows),
            SideBySide("Türkçe gerekçe", "English reason", heading="Gerekçe"),
            SideBySide("Yalnız Türkçe", ""),
            PageBreak(),
            Picture(png(), "image/png", "Gelişim çizimi", caption="Şekil 1", width=0.5),
            Picture(SVG, "image/svg+xml", "Çizim"),
            Signatures((("Örnek Kişi", "Müdür", "Hazırlayan"), ("", "Başkan", "Onaylayan"))),
        ),
    )


def a_letter(language: str = "tr", number: int = 1) -> Paper:
    """An official letter with references, annexes and a distribution list."""
    return Paper(
        kind="letter",
        title="Proje ortaklığı",
        language=language,
        day=date(2026, 11, 22),
        blocks=(
            Paragraph("İlgi yazı incelenmiştir.\n\nBilgilerinizi arz ederim."),
            Signatures((("Örnek Kişi", "Daire Başkanı", ""),)),
        ),
        address=Address(
            addressee="ÖRNEK VALİLİĞİNE",
            subject="Proje ortaklığı hakkında",
            number=f"E-1-{number}",
            day=date(2026, 11, 22),
            references=("01.11.2026 tarihli yazı.", "02.11.2026 tarihli yazı."),
            attachments=("Beyan", "Bütçe"),
            copies=("Gereği: Valilik",),
        ),
    )
