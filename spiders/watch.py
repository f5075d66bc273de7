"""One crawl of one source, and its report."""

import asyncio
import logging

from pipeline.model.capture import SourceReport
from pipeline.model.verdict import Verdict
from spiders.kinds import is_index
from spiders.proof import document_fault
from spiders.running import Crawl, Finding, finding
from spiders.walk import walk

_log = logging.getLogger(__name__)


async def watch(crawl: Crawl) -> None:
    """Crawls the source and writes its report, whatever happens."""
    started = crawl.clock()
    try:
        verdict, why = await (walk(crawl) if is_index(crawl.entry) else _document(crawl))
    except asyncio.CancelledError:
        verdict, why = Verdict.TRUNCATED, "the time for this run was used up; the rest is for the next"
    except Exception as error:
        # A fault of ours in one source must not end the others; the log has it in full.
        _log.error("source %s", crawl.entry.id, exc_info=error)
        verdict, why = Verdict.GARBLED, f"its answer could not be read ({type(error).__name__})"
    crawl.writer.report(
        SourceReport(
            source=crawl.entry.id,
            started=started,
            finished=crawl.clock(),
            verdict=verdict,
            why=why,
            listed=tuple(crawl.listed.values()),
            complete=crawl.complete and verdict is Verdict.OK,
            captures=crawl.captures,
        )
    )


async def _document(crawl: Crawl) -> Finding:
    """A page, a PDF, a table, an answer that is one document."""
    answer = await crawl.ask_index(crawl.key(), crawl.asking(crawl.window))
    crawl.keep(crawl.key(), answer)
    missing = document_fault(crawl.entry, answer) if answer.verdict is Verdict.OK else None
    return (Verdict.EMPTY, missing) if missing else finding(answer)
