"""What the name and unit of an indicator say about it: rate, growth, persons, a unit inside the name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from imece.work.indicators.choices import UnitKind
from imece.work.strategy.plan_sheet import IndicatorSheet
from imece.work.strategy.plan_words import words_of

# Units by their search form; the signs stand for themselves.
UNITS: Mapping[str, UnitKind] = {
    **dict.fromkeys(
        ("adet", "ad", "tane", "sayi", "number", "count", "piece", "pieces", "pcs"), UnitKind.COUNT
    ),
    **dict.fromkeys(("kisi", "person", "persons", "people"), UnitKind.PERSON),
    **dict.fromkeys(("%", "yuzde", "oran", "percent", "percentage"), UnitKind.PERCENT),
    **dict.fromkeys(
        ("₺", "€", "$", "tl", "try", "lira", "turk lirasi", "bin tl", "milyon tl"), UnitKind.MONEY
    ),
    **dict.fromkeys(("euro", "avro", "eur", "dolar", "usd"), UnitKind.MONEY),
    **dict.fromkeys(("saat", "hour", "hours"), UnitKind.HOUR),
    **dict.fromkeys(("gun", "day", "days"), UnitKind.DAY),
    **dict.fromkeys(
        ("m2", "metrekare", "km2", "hektar", "ha", "dekar", "hectare", "hectares"), UnitKind.AREA
    ),
    **dict.fromkeys(("m", "metre", "km", "kilometre"), UnitKind.LENGTH),
    **dict.fromkeys(("kg", "kilogram", "ton", "tonne", "tonnes"), UnitKind.WEIGHT),
    **dict.fromkeys(("metin", "text"), UnitKind.TEXT),
    **dict.fromkeys(("ay", "yil", "hafta", "dakika", "puan", "kwh", "mwh", "litre", "m3"), UnitKind.OTHER),
}

_RATE_ENDS = frozenset({"oran", "orani", "oranlari", "yuzdesi", "rate", "ratio", "percentage"})
_RATE_STARTS = frozenset({"rate", "ratio", "percentage", "share"})
_GROWTH_ENDS = frozenset(
    {"artis", "artisi", "azalis", "azalisi", "azalma", "azalmasi", "increase", "growth", "decrease"}
)
_GROWTH_STARTS = frozenset({"increase", "growth", "decrease", "reduction"})
_NUMBER_ENDS = frozenset({"sayisi", "sayilari", "number"})
_PEOPLE = (
    "kisi",
    "katilimci",
    "ogrenci",
    "ogretmen",
    "personel",
    "calisan",
    "kursiyer",
    "ziyaretci",
    "turist",
    "vatandas",
    "yararlanici",
    "girisimci",
    "ciftci",
    "kadin",
    "engelli",
    "gonullu",
    "stajyer",
    "participant",
    "person",
    "people",
    "student",
    "teacher",
    "visitor",
    "tourist",
    "trainee",
    "volunteer",
)
_SUFFIXES = frozenset({"", "i", "si", "ler", "lar", "leri", "lari", "s"})
_UNIT_AT_END = re.compile(r"(?P<name>.*\S)\s*[(\[]\s*(?P<unit>[^()\[\]]{1,24}?)\s*[)\]]\s*")
_SIGNS = frozenset("%₺€$")


class SplitName(NamedTuple):
    """A name without the unit written into it, and that unit ("" when there is none)."""

    name: str
    unit: str


def unit_key(unit: str) -> str:
    """A unit in search form; a lone sign is itself, and ² and ³ are 2 and 3."""
    stripped = unit.strip()
    return stripped if stripped in _SIGNS else " ".join(words_of(stripped))


def kind_of_unit(unit: str) -> UnitKind | None:
    """What a unit measures, or None for one that is not known."""
    return UNITS.get(unit_key(unit))


def split_name(name: str) -> SplitName:
    """Take a known unit off the end of a name: "… sayısı ( adet )" → ("… sayısı", "adet")."""
    found = _UNIT_AT_END.fullmatch(name)
    if found and kind_of_unit(found["unit"]) is not None:
        return SplitName(found["name"], found["unit"])
    return SplitName(name, "")


def unit_of(indicator: IndicatorSheet) -> str:
    """The unit of an indicator: its own, else the one written into its name."""
    return indicator.unit.strip() or split_name(indicator.name).unit


def names_rate(name: str) -> bool:
    """True for a rate by its name: it ends in "oranı", or counts something "per" something ("başına düşen")."""
    words = words_of(split_name(name).name)
    if not words:
        return False
    per = any(pair == ("basina", "dusen") for pair in pairwise(words))
    return per or words[-1] in _RATE_ENDS or words[0] in _RATE_STARTS


def names_growth(name: str) -> bool:
    """True for an increase or decrease by its name: "… artışı", "… artış oranı", "increase in …"."""
    words = words_of(split_name(name).name)
    if not words:
        return False
    last = words[-2] if words[-1] in _RATE_ENDS and len(words) > 1 else words[-1]
    return last in _GROWTH_ENDS or words[0] in _GROWTH_STARTS


def counts_people(name: str) -> bool:
    """True when what is counted are persons: "… katılımcı sayısı", "number of students …"; not "öğrenci yurdu sayısı"."""
    words = words_of(split_name(name).name)
    if len(words) > 1 and words[-1] in _NUMBER_ENDS and _is_people(words[-2]):
        return True
    return words[:2] == ["number", "of"] and any(_is_people(word) for word in words[2:4])


def _is_people(word: str) -> bool:
    return any(word.startswith(stem) and word[len(stem) :] in _SUFFIXES for stem in _PEOPLE)


def shortened(text: str, limit: int = 70) -> str:
    """A name short enough to stand inside a sentence."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
