"""Tells Django about this app."""

from django.apps import AppConfig


class FindingConfig(AppConfig):
    name = "imece.overview.finding"
    label = "finding"
