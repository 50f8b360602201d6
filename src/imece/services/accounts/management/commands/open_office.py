"""`imece open_office`: opens an office from the command line, for a first installation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from imece.ground.rules.decision import Refused
from imece.services.accounts import actions, queries
from imece.services.accounts.choices import OfficeKind
from imece.services.accounts.forms import NewOfficeForm
from imece.services.accounts.management.passwords import new_password

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from imece.services.accounts.models import User


class Command(BaseCommand):
    """Names the administrator if need be, opens the office, prints the coordinator's invitation."""

    help = "Opens an office and invites its first coordinator; the administrator is made when not there yet."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who opens, what, and whom to invite."""
        parser.add_argument("--administrator", required=True, help="e-mail of the administrator")
        parser.add_argument(
            "--password-file", help="a file with a new administrator's password, instead of asking"
        )
        parser.add_argument("--kind", required=True, choices=OfficeKind.values)
        parser.add_argument("--name", required=True)
        parser.add_argument(
            "--slug", default="", help="the office's part of every address; made from the name"
        )
        parser.add_argument("--province", default="", help="licence-plate number in two digits")
        parser.add_argument("--coordinator", required=True, help="e-mail of the first coordinator")
        parser.add_argument("--coordinator-name", default="")
        parser.add_argument("--language", default="tr", choices=["tr", "en"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        form = NewOfficeForm(
            {
                **{
                    name: options[name]
                    for name in ("name", "slug", "province", "coordinator_name", "language")
                },
                "coordinator_email": options["coordinator"],
            }
        )
        if not form.is_valid():
            raise CommandError(
                "; ".join(f"{name}: {' '.join(map(str, said))}" for name, said in form.errors.items())
            )
        administrator = self.administrator(options["administrator"], options["password_file"])
        try:
            invited = actions.open_office(
                administrator=administrator, facts=form.facts(OfficeKind(options["kind"]))
            )
        except Refused as no:
            raise CommandError(str(no)) from no
        self.stdout.write(f"{invited.invitation.office} is open at /o/{invited.invitation.office.slug}/.")
        self.stdout.write(f"The coordinator joins at {invited.address} (also sent by mail).")

    def administrator(self, email: str, path: str | None) -> User:
        """The administrator with that address, made or named when not there yet."""
        person = queries.person_at(email)
        if person is not None and person.is_administrator:
            return person
        password = new_password(email, "", path) if person is None else None
        return actions.name_administrator(email=email, password=password)
