"""Tells Django about this app."""

from django.apps import AppConfig


class GuestDeskConfig(AppConfig):
    name = "imece.doors.guest_desk"
    label = "guest_desk"
