"""Tells Django about this app."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "imece.services.reference"
    label = "reference"
