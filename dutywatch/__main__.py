"""`dutywatch WORD …`: finds the file of the word, runs it, and turns every ending into one line and an exit code."""

from dutywatch.ending import ends_at_once

INTERRUPTED = "dutywatch: interrupted; nothing is lost, run the same command again"

with ends_at_once(INTERRUPTED):  # while we still import, too
    import importlib
    import os
    import sys
    from importlib.util import find_spec

    from dutywatch.close_matches import import_typer
    from dutywatch.output import Exit, Failure, say

    import_typer()
    import typer

# In the order of the help: the way of the data, then the questions, then the house.
COMMANDS = (
    "demo", "run", "backfill", "start", "serve", "changes", "change", "countries", "topics", "diff", "classify",
    "extract", "export", "reclassify", "subscribe", "subscriptions", "unsubscribe", "digest", "held", "sources", "health",
    "doctor", "db",
)  # fmt: skip

app = typer.Typer(
    name="dutywatch",
    help="Watches customs and trade authorities and says what really changed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def _root(version: bool = typer.Option(False, "--version", help="Show the version and end.", is_eager=True)) -> None:
    if version:
        from dutywatch import __version__

        sys.stdout.write(f"dutywatch {__version__}\n")
        raise typer.Exit


def register() -> None:
    """Adds each command: a function of the file's name, or a `typer.Typer` called `app` for words of two parts."""
    for name in COMMANDS:
        if find_spec(f"dutywatch.commands.{name}") is None:
            continue
        module = importlib.import_module(f"dutywatch.commands.{name}")
        group = getattr(module, "app", None)
        if group is not None:
            app.add_typer(group, name=name)
        else:
            app.command(name)(getattr(module, name))


def main() -> None:
    """The console script."""
    try:
        with ends_at_once(INTERRUPTED):
            register()
            _run()
    except Failure as failure:
        say(f"dutywatch: {failure}")
        sys.exit(failure.code)
    except BrokenPipeError:
        # The reader of our output went away (`| head`); not an error of ours. Python would try once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.DONE)


def _run() -> None:
    """Runs the command to its end; what is not yet written is written here, not after all our care."""
    try:
        app(standalone_mode=True)
    except SystemExit as ended:
        # Typer and rich both make a plain 1 of a broken pipe, and typer a silent 130 of Ctrl-C.
        why = ended.__context__
        if isinstance(why, BrokenPipeError):
            raise why from None
        if why is not None and isinstance(why.__cause__, KeyboardInterrupt):
            raise why.__cause__ from None
        sys.stdout.flush()
        raise


if __name__ == "__main__":
    main()
