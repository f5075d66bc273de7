"""Stored versions through the same pipeline: oldest first, once, never told."""

import asyncio
import json
from datetime import UTC, datetime

import pytest

from alerts.consent import subscribe
from archive.database import reading, transaction
from archive.history import Query, changes
from archive.matches import matches_of
from flows.backfill import backfill, find_folders, nothing_new
from flows.taken import Summary, What
from pipeline.model.classification import Severity
from pipeline.model.filters import parse_filter
from pipeline.model.reader import Frequency

TEXT = (
    "# Zollverordnung\n\n## § 1 Freigrenze\n\nDie Freigrenze für Sendungen mit geringem Wert beträgt {} Euro.\n\n"
    + "\n\n".join(
        f"## § {n} Anmeldung\n\nDie Ware ist bei der Zollstelle {n} schriftlich anzumelden." for n in range(2, 9)
    )
)

ERROR = "# 404\n\nSeite nicht gefunden\n\nDie angeforderte Seite konnte leider nicht gefunden werden.\n"


@pytest.fixture
def folder(tmp_path):
    def make(name="de-test", versions=(("1", "150"), ("2", "22")), jurisdiction="DE", more=None):
        place = tmp_path / "histories" / name
        place.mkdir(parents=True)
        for number, amount in versions:
            (place / f"{number}.md").write_text(TEXT.format(amount) if amount else ERROR)
        meta = {
            "title": "Zollverordnung", "jurisdiction": jurisdiction, "language": "de", "format": "md",
            "source": {"repo": "example/laws", "path": f"{name}.md"},
            "versions": [{"file": f"{number}.md", "date": f"2025-0{number}-01"} for number, _ in versions],
        }  # fmt: skip
        given = {name: value for name, value in {**meta, **(more or {})}.items() if value is not None}
        (place / "meta.json").write_text(json.dumps(given))
        return place.parent

    return make


def run(house, root):
    folders, failed = find_folders([root])
    ended = asyncio.run(backfill(house, folders, lambda done, total, what: None))
    ended.failed += failed
    return ended


def test_versions_become_captures_of_their_dates_and_changes(house_of, folder):
    house = house_of()
    ended = run(house, folder())
    assert ended.counts() == {"baseline": 1, "changed": 1}
    with reading(house.engine) as session:
        (change,) = changes(session, Query(parse_filter({"country": ["DE"]}))).changes
    assert change.captured == datetime(2025, 2, 1, tzinfo=UTC)
    assert change.backfilled
    assert change.country == "DE"


def test_a_language_and_format_that_are_not_given_are_told_by_the_files(folder, house_of):
    house = house_of()
    assert run(house, folder(more={"language": None, "format": None})).counts() == {"baseline": 1, "changed": 1}
    with reading(house.engine) as session:
        (change,) = changes(session, Query()).changes
    assert change.language == "de"


def test_a_second_run_adds_nothing(house_of, folder):
    house = house_of()
    root = folder()
    folders, _ = find_folders([root])
    assert nothing_new(house, folders) is None
    run(house, root)
    again = run(house, root)
    assert again.counts() == {"known": 2}
    assert nothing_new(house, folders) == Summary(taken=again.taken)


def test_a_faulty_version_ends_as_suspect_not_as_a_change(house_of, folder):
    house = house_of()
    ended = run(house, folder(versions=(("1", "150"), ("2", None), ("3", "150"))))
    assert [one.what for one in ended.taken] == [What.BASELINE, What.SUSPECT, What.UNCHANGED]


def test_nobody_is_ever_told(house_of, folder, time):
    house = house_of()
    with transaction(house.engine) as session:
        subscribe(session, "a@example.org", {}, Severity.LOW, Frequency.INSTANT, "de", "UTC", 7, "test", time.now)
    ended = run(house, folder())
    with reading(house.engine) as session:
        assert matches_of(session, ended.changes[0].id) == ()


def test_versions_that_are_not_in_order_keep_theirs_by_a_microsecond(house_of, folder):
    root = folder(versions=(("2", "150"), ("1", "22")))
    (one,), _ = find_folders([root])
    first, second = (capture.fetched for capture, _ in one.captures())
    assert (second - first).total_seconds() == 1e-6


@pytest.mark.parametrize(
    ("more", "named"),
    [({"jurisdiction": "ZZ"}, "unknown country"), ({"versions": []}, "versions"), ({"versions": [{"file": "../../etc/passwd", "date": "2025-01-01"}]}, "beside meta.json"), ({"versions": [{"file": "1.md", "date": "soon"}]}, "versions")],
)  # fmt: skip
def test_a_broken_meta_is_named_and_the_others_go_on(house_of, folder, more, named):
    house = house_of()
    folder("good")
    root = folder("bad", more=more)
    ended = run(house, root)
    assert len(ended.failed) == 1
    assert "bad" in ended.failed[0].source
    assert named in ended.failed[0].why
    assert len(ended.changes) == 1


def test_a_missing_file_is_named_and_the_rest_of_the_folder_goes_on(house_of, folder):
    house = house_of()
    root = folder(versions=(("1", "150"), ("2", "22"), ("3", "10")))
    (root / "de-test" / "2.md").unlink()
    ended = run(house, root)
    assert [fault.source.rpartition("/")[2] for fault in ended.failed] == ["2.md"]
    assert len(ended.changes) == 1
