"""Addresses of the design system: its gallery, shown in development and in the demonstration."""

from __future__ import annotations

from django.urls import path

from imece.ground.ui import views

app_name = "ui"
urlpatterns = [path("gallery/", views.gallery, name="gallery")]
