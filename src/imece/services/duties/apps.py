"""Tells Django about this app."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "imece.services.duties"
    label = "duties"
