"""Mail addresses: which ones are taken, and the form in which they are stored."""

import re

# RFC 5322, 3.2.3: atoms joined by dots. Quoted local parts and address literals are left out: nobody has one, and
# each is a way to smuggle something into a header or an SMTP command.
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")


class AddressRefused(ValueError):
    """Not an address that mail can be sent to; the message says why, and repeats nothing that would not print."""


def normal_address(given: str) -> str:
    """The address with its domain in lower case, the rest as given (RFC 5321, 2.4). Raises AddressRefused."""
    if given.count("@") != 1 or not given.isprintable() or " " in given:
        raise AddressRefused(f"not a mail address: {given[:80]!r}")
    local, _, domain = given.partition("@")
    if not local.isascii():
        raise AddressRefused(
            f"{given[:80]!r} has letters outside ASCII before the @. Such addresses need a relay with SMTPUTF8 "
            "(RFC 6531), which Dutywatch does not use yet; give one with plain letters."
        )
    if not domain.isascii():
        raise AddressRefused(f"give the domain of {given[:80]!r} in its ASCII form (xn--…)")
    # RFC 5321, 4.5.3.1: 64 octets before the @, 254 in all that fits into a path.
    labels = domain.split(".")
    if not _LOCAL.fullmatch(local) or len(local) > 64 or len(given) > 254 or not all(map(_LABEL.fullmatch, labels)):
        raise AddressRefused(f"not a mail address: {given[:80]!r}")
    return f"{local}@{domain.lower()}"
