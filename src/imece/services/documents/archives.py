"""ZIP containers from strangers: weighed by their directory first, unpacked only under a watch, never on to the disk."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, BinaryIO, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.utils.functional import _StrPromise

END_OF_DIRECTORY: Final = struct.Struct("<4s4H2LH")  # PKWARE APPNOTE 4.3.16
LOCAL_HEADER: Final = struct.Struct("<4s5H3L2H")  # PKWARE APPNOTE 4.3.7
LOCAL_SIGNATURE: Final = b"PK\x03\x04"
ENCRYPTED: Final = 0x1
READABLE_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
CHUNK: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How much a container may hold; sizes in bytes."""

    entries: int = 4_000
    directory: int = 1_000_000
    unpacked: int = 400_000_000
    ratio: int = 250  # deflate cannot pass 1032; real office parts stay below 60
    ratio_from: int = 5_000_000  # small parts may be as regular as they like


USUAL: Final = ArchiveLimits()


class UnsafeArchive(Exception):
    """A container that is not opened; `sentence` says why and what to do."""

    def __init__(self, code: str, sentence: str | _StrPromise) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


def damaged() -> UnsafeArchive:
    return UnsafeArchive(
        "damaged",
        _("The file is damaged or cut short. Open it in its own program, save it again and try once more."),
    )


def too_big_inside() -> UnsafeArchive:
    return UnsafeArchive(
        "bomb",
        _("The file unpacks to far more than its size. It was not opened; save the content into a new file."),
    )


def open_archive(file: BinaryIO, limits: ArchiveLimits = USUAL) -> zipfile.ZipFile:
    """Open a container after weighing its directory; nothing is unpacked. Raises `UnsafeArchive`."""
    _weigh_directory(file, limits)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
        raise damaged() from error
    _weigh_entries(archive, limits)
    return archive


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The entry's bytes in chunks; stops with a refusal as soon as it yields more than its directory line promised.

    The standard reader cuts at the promised size in silence; the next reader in the line (written in another language)
    would go on, so a lying size has to be found here.
    """
    file = archive.fp
    if file is None:
        raise damaged()
    file.seek(_start_of_data(file, entry))
    inflate = zlib.decompressobj(-zlib.MAX_WBITS) if entry.compress_type == zipfile.ZIP_DEFLATED else None
    left, checksum = entry.file_size, 0
    for chunk in _inflated(inflate, _packed(file, entry.compress_size)):
        left -= len(chunk)
        if left < 0:
            raise too_big_inside()
        checksum = zlib.crc32(chunk, checksum)
        yield chunk
    if left > 0 or checksum != entry.CRC:
        raise damaged()


def read_part(archive: zipfile.ZipFile, name: str, *, most: int = 2_000_000) -> bytes:
    """One small part whole (at most `most` bytes); an absent part is empty. Raises `UnsafeArchive`."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return b""
    if entry.file_size > most:
        raise too_big_inside()
    return b"".join(unpacked(archive, entry))


def _packed(file: IO[bytes], size: int) -> Iterator[bytes]:
    while size > 0:
        packed = file.read(min(CHUNK, size))
        if not packed:
            raise damaged()
        size -= len(packed)
        yield packed


def _inflated(inflate: zlib._Decompress | None, packed: Iterator[bytes]) -> Iterator[bytes]:
    if inflate is None:
        yield from packed
        return
    try:
        for piece in packed:
            yield inflate.decompress(piece, CHUNK)
            while inflate.unconsumed_tail:
                yield inflate.decompress(inflate.unconsumed_tail, CHUNK)
        yield inflate.flush()  # a few hundred bytes at most: what the last piece still held back
    except zlib.error as error:
        raise damaged() from error


def _weigh_directory(file: BinaryIO, limits: ArchiveLimits) -> None:
    """Read the last 22 bytes only: an archive with a comment, a prefix or a monstrous directory is not ours to guess at."""
    size = file.seek(0, 2)
    if size < END_OF_DIRECTORY.size:
        raise damaged()
    file.seek(0)
    first = file.read(4)
    file.seek(size - END_OF_DIRECTORY.size)
    signature, disk, first_disk, _here, entries, directory, offset, comment = END_OF_DIRECTORY.unpack(
        file.read(END_OF_DIRECTORY.size)
    )
    if first != LOCAL_SIGNATURE or signature != b"PK\x05\x06" or disk or first_disk or comment:
        raise damaged()
    if entries > limits.entries or directory > limits.directory:
        raise too_big_inside()
    if offset + directory > size - END_OF_DIRECTORY.size:
        raise damaged()
    file.seek(0)


def _weigh_entries(archive: zipfile.ZipFile, limits: ArchiveLimits) -> None:
    entries = archive.infolist()
    if len(entries) > limits.entries or sum(entry.file_size for entry in entries) > limits.unpacked:
        raise too_big_inside()
    names: set[str] = set()
    for entry in entries:
        if entry.flag_bits & ENCRYPTED:
            raise UnsafeArchive(
                "password", _("The file is protected by a password. Remove the password and upload it again.")
            )
        if (
            entry.filename in names
            or _leaves_its_folder(entry.filename)
            or entry.compress_type not in READABLE_METHODS
        ):
            raise damaged()
        if entry.file_size > limits.ratio_from and entry.file_size > limits.ratio * max(
            entry.compress_size, 1
        ):
            raise too_big_inside()
        names.add(entry.filename)


def _leaves_its_folder(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/")


def _start_of_data(file: IO[bytes], entry: zipfile.ZipInfo) -> int:
    file.seek(entry.header_offset)
    header = file.read(LOCAL_HEADER.size)
    if len(header) != LOCAL_HEADER.size:
        raise damaged()
    signature, _version, _flags, method, *_times_and_sizes, name_length, extra_length = LOCAL_HEADER.unpack(
        header
    )
    if signature != LOCAL_SIGNATURE or method != entry.compress_type:
        raise damaged()
    return entry.header_offset + LOCAL_HEADER.size + int(name_length) + int(extra_length)
