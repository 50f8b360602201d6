"""Tells Django about this app."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "imece.services.measures"
    label = "measures"
