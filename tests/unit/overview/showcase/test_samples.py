"""The documents made in code are what they say, and say that they are samples."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from imece.overview.showcase import samples
from imece.services.documents.inspection import Kind, inspect


@pytest.mark.parametrize(("make", "kind"), [(samples.paper, Kind.PDF), (samples.photo, Kind.IMAGE)])
def test_sample_passes_the_inspection_of_uploads(make: object, kind: Kind) -> None:
    file = make("Şehirler (İzmir) \\ toplantısı")  # type: ignore[operator]
    assert isinstance(file, SimpleUploadedFile)
    told = inspect(BytesIO(file.read()), file.name or "")
    assert told.kind == kind
    assert told.name.startswith("örnek-sehirler-izmir")


def test_paper_is_the_same_for_the_same_title() -> None:
    assert samples.paper("Toplantı").read() == samples.paper("Toplantı").read()


def test_paper_says_that_it_is_a_sample_and_closes_no_string_early() -> None:
    content = samples.paper("a) Tj ET (b").read()
    assert b"SAMPLE DOCUMENT" in content
    assert b"(a tj et b) Tj" in content
