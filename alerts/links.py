"""The only links that a mail may carry: our own pages, and the authority's."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit


@dataclass(frozen=True, slots=True)
class Official:
    """A page of an authority: its address in ASCII, and the host as it should be shown."""

    href: str
    host: str


def stop_path(token: str) -> str:
    """The page that ends a list. GET and HEAD change nothing; POST stops at once (RFC 8058)."""
    return f"/unsubscribe/{token}"


def change_path(change: str) -> str:
    """The page of a change, the same for ever."""
    return f"/changes/{change}"


def digest_path(digest: str, start: int) -> str:
    """The changes of a digest from the one at `start` (0 for the first) on: exactly what its mail had no room for."""
    return f"/digests/{digest}?start={start}"


def official(url: str | None) -> Official | None:
    """A link to an authority's page; None where the address is not a plain http or https one.

    Everything outside ASCII is encoded, the host in punycode, so that a look-alike shows (UTS 39); credentials before
    the host, the oldest disguise, are refused.
    """
    if not url or "\\" in url or not url.isprintable():
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # of idna too
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or not _is_host(host):
        return None
    shown = f"[{host}]" if ":" in host else host
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return Official(urlunsplit((parts.scheme, shown + port, path or "/", query, "")), shown + port)


def is_loopback(host: str) -> bool:
    """Whether the host is this machine, by a name or address that no resolver can bend."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_host(host: str) -> bool:
    if ":" in host:
        return True  # urlsplit has checked what stands in brackets
    return all(part and part.replace("-", "a").replace("_", "a").isalnum() for part in host.rstrip(".").split("."))
