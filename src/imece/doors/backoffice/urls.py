"""Addresses of the staff door."""

from __future__ import annotations

from django.urls import path

from imece.doors.backoffice import views

app_name = "backoffice"
urlpatterns = [
    path("start/", views.start, name="start"),
    path("o/<slug:office>/", views.home, name="home"),
    path("o/<slug:office>/palette/", views.palette, name="palette"),
    path("o/<slug:office>/shortcuts/", views.shortcuts, name="shortcuts"),
]
