"""Tells Django about this app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "imece.services.search"
    label = "search"
