"""Addresses of the public site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from imece.doors.portal.views import about, bank, crawlers, front, inspection, performance, project, reports

if TYPE_CHECKING:
    from django.urls import URLPattern

PERFORMANCE = "performans/"  # the same word in every language: an address is a name, not a text
PROJECTS = "projeler/"
PROJECT = f"{PROJECTS}<int:project>/"
PLAN = f"{PERFORMANCE}<slug:office>/<int:plan>/"

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("", front.front, name="front"),
    path("credits/", about.credits_page, name="credits"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("robots.txt", crawlers.robots, name="robots"),
    path(PERFORMANCE, front.offices, name="offices"),
    path(f"{PERFORMANCE}<slug:office>/", front.office, name="office"),
    path(f"{PERFORMANCE}<slug:office>/report/<int:report>.pdf", reports.report_file, name="report_file"),
    path(PLAN, performance.plan, name="plan"),
    path(f"{PLAN}objective/<int:objective>/", performance.objective, name="objective"),
    path(f"{PLAN}indicator/<int:link>/<str:period>/", inspection.inspect, name="inspect"),
    path(f"{PLAN}indicator/<int:link>/<str:period>/records.csv", inspection.records, name="records"),
    path(PROJECTS, bank.projects, name="projects"),
    path(f"{PROJECTS}list.<str:file_format>", bank.download, name="projects_sheet"),
    path(f"{PROJECTS}ilce/<str:district>/", project.district, name="district"),
    path(f"{PROJECTS}oykuler/", project.stories, name="stories"),
    path(f"{PROJECTS}oykuler/<int:story>/", project.story, name="story"),
    path(PROJECT, project.project, name="project"),
    path(f"{PROJECT}qr.svg", project.square_code, name="project_code"),
    path(f"{PROJECT}emblem.webp", project.emblem, name="project_emblem"),
    path(f"{PROJECT}photo/<int:file>.webp", project.photo, name="project_photo"),
    path(f"{PROJECT}file/<int:file>/", project.file, name="project_file"),
    path("embed/projeler/", bank.embed, name="embed"),
]
