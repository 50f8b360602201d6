"""The reader of the environment: secrets from files, and every gap at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from imece.config.environment import Environment, MissingSettingsError, database, mail


def test_secret_is_read_from_the_file_that_is_named(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("gizli\n")
    assert Environment({"KEY_FILE": str(secret), "KEY": "other"}).text("KEY") == "gizli"


def test_all_gaps_are_named_together() -> None:
    environment = Environment({"PORT": "many", "KEY_FILE": "/nowhere/at/all"})
    environment.text("KEY")
    environment.text("HOSTS")
    environment.number("PORT", 1)
    with pytest.raises(MissingSettingsError) as told:
        environment.check()
    assert [word in str(told.value) for word in ("KEY_FILE", "HOSTS", "PORT")] == [True, True, True]


def test_check_is_silent_when_nothing_is_missing() -> None:
    environment = Environment({"A": "x", "YES": "On", "N": "7", "L": "a, b,,"})
    assert (environment.text("A"), environment.flag("YES"), environment.number("N", 1)) == ("x", True, 7)
    assert environment.names("L") == ["a", "b"]
    environment.check()


def test_database_addresses_are_understood() -> None:
    assert database("sqlite:////var/x.sqlite3")["NAME"] == "/var/x.sqlite3"
    assert database("sqlite:///x")["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    found = database("postgresql://me:p%40ss@db:5433/imece")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "me",
        "p@ss",
        "db",
        "5433",
        "imece",
    )
    with pytest.raises(MissingSettingsError):
        database("mysql://x/y")


def test_mail_addresses_are_understood() -> None:
    assert mail("console:")["EMAIL_BACKEND"].endswith("console.EmailBackend")
    assert mail("file:/var/mail/imece")["EMAIL_FILE_PATH"] == "/var/mail/imece"
    found = mail("smtp://u:p@mail.example:587?tls=1")
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.example", 587, True)
