"""`changes`, `change`, `countries`, `topics`: the history as an operator or a script asks it."""

import csv
import io
import json
import os
import pty
import re
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from archive.bodies import open_bodies
from archive.database import open_database
from dutywatch.__main__ import app, register
from dutywatch.asked import OPTIONS
from dutywatch.commands.change import _print_edits
from dutywatch.settings import Settings
from pipeline.model.change import Change
from pipeline.model.edits import Edit, Op
from pipeline.model.filters import WORDS
from tests.alerts import samples
from tests.line import Line
from tests.web.samples import HOSTILE, fill
from web.standalone import change_page


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Change]]:
    """A data folder with a record."""
    data = tmp_path_factory.mktemp("data")
    settings = Settings(data_dir=data)
    engine = open_database(settings.database)
    changes = fill(engine, open_bodies(settings.captures), times=8)
    engine.dispose()
    return data, changes


@pytest.fixture
def line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, filled: tuple[Path, list[Change]]
) -> Line:
    return Line(capsys, monkeypatch, filled[0])


@pytest.fixture
def empty_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Line:
    return Line(capsys, monkeypatch, tmp_path / "fresh")


def test_json_is_one_document_of_the_contract_and_pages_go_on(line: Line, filled: tuple[Path, list[Change]]) -> None:
    seen: list[str] = []
    cursor: tuple[str, ...] = ()
    while True:
        said = line("changes", "--json", *cursor)
        assert (said.code, said.err) == (0, "")
        answer = json.loads(said.out)
        assert answer["schema"] == 1
        seen += [change["id"] for change in answer["changes"]]
        if answer["next"] is None:
            break
        cursor = ("--cursor", answer["next"])
    assert seen == [change.id for change in filled[1]]
    assert answer["changes"][0]["link"].startswith("/changes/chg_")


def test_json_lines_and_csv_hold_all_of_it(line: Line, filled: tuple[Path, list[Change]]) -> None:
    ids = [change.id for change in filled[1]]
    assert len(ids) > 50
    assert [json.loads(text)["id"] for text in line("changes", "--jsonl").out.splitlines()] == ids
    said = line("changes", "--csv", "--limit", "60")
    rows = list(csv.DictReader(io.StringIO(said.out, newline=""), strict=True))
    assert [row["id"] for row in rows] == ids[:60]


def test_filters_are_words_of_the_contract(line: Line) -> None:
    def countries(*words: str) -> set[tuple[str, str | None]]:
        answer = json.loads(line("changes", "--json", "--limit", "1000", *words).out)
        return {(change["country"], change["via"]) for change in answer["changes"]}

    assert countries("--country", "DE") == {("DE", None), ("EU", "EU")}
    assert countries("--country", "US", "--country", "jp") == {("US", None), ("JP", None)}
    assert countries("--hs", "8517.13") == {("JP", None)}
    assert countries("--text", "关税") == set()
    assert countries("--text", "跨境电子商务", "--severity", "medium") == {("CN", None)}
    assert countries("--topic", "de-minimis", "--need", "law", "--effective-since", "2026-08-01") == {("US", None)}
    assert countries("--event", "withdrawn", "--source", "eu-taxud", "--lang", "en") == {("EU", None)}


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("--country", "Germny"), 4, "did you mean 'DE' (Germany)?"),
        (("--topic", "de-minims"), 4, "did you mean 'de-minimis' (Low-value thresholds and relief)?"),
        (("--topic", "vat"), 4, "did you mean 'vat-sales-tax' (VAT, GST and sales tax)?"),
        (("--topic", "antidumping"), 4, "did you mean 'trade-remedies'"),
        (("--topic", "urgent"), 4, "`dutywatch topics` lists them"),
        (("--source", "de-zol"), 4, "did you mean 'de-zoll'?"),
        (("--origin", "Chna"), 4, "did you mean 'CN' (China)?"),
        (("--severity", "hgh"), 2, "did you mean 'high'?"),
        (("--severity", "urgent"), 2, "(one of high, low, medium)"),
        (("--sort", "newst"), 2, "did you mean 'newest'?"),
        (("--since", "yesterday"), 2, "ISO 8601"),
        (("--hs", "abc"), 2, "digits"),
        (("--cursor", "none"), 2, "cursor"),
        (("--json", "--csv"), 2, "one of --json, --csv"),
        (("--limit", "0"), 2, "--limit"),
    ],
)
def test_what_means_nothing_ends_in_one_line_with_the_nearest(
    line: Line, words: tuple[str, ...], code: int, hint: str
) -> None:
    said = line("changes", *words)
    assert said.code == code
    assert said.out == ""
    assert hint in said.err
    if "--limit" not in words:
        assert said.err.count("\n") == 1


def test_one_change_is_told_with_reasons_facts_and_evidence(line: Line, filled: tuple[Path, list[Change]]) -> None:
    change = filled[1][0]
    said = line("change", change.id)
    assert said.code == 0
    for part in (
        "The duty-free threshold of $800 ends", "2026-08-29", "USD 800", "19 CFR 10.151", "topic:de-minimis",
        "in force within a month", str(change.old_body), str(change.new_body), "https://cbp.example/low-value/0",
        "of any value are subject to", "https://cbp.example/low-value/0",
    ):  # fmt: skip
        assert part in said.out, part
    answer = json.loads(line("change", change.id, "--json").out)
    assert answer["change"]["id"] == change.id
    assert answer["edits"][0]["op"] == "reworded"
    assert answer["evidence"]["old"]["sha256"] == change.old_body
    assert "Moved from: " in said.out
    assert [link["tie"] for link in answer["change"]["links"]] == ["moved"]
    unknown = line("change", "chg_none")
    assert unknown.code == 4
    assert "no change 'chg_none'" in unknown.err


def test_what_a_notice_corrects_and_repeats_is_told_from_both_ends(
    line: Line, filled: tuple[Path, list[Change]]
) -> None:
    newest = {change.source: change for change in reversed(filled[1]) if change.event == "published"}
    told = line("change", newest["cn-gacc-notices"].id).out
    assert "Corrects: " in told
    assert "Published again as: " in told
    assert newest["sa-zatca"].id in told
    assert (
        "Published before as: 关于调整跨境电子商务零售进口商品清单的公告" in line("change", newest["sa-zatca"].id).out
    )
    assert "[corrects " in line("changes", "--source", "cn-gacc-notices").out


def test_what_a_change_means_and_why_stand_before_what_may_be_long(
    line: Line, filled: tuple[Path, list[Change]]
) -> None:
    said = line("change", filled[1][0].id).out
    told = [said.index(f"\n{part}") for part in ("urgency", "in force", "Why", "What changed", "Evidence")]
    assert told == sorted(told)
    assert re.search(r"seen +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\n", said)
    assert "--all" not in said


def test_a_long_change_is_capped_in_a_terminal_and_whole_when_asked(capsys: Any) -> None:
    edits = tuple(Edit(Op.ADDED, after=f"Duty {n} holds.", spans=(("added", f"Duty {n} holds."),)) for n in range(30))
    long = samples.change(edits=edits)
    _print_edits(long, whole=False)
    capped = capsys.readouterr().out
    assert ("Duty 11 holds." in capped, "Duty 12 holds." in capped) == (True, False)
    assert "and 18 more: --all shows them, --html makes a page of them" in capped
    _print_edits(long, whole=True)
    assert "Duty 29 holds." in capsys.readouterr().out
    assert "Duty 29 holds." in change_page(long)


def test_minor_changes_are_marked_and_can_be_left_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A seller who asks what changed looks for rules, not for telephone numbers."""
    settings = Settings(data_dir=tmp_path)
    engine = open_database(settings.database)
    known = fill(engine, open_bodies(settings.captures))
    engine.dispose()
    with sqlite3.connect(tmp_path / "dutywatch.db") as connection:
        connection.execute("UPDATE changes SET substantive = 0 WHERE public_id = ?", (known[0].id,))
    line = Line(capsys, monkeypatch, tmp_path)
    everything = line("changes")
    assert "high, minor" in everything.out
    assert "1 of these is minor; --substantive leaves them out" in everything.err
    assert "not about trade rules (topic none); nobody is told of them" in line("changes").err
    few = line("changes", "--substantive")
    assert known[0].id not in few.out
    assert known[1].id in few.out
    assert "minor" not in few.err
    assert len(json.loads(line("changes", "--json").out)["changes"]) == len(known)


def test_countries_and_topics_count_what_changes_lists(line: Line, filled: tuple[Path, list[Change]]) -> None:
    countries = json.loads(line("countries", "--json").out)["countries"]
    assert sum(country["changes"] for country in countries) == len(filled[1])
    (us,) = json.loads(line("countries", "--country", "US", "--json").out)["countries"]
    assert (us["code"], us["name"], us["changes"]) == ("US", "United States", 8)
    topics = {topic["id"]: topic for topic in json.loads(line("topics", "--country", "DE", "--json").out)["topics"]}
    assert topics["de-minimis"]["changes"] == 8
    assert topics["trade-remedies"]["changes"] == 0
    assert line("topics", "--topic", "de-minims").code == 4
    assert "Germany" in line("countries").out


def test_T1_hostile_text_obeys_no_terminal_and_no_spreadsheet(line: Line, filled: tuple[Path, list[Change]]) -> None:
    hostile = next(change for change in filled[1] if change.source == "xx-hostile")
    for words in (("changes", "--country", "GB"), ("change", hostile.id)):
        out = line(*words).out
        assert "\u202e" not in out
        assert "\x1b" not in out
    page = line("changes", "--country", "GB", "--html").out
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page
    assert "javascript:" not in page
    assert HOSTILE in json.loads(line("changes", "--country", "GB", "--json").out)["changes"][0]["resource"]["title"]


def test_the_html_page_stands_alone(line: Line) -> None:
    page = line("changes", "--html").out
    assert page.startswith("<!doctype html>")
    assert "default-src 'none'" in page
    assert "<link" not in page
    assert "src=" not in page.replace("img src=x", "")
    assert 'href="/' not in page
    assert "8517.13" in page


@pytest.mark.parametrize("words", [("changes",), ("countries",), ("changes", "--html"), ("changes", "--json")])
def test_an_empty_record_is_an_empty_answer_with_a_hint(empty_line: Line, words: tuple[str, ...]) -> None:
    said = empty_line(*words)
    assert said.code == 0
    assert "nothing is on record yet: `dutywatch run`" in said.err
    if "--json" in words:
        assert json.loads(said.out) == {"schema": 1, "changes": [], "next": None}


@pytest.mark.parametrize("words", ["changes", "change chg_x", "countries", "topics", "subscriptions", "health", "held"])
def test_a_question_to_a_misspelt_folder_names_it_and_makes_nothing(
    empty_line: Line, tmp_path: Path, words: str
) -> None:
    said = empty_line(*words.split())
    assert f"there is no record in {tmp_path / 'fresh'}" in said.err
    assert not (tmp_path / "fresh").exists()


def test_a_terminal_shows_whole_headlines_and_ids(filled: tuple[Path, list[Change]]) -> None:
    read, write = pty.openpty()
    environment = {**os.environ, "DUTYWATCH_DATA_DIR": str(filled[0]), "COLUMNS": "80", "TERM": "xterm-256color"}
    words = [sys.executable, "-m", "dutywatch", "changes", "--limit", "3"]
    subprocess.run(words, stdout=write, stderr=subprocess.DEVNULL, env=environment, timeout=60, check=True)
    os.close(write)
    shown = b""
    try:
        while more := os.read(read, 65536):
            shown += more
    except OSError:  # Linux says that the other end is closed
        pass
    text = shown.decode()
    for change in filled[1][:3]:
        assert change.id in text
    assert "The duty-free threshold of $800 ends on 29 August 2026" in text


def test_a_reader_that_goes_away_is_no_error(filled: tuple[Path, list[Change]]) -> None:
    environment = {**os.environ, "DUTYWATCH_DATA_DIR": str(filled[0])}
    command = f"set -o pipefail; {sys.executable} -m dutywatch changes --jsonl | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_every_question_takes_every_word_of_the_filter(line: Line) -> None:
    assert tuple(OPTIONS) == WORDS
    for command in ("changes", "countries", "topics", "subscribe"):
        said = line(command, "--help").out
        assert all(f"--{word.replace('_', '-')} " in said for word in WORDS), command


def test_the_commands_are_registered() -> None:
    register()
    assert {"changes", "change", "countries", "topics", "serve"} <= {one.name for one in app.registered_commands}


def test_export_writes_the_evidence_of_the_changes_that_are_asked_for(line: Line, tmp_path: Path) -> None:
    archive_read = pytest.importorskip("archive.warc.read")
    pytest.importorskip("warcio")
    asked = json.loads(line("changes", "--country", "US", "--json").out)["changes"]
    file = tmp_path / "us.warc.gz"
    said = line("export", "--warc", str(file), "--country", "US", "--json")
    assert said.code == 0, said.err
    told = json.loads(said.out)
    assert (told["schema"], told["left_out"]) == (1, 0)
    found = list(archive_read.records(file))
    assert len(asked) <= len(found) <= told["captures"] <= 2 * len(asked)
    assert {one.url for one in found} == {change["resource"]["url"] for change in asked}
    whole = json.loads(line("export", "--warc", str(tmp_path / "all.warc.gz"), "--every", "--json").out)
    assert whole["captures"] > told["captures"]


def test_export_writes_the_changes_as_parquet_with_days_times_and_lists(line: Line, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra dutywatch[parquet] is not installed")
    asked = json.loads(line("changes", "--country", "US", "--limit", "1000", "--json").out)["changes"]
    file = tmp_path / "us.parquet"
    said = line("export", "--parquet", str(file), "--country", "US", "--json")
    assert (said.code, json.loads(said.out)["changes"]) == (0, len(asked))
    rows = parquet.read_table(file).to_pylist()
    assert [row["id"] for row in rows] == [change["id"] for change in asked]
    first, same = rows[0], asked[0]
    assert first["captured"] == datetime.fromisoformat(same["captured"])
    assert [day.isoformat() for day in first["effective"]] == same["effective"]
    assert first["hs_codes"] == same["classification"]["facts"]["hs_codes"]
    assert (first["substantive"], first["edits"], first["link"]) == (same["substantive"], same["edits"], same["link"])
    assert line("export", "--parquet", str(file), "--every").code == 2
    assert line("export").code == 2


def test_export_says_what_it_does_not_know_and_leaves_no_half_file(line: Line, tmp_path: Path) -> None:
    file = tmp_path / "x.warc.gz"
    assert line("export", "--warc", str(file), "--every", "--topic", "de-minimis").code == 2
    assert line("export", "--warc", str(file), "--source", "no-such").code == 4
    assert line("export", "--warc", str(tmp_path / "no" / "x.warc.gz")).code == 1
    assert list(tmp_path.iterdir()) == []
