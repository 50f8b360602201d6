"""Tells Django about this app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "imece.ground.web"
    label = "web"
