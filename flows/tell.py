"""Telling the readers what is due: build, then hand over. No engine in here, so that the command `digest` may call it."""

import platform
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alerts.deliver import Built, build_due, send_due
from alerts.outbox import Sent
from alerts.sender import Sender
from dutywatch.clock import Clock
from dutywatch.settings import Settings
from flows.redesigns import hold_redesigns

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True, slots=True)
class Told:
    """What was built and what became of it. `held`: sending is switched off, digests wait in the outbox."""

    built: Built
    sent: tuple[Sent, ...] = ()
    held: bool = False


def sender_of(settings: Settings) -> Sender:
    """Who sends. Raises ValueError (the From address is none) or SettingsUnusable (no key can be kept)."""
    return Sender(settings.mail_from, settings.contact, settings.base_url, settings.signing_key)


def tell_due(
    settings: Settings, engine: "Engine", clock: Clock, only_reader: str | None = None, out: Path | None = None
) -> Told:
    """Builds every digest that is due and hands it over: to the relay where one is set, else as files.

    Without an outside address no relay is used, since no link in a mail would work. Raises as `alerts.deliver` does.
    """
    sender = sender_of(settings)
    hold_redesigns(engine, clock())  # done by the run already, unless it was killed
    built = build_due(engine, clock(), sender, only_reader)
    if not settings.sending:
        return Told(built, held=True)
    relay = settings.smtp_url.get_secret_value() if settings.smtp_url and settings.base_url else None
    folder = out or (None if relay else settings.data_dir / "mail")
    # No two workers may share a name, on whatever machines they run.
    owner = f"{platform.node()}-{secrets.token_hex(6)}"
    sent = send_due(engine, clock, sender, owner, relay, folder, only_reader)
    return Told(built, tuple(sent))


def lines(told: Told) -> list[str]:
    """A line for each reader set aside and each digest handed over."""
    aside = [f"digest of reader {one.address} set aside: {one.why}" for one in told.built.set_aside]
    return aside + [f"digest to {one.recipient}: {one.state.value}, {one.reason}" for one in told.sent]
