"""`dutywatch start`: everything on schedule."""

from typing import TYPE_CHECKING, Annotated

import typer

from dutywatch.output import Exit, Failure, print_json_line, say

if TYPE_CHECKING:
    from flows.house import House


def start(
    host: Annotated[str, typer.Option(help="The address of the pages; 0.0.0.0 for all of this machine.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Their port; 0 takes a free one.")] = 8000,
    every: Annotated[float, typer.Option(min=1, help="Seconds between two looks at what is due.")] = 60.0,
    as_json: Annotated[
        bool, typer.Option("--json", help="Tell the address as one line of JSON once it is up.")
    ] = False,
) -> None:
    """Crawl each source at its interval, tell each reader at their hour, and serve the pages, until Ctrl-C.

    Killed at any time and started again, it goes on where it was: nothing is lost, nobody is told twice.

    \b
    Examples:
      dutywatch start
      dutywatch start --host 0.0.0.0 --port 8080
    """
    import threading

    from dutywatch.ending import ends_at_once
    from dutywatch.house import house, run_flow, settings
    from dutywatch.logs import write_logs
    from dutywatch.settings import SettingsUnusable
    from web.app import create_app
    from web.server import CannotListen, address_of, listen, server

    asked = settings()
    write_logs(asked.log_format)
    opened = house(asked)
    try:
        app = create_app(opened.settings, opened.engine, opened.clock)
        listening = listen(host, port)
    except (CannotListen, SettingsUnusable) as error:
        raise Failure(Exit.NOT_USABLE, str(error)) from None
    address = address_of(listening)
    if as_json:
        print_json_line({"schema": 1, "address": address})
    say(f"pages at {address}; {len(opened.watched)} sources on schedule; Ctrl-C ends")
    if opened.waiting:
        from dutywatch.commands.run import waiting_words

        say(waiting_words(len(opened.waiting)))
    # Outside the main thread uvicorn leaves the signals alone, which are ours here.
    pages = threading.Thread(target=server(app).run, kwargs={"sockets": [listening]}, name="pages", daemon=True)
    pages.start()
    with ends_at_once("stopped; start again at any time", on_terminate=Exit.DONE):
        run_flow(_keep_watch, opened, every)


async def _keep_watch(opened: "House", every: float) -> None:
    from flows.schedule import keep_watch

    await keep_watch(opened, say, every)
