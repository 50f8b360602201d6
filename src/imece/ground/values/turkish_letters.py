"""Letters and order of Turkish text: casing with ı/I and i/İ, folding to ASCII, sort keys, slugs.

Python's own `lower()` and `upper()` follow the C rules, under which "İZMİR" becomes nine code points with stray
dots (U+0307) and "ığdır" loses its ı. Everything here first brings text to NFC and drops stray dots, so a name
typed, pasted or decomposed by another system always ends as the same letters. All functions are pure and accept
`None` as "no text".
"""

import re
import unicodedata
from typing import Final

_STRAY_DOT: Final = "\u0307"
_TO_LOWER: Final = {ord("I"): "ı", ord("İ"): "i"}
_TO_UPPER: Final = {ord("i"): "İ", ord("ı"): "I"}

# Latin letters that Unicode does not decompose into a base letter and a mark.
_LETTERS_WITHOUT_DECOMPOSITION: Final = {
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ə": "e",
}

# In a sort key "~" stands above every letter, so "c~" (ç) follows all of c and precedes d; ı is "h~" since it
# comes between h and i.
_TURKISH_SORT_LETTERS: Final = {
    "ç": "c~",
    "ğ": "g~",
    "ı": "h~",
    "ö": "o~",
    "ş": "s~",
    "ü": "u~",
}

# Written small inside a title by the spelling rules of the Turkish Language Association.
_SMALL_IN_TITLES: Final = frozenset(
    ["ve", "ile", "veya", "ya", "yahut", "ki", "da", "de", "mı", "mi", "mu", "mü"]
)

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’\u02bc][^\W\d_]+)*")
_NOT_ASCII_WORD: Final = re.compile(r"[^0-9a-z]+")
_APOSTROPHES: Final = re.compile(r"['’\u02bc`]")
_DIGITS: Final = re.compile(r"[0-9]+")
_CODE_LETTERS: Final = "abcdefghijklmnop"
_LENGTH_MARKS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def tidy(text: str | None) -> str:
    """Return the text in NFC without stray dots above; "ı" followed by such a dot is an "i" torn apart."""
    if not text:
        return ""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    if _STRAY_DOT not in composed:
        return composed
    return unicodedata.normalize("NFC", composed.replace("ı" + _STRAY_DOT, "i").replace(_STRAY_DOT, ""))


def lower(text: str | None) -> str:
    """Return the text in small letters: I becomes ı, İ becomes i."""
    return tidy(tidy(text).translate(_TO_LOWER).lower())


def upper(text: str | None) -> str:
    """Return the text in capitals: i becomes İ, ı becomes I."""
    return tidy(tidy(text).translate(_TO_UPPER).upper())


def capitalise(text: str | None) -> str:
    """Return the text with its first character in capital; the rest stays, so "AB projesi" keeps its AB."""
    clean = tidy(text)
    return upper(clean[:1]) + clean[1:]


def title(text: str | None) -> str:
    """Return each word with a capital first and small letters after it, as names and headings are written.

    The conjunctions ve, ile, veya, da, de, ki … stay small except as the first word; what follows an apostrophe
    is a suffix and stays small as well ("Ankara'nın"). Abbreviations are not known: "AB" becomes "Ab".
    """
    small = lower(text)
    first = _WORD.search(small)

    def rewrite(match: re.Match[str]) -> str:
        word = match.group()
        at_start = first is not None and match.start() == first.start()
        return word if word in _SMALL_IN_TITLES and not at_start else capitalise(word)

    return _WORD.sub(rewrite, small)


class _FoldTable(dict[int, str]):
    """Code point → its search letters, worked out once for each character that ever occurs."""

    def __missing__(self, codepoint: int) -> str:
        letters = self[codepoint] = _fold_character(chr(codepoint))
        return letters


class _SortTable(dict[int, str]):
    """Code point → its part of a sort key, worked out once for each character that ever occurs."""

    def __missing__(self, codepoint: int) -> str:
        part = self[codepoint] = _sort_character(chr(codepoint))
        return part


def _fold_character(character: str) -> str:
    bare = "".join(
        mark for mark in unicodedata.normalize("NFKD", character) if not unicodedata.combining(mark)
    )
    # The lowering may bring out a mark or another letter of the table above ("İ", "Ø"), hence once more.
    small = "".join(mark for mark in bare.lower() if not unicodedata.combining(mark))
    return "".join(_LETTERS_WITHOUT_DECOMPOSITION.get(letter, letter) for letter in small)


def _sort_character(character: str) -> str:
    small = character.translate(_TO_LOWER).lower()
    if small in _TURKISH_SORT_LETTERS:
        return _TURKISH_SORT_LETTERS[small]
    if small.isdecimal():
        return str(unicodedata.decimal(small))
    return "".join(_sort_letter(letter) for letter in _fold_character(character))


def _sort_letter(letter: str) -> str:
    if letter.isascii():
        return letter if letter.isalnum() else " "
    # Other scripts come after z in the order of Unicode; "}" stands above the letters and below "~".
    if not letter.isalnum():
        return " "
    codepoint = ord(letter)
    return "}" + "".join(_CODE_LETTERS[codepoint >> shift & 15] for shift in (20, 16, 12, 8, 4, 0))


_FOLD: Final = _FoldTable()
_SORT: Final = _SortTable()


def fold(text: str | None) -> str:
    """Return the text in small letters without marks: "İZMİR", "IZMIR" and "ızmır" all give "izmir".

    çğıöşüâîû become cgiosuaiu, other Latin letters lose their marks; other scripts, punctuation and spaces stay.
    """
    return tidy(text).translate(_FOLD)


def sort_key(text: str | None, limit: int = 200) -> str:
    """Return an ASCII string whose plain byte order is the Turkish order (c<ç, g<ğ, ı<i, o<ö, s<ş, u<ü).

    It orders alike in Python, in SQLite (BINARY) and in PostgreSQL (C collation). Upper and lower case, circumflex
    and punctuation do not count; numbers inside the text (to 35 digits) sort by value ("Hedef 2.9" before
    "Hedef 2.10") and before letters. At most `limit` characters are returned; no text gives "".
    """
    words = tidy(text).translate(_SORT).split()
    return _DIGITS.sub(_sized_number, " ".join(words))[:limit]


def _sized_number(match: re.Match[str]) -> str:
    """Put the count of digits before a number, so that longer numbers sort later."""
    digits = match.group().lstrip("0") or "0"
    return _LENGTH_MARKS[min(len(digits), len(_LENGTH_MARKS) - 1)] + digits


def slug(text: str | None, limit: int = 80) -> str:
    """Return lower-case ASCII words joined by hyphens for use in an address; "" if nothing is left.

    Folding comes first: Django's `slugify` drops every ı. Apostrophes vanish, all else between words is a hyphen.
    """
    folded = fold(_APOSTROPHES.sub("", tidy(text)))
    return _NOT_ASCII_WORD.sub("-", folded).strip("-")[:limit].rstrip("-")


def same(first: str | None, second: str | None) -> bool:
    """Tell whether two texts are equal apart from case, marks and spacing ("IĞDIR" and " ığdır ", "İzmir" and "IZMIR")."""
    return fold(first).split() == fold(second).split()
