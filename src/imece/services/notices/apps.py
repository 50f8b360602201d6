"""Tells Django about this app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "imece.services.notices"
    label = "notices"
