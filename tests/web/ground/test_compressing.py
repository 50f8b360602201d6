"""Pages go compressed to who asks for it; what is no text and what is streamed stays as it is."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.urls import reverse

from imece.ground.web.compressing import CompressionMiddleware

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase
    from django.test import Client

    from tests.cast import Cast

ASKING = {"Accept-Encoding": "gzip"}


def answered(response: HttpResponseBase) -> HttpResponseBase:
    """What the middleware makes of a response to a browser that asks for compression."""
    made = CompressionMiddleware(lambda _request: response)(RequestFactory().get("/", headers=ASKING))
    assert not hasattr(made, "__await__")
    return made  # type: ignore[return-value]  # synchronous as just checked


def test_page_is_compressed_for_who_asks(client: Client, cast: Cast) -> None:
    del cast
    page = client.get(reverse("portal:privacy"))
    packed = client.get(reverse("portal:privacy"), headers=ASKING)
    assert "Content-Encoding" not in page
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content).decode().startswith(page.content.decode()[:200])
    assert len(packed.content) * 2 < len(page.content)


def test_page_that_the_browser_has_is_not_sent_again_compressed_or_not(client: Client) -> None:
    tag = client.get(reverse("portal:privacy"), headers=ASKING)["ETag"]
    again = client.get(reverse("portal:privacy"), headers={**ASKING, "If-None-Match": tag})
    assert again.status_code == 304


def test_files_and_streams_stay_as_they_are() -> None:
    file = HttpResponse(b"x" * 5000, content_type="application/zip")
    stream = StreamingHttpResponse([b"x" * 5000], content_type="text/csv")
    for response in (file, stream):
        assert "Content-Encoding" not in answered(response)
