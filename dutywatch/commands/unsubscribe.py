"""`dutywatch unsubscribe`: an end to a subscription."""

from typing import Annotated

import typer

from dutywatch.output import Exit, Failure, print_json, print_line


def unsubscribe(
    subscription: Annotated[str, typer.Argument(metavar="ID", help="As `dutywatch subscriptions` shows it.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """End a subscription. Doing it twice is no error.

    \b
    Examples:
      dutywatch unsubscribe sub_0123456789abcdef0123
    """
    from alerts.consent import unsubscribe
    from archive.database import transaction
    from archive.readers import was_subscription
    from dutywatch.clock import utc_now
    from dutywatch.house import database, settings

    engine = database(settings())
    try:
        with transaction(engine) as session:
            if not was_subscription(session, subscription):
                raise Failure(Exit.NOT_FOUND, f"no subscription {subscription!r}; see: dutywatch subscriptions")
            ended = unsubscribe(session, subscription, utc_now())
    finally:
        engine.dispose()
    if as_json:
        print_json({"schema": 1, "id": subscription, "ended": ended})
    else:
        print_line(f"{subscription} is ended" if ended else f"{subscription} had ended before")
