"""Signed tokens for the links in mails.

A token is what it names and a keyed digest over its purpose and that (HMAC-SHA256, RFC 2104), in base64url. Nothing
is stored, so the database holds no token, and one for stopping is valid as long as the key: withdrawing must stay as
easy as consenting was (GDPR 7(3)). The purpose is part of what is signed: a token opens one door.
"""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass

from pipeline.model.reader import Frequency

_STOP = b"dutywatch stop 1"
_MAC_BYTES = 18  # 144 bits; OWASP ASVS asks for at least 128


@dataclass(frozen=True, slots=True)
class Stop:
    """What a token for stopping names: a reader's list, and the digest that carried it, by its public id."""

    reader: int
    frequency: Frequency
    digest: str


def stop_token(key: bytes, stop: Stop) -> str:
    """The token for the header and footer of one mail (RFC 8058, 3.1: reader, list and a part hard to forge)."""
    said = f"{stop.reader}.{stop.frequency.value}.{stop.digest}".encode()
    return base64.urlsafe_b64encode(_mac(key, _STOP, said) + said).decode().rstrip("=")


def read_stop_token(key: bytes, token: str) -> Stop | None:
    """What the token names; None for every token that is not exactly one of ours, whatever is wrong with it."""
    raw = _decoded(token)
    mac, said = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
    if not hmac.compare_digest(mac, _mac(key, _STOP, said)):
        return None
    reader, frequency, digest = said.decode().split(".", 2)
    return Stop(int(reader), Frequency(frequency), digest)


def _mac(key: bytes, purpose: bytes, said: bytes) -> bytes:
    return hmac.new(key, purpose + b"\0" + said, hashlib.sha256).digest()[:_MAC_BYTES]


def _decoded(token: str) -> bytes:
    """The bytes of a token; empty where it is not base64url in its one canonical spelling."""
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""
    # Two spellings of one token would let a flipped bit pass: the last character has bits that mean nothing.
    return raw if base64.urlsafe_b64encode(raw).decode().rstrip("=") == token else b""
