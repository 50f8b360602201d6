"""A real directory server (OpenLDAP's slapd) on a free port of loopback, with its own folder and three people."""

from __future__ import annotations

import datetime
import ipaddress
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from collections.abc import Iterator

SLAPD: Final = shutil.which("slapd", path="/usr/sbin:/usr/libexec:/usr/local/libexec:/usr/lib/openldap")
BASE: Final = "dc=kurum,dc=example"
SERVICE, SERVICE_PASSWORD = f"cn=imece,{BASE}", "servis-parolasi"
PASSWORD: Final = "dizin-parolasi-2026"
CONFIG: Final = """include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile {folder}/pid
TLSCertificateFile {folder}/certificate.pem
TLSCertificateKeyFile {folder}/key.pem
allow bind_anon_dn
database mdb
suffix "{base}"
directory {folder}/data
rootdn "cn=root,{base}"
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="{service}" read by self read by anonymous auth by * none
"""
PEOPLE: Final = """dn: {base}
objectClass: dcObject
objectClass: organization
dc: kurum
o: Kurum

dn: {service}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: imece
userPassword: {service_password}

dn: ou=people,{base}
objectClass: organizationalUnit
ou: people
"""
PERSON: Final = """
dn: uid={uid},ou=people,{base}
objectClass: inetOrgPerson
uid: {uid}
cn: {uid}
sn: {uid}
mail: {mail}
userPassword: {password}
"""


@dataclass(frozen=True)
class Served:
    """Where the server answers and whose certificate it shows."""

    url: str
    ca_file: str


def certificate(folder: Path) -> None:
    """A certificate for 127.0.0.1 that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (folder / "key.pem").write_bytes(pem)


@contextmanager
def directory_server(folder: Path, people: dict[str, str]) -> Iterator[Served]:
    """The server with these people (uid → mail), all with the same password; ended at the end."""
    assert SLAPD is not None
    (folder / "data").mkdir()
    certificate(folder)
    facts = {"base": BASE, "service": SERVICE, "service_password": SERVICE_PASSWORD, "folder": folder}
    config, content = folder / "slapd.conf", folder / "people.ldif"
    config.write_text(CONFIG.format(**facts), encoding="utf-8")
    entries = [
        PERSON.format(uid=uid, mail=mail, base=BASE, password=PASSWORD) for uid, mail in people.items()
    ]
    content.write_text(PEOPLE.format(**facts) + "".join(entries), encoding="utf-8")
    subprocess.run(
        [SLAPD, "-T", "add", "-f", config, "-l", content], check=True, capture_output=True, timeout=30
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"ldap://127.0.0.1:{port}"
    process = subprocess.Popen(
        [SLAPD, "-f", config, "-h", url, "-d", "0"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, process)
        yield Served(url, str(folder / "certificate.pem"))
    finally:
        process.terminate()
        process.wait(timeout=10)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until the first connection is taken."""
    end = time.monotonic() + 20
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("The directory server did not answer.")
