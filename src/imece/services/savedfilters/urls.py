"""Addresses of saved filters."""

from __future__ import annotations

from django.urls import path

from imece.services.savedfilters import views

app_name = "savedfilters"
urlpatterns = [
    path("o/<slug:office>/filters/", views.shelves, name="list"),
    path("o/<slug:office>/filters/new/<str:view>/", views.save, name="new"),
    path("o/<slug:office>/filters/<int:saved>/", views.show, name="show"),
    path("o/<slug:office>/filters/<int:saved>/rename/", views.rename, name="rename"),
    path("o/<slug:office>/filters/<int:saved>/move/", views.move, name="move"),
    path("o/<slug:office>/filters/<int:saved>/remove/", views.remove, name="remove"),
]
