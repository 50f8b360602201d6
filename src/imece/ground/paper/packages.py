"""Office files (Word, Excel) given by people as templates: weighed before they are opened, refused when they carry more."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from imece.ground.paper.refusals import PaperRefused

MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final = 10 * MEGABYTE
MOST_PARTS: Final = 1500
MOST_UNPACKED: Final = 60 * MEGABYTE
MOST_XML: Final = 8 * MEGABYTE
FIXED_DAY: Final = (2000, 1, 1, 0, 0, 0)
_LAST_CHANGE: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_XML_ENDINGS: Final = (".xml", ".rels")
_EXTERNAL: Final = re.compile(rb"<[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
_MACROS: Final = re.compile(r"vbaProject|/activeX/|/embeddings/|macrosheets", re.IGNORECASE)


def check_package(data: bytes, main_part: str) -> None:
    """Raise `PaperRefused` unless the file is a plain office file with this main part: no bomb, no macro, no far address."""
    if len(data) > MOST_BYTES:
        sentence = _("The template is larger than {limit} MB. Remove large pictures from it.")
        raise PaperRefused(format_lazy(sentence, limit=MOST_BYTES // MEGABYTE))
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise _bomb()
            names = [part.filename for part in parts]
            if main_part not in names or len(set(names)) != len(names):
                raise _unreadable()
            if any(_MACROS.search(name) for name in names):
                raise PaperRefused(
                    _(
                        "The template contains macros or embedded files. Save it without them and upload it again."
                    )
                )
            for part in parts:
                if part.filename.endswith(_XML_ENDINGS):
                    if part.file_size > MOST_XML:
                        raise _bomb()
                    _check_xml(part.filename, package.read(part))
    except (
        BadZipFile,
        zlib.error,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as error:
        raise _unreadable() from error


def with_fixed_days(package: bytes) -> bytes:
    """The same package with one fixed day on all its parts and as its last change, so that equal content is equal bytes."""
    target = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(target, "w", ZIP_DEFLATED) as made:
        for part in source.infolist():
            fixed = ZipInfo(part.filename, FIXED_DAY)
            fixed.compress_type = ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            content = source.read(part)
            if part.filename == "docProps/core.xml":
                content = _LAST_CHANGE.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", content)
            made.writestr(fixed, content)
    return target.getvalue()


def _check_xml(name: str, content: bytes) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _unreadable()
    if name.endswith(".rels") and any(
        b"hyperlink" not in relation.lower() for relation in _EXTERNAL.findall(content)
    ):
        raise PaperRefused(
            _(
                "The template loads something from another place (a linked picture or template). Put it into the file itself."
            )
        )


def _bomb() -> PaperRefused:
    return PaperRefused(_("The template unpacks to far more than its size, so it was not opened."))


def _unreadable() -> PaperRefused:
    return PaperRefused(
        _("The template cannot be read. Save it as .docx (Word) or .xlsx (Excel) and upload it again.")
    )
