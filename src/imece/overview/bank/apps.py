"""Tells Django about this app."""

from django.apps import AppConfig


class BankConfig(AppConfig):
    name = "imece.overview.bank"
    label = "bank"
