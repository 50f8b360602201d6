"""What an uploaded file really is: told by its content, checked against its name, refused with a sentence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

import puremagic
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from imece.services.documents.archives import UnsafeArchive, open_archive, read_part
from imece.services.documents.names import safe_name, split_extension
from imece.services.documents.portable import dangers_in_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.utils.functional import _StrPromise

HEAD: Final = 4096
CHUNK: Final = 1024 * 1024
MEGABYTE: Final = 1024 * 1024


class Kind(StrEnum):
    """The families of files that are taken; each has its own size limit."""

    PDF = "pdf"
    IMAGE = "image"
    DOCUMENT = "document"
    SHEET = "sheet"
    SLIDES = "slides"
    TEXT = "text"
    VIDEO = "video"


class Format(NamedTuple):
    """One accepted format: its family, media type and the extensions it may wear (the first is the usual one)."""

    kind: Kind
    mime: str
    extensions: tuple[str, ...]


OFFICE: Final = "application/vnd.openxmlformats-officedocument"
OPEN_OFFICE: Final = "application/vnd.oasis.opendocument"
PDF: Final = Format(Kind.PDF, "application/pdf", ("pdf",))
JPEG: Final = Format(Kind.IMAGE, "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"))
PNG: Final = Format(Kind.IMAGE, "image/png", ("png",))
WEBP: Final = Format(Kind.IMAGE, "image/webp", ("webp",))
DOCX: Final = Format(Kind.DOCUMENT, f"{OFFICE}.wordprocessingml.document", ("docx",))
XLSX: Final = Format(Kind.SHEET, f"{OFFICE}.spreadsheetml.sheet", ("xlsx",))
PPTX: Final = Format(Kind.SLIDES, f"{OFFICE}.presentationml.presentation", ("pptx",))
ODT: Final = Format(Kind.DOCUMENT, f"{OPEN_OFFICE}.text", ("odt",))
ODS: Final = Format(Kind.SHEET, f"{OPEN_OFFICE}.spreadsheet", ("ods",))
ODP: Final = Format(Kind.SLIDES, f"{OPEN_OFFICE}.presentation", ("odp",))
MP4: Final = Format(Kind.VIDEO, "video/mp4", ("mp4", "m4v"))
TEXT: Final = Format(Kind.TEXT, "text/plain", ("txt", "md"))
CSV: Final = Format(Kind.SHEET, "text/csv", ("csv", "tsv"))

OFFICE_MAIN_PARTS: Final = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
    b"presentationml.presentation.main+xml": PPTX,
}
OPEN_OFFICE_TYPES: Final = {format_.mime.encode(): format_ for format_ in (ODT, ODS, ODP)}
VIDEO_BRANDS: Final = frozenset(
    {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash"}
)
PHONE_PICTURE_BRANDS: Final = frozenset(
    {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"}
)
PROGRAMS: Final = (
    ".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".msi", ".lnk", ".hta", ".sh",
)  # fmt: skip
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

LIMITS: Final[Mapping[Kind, int]] = {
    kind: (200 if kind is Kind.VIDEO else 25) * MEGABYTE for kind in Kind
}  # bytes; a scan of 60 pages takes about 10 MB, a minute of phone video about 120 MB


class RefusedFile(Exception):
    """A file that is not taken; `code` for tests and logs, `sentence` for the person: why, and what to do."""

    def __init__(self, code: str, sentence: str | _StrPromise) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be kept: family, media type, usual extension, size in bytes, hash, safe name, remarks for the person."""

    kind: Kind
    mime: str
    extension: str
    size: int
    sha256: str
    name: str
    notices: tuple[str | _StrPromise, ...] = ()


def inspect(file: BinaryIO, name: str, *, limits: Mapping[Kind, int] = LIMITS) -> Inspected:
    """Look at the whole file and say what it is. Leaves the file at its beginning. Raises `RefusedFile`."""
    size = file.seek(0, 2)
    if size == 0:
        raise RefusedFile("empty", _("The file is empty. Check it on your own device and upload it again."))
    if size > max(limits.values()):
        raise _too_large(max(limits.values()))
    file.seek(0)
    head = file.read(HEAD)
    cleaned = safe_name(name)
    format_ = _format_of(file, head, cleaned)
    if size > limits[format_.kind]:
        raise _too_large(limits[format_.kind])
    notices = dangers_noticed(file) if format_ is PDF else ()
    return Inspected(
        kind=format_.kind,
        mime=format_.mime,
        extension=format_.extensions[0],
        size=size,
        sha256=sha256_of(file),
        name=_name_agreeing(cleaned, format_),
        notices=notices,
    )


def sha256_of(file: BinaryIO) -> str:
    """The hash of the whole file in hexadecimal, read in pieces; leaves the file at its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    while piece := file.read(CHUNK):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def dangers_noticed(file: BinaryIO) -> tuple[str | _StrPromise, ...]:
    """Refuse a PDF that starts programs or carries one; remark on one that carries scripts."""
    file.seek(0)
    dangers = dangers_in_pdf(file.read(), PROGRAMS)
    if not dangers.complete:
        raise _damaged()
    if dangers.launches or dangers.programs:
        raise RefusedFile(
            "program",
            _("The PDF carries or starts a program. Print it to a new PDF and upload that one."),
        )
    return (_("The PDF carries scripts; they do not run here."),) if dangers.scripts else ()


def _format_of(file: BinaryIO, head: bytes, name: str) -> Format:
    for signature, answer in SIGNATURES:
        if head.startswith(signature):
            return answer(file, head)
    if head[4:8] == b"ftyp":
        return _video(head)
    if _is_text(file):
        if _is_markup(head):
            raise RefusedFile(
                "markup",
                _(
                    "Web pages and SVG drawings are not taken. Save it as PDF or as a picture and upload that."
                ),
            )
        return CSV if split_extension(name)[1].lower() in CSV.extensions else TEXT
    raise _unknown(head)


def _webp(file: BinaryIO, head: bytes) -> Format:
    if head[8:12] == b"WEBP":
        return WEBP
    raise _unknown(head)


def _video(head: bytes) -> Format:
    brand = head[8:12]
    if brand in VIDEO_BRANDS:
        return MP4
    if brand in PHONE_PICTURE_BRANDS:
        raise RefusedFile(
            "phone-picture",
            _(
                "This phone picture format (HEIC) cannot be shown everywhere. Set the camera to “Most compatible” or save it as JPEG."
            ),
        )
    raise _unknown(head)


def _container(file: BinaryIO, head: bytes) -> Format:
    """Office files are ZIP containers: weigh, look for macros and programs, then ask the container what it is."""
    try:
        archive = open_archive(file)
        names = archive.namelist()
        if any(entry.lower().endswith(PROGRAMS) for entry in names):
            raise RefusedFile(
                "program", _("The file carries a program. Remove it and upload the file again.")
            )
        format_ = _office_format(read_part(archive, "[Content_Types].xml"), read_part(archive, "mimetype"))
        types_tell_macros = b"macroEnabled" in read_part(archive, "[Content_Types].xml")
    except UnsafeArchive as refusal:
        raise RefusedFile(refusal.code, refusal.sentence) from refusal
    if types_tell_macros or any(_is_macro(entry) for entry in names):
        raise RefusedFile(
            "macros",
            _(
                "The file carries macros. Save it without macros (docx, xlsx, pptx, odt, ods, odp) and upload it again."
            ),
        )
    if format_ is None:
        raise RefusedFile(
            "archive", _("Archives are not taken. Unpack it and upload the files in it one by one.")
        )
    return format_


def _office_format(content_types: bytes, open_office_type: bytes) -> Format | None:
    if open_office_type:
        return OPEN_OFFICE_TYPES.get(open_office_type.strip())
    found = [format_ for part, format_ in OFFICE_MAIN_PARTS.items() if part in content_types]
    return found[0] if len(found) == 1 else None


def _is_macro(entry: str) -> bool:
    lowered = entry.lower()
    return lowered.endswith(("vbaproject.bin", "vbadata.xml")) or lowered.startswith(("basic/", "scripts/"))


def _old_office(file: BinaryIO, head: bytes) -> Format:
    raise RefusedFile(
        "old-office",
        _(
            "This is an old office format (doc, xls, ppt) or a protected file. Save it as docx, xlsx, pptx or PDF without a password."
        ),
    )


def _is_text(file: BinaryIO) -> bool:
    """Readable in UTF-8 or in Windows' Turkish code page, without control signs other than line ends and tabs."""
    file.seek(0)
    content = file.read()
    if content.translate(None, TEXT_BYTES):
        return False
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            content.decode("cp1254")
        except UnicodeDecodeError:
            return False
    return True


TEXT_BYTES: Final = bytes([9, 10, 12, 13, *range(32, 127), *range(128, 256)])


def _is_markup(head: bytes) -> bool:
    beginning = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return (
        beginning.startswith(b"<") or b"<svg" in beginning or b"<html" in beginning or b"<script" in beginning
    )


def _name_agreeing(name: str, format_: Format) -> str:
    stem, extension = split_extension(name)
    if not extension:
        return safe_name(f"{stem}.{format_.extensions[0]}")
    if extension.lower() not in format_.extensions:
        raise RefusedFile(
            "disguised",
            format_lazy(
                _(
                    "The file is named “.{named}” but its content is “{content}”. Save it again in its own program, then upload it."
                ),
                named=extension.lower(),
                content=format_.extensions[0],
            ),
        )
    return name


def _unknown(head: bytes) -> RefusedFile:
    sentence = _(
        "This kind of file ({content}) is not taken. PDF, JPEG, PNG, WebP, Word, Excel, PowerPoint, LibreOffice, text, CSV and MP4 files are."
    )
    return RefusedFile("kind", format_lazy(sentence, content=_guessed_name(head)))


def _guessed_name(head: bytes) -> str:
    try:
        return puremagic.from_string(head).lstrip(".") or "?"
    except (puremagic.PureError, ValueError):
        return "?"


def _damaged() -> RefusedFile:
    return RefusedFile(
        "damaged",
        _("The file is damaged or cut short. Open it in its own program, save it again and try once more."),
    )


def _too_large(limit: int) -> RefusedFile:
    sentence = _(
        "The file is larger than {limit} MB. Make it smaller (fewer pixels, fewer pages) and upload it again."
    )
    return RefusedFile("too-large", format_lazy(sentence, limit=limit // MEGABYTE))


SIGNATURES: Final[tuple[tuple[bytes, Callable[[BinaryIO, bytes], Format]], ...]] = (
    (b"%PDF-", lambda file, head: PDF),
    (b"\xff\xd8\xff", lambda file, head: JPEG),
    (b"\x89PNG\r\n\x1a\n", lambda file, head: PNG),
    (b"RIFF", _webp),
    (b"PK\x03\x04", _container),
    (OLD_OFFICE, _old_office),
)
