"""Addresses for programs: the same in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from imece.doors.open_api.views import api, files

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

API = "api/v1/"
FILES = "opendata/"

app_name = "open_api"
urlpatterns: list[URLPattern | URLResolver] = [
    path(API, api.index, name="index"),
    path(f"{API}openapi.json", api.openapi_file, name="openapi"),
    path(f"{API}projects/", api.projects, name="projects"),
    path(f"{API}projects/<int:project>/", api.project, name="project"),
    path(f"{API}funders/", api.funders, name="funders"),
    path(f"{API}programmes/", api.programmes, name="programmes"),
    path(f"{API}districts/", api.districts, name="districts"),
    path(f"{API}offices/", api.offices, name="offices"),
    path(f"{API}offices/<slug:office>/figures/", api.figures, name="figures"),
    path("api/<path:rest>", api.nothing, name="nothing"),
    path(f"{FILES}projects.csv", files.projects_csv, name="projects_csv"),
    path(f"{FILES}projects.xlsx", files.projects_xlsx, name="projects_xlsx"),
    path(f"{FILES}projects.geojson", files.projects_geojson, name="projects_geojson"),
    path(f"{FILES}files/<str:name>", files.file_of_the_day, name="file"),
]
