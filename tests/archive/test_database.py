"""What an operator relies on when the database is opened."""

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from archive.database import REVISIONS, DatabaseUnusable, open_database, reading, transaction, upgrade
from archive.tables import Base, MarkRow


def test_tables_and_migrations_do_not_drift(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_known_revisions_are_those_of_the_migrations() -> None:
    steps = ScriptDirectory("archive/migrations").walk_revisions()
    assert [step.revision for step in steps] == list(reversed(REVISIONS))


def test_fresh_sqlite_is_set_up_by_opening_it(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/new/folder/dutywatch.db")
    with reading(engine) as session:
        assert session.scalar(text("SELECT count(*) FROM changes")) == 0
    engine.dispose()
    assert (tmp_path / "new/folder/dutywatch.db").stat().st_mode & 0o077 == 0, "readers' addresses are the owner's"


def test_empty_postgres_is_set_up_by_opening_it(empty_postgres_url: str) -> None:
    engine = open_database(empty_postgres_url)
    with reading(engine) as session:
        assert session.scalar(text("SELECT count(*) FROM changes")) == 0
    engine.dispose()


def test_upgrade_tells_both_versions_and_may_be_repeated(empty_postgres_url: str, tmp_path: Path) -> None:
    for url in (empty_postgres_url, f"sqlite:///{tmp_path}/x.db"):
        assert upgrade(url) == (None, REVISIONS[-1])
        assert upgrade(url) == (REVISIONS[-1], REVISIONS[-1])


def test_reading_a_current_database_imports_no_alembic(sqlite_url: str) -> None:
    code = f"import sys; from archive.database import open_database; open_database({sqlite_url!r}); print('alembic' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"


@pytest.mark.parametrize("create", [True, False])
def test_newer_database_is_refused_with_what_to_do(database_url: str, create: bool) -> None:
    engine = open_database(database_url)
    with transaction(engine) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(DatabaseUnusable, match=r"newer version \(9999\).*Install the newer Dutywatch"):
        open_database(database_url, create=create)
    with pytest.raises(DatabaseUnusable, match="newer version"):
        upgrade(database_url)


def test_absent_and_empty_databases_are_named(tmp_path: Path, empty_postgres_url: str) -> None:
    with pytest.raises(DatabaseUnusable, match="There is no database at"):
        open_database(f"sqlite:///{tmp_path}/none.db", create=False)
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(DatabaseUnusable, match=r"is empty\. Run `dutywatch db upgrade`"):
        open_database(empty_postgres_url, create=False)


def test_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but somebody's notes " * 100)
    before = path.read_bytes()
    with pytest.raises(DatabaseUnusable, match="is not a database"):
        open_database(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE accounts (id INTEGER)")
    with pytest.raises(DatabaseUnusable, match="tables that are not Dutywatch's"):
        open_database(f"sqlite:///{tmp_path}/other.db")


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://u:secret@h/d"])
def test_unreadable_addresses_are_named(url: str) -> None:
    with pytest.raises(DatabaseUnusable) as caught:
        open_database(url)
    assert "secret" not in str(caught.value)


def test_unreachable_server_is_named_without_its_password() -> None:
    with pytest.raises(DatabaseUnusable, match="does not answer") as caught:
        open_database("postgresql://reader:secret@127.0.0.1:1/x")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_folder_below_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnusable, match="No database can be made"):
        open_database(f"sqlite:///{tmp_path}/file/x.db")


def test_read_only_folder_is_named(sqlite_template: Path) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(sqlite_template, folder / "dutywatch.db")
        folder.chmod(0o555)
        code = (
            "import os\nfrom archive.database import *\n"
            "os.getuid() or os.setuid(65534)\n"  # root may write anywhere
            f"try: open_database('sqlite:///{folder}/dutywatch.db')\nexcept DatabaseUnusable as error: print(error)"
        )
        said = subprocess.check_output([sys.executable, "-c", code], text=True)
        folder.chmod(0o755)
    assert "cannot be written. Make it writable" in said


def test_nothing_is_kept_of_a_transaction_that_fails(engine: Engine) -> None:
    def half() -> None:
        with transaction(engine) as session:
            session.add(MarkRow(name="half", value="done", set_at=datetime(2026, 1, 1, tzinfo=UTC)))
            session.flush()
            raise InterruptedError

    with pytest.raises(InterruptedError):
        half()
    with reading(engine) as session:
        assert session.get(MarkRow, "half") is None


def test_several_processes_may_open_a_fresh_database_at_once(tmp_path: Path, empty_postgres_url: str) -> None:
    for url in (f"sqlite:///{tmp_path}/new.db", empty_postgres_url):
        code = f"from archive.database import open_database; open_database({url!r}); print('opened')"
        started = [
            subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=os.environ)
            for _ in range(4)
        ]
        assert [process.communicate()[0].strip() for process in started] == ["opened"] * 4
