"""Addresses of the calendar."""

from __future__ import annotations

from django.urls import path

from imece.overview.calendar import views

OFFICE = "o/<slug:office>/calendar/"

app_name = "calendar"
urlpatterns = [
    path(OFFICE, views.month, name="month"),
    path(f"{OFFICE}subscription/", views.subscription, name="subscription"),
    path(f"{OFFICE}subscription/make/", views.make, name="make"),
    path(f"{OFFICE}subscription/shut/", views.shut, name="shut"),
    path(f"{OFFICE}<slug:source>/<int:key>.ics", views.entry_file, name="entry"),
    path("calendar/<str:token>.ics", views.feed, name="feed"),
]
