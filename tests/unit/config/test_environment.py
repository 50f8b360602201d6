"""The reader of the environment: secrets from files, and every gap at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from imece.config.environment import Environment, MissingSettingsError, database, directory, mail, oidc_apps


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


OIDC = {
    "IMECE_OIDC_PROVIDERS": "kurum",
    "IMECE_OIDC_KURUM_URL": "https://giris.kurum.example/realms/imece",
    "IMECE_OIDC_KURUM_CLIENT_ID": "imece",
    "IMECE_OIDC_KURUM_CLIENT_SECRET": "gizli",
    "IMECE_OIDC_KURUM_SECOND_STEP": "mfa, otp",
}


def test_providers_are_read_with_their_own_variables(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("dosyadan\n", encoding="utf-8")
    environment = Environment(values=OIDC | {"IMECE_OIDC_KURUM_CLIENT_SECRET_FILE": str(secret)})
    (app,) = oidc_apps(environment)
    assert (app["provider_id"], app["name"], app["secret"]) == ("kurum", "kurum", "dosyadan")
    assert app["settings"]["second_step"] == ["mfa", "otp"]
    assert environment.gaps == []


def test_a_provider_is_whole_and_safe_or_named_as_a_gap() -> None:
    environment = Environment(
        values={"IMECE_OIDC_PROVIDERS": "a/b", "IMECE_OIDC_A/B_URL": "http://x.example"}
    )
    oidc_apps(environment)
    assert environment.gaps == [
        "IMECE_OIDC_A/B_URL must begin with https://",
        "IMECE_OIDC_PROVIDERS takes letters, digits and hyphens only",
        "IMECE_OIDC_A/B_CLIENT_ID is not set",
        "IMECE_OIDC_A/B_CLIENT_SECRET is not set",
    ]


def test_without_variables_nobody_else_signs_people_in() -> None:
    environment = Environment(values={})
    assert (oidc_apps(environment), directory(environment), environment.gaps) == ([], None, [])


def test_a_directory_needs_tls_and_a_way_to_find_people() -> None:
    plain = Environment(values={"IMECE_LDAP_URL": "ldap://dizin.kurum.example"})
    directory(plain)
    assert plain.gaps == [
        "IMECE_LDAP_URL must begin with ldaps://, or set IMECE_LDAP_START_TLS=1",
        "IMECE_LDAP_BIND_DN is not set",
        "IMECE_LDAP_BIND_PASSWORD is not set",
        "IMECE_LDAP_BASE is not set",
    ]
    template = Environment(
        values={"IMECE_LDAP_URL": "ldaps://dizin.kurum.example", "IMECE_LDAP_DN": "uid={login},dc=kurum"}
    )
    found = directory(template)
    assert found is not None
    assert (found["dn_template"], template.gaps) == ("uid={login},dc=kurum", [])
