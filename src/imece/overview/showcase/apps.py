"""Tells Django about this app."""

from django.apps import AppConfig


class ShowcaseConfig(AppConfig):
    name = "imece.overview.showcase"
    label = "showcase"
