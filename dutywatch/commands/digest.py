"""`dutywatch digest`: the mails that are due."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.asked import read_filter
from dutywatch.output import Exit, Failure, print_json, print_line, print_table, say

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from dutywatch.settings import Settings
    from flows.tell import Told


def digest(
    to: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Only for this reader.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be sent; record nothing.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Write the mails there in place of sending; they count as told, save with --dry-run."
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="With --dry-run: all on record since then that is for the reader, as one mail."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Build the digests that are due and send them. Each change is told to a reader once.

    Without DUTYWATCH_SMTP_URL or DUTYWATCH_BASE_URL the mails are written to DATA_DIR/mail and count as told. With
    --dry-run nothing counts as told, also where --out is given: it writes the files to look at.

    \b
    Examples:
      dutywatch digest
      dutywatch digest --to shop@example.com --dry-run
      dutywatch digest --to shop@example.com --dry-run --since 2026-01-01
      dutywatch digest --out mails
    """
    from dutywatch.house import database, settings

    if since and not dry_run:
        raise Failure(Exit.USAGE, "--since shows what is on record and sends nothing: give --dry-run with it")
    start = read_filter({"since": [since]}).since if since else None
    asked = settings()
    engine = database(asked)
    try:
        told = _told(asked, engine, to, dry_run, out, start)
    finally:
        engine.dispose()
    if as_json:
        print_json(_json(told, dry_run))
    else:
        _print(told, dry_run, to, since)
    _end(told)


def _told(
    asked: "Settings", engine: "Engine", to: str | None, dry_run: bool, out: Path | None, start: "datetime | None"
) -> "Told":
    from alerts.deliver import NoSuchReader
    from alerts.relay import RelayUnusable
    from dutywatch.clock import utc_now
    from dutywatch.settings import SettingsUnusable
    from flows.tell import tell_due

    try:
        return _shown(asked, engine, to, out, start) if dry_run else tell_due(asked, engine, utc_now, to, out)
    except NoSuchReader:
        raise Failure(Exit.NOT_FOUND, f"no reader {to!r}") from None
    except OSError as error:
        raise Failure(Exit.NOT_USABLE, f"a mail cannot be written: {error.strerror}: {error.filename}") from None
    except RelayUnusable as error:
        raise Failure(Exit.NOT_USABLE, f"DUTYWATCH_SMTP_URL: {error}") from None
    except SettingsUnusable as error:
        raise Failure(Exit.NOT_USABLE, str(error)) from None
    except ValueError as error:
        raise Failure(Exit.NOT_USABLE, f"DUTYWATCH_MAIL_FROM: {error}") from None


def _shown(asked: "Settings", engine: "Engine", to: str | None, out: Path | None, start: "datetime | None") -> "Told":
    """What would be sent, or with a start what is on record since; into files, where a folder is named."""
    from alerts.deliver import build_due
    from alerts.maildir import file_stem, write_files
    from alerts.preview import preview
    from dutywatch.clock import utc_now
    from flows.tell import Told, sender_of

    now, sender = utc_now(), sender_of(asked)
    built = preview(engine, now, start, sender, to) if start else build_due(engine, now, sender, to, dry_run=True)
    if out is not None:
        for one in built.digests:
            write_files(out, file_stem(one.frequency, one.period, one.id), one.mail, one.html)
    return Told(built)


def _json(told: "Told", dry_run: bool) -> dict[str, object]:
    return {
        "schema": 1,
        "dry_run": dry_run,
        "held": told.held,
        "digests": [
            {"id": one.id, "address": one.address, "frequency": one.frequency.value, "period": one.period,
             "subject": one.subject, "changes": one.changes}
            for one in told.built.digests
        ],
        "sent": [
            {"digest": one.digest, "address": one.recipient, "state": one.state.value, "reason": one.reason,
             "file": str(one.file) if one.file else None}
            for one in told.sent
        ],
        "set_aside": [{"address": one.address, "why": one.why} for one in told.built.set_aside],
    }  # fmt: skip


def _print(told: "Told", dry_run: bool, to: str | None, since: str | None) -> None:
    if dry_run:
        for one in told.built.digests:
            print_line(f"To: {one.address} ({one.frequency.value}, {one.period})\n\n{one.text}\n")
    if since and not told.built.digests:
        print_line(f"nothing on record since {since} is for {to or 'any reader'}")
    elif not told.built.digests and not told.sent:
        print_line("nothing is due")
        say("a digest holds what was recorded after subscribing, and is due at the reader's hour; `instant` at once")
        if dry_run:
            say("what the record already holds for a reader is shown with --since, such as --since 2026-01-01")
    if told.sent:
        print_table(
            ("reader", "state", "what became of it"),
            [(one.recipient, one.state.value, one.reason) for one in told.sent],
        )


def _end(told: "Told") -> None:
    """Says what waits and what was not done; exit code 1 for the latter."""
    if told.held:
        say("sending is off (DUTYWATCH_SENDING): digests are built and wait")
    for aside in told.built.set_aside:
        say(f"dutywatch: no digest for {aside.address}: {aside.why}")
    undone = [one for one in told.sent if one.state.value in ("deferred", "failed", "unknown")]
    for one in undone:
        say(f"dutywatch: {one.recipient}: {one.state.value}: {one.reason}")
    if told.built.set_aside or undone:
        raise Failure(Exit.IN_PART, "not every mail could be handed over; what is deferred is tried again")
