"""Tells Django about this app."""

from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "imece.overview.guide"
    label = "guide"
