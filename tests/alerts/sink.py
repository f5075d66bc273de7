"""A real SMTP server on loopback that answers as it is told and keeps what it took."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from aiosmtpd.controller import Controller


class Sink:
    """Answers by recipient (`rcpt`) and after the data (`data`, in turn, the last one for ever)."""

    def __init__(self) -> None:
        self.rcpt: dict[str, str] = {}
        self.data: list[str] = ["250 taken"]
        self.taken: list[tuple[str, bytes]] = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self.rcpt.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        answer = self.data.pop(0) if len(self.data) > 1 else self.data[0]
        if answer == "drop" or answer.startswith("250"):
            self.taken.append((envelope.rcpt_tos[0], envelope.original_content))
        if answer == "drop":
            server.transport.abort()
            return "250 never heard"
        return answer


@contextmanager
def listening(sink: Sink, tls: ssl.SSLContext | None = None, **options: object) -> Iterator[str]:
    """The `smtp://` address of the sink while it listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(sink, hostname="127.0.0.1", port=port, tls_context=tls, **options)
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()
