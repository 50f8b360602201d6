"""The words by which a plan's document names its columns and tells how an indicator counts; Turkish and English.

Everything is compared in search form: small letters without marks, words joined by one blank.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from imece.ground.values import turkish
from imece.work.indicators.choices import Accumulation, Direction, Nature

_WORD = re.compile(r"[0-9a-z]+")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "goal_number": ("amac no", "amac numarasi", "amac kodu", "goal no", "goal number", "goal code"),
    "goal_name": ("amac", "amac adi", "stratejik amac", "goal", "goal name", "strategic goal"),
    "goal_weight": ("amac agirligi", "goal weight", "weight of the goal"),
    "unlabelled": ("amac yuzdesi", "amac yaninda basili yuzde", "percentage beside the goal"),
    "objective_number": (
        "hedef no",
        "hedef numarasi",
        "hedef kodu",
        "objective no",
        "objective number",
        "objective code",
    ),
    "objective_name": ("hedef", "hedef adi", "stratejik hedef", "objective", "objective name"),
    "objective_weight": ("hedef agirligi", "amaca etkisi", "objective weight", "weight of the objective"),
    "number": (
        "gosterge no",
        "gosterge numarasi",
        "gosterge kodu",
        "performans gostergesi no",
        "performans no",
        "pg no",
        "indicator no",
        "indicator number",
        "indicator code",
        "no",
    ),
    "name": (
        "gosterge",
        "gosterge adi",
        "performans gostergesi",
        "performans gostergesi adi",
        "indicator",
        "indicator name",
        "performance indicator",
    ),
    "unit": (
        "birim",
        "birimi",
        "olcu birimi",
        "olcum birimi",
        "unit",
        "unit of measure",
        "unit of measurement",
    ),
    "weight": (
        "hedefe etkisi",
        "gosterge agirligi",
        "agirlik",
        "agirligi",
        "weight",
        "effect on the objective",
        "effect on objective",
    ),
    "baseline": (
        "baslangic",
        "baslangic degeri",
        "plan donemi baslangic degeri",
        "mevcut durum",
        "mevcut deger",
        "baseline",
        "baseline value",
    ),
    "baseline_year": ("baslangic yili", "baslangic degeri yili", "baz yil", "baseline year", "base year"),
    "year": ("yil", "izleme yili", "year", "monitored year"),
    "total": (
        "toplam",
        "toplam hedef",
        "plan toplami",
        "plan sonu",
        "plan sonu hedefi",
        "plan donemi sonu",
        "plan donemi sonu hedefi",
        "total",
        "total target",
        "end of plan",
    ),
    "nature": ("nitelik", "niteligi", "tur", "turu", "gosterge turu", "gosterge niteligi", "nature", "kind"),
    "direction": ("yon", "yonu", "istenen yon", "direction", "better"),
    "accumulation": ("birikim", "birikim sekli", "toplama sekli", "accumulation"),
    "level": ("duzey", "seviye", "gosterge duzeyi", "level"),
    "responsible_unit": (
        "sorumlu birim",
        "sorumlu harcama birimi",
        "sorumlu",
        "responsible unit",
        "responsible",
    ),
    "collaborating_units": (
        "isbirligi yapacak birim",
        "isbirligi yapacak birimler",
        "isbirligi yapacak birim ler",
        "isbirligi yapilacak birimler",
        "collaborating unit",
        "collaborating units",
    ),
    "cost": ("maliyet", "maliyet tahmini", "tahmini maliyet", "cost", "cost estimate"),
    "currency": ("para birimi", "currency"),
    "risks": ("risk", "riskler", "risks"),
    "risk_controls": ("risk kontrolleri", "riskin kontrolu", "risklerin kontrolu", "controls of the risks"),
    "findings": ("tespit", "tespitler", "findings"),
    "needs": ("ihtiyac", "ihtiyaclar", "needs"),
}

# The name of a table's last line, which is no indicator.
SUM_ROW = frozenset({"toplam", "genel toplam", "total", "sum"})

NATURES: Mapping[str, Nature] = {
    "flow": Nature.FLOW,
    "yearly flow": Nature.FLOW,
    "akim": Nature.FLOW,
    "yillik": Nature.FLOW,
    "yillik akis": Nature.FLOW,
    "yillik akim": Nature.FLOW,
    "stock": Nature.STOCK,
    "cumulative": Nature.STOCK,
    "stock or cumulative": Nature.STOCK,
    "stok": Nature.STOCK,
    "kumulatif": Nature.STOCK,
    "birikimli": Nature.STOCK,
    "stok veya kumulatif": Nature.STOCK,
    "milestone": Nature.MILESTONE,
    "deliverable": Nature.MILESTONE,
    "milestone or deliverable": Nature.MILESTONE,
    "kilometre tasi": Nature.MILESTONE,
    "tamamlanma": Nature.MILESTONE,
    "kilometre tasi veya cikti": Nature.MILESTONE,
    "text": Nature.TEXT,
    "metin": Nature.TEXT,
    "text judged by a level": Nature.TEXT,
    "metin duzeyle degerlendirilir": Nature.TEXT,
}

DIRECTIONS: Mapping[str, Direction] = {
    "more": Direction.MORE,
    "up": Direction.MORE,
    "increasing": Direction.MORE,
    "more is better": Direction.MORE,
    "artan": Direction.MORE,
    "artis": Direction.MORE,
    "yukari": Direction.MORE,
    "cok olan iyi": Direction.MORE,
    "less": Direction.LESS,
    "down": Direction.LESS,
    "decreasing": Direction.LESS,
    "less is better": Direction.LESS,
    "azalan": Direction.LESS,
    "azalis": Direction.LESS,
    "asagi": Direction.LESS,
    "az olan iyi": Direction.LESS,
}

ACCUMULATIONS: Mapping[str, Accumulation] = {
    "sum": Accumulation.SUM,
    "toplam": Accumulation.SUM,
    "toplanir": Accumulation.SUM,
    "latest": Accumulation.LATEST,
    "latest value": Accumulation.LATEST,
    "son deger": Accumulation.LATEST,
    "son": Accumulation.LATEST,
    "maximum": Accumulation.MAXIMUM,
    "highest value": Accumulation.MAXIMUM,
    "en yuksek": Accumulation.MAXIMUM,
    "en yuksek deger": Accumulation.MAXIMUM,
    "average": Accumulation.AVERAGE,
    "mean": Accumulation.AVERAGE,
    "ortalama": Accumulation.AVERAGE,
    "unique": Accumulation.UNIQUE,
    "each counted once over the whole span": Accumulation.UNIQUE,
    "tekil": Accumulation.UNIQUE,
    "tekrarsiz": Accumulation.UNIQUE,
    "her biri bir kez": Accumulation.UNIQUE,
}

Meaning = TypeVar("Meaning")


class Counting(NamedTuple):
    """How an indicator counts, as far as its document says so; `unknown` are words that were not understood."""

    nature: Nature | None
    direction: Direction | None
    accumulation: Accumulation | None
    unknown: tuple[str, ...]


def words_of(text: str | None) -> list[str]:
    """The words of a text in search form, without punctuation."""
    return _WORD.findall(turkish.fold(text))


def search_words(text: str | None) -> str:
    """The words of a text in search form, joined by blanks: "HEDEFE ETKİSİ (%)" → "hedefe etkisi"."""
    return " ".join(words_of(text))


def meaning_of(text: str, vocabulary: Mapping[str, Meaning]) -> Meaning | None:
    """What a word of the document means, or None when the vocabulary does not know it."""
    return vocabulary.get(search_words(text))


def counting_of(nature: str, direction: str, accumulation: str) -> Counting:
    """The three words of a document that choose an indicator's formula, understood as far as they are known."""
    found = (
        meaning_of(nature, NATURES),
        meaning_of(direction, DIRECTIONS),
        meaning_of(accumulation, ACCUMULATIONS),
    )
    said = (nature, direction, accumulation)
    unknown = tuple(
        text for text, meaning in zip(said, found, strict=True) if search_words(text) and meaning is None
    )
    return Counting(*found, unknown)
