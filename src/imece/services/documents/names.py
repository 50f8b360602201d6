"""The name of an uploaded file, made safe to store, to show and to send back, with its Turkish letters kept."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 120
NAMELESS: Final = "dosya"
FORBIDDEN: Final = re.compile(r'[<>:"|?*]')  # what Windows refuses in a name
SPACES: Final = re.compile(r"\s+")
DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)  # names Windows keeps for itself


def safe_name(name: str) -> str:
    """The last part of any path, without control or direction signs, at most 120 characters, extension kept.

    >>> safe_name("C:\\\\belgeler\\\\Çağrı  özeti.PDF")
    'Çağrı özeti.PDF'
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    composed = unicodedata.normalize("NFC", last)
    visible = "".join(sign for sign in composed if sign.isspace() or unicodedata.category(sign)[0] != "C")
    plain = FORBIDDEN.sub("-", SPACES.sub(" ", visible)).strip(" .")
    stem, extension = split_extension(plain)
    stem = stem.strip(" .")
    if DEVICES.fullmatch(stem):
        stem = f"_{stem}"
    ending = f".{extension}" if extension else ""
    return f"{(stem or NAMELESS)[: LONGEST - len(ending)].rstrip()}{ending}"


def split_extension(name: str) -> tuple[str, str]:
    """Stem and extension without its dot, letter case as given; an over-long or odd "extension" counts as part of the stem."""
    stem, dot, extension = name.rpartition(".")
    if not dot or not extension.isascii() or not extension.isalnum() or len(extension) > 8:
        return name, ""
    return stem, extension
