"""`dutywatch digest`: the mails that are due."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.output import Exit, Failure, print_json, print_line, print_table, say

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from alerts.deliver import Built
    from alerts.outbox import Sent
    from alerts.sender import Sender
    from dutywatch.settings import Settings


def digest(
    to: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Only for this reader.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be sent; record nothing.")] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write files there instead; they count as told.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Build the digests that are due and send them. Each change is told to a reader once.

    Without DUTYWATCH_SMTP_URL or DUTYWATCH_BASE_URL the mails are written to DATA_DIR/mail and count as told. With
    --dry-run and --out the files are written and nothing is recorded.

    \b
    Examples:
      dutywatch digest
      dutywatch digest --to shop@example.com --dry-run
      dutywatch digest --out mails
    """
    from alerts.deliver import NoSuchReader
    from dutywatch.house import database, settings

    asked = settings()
    engine = database(asked)
    try:
        built, sent = _run(asked, engine, to, dry_run, out)
    except NoSuchReader:
        raise Failure(Exit.NOT_FOUND, f"no reader {to!r}") from None
    except OSError as error:
        raise Failure(Exit.NOT_USABLE, f"a mail cannot be written: {error.strerror}: {error.filename}") from None
    finally:
        engine.dispose()
    if as_json:
        print_json(_json(built, sent, dry_run))
    else:
        _print(built, sent, dry_run)
    _end(built, sent)


def _run(
    asked: "Settings", engine: "Engine", to: str | None, dry_run: bool, out: Path | None
) -> "tuple[Built, list[Sent]]":
    import os

    from alerts.deliver import build_due, send_due
    from alerts.maildir import file_stem, write_files
    from alerts.relay import RelayUnusable
    from dutywatch.clock import utc_now

    sender = _sender(asked)
    built = build_due(engine, utc_now(), sender, to, dry_run)
    if dry_run:
        for one in built.digests if out else ():
            write_files(out or Path(), file_stem(one.frequency, one.period, one.id), one.mail, one.html)
        return built, []
    if not asked.sending:
        say("sending is off (DUTYWATCH_SENDING): digests are built and wait")
        return built, []
    relay = asked.smtp_url.get_secret_value() if asked.smtp_url and asked.base_url else None
    folder = out or (None if relay else asked.data_dir / "mail")
    try:
        return built, send_due(engine, utc_now, sender, f"digest {os.getpid()}", relay, folder, to)
    except RelayUnusable as error:
        raise Failure(Exit.NOT_USABLE, f"DUTYWATCH_SMTP_URL: {error}") from None


def _sender(asked: "Settings") -> "Sender":
    from alerts.sender import Sender
    from dutywatch.settings import SettingsUnusable

    try:
        return Sender(asked.mail_from, asked.contact, asked.base_url, asked.signing_key)
    except ValueError as error:
        raise Failure(Exit.NOT_USABLE, f"DUTYWATCH_MAIL_FROM: {error}") from None
    except SettingsUnusable as error:
        raise Failure(Exit.NOT_USABLE, str(error)) from None


def _json(built: "Built", sent: "list[Sent]", dry_run: bool) -> dict[str, object]:
    return {
        "schema": 1,
        "dry_run": dry_run,
        "digests": [
            {"id": one.id, "address": one.address, "frequency": one.frequency.value, "period": one.period,
             "subject": one.subject, "changes": one.changes}
            for one in built.digests
        ],
        "sent": [
            {"digest": one.digest, "address": one.recipient, "state": one.state.value, "reason": one.reason,
             "file": str(one.file) if one.file else None}
            for one in sent
        ],
        "set_aside": [{"address": one.address, "why": one.why} for one in built.set_aside],
    }  # fmt: skip


def _print(built: "Built", sent: "list[Sent]", dry_run: bool) -> None:
    if dry_run:
        for one in built.digests:
            print_line(f"To: {one.address} ({one.frequency.value}, {one.period})\n\n{one.text}\n")
    if not built.digests and not sent:
        print_line("nothing is due")
    if sent:
        rows = [(one.recipient, one.state.value, one.reason) for one in sent]
        print_table(("reader", "state", "what became of it"), rows)


def _end(built: "Built", sent: "list[Sent]") -> None:
    """Exit code 1 where something was not done, each thing named."""
    for aside in built.set_aside:
        say(f"dutywatch: no digest for {aside.address}: {aside.why}")
    undone = [one for one in sent if one.state.value in ("deferred", "failed", "unknown")]
    for one in undone:
        say(f"dutywatch: {one.recipient}: {one.state.value}: {one.reason}")
    if built.set_aside or undone:
        raise Failure(Exit.IN_PART, "not every mail could be handed over; what is deferred is tried again")
