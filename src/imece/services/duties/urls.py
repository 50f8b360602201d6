"""Addresses of duties."""

from __future__ import annotations

from django.urls import path

from imece.services.duties import views

app_name = "duties"
urlpatterns = [
    path("o/<slug:office>/duties/", views.duty_list, name="list"),
    path("o/<slug:office>/duties/add/", views.duty_add, name="add"),
    path("o/<slug:office>/duties/<int:duty>/", views.duty_change, name="change"),
    path("o/<slug:office>/duties/<int:duty>/finish/", views.duty_finish, name="finish"),
]
