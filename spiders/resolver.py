"""The look-up of every connection that Scrapy's downloader opens, under the address guard.

Twisted's endpoint asks the reactor's resolver and connects to the addresses that it is handed, literals included;
so what is not handed on here is never connected to, and what is handed on is what was checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer, provider

from spiders.guard import Guard


@implementer(IHostnameResolver)
class GuardedResolver:
    """Wraps the reactor's own resolver. `refused` remembers which host and port were refused, and why."""

    def __init__(self, reactor: Any, guard: Guard) -> None:
        self._reactor = reactor
        self._lookup = reactor.nameResolver
        self._guard = guard
        self.refused: dict[tuple[str, int], str] = {}

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> GuardedResolver:
        """As Scrapy makes it, from the setting `TWISTED_DNS_RESOLVER`."""
        return cls(reactor, crawler.settings["DUTYWATCH_GUARD"])

    def install_on_reactor(self) -> None:
        """Makes it the one resolver of the process."""
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802, the interface's name
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[Any] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """Hands on all answers, or none."""
        checked = _Checked(resolutionReceiver, self, hostName, portNumber)
        return self._lookup.resolveHostName(checked, hostName, portNumber, addressTypes, transportSemantics)

    def judge(self, host: str, port: int, addresses: Sequence[str]) -> bool:
        """Whether these may be handed on."""
        why = self._guard.refuse_addresses(host, addresses, port)
        if why is None:
            self.refused.pop((host.lower(), port), None)
            return True
        self.refused[host.lower(), port] = why
        return False


@provider(IResolutionReceiver)
class _Checked:
    """Holds answers back until all of them are known."""

    def __init__(self, receiver: Any, resolver: GuardedResolver, host: str, port: int) -> None:
        self._receiver = receiver
        self._resolver = resolver
        self._host = host
        self._port = port
        self._answers: list[Any] = []

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self._answers.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._resolver.judge(self._host, self._port, [str(answer.host) for answer in self._answers]):
            for answer in self._answers:
                self._receiver.addressResolved(answer)
        self._receiver.resolutionComplete()
