"""Tells Django about this app."""

from django.apps import AppConfig


class OpenApiConfig(AppConfig):
    name = "imece.doors.open_api"
    label = "open_api"
