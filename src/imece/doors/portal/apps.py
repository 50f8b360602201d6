"""Tells Django about this app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "imece.doors.portal"
    label = "portal"
