"""Addresses of the public site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from imece.doors.portal.views import about, crawlers, front, inspection, performance

if TYPE_CHECKING:
    from django.urls import URLPattern

PLAN = "p/<slug:office>/performance/<int:plan>/"

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("", front.front, name="front"),
    path("credits/", about.credits_page, name="credits"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("p/<slug:office>/", front.office, name="office"),
    path(PLAN, performance.plan, name="plan"),
    path(f"{PLAN}objective/<int:objective>/", performance.objective, name="objective"),
    path(f"{PLAN}indicator/<int:link>/<str:period>/", inspection.inspect, name="inspect"),
    path(f"{PLAN}indicator/<int:link>/<str:period>/records.csv", inspection.records, name="records"),
]
