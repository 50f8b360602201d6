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

# Opening a file anew for each request costs as much as two questions: functions, pragmas and the tables' text are read again.
SQLITE_SECONDS = 600


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
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "OPTIONS": dict(SQLITE_OPTIONS),
            "CONN_MAX_AGE": SQLITE_SECONDS,
        }
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


def is_safe(url: str) -> bool:
    """Whether what is sent to that address cannot be read on the way: TLS, or this machine itself."""
    parts = urlsplit(url)
    return parts.scheme in {"https", "ldaps"} or parts.hostname in {"127.0.0.1", "::1", "localhost"}


def oidc_apps(environment: Environment) -> list[dict[str, Any]]:
    """The OpenID Connect providers named by `IMECE_OIDC_PROVIDERS`, each with variables of its own."""
    apps = []
    for key in environment.names("IMECE_OIDC_PROVIDERS", ""):
        before = f"IMECE_OIDC_{key.upper().replace('-', '_')}"
        url = environment.text(f"{before}_URL")
        if url and not is_safe(url):
            environment.gaps.append(f"{before}_URL must begin with https://")
        if not key.replace("-", "").replace("_", "").isalnum() or not key.isascii():
            environment.gaps.append("IMECE_OIDC_PROVIDERS takes letters, digits and hyphens only")
        settings = {
            "server_url": url,
            "oauth_pkce_enabled": True,
            "domains": [domain.lower() for domain in environment.names(f"{before}_DOMAINS", "")],
            "second_step": environment.names(f"{before}_SECOND_STEP", ""),
            "trust_email": environment.flag(f"{before}_TRUST_EMAIL"),
        }
        apps.append(
            {
                "provider_id": key.lower(),
                "name": environment.text(f"{before}_NAME", key),
                "client_id": environment.text(f"{before}_CLIENT_ID"),
                "secret": environment.text(f"{before}_CLIENT_SECRET"),
                "settings": settings,
            }
        )
    return apps


def directory(environment: Environment) -> dict[str, Any] | None:
    """The institution's directory (LDAP), or None when `IMECE_LDAP_URL` is not set."""
    url = environment.text("IMECE_LDAP_URL", "")
    if not url:
        return None
    starts_tls = environment.flag("IMECE_LDAP_START_TLS")
    if not (is_safe(url) or starts_tls):
        environment.gaps.append("IMECE_LDAP_URL must begin with ldaps://, or set IMECE_LDAP_START_TLS=1")
    if urlsplit(url).scheme not in {"ldap", "ldaps"}:
        environment.gaps.append("IMECE_LDAP_URL must begin with ldaps:// or ldap://")
    template = environment.text("IMECE_LDAP_DN", "")
    return {
        "url": url,
        "starts_tls": starts_tls,
        "ca_file": environment.text("IMECE_LDAP_CA", ""),
        "timeout": environment.number("IMECE_LDAP_TIMEOUT", 5),
        "dn_template": template,
        "bind_dn": "" if template else environment.text("IMECE_LDAP_BIND_DN"),
        "bind_password": "" if template else environment.text("IMECE_LDAP_BIND_PASSWORD"),
        "base": "" if template else environment.text("IMECE_LDAP_BASE"),
        "filter": environment.text("IMECE_LDAP_FILTER", "(|(mail={login})(uid={login}))"),
        "mail": environment.text("IMECE_LDAP_MAIL", "mail"),
        "domains": [domain.lower() for domain in environment.names("IMECE_LDAP_DOMAINS", "")],
    }
