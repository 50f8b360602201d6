"""Tells Django about this app."""

from django.apps import AppConfig


class SeedingConfig(AppConfig):
    name = "imece.overview.seeding"
    label = "seeding"
