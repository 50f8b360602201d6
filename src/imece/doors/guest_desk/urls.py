"""Addresses of this app."""

from __future__ import annotations

from django.urls import path

from imece.doors.guest_desk import round_views, views

app_name = "guest_desk"
urlpatterns = [
    path("g/<str:token>/", views.report, name="report"),
    path("g/<str:token>/receipt/", views.receipt, name="receipt"),
    path("g/<str:token>/documents/<int:actual>/<int:document>/", views.document, name="document"),
    path("g/projects/<str:token>/", round_views.projects, name="projects"),
    path("g/projects/<str:token>/receipt/", round_views.receipt, name="projects_receipt"),
]
