"""Small office files, pictures and hostile containers, built in memory for the tests of uploads."""

import struct
import zipfile
from io import BytesIO

from PIL import ExifTags, Image

OFFICE = "application/vnd.openxmlformats-officedocument"
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/main.xml" ContentType="{main}"/></Types>'
)
MAIN_TYPES = {
    "docx": f"{OFFICE}.wordprocessingml.document.main+xml",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet.main+xml",
    "pptx": f"{OFFICE}.presentationml.presentation.main+xml",
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
}


def pdf(more: bytes = b"") -> bytes:
    """A PDF of one object with these further entries."""
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog " + more + b" >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
    )


def container(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file with these parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def office_file(extension: str, **more: bytes | str) -> bytes:
    """An OOXML file of that kind with further parts."""
    return container({"[Content_Types].xml": CONTENT_TYPES.format(main=MAIN_TYPES[extension]), **more})


def open_office_file(kind: str, **more: bytes | str) -> bytes:
    """An OpenDocument file: text, spreadsheet or presentation."""
    return container(
        {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>", **more}
    )


def with_lying_size(content: bytes, name: str, size: int) -> bytes:
    """The same ZIP whose directory claims that the part unpacks to only `size` bytes."""
    at = content.rindex(name.encode())
    directory_line = at - 46
    return content[: directory_line + 24] + struct.pack("<L", size) + content[directory_line + 28 :]


def picture(
    format_: str = "JPEG", size: tuple[int, int] = (60, 40), *, gps: bool = False, orientation: int = 1
) -> bytes:
    """A picture with a red left half; with GPS, a maker note and the day of taking when asked."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    if orientation != 1:
        exif[ExifTags.Base.Orientation] = orientation
    if gps:
        exif[ExifTags.Base.Make] = "Kamera"
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:04:15 10:30:00"
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
        place[ExifTags.GPS.GPSLatitudeRef] = "N"
        place[ExifTags.GPS.GPSLatitude] = (41.0, 0.0, 30.0)
    target = BytesIO()
    image.save(target, format_, exif=exif.tobytes() if exif or gps else b"")
    return target.getvalue()


def gps_of(content: bytes) -> dict[int, object]:
    """The GPS entries that a picture carries."""
    with Image.open(BytesIO(content)) as image:
        return dict(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
