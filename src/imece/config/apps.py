"""Tells Django that the start-up floor brings commands."""

from django.apps import AppConfig


class StartUpConfig(AppConfig):
    name = "imece.config"
    label = "config"
