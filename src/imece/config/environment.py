"""The one reader of the environment: every setting an installation may give, all gaps reported at once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

ROOT = Path(__file__).resolve().parents[3]
TRUE = {"1", "true", "yes", "on"}
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;"
    ),
}


class MissingSettingsError(Exception):
    """Some required settings are absent or unreadable; the message lists all of them."""


@dataclass
class Environment:
    """Typed look-ups with a list of gaps; `check()` raises once, naming every gap."""

    values: dict[str, str] = field(default_factory=lambda: dict(os.environ))
    gaps: list[str] = field(default_factory=list)

    def text(self, name: str, default: str | None = None) -> str:
        """`NAME`, or the content of the file named by `NAME_FILE`; no default makes it required."""
        path = self.values.get(f"{name}_FILE")
        if path:
            try:
                return Path(path).read_text(encoding="utf-8").strip()
            except OSError:
                self.gaps.append(f"{name}_FILE names a file that cannot be read")
                return ""
        value = self.values.get(name, "")
        if value:
            return value
        if default is None:
            self.gaps.append(f"{name} is not set")
            return ""
        return default

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Whether `NAME` says yes (1, true, yes, on)."""
        value = self.values.get(name)
        return default if value is None else value.strip().lower() in TRUE

    def number(self, name: str, default: int) -> int:
        """`NAME` as a whole number."""
        value = self.values.get(name, "")
        if not value:
            return default
        try:
            return int(value)
        except ValueError:
            self.gaps.append(f"{name} must be a whole number")
            return default

    def names(self, name: str, default: str | None = None) -> list[str]:
        """`NAME` as a list cut at commas."""
        return [part.strip() for part in self.text(name, default).split(",") if part.strip()]

    def folder(self, name: str, default: Path) -> Path:
        """`NAME` as an absolute folder path."""
        return Path(self.values.get(name) or default).expanduser().resolve()

    def check(self) -> None:
        """Raise `MissingSettingsError` with all gaps, if there are any."""
        if self.gaps:
            raise MissingSettingsError("Settings to mend: " + "; ".join(self.gaps))


def database(url: str) -> dict[str, Any]:
    """Django's settings for `sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST:PORT/NAME?option=value`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        name = unquote(url.removeprefix("sqlite:///"))
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": dict(SQLITE_OPTIONS)}
    if parts.scheme not in {"postgres", "postgresql"}:
        raise MissingSettingsError(f"DATABASE_URL: “{parts.scheme}” is not a database İmece knows")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or dict(parse_qsl(parts.query)).get("host", ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 20}},
    }


def mail(url: str) -> dict[str, Any]:
    """Django's mail settings for `console:`, `file:FOLDER` or `smtp://USER:PASSWORD@HOST:PORT?tls=1`."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": unquote(parts.path),
        }
    if parts.scheme == "smtp":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname or "localhost",
            "EMAIL_PORT": parts.port or 25,
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_TLS": dict(parse_qsl(parts.query)).get("tls", "") in TRUE,
            "EMAIL_TIMEOUT": 20,
        }
    return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
