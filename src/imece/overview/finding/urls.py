"""Addresses of the search."""

from __future__ import annotations

from django.urls import path

from imece.overview.finding import views

app_name = "finding"
urlpatterns = [path("o/<slug:office>/search/", views.search, name="search")]
