"""Several processes at the same record at the same time: nothing lost, nothing twice."""

import subprocess
import sys
from collections.abc import Sequence

from sqlalchemy import Engine, func, select

from archive.database import reading, transaction
from archive.health import health
from archive.history import Query, changes, sources
from archive.sources import store_source
from archive.tables import ResourceRow
from tests.archive.samples import SOURCE

PROCESSES = 4
ROUNDS = 10

_HEAD = """
import sys
from archive.database import open_database, transaction
from archive.health import record_crawl
from archive.marks import set_mark
from archive.sources import store_source
from pipeline.model.capture import SourceReport
from pipeline.model.verdict import Verdict
from tests.archive.samples import SOURCE, a_capture, later, recorded, stored
engine, me = open_database(sys.argv[1]), int(sys.argv[2])
"""


def _together(url: str, body: str) -> None:
    code = f"{_HEAD}for n in range({ROUNDS}):\n    with transaction(engine) as session:\n        {body}"
    command: Sequence[str] = [sys.executable, "-W", "error", "-c", code, url]
    started = [subprocess.Popen([*command, str(me)], stderr=subprocess.PIPE, text=True) for me in range(PROCESSES)]
    ends = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0] * PROCESSES, ends


def test_no_update_is_lost(database_url: str, engine: Engine) -> None:
    with transaction(engine) as session:
        store_source(session, SOURCE)
    _together(
        database_url,
        "record_crawl(session, SourceReport(SOURCE.id, later(n + me / 10), later(1), Verdict.UNREACHABLE), 0)",
    )
    with reading(engine) as session:
        assert health(session)[0].failures == PROCESSES * ROUNDS


def test_the_same_thing_done_by_all_is_done_once(database_url: str, engine: Engine) -> None:
    _together(
        database_url,
        "store_source(session, SOURCE); recorded(session, None, stored(session, a_capture(n)))"
        "; set_mark(session, 'm', str(me), later(0))",
    )
    with reading(engine) as session:
        assert len(changes(session, Query(limit=None)).changes) == ROUNDS
        assert sources(session)[0].changes == ROUNDS
        assert session.scalar(select(func.count(ResourceRow.id))) == 1


def test_a_reader_waits_for_no_writer(sqlite_engine: Engine) -> None:
    with transaction(sqlite_engine) as writing:
        store_source(writing, SOURCE)
        with reading(sqlite_engine) as session:
            assert sources(session) == (), "one state of the database, the one before"
