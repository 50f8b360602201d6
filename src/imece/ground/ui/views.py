"""The gallery: every part of the design system in its states, to look at and to test."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from imece.ground.ui.gallery import GalleryForm, samples
from imece.ground.web.pages import public_page


@public_page
def gallery(request: HttpRequest) -> HttpResponse:
    """Show all parts; there is no such page in production."""
    if not (settings.DEBUG or settings.IMECE_DEMO):
        raise Http404
    wrong = GalleryForm(
        {"title": "", "budget": "12..5", "begins": "31.02.2026", "kinds": []}, auto_id="wrong_%s"
    )
    return render(request, "ui/gallery.html", {**samples(), "form": GalleryForm(), "wrong_form": wrong})
