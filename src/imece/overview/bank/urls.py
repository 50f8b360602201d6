"""Addresses of this app."""

from __future__ import annotations

from django.urls import path

from imece.overview.bank import views

app_name = "bank"
urlpatterns = [path("o/<slug:office>/projects/map/", views.office_map, name="map")]
