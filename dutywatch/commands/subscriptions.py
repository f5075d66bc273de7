"""`dutywatch subscriptions`: who hears of what."""

from typing import Annotated

import typer

from dutywatch.output import Exit, Failure, print_json, print_line, print_table


def subscriptions(
    address: Annotated[str | None, typer.Argument(help="Only those of this reader.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """List the active subscriptions.

    \b
    Examples:
      dutywatch subscriptions
      dutywatch subscriptions shop@example.com --json
    """
    from alerts.asked import asked_words
    from alerts.wording import wording
    from archive.readers import active_subscriptions, find_reader
    from dutywatch.commands.subscribe import subscription_json, when
    from dutywatch.house import read_session

    with read_session() as session:
        reader = find_reader(session, address) if address else None
        if address and reader is None:
            raise Failure(Exit.NOT_FOUND, f"no reader {address!r}")
        found = active_subscriptions(session, reader.id if reader else None)
    if as_json:
        print_json({"schema": 1, "subscriptions": [subscription_json(one) for one in found]})
    elif not found:
        print_line("no subscription is active; try: dutywatch subscribe --help")
    else:
        english = wording("en")
        rows = [
            (one.id, one.reader.address, one.frequency.value, when(one),
             one.reader.language, asked_words(one, english))
            for one in found
        ]  # fmt: skip
        print_table(("id", "reader", "frequency", "at", "language", "asks for"), rows)
