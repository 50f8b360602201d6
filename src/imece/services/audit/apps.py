"""Tells Django about this app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "imece.services.audit"
    label = "audit"
