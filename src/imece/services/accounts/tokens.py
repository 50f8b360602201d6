"""Secrets of links: made at random, given away once, kept only as a hash."""

from __future__ import annotations

import hashlib
import secrets


def fresh() -> str:
    """A new secret of 256 bits that can stand in an address."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What the database keeps of a secret (64 hexadecimal digits); a random secret needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()
