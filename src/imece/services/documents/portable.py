"""PDF files looked at for programs, launches and scripts, also inside their compressed object streams."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

NAME_ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")  # ISO 32000-1, 7.3.5: /J#61vaScript is /JavaScript
OBJECT_STREAM: Final = re.compile(rb"/ObjStm\b.{0,400}?\bstream\r?\n", re.DOTALL)
LAUNCH: Final = re.compile(rb"/Launch\b")
SCRIPT: Final = re.compile(rb"/(?:JavaScript|JS)\b")
FILE_NAME: Final = re.compile(rb"/U?F\s*\(((?:[^()\\]|\\.){1,400})\)")
END: Final = b"%%EOF"
END_WITHIN: Final = 4096
OBJECTS_LIMIT: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PdfDangers:
    """What a PDF holds besides its pages; `complete` is false for one that was cut short."""

    complete: bool
    launches: bool
    programs: bool
    scripts: bool


def dangers_in_pdf(content: bytes, program_endings: tuple[str, ...]) -> PdfDangers:
    """Look through the open part and the object streams; an encrypted stream stays closed (it is only kept, never opened here)."""
    launches = programs = scripts = False
    for part in (content, *_object_streams(content)):
        plain = NAME_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), part)
        launches = launches or LAUNCH.search(plain) is not None
        scripts = scripts or SCRIPT.search(plain) is not None
        programs = programs or any(
            found[1].decode("latin-1").replace("\x00", "").lower().endswith(program_endings)
            for found in FILE_NAME.finditer(plain)
        )
    return PdfDangers(END in content[-END_WITHIN:], launches, programs, scripts)


def _object_streams(content: bytes) -> Iterator[bytes]:
    left = OBJECTS_LIMIT
    for found in OBJECT_STREAM.finditer(content):
        try:
            objects = zlib.decompressobj().decompress(content[found.end() :], left)
        except zlib.error:
            continue
        left -= len(objects)
        yield objects
        if left <= 0:
            return
