"""The institution's directory (LDAP); the one module that knows ldap3.

Two ways: a service account searches for the person, then the person's own password is tried; or the person's
distinguished name is made from a template. Groups are not read: roles stay in İmece.
"""

from __future__ import annotations

import logging
import ssl
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import ldap3
from ldap3.core.exceptions import LDAPException
from ldap3.utils.conv import escape_filter_chars
from ldap3.utils.dn import escape_rdn

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger(__name__)
LONGEST_NAME: Final = 254
LONGEST_PASSWORD: Final = 1024
WRONG_PASSWORD: Final = 49


class DirectoryAway(Exception):
    """The directory does not answer, or does not accept İmece's own account."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Where the directory is and how people are found in it."""

    url: str
    starts_tls: bool = False
    ca_file: str = ""
    timeout: int = 5
    dn_template: str = ""
    bind_dn: str = ""
    bind_password: str = ""
    base: str = ""
    filter: str = "(|(mail={login})(uid={login}))"
    mail: str = "mail"
    domains: tuple[str, ...] | list[str] = ()

    def email_of(self, login: str, password: str) -> str:
        """The address of the person with that name and password; empty when they are not right."""
        login = login.strip()
        # An empty password would be an "unauthenticated bind", which many directories answer with yes.
        if not password or not login or "\0" in login + password:
            return ""
        if len(login) > LONGEST_NAME or len(password) > LONGEST_PASSWORD:
            return ""
        name = self.name_of(login)
        if not name:
            return ""
        with self.opened(name, password) as asked:
            if asked is None:
                return ""
            found = self.entries(asked, name, "(objectClass=*)", ldap3.BASE)
        addresses = [address for _name, own in found for address in own]
        email = self.chosen(addresses, login)
        return email if email and self.is_only_theirs(email) else ""

    def is_only_theirs(self, email: str) -> bool:
        """Whether no other entry claims the address: where people may write it themselves, one could claim another's.

        Only a service account can ask this; with a template the directory must keep the attribute from being written.
        """
        if self.dn_template:
            return True
        with self.opened(self.bind_dn, self.bind_password) as service:
            if service is None:
                raise DirectoryAway("the service account is refused")
            question = f"({self.mail}={escape_filter_chars(email)})"
            found = self.entries(service, self.base, question, ldap3.SUBTREE)
        if len(found) > 1:
            logger.warning(
                "an address stands at more than one entry of the directory: nobody is let in by it"
            )
        return len(found) == 1

    def name_of(self, login: str) -> str:
        """The distinguished name of the one person with that login; empty when there is none or more than one."""
        if self.dn_template:
            return self.dn_template.replace("{login}", escape_rdn(login))
        question = self.filter.replace("{login}", escape_filter_chars(login))
        with self.opened(self.bind_dn, self.bind_password) as service:
            if service is None:
                raise DirectoryAway("the service account is refused")
            found = self.entries(service, self.base, question, ldap3.SUBTREE)
        return found[0][0] if len(found) == 1 else ""

    def chosen(self, addresses: list[str], login: str) -> str:
        """The typed address if it is one of the person's, else their first; only of domains it may speak for."""
        own = [a for a in addresses if not self.domains or a.rpartition("@")[2].lower() in self.domains]
        typed = [address for address in own if address.lower() == login.lower()]
        return (typed or own or [""])[0]

    @contextmanager
    def opened(self, name: str, password: str) -> Iterator[ldap3.Connection | None]:
        """A connection bound to that name, None when its password is wrong; every other trouble is `DirectoryAway`."""
        connection = None
        try:
            connection = ldap3.Connection(
                self.server(),
                name,
                password,
                receive_timeout=self.timeout,
                read_only=True,
                auto_referrals=False,
            )
            connection.open()
            if self.starts_tls and not connection.start_tls():
                raise DirectoryAway("TLS is refused")
            if connection.bind():
                yield connection
            elif connection.result["result"] == WRONG_PASSWORD:
                yield None
            else:
                raise DirectoryAway(str(connection.result["description"]))
        except (LDAPException, OSError) as trouble:
            raise DirectoryAway(type(trouble).__name__) from trouble
        finally:
            self.close(connection)

    def close(self, connection: ldap3.Connection | None) -> None:
        """Say goodbye if anybody listens; ldap3 leaves the socket of a failed try open."""
        if connection is None:
            return
        with suppress(LDAPException, OSError):
            connection.unbind()
        if connection.socket is not None:
            connection.socket.close()

    def server(self) -> ldap3.Server:
        """The server, its certificate checked."""
        checked = ldap3.Tls(validate=ssl.CERT_REQUIRED, ca_certs_file=self.ca_file or None)
        return ldap3.Server(self.url, get_info=ldap3.NONE, tls=checked, connect_timeout=self.timeout)

    def entries(
        self, connection: ldap3.Connection, base: str, question: str, scope: str
    ) -> list[tuple[str, list[str]]]:
        """Names and addresses of what a question finds; two are as many as matter."""
        connection.search(
            base, question, scope, attributes=[self.mail], size_limit=2, time_limit=self.timeout
        )
        rows = [row for row in connection.response or [] if row["type"] == "searchResEntry"]
        return [
            (row["dn"], [raw.decode("utf-8", "replace") for raw in row["raw_attributes"].get(self.mail, [])])
            for row in rows
        ]
