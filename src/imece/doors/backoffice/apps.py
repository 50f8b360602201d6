"""Tells Django about this app."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "imece.doors.backoffice"
    label = "backoffice"
