"""`dutywatch serve`: the pages and the API."""

from typing import Annotated

import typer

from dutywatch.output import Exit, Failure, print_json_line, say


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for all of this machine.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    as_json: Annotated[
        bool, typer.Option("--json", help="Tell the address as one line of JSON once it is up.")
    ] = False,
) -> None:
    """Serve the pages and the API until Ctrl-C. Requests are told on standard error, a line each.

    \b
    Examples:
      dutywatch serve
      dutywatch serve --host 0.0.0.0 --port 8080
      DUTYWATCH_BASE_URL=https://dutywatch.example dutywatch serve
    """
    from archive.bodies import BodiesUnusable
    from dutywatch.clock import utc_now
    from dutywatch.ending import ends_at_once
    from dutywatch.house import database, settings
    from dutywatch.logs import write_logs
    from dutywatch.settings import SettingsUnusable
    from web.app import create_app
    from web.server import CannotListen, address_of, listen
    from web.server import serve as serve_until_stopped

    asked = settings()
    write_logs(asked.log_format)
    try:
        listening = listen(host, port)
        if not asked.has_record:
            say(f"there is no record in {asked.data_dir} (DUTYWATCH_DATA_DIR) yet; an empty one is made")
        engine = database(asked, writing=False)
        app = create_app(asked, engine, utc_now)
    except (CannotListen, BodiesUnusable, SettingsUnusable) as error:
        raise Failure(Exit.NOT_USABLE, str(error)) from None
    address = address_of(listening)
    if as_json:
        print_json_line({"schema": 1, "address": address})
    say(f"pages at {address}, Ctrl-C ends")
    # The answers under way are given first; then the signal comes again, and ends it.
    with ends_at_once("stopped", on_terminate=Exit.DONE):
        serve_until_stopped(app, listening)
