"""Tells Django about this app."""

from django.apps import AppConfig


class AtlasConfig(AppConfig):
    name = "imece.services.atlas"
    label = "atlas"
