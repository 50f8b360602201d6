"""Pictures made safe to publish: location removed, turned the right way up, and small copies for lists."""

from io import BytesIO
from typing import Final, NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from imece.services.documents.inspection import RefusedFile

MOST_PIXELS: Final = (
    64_000_000  # 64 megapixels decode to about 200 MB; the largest usual phone picture has 50
)
METADATA: Final = ("exif", "Raw profile type exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop")
THUMBNAIL_SIDE: Final = 480
FORMATS: Final = ("JPEG", "PNG", "WEBP")
KEPT_TAGS: Final = (
    ExifTags.Base.DateTimeOriginal,
    ExifTags.Base.OffsetTimeOriginal,
)  # the day is evidence, the place is not


class Thumbnail(NamedTuple):
    """A small WebP copy with its size in pixels."""

    content: bytes
    mime: str
    width: int
    height: int


def without_location(content: bytes) -> bytes:
    """The same picture without its place: GPS, XMP and maker notes go, day of taking and colour profile stay.

    A picture that carries no such data comes back byte for byte. Raises `RefusedFile`.
    """
    image = _opened(content)
    if not _carries_metadata(image):
        return content
    try:
        upright = ImageOps.exif_transpose(image)
        kept = _kept_metadata(image)
        target = BytesIO()
        options: dict[str, object] = {"exif": kept, "icc_profile": image.info.get("icc_profile")}
        if image.format != "PNG":
            options["quality"] = 92
        for leftover in METADATA:
            upright.info.pop(leftover, None)
        _plain(upright, image.format).save(target, format=_written_format(image.format), **options)
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise _unreadable() from error
    return target.getvalue()


def thumbnail(content: bytes, side: int = THUMBNAIL_SIDE) -> Thumbnail:
    """A WebP copy of at most `side` × `side` pixels, upright, without any metadata. Raises `RefusedFile`."""
    image = _opened(content)
    try:
        image.draft("RGB", (side * 2, side * 2))  # JPEG decodes straight to a smaller size
        upright = ImageOps.exif_transpose(image)
        small = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        target = BytesIO()
        small.save(target, format="WEBP", quality=80, method=4, exif=b"", xmp=b"")
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise _unreadable() from error
    return Thumbnail(target.getvalue(), "image/webp", small.width, small.height)


def _opened(content: bytes) -> Image.Image:
    """Only the header is read here, so a bomb is known by its measures before it is decoded."""
    try:
        image = Image.open(BytesIO(content), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _unreadable() from error
    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels()
    return image


def _carries_metadata(image: Image.Image) -> bool:
    return any(key in image.info for key in METADATA)


def _kept_metadata(image: Image.Image) -> bytes:
    taken = image.getexif().get_ifd(ExifTags.IFD.Exif)
    kept = Image.Exif()
    for tag in KEPT_TAGS:
        if isinstance(taken.get(tag), str):
            kept.get_ifd(ExifTags.IFD.Exif)[tag] = taken[tag]
    return kept.tobytes()


def _plain(image: Image.Image, format_: str | None) -> Image.Image:
    if format_ != "PNG" and image.mode not in {"RGB", "L", "RGBA", "CMYK"}:
        return image.convert("RGB")
    return image


def _written_format(format_: str | None) -> str:
    return format_ if format_ in FORMATS else "JPEG"  # MPO: the several views of one phone picture


def _too_many_pixels() -> RefusedFile:
    sentence = _("The picture has more than {limit} million pixels. Make it smaller and upload it again.")
    return RefusedFile("too-many-pixels", format_lazy(sentence, limit=MOST_PIXELS // 1_000_000))


def _unreadable() -> RefusedFile:
    return RefusedFile(
        "damaged-picture", _("The picture cannot be read. Save it again as JPEG or PNG and upload that.")
    )
