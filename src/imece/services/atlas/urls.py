"""Addresses of this app."""

from __future__ import annotations

from django.urls import path

from imece.services.atlas import views

app_name = "atlas"
urlpatterns = [
    path("o/<slug:office>/maps/shapes/", views.shapes, name="shapes"),
    path("o/<slug:office>/maps/shapes/<int:shapes>/remove/", views.put_away, name="put_away"),
]
