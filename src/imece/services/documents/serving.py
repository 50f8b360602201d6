"""Sending a document to a person; called only by the view of the record that owns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse, Http404

if TYPE_CHECKING:
    from imece.services.documents.models import Document


def send(document: Document, *, small: bool = False) -> FileResponse:
    """The file as an attachment; a picture's small form is shown inline. Never guessed, never executed."""
    stored = document.thumbnail if small else document.file
    if not stored:
        raise Http404
    try:
        handle = stored.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(
        handle,
        as_attachment=not small,
        filename=document.name,
        content_type="image/webp" if small else document.mime,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, max-age=300"
    return response


def show_made(document: Document) -> FileResponse:
    """A PDF that the installation itself made, shown inside a page of its own: the one file that is served inline."""
    if document.kind != "pdf" or not document.file:
        raise Http404
    try:
        handle = document.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    return framed(FileResponse(handle, filename=document.name, content_type="application/pdf"))


def framed(response: FileResponse) -> FileResponse:
    """The headers with which a PDF of our own may stand in a frame of our own pages, and nowhere else."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    )
    response.headers["Cache-Control"] = "private, max-age=300"
    return response
