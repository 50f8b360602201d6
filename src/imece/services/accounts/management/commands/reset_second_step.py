"""`imece reset-second-step EMAIL`: for a person whose phone is lost and whose recovery codes are gone."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from imece.services.accounts.models import User
from imece.services.audit import actions as audit
from imece.services.audit.actions import Signature


class Command(BaseCommand):
    help = (
        "Take a person's second step away; it is set up anew at the next sign-in. Check first who is asking."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose."""
        parser.add_argument("email")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Remove every authenticator of the person, and say so in the trail."""
        person = User.objects.filter(email=User.objects.normalise(options["email"])).first()
        if person is None:
            raise CommandError("Nobody signs in with this address.")
        count, _kinds = Authenticator.objects.filter(user=person).delete()
        audit.record(
            Signature(None, None, "imece reset-second-step"),
            "accounts.second_step_reset",
            person,
            changes={"authenticators": [count, 0]},
        )
        self.stdout.write(f"{person}: {count} removed; the second step is set up anew at the next sign-in.")
