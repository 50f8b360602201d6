"""The guides' pages and pictures, open to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from imece.ground.web.pages import public_page
from imece.overview.guide import chapters

if TYPE_CHECKING:
    from django.http import HttpRequest

DAY = 86_400


@public_page
@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """`/guide/` leads to the table of contents."""
    return redirect("guide:chapter", "contents")


@public_page
@require_safe
def chapter(request: HttpRequest, name: str) -> HttpResponse:
    """One guide, with the list of all of them beside it."""
    language = get_language()
    try:
        shown = chapters.chapter(chapters.CONTENTS if name == "contents" else name, language)
        others = [chapters.chapter(other, language) for other in chapters.CHAPTERS]
    except chapters.NoSuchChapter as gone:
        raise Http404 from gone
    return render(request, "guide/chapter.html", {"chapter": shown, "chapters": others})


@public_page
@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """A picture of the guides."""
    try:
        path = chapters.picture(name)
    except chapters.NoSuchChapter as gone:
        raise Http404 from gone
    response = HttpResponse(path.read_bytes(), content_type="image/png")
    patch_cache_control(response, public=True, max_age=DAY)
    return response
