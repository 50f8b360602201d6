"""The few words that a paper brings along itself, in the paper's own language (not in the reader's)."""

from __future__ import annotations

from typing import Final

from imece.ground.values.numbers import speaks_turkish

TURKISH: Final = {
    "contents": "İçindekiler",
    "page": "Sayfa",
    "sample": "ÖRNEK VERİ",
    "sample_sentence": "Bu belge örnek verilerle hazırlanmıştır; gerçek bir kaydı göstermez.",
    "note": "Not",
    "warning": "Dikkat",
    "total": "Toplam",
    "number": "Sayı",
    "subject": "Konu",
    "references": "İlgi",
    "attachment": "Ek",
    "copies": "Dağıtım",
    "turkish": "Türkçe",
    "english": "İngilizce",
    "missing": "(bu dilde metin girilmemiş)",
    "signature": "İmza",
    "facts": "Bilgiler",
    "table": "Tablo",
    "picture": "Görsel",
}
ENGLISH: Final = {
    "contents": "Contents",
    "page": "Page",
    "sample": "SAMPLE DATA",
    "sample_sentence": "This document was made with sample data; it shows no real record.",
    "note": "Note",
    "warning": "Attention",
    "total": "Total",
    "number": "Reference",
    "subject": "Subject",
    "references": "Related to",
    "attachment": "Annex",
    "copies": "Distribution",
    "turkish": "Turkish",
    "english": "English",
    "missing": "(no text in this language)",
    "signature": "Signature",
    "facts": "Facts",
    "table": "Table",
    "picture": "Picture",
}


def words_of(language: str) -> dict[str, str]:
    """The words for a paper in this language; any other than Turkish is answered in English."""
    return TURKISH if speaks_turkish(language) else ENGLISH
