"""Pictures lose their place and keep their day; small copies stand upright; bombs are not decoded."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from imece.services.documents.images import thumbnail, without_location
from imece.services.documents.inspection import RefusedFile
from tests.unit.services.documents.office_files import gps_of, picture


def is_red(content: bytes, place: tuple[int, int]) -> bool:
    with Image.open(BytesIO(content)) as image:
        pixel = image.convert("RGB").getpixel(place)
    assert isinstance(pixel, tuple)
    return pixel[0] > 180 and pixel[2] < 80


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_without_location_removes_the_place_and_keeps_the_day(format_: str) -> None:
    content = picture(format_, gps=True)
    assert gps_of(content)
    cleaned = without_location(content)
    assert not gps_of(cleaned)
    assert b"Kamera" not in cleaned
    with Image.open(BytesIO(cleaned)) as image:
        assert image.format == format_
        taken = image.getexif().get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal]
    assert taken == "2026:04:15 10:30:00"


def test_without_location_turns_the_picture_upright() -> None:
    cleaned = without_location(picture(gps=True, orientation=6))
    with Image.open(BytesIO(cleaned)) as image:
        assert image.size == (40, 60)
        assert ExifTags.Base.Orientation not in image.getexif()
    assert is_red(cleaned, (20, 5))
    assert not is_red(cleaned, (20, 55))


def test_without_location_leaves_a_picture_without_metadata_alone() -> None:
    content = picture()
    assert without_location(content) == content


def test_thumbnail_is_small_upright_and_without_metadata() -> None:
    small = thumbnail(picture(size=(1600, 1200), gps=True, orientation=6))
    assert (small.width, small.height, small.mime) == (360, 480, "image/webp")
    assert not gps_of(small.content)
    assert is_red(small.content, (180, 20))


def test_thumbnail_keeps_transparency() -> None:
    target = BytesIO()
    Image.new("RGBA", (900, 900), (255, 0, 0, 0)).save(target, "PNG")
    with Image.open(BytesIO(thumbnail(target.getvalue()).content)) as image:
        assert image.mode == "RGBA"
        assert image.getpixel((10, 10))[3] == 0  # type: ignore[index]


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises that many pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8_100, 12_000, 60_000])
@pytest.mark.parametrize("verb", [thumbnail, without_location])
def test_a_picture_bomb_is_refused_by_its_measures(verb: object, side: int) -> None:
    assert callable(verb)
    with pytest.raises(RefusedFile) as refusal:
        verb(png_claiming(side, side))
    assert refusal.value.code == "too-many-pixels"


def outcome(content: bytes) -> bytes | RefusedFile:
    try:
        assert thumbnail(content).width > 0
        return without_location(content)
    except RefusedFile as refusal:
        return refusal


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's remarks on damaged EXIF
@given(st.binary(max_size=60), st.integers(min_value=0, max_value=700))
def test_a_damaged_picture_is_shown_or_refused(damage: bytes, at: int) -> None:
    whole = picture(gps=True)
    found = outcome(whole[:at] + damage + whole[at + len(damage) :])
    assert str(found) if isinstance(found, RefusedFile) else not gps_of(found)
