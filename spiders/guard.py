"""The address guard: which addresses a crawl may connect to.

Two checks. The address as written: http or https, a plain host, a usual port. The address as resolved: every answer
of the look-up must be public, and the connection goes to the very answer that was checked (`spiders.resolver`), so
that a name which answers differently the second time gains nothing. Each hop of a redirect, and robots.txt, passes
both. Ranges: IANA special-purpose registries (RFC 6890 and successors).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Self
from urllib.parse import urlsplit

# One strict form that no two parsers read differently: no userinfo, fragment, backslash, percent, space, control or non-ASCII.
_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::(?P<port>\d{1,5}))?(?:[/?][!\x22$-\[\]-~]*)?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}

_CLOSED_V4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
        "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
        "168.63.129.16/32"  # public by its number, yet answers only inside Azure, where it hands out secrets
    ).split()
)
# Of IPv6 only global unicast is open, less what is special in it: Teredo and other protocol assignments, documentation, 6to4.
_OPEN_V6 = IPv6Network("2000::/3")
_CLOSED_V6 = tuple(IPv6Network(net) for net in "2001::/23 2001:db8::/32 2002::/16 3fff::/20".split())
_NAT64 = IPv6Network("64:ff9b::/96")
_MAPPED = IPv6Network("::ffff:0:0/96")

NOT_PUBLIC = "the guard lets no crawl connect to an address that is not public"


def is_public(address: str) -> bool:
    """Whether an address literal is one of the open internet; its embedded IPv4 address counts where it has one."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        return not any(ip in net for net in _CLOSED_V4)
    return _is_public_v6(ip)


def _is_public_v6(ip: IPv6Address) -> bool:
    if ip.scope_id is not None:
        return False
    if ip in _MAPPED or ip in _NAT64:
        return is_public(str(IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip in _OPEN_V6 and not any(ip in net for net in _CLOSED_V6)


@dataclass(frozen=True, slots=True)
class Guard:
    """The policy: `allowed` host and port pairs that pass although not public, and the `ports` of public hosts."""

    allowed: frozenset[tuple[str, int]] = frozenset()
    ports: frozenset[int] = frozenset({80, 443})

    @classmethod
    def of(cls, allow_private: Iterable[str], ports: Iterable[int] = (80, 443)) -> Self:
        """From `host:port` pairs (`[::1]:8000` for IPv6). Raises ValueError on any other form."""
        return cls(frozenset(_pair(text) for text in allow_private), frozenset(ports))

    def refuse_url(self, url: str) -> str | None:
        """Why this address, as written, may not be asked for; None where it may. Says nothing of what it resolves to."""
        match = _URL.fullmatch(url)
        if match is None and "@" in url.partition("://")[2].partition("/")[0]:
            return "an address with a user's name in it is not fetched"
        if match is None:
            return f"{_scheme(url)} addresses of that form are not fetched" if _scheme(url) else "not a web address"
        host, port = match["host"].lower(), int(match["port"] or _DEFAULT_PORTS[match["scheme"].lower()])
        if _other_reading(url) != host.strip("[]") or port > 65535:
            return "not a plain web address"
        if (host.strip("[]"), port) in self.allowed:
            return None
        return self._refuse_place(host, port)

    def _refuse_place(self, host: str, port: int) -> str | None:
        if port not in self.ports:
            return f"port {port} is not one that authorities publish on"
        if host.startswith("["):
            return None if is_public(host[1:-1]) else NOT_PUBLIC
        if _NUMERIC.fullmatch(host.rpartition(".")[2]):
            return None if is_public(host) else NOT_PUBLIC
        labels = host.split(".")
        return NOT_PUBLIC if len(labels) < 2 or "" in labels else None

    def refuse_addresses(self, host: str, addresses: Iterable[str], port: int) -> str | None:
        """Why none of these look-up answers may be connected to. One that is not public condemns them all."""
        if (host.lower(), port) in self.allowed:
            return None
        if port not in self.ports and not all((address, port) in self.allowed for address in addresses):
            return NOT_PUBLIC
        closed = [address for address in addresses if not is_public(address) and (address, port) not in self.allowed]
        return NOT_PUBLIC if closed else None


def _other_reading(url: str) -> str | None:
    """The host as the standard library reads it; the two readings must agree."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _scheme(url: str) -> str:
    return "".join(char for char in url.partition(":")[0].lower() if char.isalnum())[:12] if ":" in url else ""


def _pair(text: str) -> tuple[str, int]:
    host, colon, port = text.strip().rpartition(":")
    host = host.strip("[]").lower()
    if not colon or not host or not port.isascii() or not port.isdigit() or not 0 < int(port) <= 65535:
        raise ValueError(f"not host:port: {text!r}")
    return host, int(port)
