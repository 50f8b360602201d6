"""Addresses of the guides."""

from __future__ import annotations

from django.urls import path

from imece.overview.guide import views

app_name = "guide"
urlpatterns = [
    path("guide/", views.contents, name="contents"),
    path("guide/pictures/<str:name>", views.picture, name="picture"),
    path("guide/<slug:name>/", views.chapter, name="chapter"),
]
