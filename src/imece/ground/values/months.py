"""Names of the months in Turkish and English, and how to recognise them in typed text."""

from typing import Final

from imece.ground.values.numbers import speaks_turkish
from imece.ground.values.turkish import fold

TURKISH: Final = (
    "Ocak",
    "Şubat",
    "Mart",
    "Nisan",
    "Mayıs",
    "Haziran",
    "Temmuz",
    "Ağustos",
    "Eylül",
    "Ekim",
    "Kasım",
    "Aralık",
)
ENGLISH: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# The usual three-letter abbreviations are the first letters in both languages, and none names two months.
_BY_NAME: Final = {
    form: number
    for names in (TURKISH, ENGLISH)
    for number, name in enumerate(names, start=1)
    for form in (fold(name), fold(name)[:3])
}


def month_name(month: int, language: str) -> str:
    """Return the name of month 1 to 12, Turkish for "tr" and English for every other language."""
    return (TURKISH if speaks_turkish(language) else ENGLISH)[month - 1]


def month_number(name: str) -> int | None:
    """Return 1 to 12 for a Turkish or English month name or its three letters, in any case and with or without marks."""
    return _BY_NAME.get(fold(name).removesuffix("."))
