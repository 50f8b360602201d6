"""`imece administrator EMAIL`: makes somebody the administrator of the installation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from imece.services.accounts import actions, queries
from imece.services.accounts.management.passwords import new_password

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """Names an administrator; a new person is asked for a password."""

    help = (
        "Makes the person with this address the administrator of the installation (and the person, if new)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The address, and for a new person name and password."""
        parser.add_argument("email")
        parser.add_argument("--name", default="")
        parser.add_argument("--password-file", help="a file with the password, instead of asking")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        email = options["email"]
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise CommandError(f"“{email}” is not an e-mail address.") from wrong
        password = None
        if queries.person_at(email) is None:
            password = new_password(email, options["name"], options["password_file"])
        person = actions.name_administrator(email=email, name=options["name"], password=password)
        self.stdout.write(f"{person.email} is the administrator of this installation.")
