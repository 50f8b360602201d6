"""Addresses of comments."""

from __future__ import annotations

from django.urls import path

from imece.services.comments import views

app_name = "comments"
ABOUT = "o/<slug:office>/comments/<str:about>/<int:thing>/"
ONE = "o/<slug:office>/comments/<int:comment>/"
urlpatterns = [
    path("o/<slug:office>/comments/", views.news, name="news"),
    path(f"{ONE}edit/", views.change, name="change"),
    path(f"{ONE}remove/", views.remove, name="remove"),
    path(ABOUT, views.thread, name="thread"),
    path(f"{ABOUT}read/", views.read, name="read"),
    path(f"{ABOUT}people/", views.people, name="people"),
]
