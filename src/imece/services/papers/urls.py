"""Addresses of this app."""

from __future__ import annotations

from django.urls import path

from imece.services.papers import views

app_name = "papers"
urlpatterns = [
    path("o/<slug:office>/papers/", views.paper_list, name="list"),
    path("o/<slug:office>/papers/circular/", views.circular_make, name="circular"),
    path("o/<slug:office>/papers/looks/", views.looks, name="looks"),
    path("o/<slug:office>/papers/looks/letterhead/", views.letterhead_edit, name="letterhead"),
    path(
        "o/<slug:office>/papers/looks/letterhead/sample/", views.letterhead_sample, name="letterhead_sample"
    ),
    path("o/<slug:office>/papers/looks/signatories/new/", views.signatory_add, name="signatory_add"),
    path("o/<slug:office>/papers/looks/signatories.xlsx", views.signatories_sheet, name="signatories_sheet"),
    path(
        "o/<slug:office>/papers/looks/signatories/<int:signatory>/end/",
        views.signatory_end,
        name="signatory_end",
    ),
    path("o/<slug:office>/papers/looks/emblems/new/", views.emblem_add, name="emblem_add"),
    path(
        "o/<slug:office>/papers/looks/emblems/<int:emblem>/retire/", views.emblem_retire, name="emblem_retire"
    ),
    path("o/<slug:office>/papers/looks/templates/new/", views.template_add, name="template_add"),
    path("o/<slug:office>/papers/looks/templates/<int:template>/", views.template_show, name="template"),
    path(
        "o/<slug:office>/papers/looks/templates/<int:template>/file/",
        views.template_file,
        name="template_file",
    ),
    path(
        "o/<slug:office>/papers/looks/templates/<int:template>/try/", views.template_try, name="template_try"
    ),
    path(
        "o/<slug:office>/papers/looks/templates/<int:template>/retire/",
        views.template_retire,
        name="template_retire",
    ),
    path("o/<slug:office>/papers/<int:paper>/", views.paper_show, name="show"),
    path("o/<slug:office>/papers/<int:paper>/file/", views.paper_file, name="file"),
    path("o/<slug:office>/papers/<int:paper>/preview/", views.paper_preview, name="preview"),
]
