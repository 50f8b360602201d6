"""The columns of a circular of signatures as a sheet, with the headings under which offices keep it."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from imece.services.exchange.mapping import Column

COLUMNS: Final = (
    Column(
        "name",
        gettext_lazy("Name"),
        ("Adı soyadı", "Ad soyad", "Adı ve soyadı", "Yetkili", "İmza yetkilisi", "Full name", "Signatory"),
        required=True,
        example="Ayşe Yılmaz",
    ),
    Column(
        "title",
        gettext_lazy("Official title"),
        ("Unvan", "Unvanı", "Ünvan", "Ünvanı", "Görevi", "Title", "Position"),
        required=True,
        example="Dış İlişkiler Dairesi Başkanı",
    ),
    Column(
        "title_en",
        gettext_lazy("Official title in English"),
        ("İngilizce unvan", "İngilizce unvanı", "Title in English"),
        example="Head of External Relations",
    ),
    Column("unit", gettext_lazy("Unit"), ("Birim", "Birimi", "Daire", "Müdürlük", "Department")),
    Column(
        "starts_on",
        gettext_lazy("From"),
        ("Başlangıç", "Başlangıç tarihi", "Yetki başlangıcı", "Start", "Start date"),
        required=True,
        example="01.04.2024",
    ),
    Column(
        "ends_on",
        gettext_lazy("Until"),
        ("Bitiş", "Bitiş tarihi", "Yetki bitişi", "End", "End date"),
        help=gettext_lazy("Left empty, the authority holds until it is ended."),
    ),
    Column(
        "order",
        gettext_lazy("Order"),
        ("Sıra", "Sıra no", "S.No", "Order"),
        help=gettext_lazy("1 stands highest in the list."),
        example="1",
    ),
)
