"""`dutywatch reclassify`: the history by the rules of today."""

from typing import Annotated

import typer

from dutywatch.output import Exit, Failure, print_json, print_line, say


def reclassify(as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False) -> None:
    """Classify the history anew with the rules of today. Nobody is told; what was sent stays as it was sent.

    Former classifications stay in the record. Done twice it does nothing; interrupted, run it again.

    \b
    Examples:
      dutywatch reclassify
      dutywatch reclassify --json
    """
    from dutywatch.clock import utc_now
    from dutywatch.house import database, settings
    from dutywatch.progress import progress
    from flows.reclassify import reclassify as judge_anew
    from pipeline.classify import RULES_VERSION

    engine = database(settings())
    try:
        with progress("reclassify") as advance:
            done = judge_anew(engine, RULES_VERSION, utc_now, advance)
    finally:
        engine.dispose()
    if as_json:
        print_json(
            {
                "schema": 1,
                "rules_version": done.rules_version,
                "classified": done.classified,
                "topic_changed": done.topic_changed,
                "severity_changed": done.severity_changed,
                "left_out": done.left_out,
            }
        )
    elif done.classified:
        print_line(
            f"{done.classified} changes classified anew by the rules {done.rules_version}: {done.topic_changed} with"
            f" other topics, {done.severity_changed} with another severity; nobody is told"
        )
    elif not done.left_out:
        print_line(f"every change is of the rules {done.rules_version} already, nothing done")
    for fault in done.left_out:
        say(f"left out: {fault}")
    if done.left_out:
        raise Failure(Exit.IN_PART, f"{len(done.left_out)} could not be classified anew; each is named above")
