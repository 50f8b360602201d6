"""Documents of a record: kept whole or not at all, without the place of a photo, frozen when they are evidence."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

from imece.ground.rules.decision import Refused
from imece.services.audit.models import Entry
from imece.services.documents import actions
from imece.services.documents.models import Access, Document
from imece.services.documents.serving import send

if TYPE_CHECKING:
    from tests.cast import Cast


def note(name: str = "tutanak.txt", text: str = "Toplantı notu") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def photo_with_place() -> SimpleUploadedFile:
    image = Image.new("RGB", (800, 600), "teal")
    exif = image.getexif()
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (37.0, 3.0, 0.0)}
    )
    out = BytesIO()
    image.save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("foto.jpg", out.getvalue())


def test_file_is_kept_with_its_sum_and_internal_when_nothing_else_is_said(cast: Cast) -> None:
    unit = cast.gaziantep.unit("Kültür")
    (document,) = actions.attach(actor=cast.gaziantep.actor("Ebru"), about=unit, uploads=[note()])
    assert (document.access, document.name, len(document.sha256)) == (Access.INTERNAL, "tutanak.txt", 64)
    assert list(Document.objects.about(unit)) == [document]
    with document.file.open() as kept:
        assert kept.read().decode() == "Toplantı notu"
    assert "tutanak" not in document.file.name
    assert Entry.objects.of(unit).get().changes["sha256"] == document.sha256


def test_photo_loses_its_place_and_gets_a_small_form(cast: Cast) -> None:
    (document,) = actions.attach(
        actor=cast.gaziantep.actor("Ebru"), about=cast.gaziantep.unit("Kültür"), uploads=[photo_with_place()]
    )
    with document.file.open() as stored, Image.open(stored) as kept:
        assert dict(kept.getexif().get_ifd(ExifTags.IFD.GPSInfo)) == {}
    with document.thumbnail.open() as stored, Image.open(stored) as small:
        assert max(small.size) <= 480
    assert document.is_picture


def test_no_file_is_kept_when_one_of_them_is_refused(cast: Cast) -> None:
    program = SimpleUploadedFile("rapor.pdf", b"MZ\x90\x00" + b"\x00" * 200)
    with pytest.raises(Refused) as told:
        actions.attach(
            actor=cast.gaziantep.actor("Ebru"), about=cast.gaziantep.unit("Kültür"), uploads=[note(), program]
        )
    assert str(told.value)
    assert (Document.objects.count(), Entry.objects.count()) == (0, 0)


def test_frozen_evidence_cannot_be_taken_away(cast: Cast) -> None:
    unit = cast.gaziantep.unit("Kültür")
    actor = cast.gaziantep.actor("Ayşe")
    (document,) = actions.attach(actor=actor, about=unit, uploads=[note()])
    assert actions.freeze([document.pk]) == 1
    with pytest.raises(Refused, match=r"dondur|frozen"):
        actions.take_away(actor=actor, document=document, about=unit)
    assert list(Document.objects.about(unit)) == [document]
    assert actions.freeze([document.pk]) == 0


def test_taking_away_can_be_undone(cast: Cast) -> None:
    unit = cast.gaziantep.unit("Kültür")
    actor = cast.gaziantep.actor("Ayşe")
    (document,) = actions.attach(actor=actor, about=unit, uploads=[note()])
    actions.take_away(actor=actor, document=document, about=unit)
    assert list(Document.objects.about(unit)) == []
    actions.put_back(actor=actor, document=document, about=unit)
    assert list(Document.objects.about(unit)) == [document]


def test_publishing_is_written_to_the_trail(cast: Cast) -> None:
    unit = cast.gaziantep.unit("Kültür")
    actor = cast.gaziantep.actor("Ayşe")
    (document,) = actions.attach(actor=actor, about=unit, uploads=[note()])
    actions.change_access(actor=actor, document=document, about=unit, access=Access.PUBLIC)
    document.refresh_from_db()
    assert document.access == Access.PUBLIC
    assert Entry.objects.of(unit).first().changes["access"] == ["internal", "public"]  # type: ignore[union-attr]


def test_record_holds_no_more_than_its_limit(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_PER_RECORD", 2)
    unit = cast.gaziantep.unit("Kültür")
    actor = cast.gaziantep.actor("Ebru")
    actions.attach(actor=actor, about=unit, uploads=[note("a.txt"), note("b.txt")])
    with pytest.raises(Refused):
        actions.attach(actor=actor, about=unit, uploads=[note("c.txt")])
    assert Document.objects.about(unit).count() == 2


def test_document_is_sent_as_a_file_that_nothing_executes(cast: Cast) -> None:
    (document,) = actions.attach(
        actor=cast.gaziantep.actor("Ebru"),
        about=cast.gaziantep.unit("Kültür"),
        uploads=[note("Şehir notu.txt")],
    )
    response = send(document)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    response.close()
