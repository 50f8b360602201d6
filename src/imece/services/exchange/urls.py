"""Addresses of this app."""

from __future__ import annotations

from django.urls import path

from imece.services.exchange import views

app_name = "exchange"
urlpatterns = [
    path("o/<slug:office>/imports/", views.import_list, name="list"),
    path("o/<slug:office>/imports/new/<str:kind>/", views.import_start, name="start"),
    path("o/<slug:office>/imports/new/<str:kind>/template.xlsx", views.import_template, name="template"),
    path("o/<slug:office>/imports/<int:run>/", views.import_show, name="show"),
    path("o/<slug:office>/imports/<int:run>/columns/", views.import_columns, name="columns"),
    path("o/<slug:office>/imports/<int:run>/encoding/", views.import_encoding, name="encoding"),
    path("o/<slug:office>/imports/<int:run>/questions/", views.import_questions, name="questions"),
    path("o/<slug:office>/imports/<int:run>/check/", views.import_check, name="check"),
    path("o/<slug:office>/imports/<int:run>/begin/", views.import_begin, name="begin"),
    path("o/<slug:office>/imports/<int:run>/errors.xlsx", views.import_errors, name="errors"),
    path("o/<slug:office>/imports/<int:run>/undo/", views.import_undo, name="undo"),
]
