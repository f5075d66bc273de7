"""`db verify`: what was damaged is found and named, what is whole is called whole."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from archive.bodies import Bodies, open_bodies
from archive.database import reading, transaction
from archive.documents import store_document
from archive.sources import store_source
from archive.verify import Checked, verify
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.verdict import Fit, Verdict
from tests.archive.samples import SOURCE, a_capture, recorded, stored


@pytest.fixture
def bodies(tmp_path: Path) -> Bodies:
    return open_bodies(f"file://{tmp_path}/captures")


@pytest.fixture
def engine(engine: Engine, bodies: Bodies) -> Engine:
    """A record with two captures, a document and a change."""
    with transaction(engine) as session:
        store_source(session, SOURCE)
        old, new = (stored(session, a_capture(n, bodies.put(body))) for n, body in enumerate((b"old", b"new")))
        document = Document((Block(BlockType.PARAGRAPH, "税率"),))
        store_document(session, new.id, "extract-1", document, Fit(Verdict.OK))
        recorded(session, old, new)
    return engine


def _looked_at(engine: Engine, bodies: Bodies) -> list[Checked]:
    with reading(engine) as session:
        return list(verify(session, bodies))


def _faults(engine: Engine, bodies: Bodies) -> list[str]:
    return [one.fault for one in _looked_at(engine, bodies) if one.fault]


def _alter(engine: Engine, statement: str) -> None:
    with transaction(engine) as session:
        session.execute(text(statement))


def test_a_whole_record_is_called_whole(engine: Engine, bodies: Bodies) -> None:
    looked = _looked_at(engine, bodies)
    assert [one.fault for one in looked if one.fault] == []
    counts = {kind: sum(one.kind == kind for one in looked) for kind in ("body", "document", "change")}
    assert counts == {"body": 2, "document": 1, "change": 1}
    for one in looked:
        assert one.total == sum(other.kind == one.kind for other in looked)


def test_missing_and_damaged_bodies_are_named(engine: Engine, bodies: Bodies, tmp_path: Path) -> None:
    old, new = (hashlib.sha256(body).hexdigest() for body in (b"old", b"new"))
    (tmp_path / "captures" / old[:2] / f"{old}.zst").unlink()
    (tmp_path / "captures" / new[:2] / f"{new}.zst").write_bytes(b"junk")
    faults = _faults(engine, bodies)
    assert len(faults) == 2
    assert any(old in fault and "not in the store" in fault for fault in faults)
    assert any(new in fault and "cannot be unpacked" in fault for fault in faults)


@pytest.mark.parametrize("table", ["documents", "changes"])
@pytest.mark.parametrize("junk", ["00", "28b52ffd2004010000", ""])
def test_unreadable_blocks_and_edits_are_named(engine: Engine, bodies: Bodies, table: str, junk: str) -> None:
    column = "blocks" if table == "documents" else "edits"
    literal = f"X'{junk}'" if engine.dialect.name == "sqlite" else f"'\\x{junk}'::bytea"
    _alter(engine, f"UPDATE {table} SET {column} = {literal}")
    faults = _faults(engine, bodies)
    assert len(faults) == 1
    assert "cannot be read" in faults[0]


def test_wrong_count_and_lost_classification_are_named(engine: Engine, bodies: Bodies) -> None:
    _alter(engine, "UPDATE changes SET edit_count = 7")
    assert "1 edits in place of 7" in _faults(engine, bodies)[0]
    _alter(engine, "UPDATE changes SET classification_id = NULL")
    assert "no classification" in _faults(engine, bodies)[0]


def test_a_row_without_its_kin_is_named(sqlite_engine: Engine, bodies: Bodies) -> None:
    # As any tool would that opens the file: SQLite holds foreign keys only where a connection asks it to.
    with closing(sqlite3.connect(str(sqlite_engine.url.database))) as careless, careless:
        careless.execute("INSERT INTO resource_aliases VALUES ('nobody', 'https://x.example/', 99)")
    assert _faults(sqlite_engine, bodies) == ["2 rows of resource_aliases name a row that does not exist"]
