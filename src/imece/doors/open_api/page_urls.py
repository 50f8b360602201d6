"""Addresses for people and their feed readers: Turkish, and English behind /en/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from imece.doors.open_api.views import files, pages

if TYPE_CHECKING:
    from django.urls import URLPattern

PAGE = "opendata/"

app_name = "open_data"
urlpatterns: list[URLPattern] = [
    path(PAGE, pages.page, name="page"),
    path(f"{PAGE}api/", pages.documentation, name="documentation"),
    path(f"{PAGE}projects.atom", files.atom, name="atom"),
    path(f"{PAGE}dates.ics", files.calendar, name="calendar"),
]
