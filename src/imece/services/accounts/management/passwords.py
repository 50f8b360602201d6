"""Asking for a new password on the command line, or reading it from a file."""

from __future__ import annotations

from getpass import getpass
from pathlib import Path

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from imece.services.accounts.models import User


def new_password(email: str, name: str, path: str | None) -> str:
    """A good password for a new person; `CommandError` when it is weak, differs or cannot be read."""
    if path:
        try:
            password = Path(path).read_text(encoding="utf-8").strip()
        except OSError as unreadable:
            raise CommandError(
                f"The file with the password cannot be read: {unreadable.strerror}"
            ) from unreadable
    else:
        password = getpass("Password: ")
        if password != getpass("Password once more: "):
            raise CommandError("The two passwords differ.")
    try:
        validate_password(password, User(email=email, name=name))
    except ValidationError as weak:
        raise CommandError(" ".join(weak.messages)) from weak
    return password
