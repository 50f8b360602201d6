"""A passkey device without a screen: makes and uses passkeys as a browser would, from what a page asks for."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

PRESENT_AND_VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


class Device:
    """One passkey on one device; `verifies` says whether it asked for finger, face or PIN."""

    def __init__(self, origin: str = "http://localhost", *, verifies: bool = True) -> None:
        self.origin, self.name = origin, "localhost"
        self.flags = PRESENT_AND_VERIFIED if verifies else AuthenticatorData.FLAG.UP
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.number = secrets.token_bytes(16)
        self.holder: str = ""

    def answer(self, response: dict[str, Any]) -> dict[str, Any]:
        """What both ceremonies send around their own response."""
        number = websafe_encode(self.number)
        return {
            "id": number,
            "rawId": number,
            "type": "public-key",
            "clientExtensionResults": {},
            "response": response,
        }

    def said(self, kind: str, challenge: str) -> bytes:
        """The client data of a ceremony."""
        facts = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(facts).encode()

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """A new passkey for what a page asks."""
        asked = options["publicKey"]
        self.holder = asked["user"]["id"]
        inside = AttestedCredentialData.create(
            Aaguid.NONE, self.number, ES256.from_cryptography_key(self.key.public_key())
        )
        flags = self.flags | AuthenticatorData.FLAG.AT
        data = AuthenticatorData.create(hashlib.sha256(self.name.encode()).digest(), flags, 0, inside)
        return self.answer(
            {
                "clientDataJSON": websafe_encode(self.said("webauthn.create", asked["challenge"])),
                "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
                "transports": ["internal"],
            }
        )

    def unasked(self) -> dict[str, Any]:
        """A passkey as it is kept, made for nobody in particular."""
        return self.make({"publicKey": {"challenge": "", "user": {"id": ""}}})

    def use(self, options: dict[str, Any]) -> dict[str, Any]:
        """The passkey's signature under what a page asks."""
        said = self.said("webauthn.get", options["publicKey"]["challenge"])
        data = AuthenticatorData.create(hashlib.sha256(self.name.encode()).digest(), self.flags, 1)
        signature = self.key.sign(bytes(data) + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        return self.answer(
            {
                "clientDataJSON": websafe_encode(said),
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signature),
                "userHandle": self.holder,
            }
        )


def options_in(page: str) -> dict[str, Any]:
    """What a page asks the browser for."""
    begin = page.index(">", page.index('id="passkey-options"')) + 1
    options: dict[str, Any] = json.loads(page[begin : page.index("</script>", begin)])
    return options
