"""Bad input ends with one clear line and the right exit code, and nothing is lost."""

import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys

import pytest

from tests.line import Line, Said

# As long as a paragraph of a law is.
PARAGRAPH = b"<p>" + b"The duty on goods is ten per cent of their value. " * 12 + b"</p>"


@pytest.fixture
def dutywatch(tmp_path, capsys, monkeypatch):
    return Line(capsys, monkeypatch, tmp_path / "data")


def _one_line(done, *words: str) -> None:
    err = done.err if isinstance(done, Said) else done.stderr
    lines = [line for line in err.splitlines() if line.startswith("dutywatch:")]
    assert len(lines) == 1, err
    for word in words:
        assert word in lines[0]


def _ended(said: Said, code: int, *words: str) -> None:
    assert said.code == code, said.err
    _one_line(said, *words)


def test_a_missing_file_is_named(dutywatch):
    _ended(dutywatch("extract", "no-such.html"), 4, "no-such.html")
    _ended(dutywatch("diff", "no-such.html", "other.html"), 4, "no-such.html")
    _ended(dutywatch("backfill", "no-such-folder"), 4, "no-such-folder")


def test_a_folder_in_place_of_a_file_is_named(dutywatch, tmp_path):
    _ended(dutywatch("extract", str(tmp_path)), 4, "folder")


def test_an_unknown_country_suggests_the_nearest(dutywatch):
    _ended(dutywatch("changes", "--country", "Germny"), 4, "Germny", "Germany")


def test_an_unknown_topic_suggests_the_nearest(dutywatch):
    _ended(dutywatch("changes", "--topic", "tarif-rates"), 4, "tarif-rates", "tariff-rates")


def test_an_unknown_source_suggests_the_nearest(home):
    _one_line(home().run("run", "--source", "us-federal-register-cpb", code=4), "us-federal-register-cbp")


def test_an_unknown_change_is_not_found(dutywatch):
    _ended(dutywatch("change", "chg_nothing"), 4, "chg_nothing")


def test_a_broken_catalogue_entry_is_named_by_file_entry_and_field(home, catalogue):
    folder = catalogue('jurisdiction = "ZZ"\n[[source]]\nid = "Bad Id"\ntitle = "x"\n')
    done = home(CATALOGUE_DIR=str(folder)).run("run", code=3)
    for words in ("us.toml", "Bad Id", "jurisdiction", "url", "unknown country 'ZZ'"):
        assert words in done.stderr


def test_a_database_of_a_newer_version_is_left_alone(home):
    mine = home()
    mine.run("db", "upgrade")
    with sqlite3.connect(mine.folder / "dutywatch.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    _one_line(mine.run("changes", code=3), "newer", "9999")
    _one_line(mine.run("run", code=3), "newer")
    _one_line(mine.run("db", "upgrade", code=3), "newer")


def test_a_file_that_is_no_database_is_left_alone(home):
    mine = home()
    mine.folder.mkdir()
    (mine.folder / "dutywatch.db").write_bytes(b"not a database at all, but somebody's notes" * 100)
    before = (mine.folder / "dutywatch.db").read_bytes()
    _one_line(mine.run("changes", code=3), "not a database")
    assert (mine.folder / "dutywatch.db").read_bytes() == before


def test_a_data_folder_that_cannot_be_made_is_named(dutywatch, tmp_path):
    """As root every folder can be written, so a file stands in the way, which nobody can write below."""
    (tmp_path / "data").write_text("a file where the folder should be")
    _ended(dutywatch("changes"), 3, str(tmp_path / "data"))


def test_a_record_that_may_only_be_read_is_read(home):
    mine = home()
    mine.run("subscribe", "shop@example.com", "--hs", "85")
    places = [mine.folder, *mine.folder.rglob("*")]
    for place in places:
        place.chmod(place.stat().st_mode & ~0o222)
    try:
        # Without the right of root to write everywhere (CAP_DAC_OVERRIDE, 1) where we have it; PR_CAPBSET_DROP is 24.
        forgo = (
            "import ctypes, os, sys; ctypes.CDLL(None).prctl(24, 1, 0, 0, 0); os.execv(sys.executable, sys.argv[1:])"
        )
        command = [sys.executable, "-c", forgo, sys.executable, "-m", "dutywatch"]
        asked, told = (
            subprocess.run([*command, *words], env=mine.environment(), text=True, capture_output=True)
            for words in (("subscriptions",), ("subscribe", "shop@example.com", "--hs", "64"))
        )
    finally:
        for place in places:
            place.chmod(place.stat().st_mode | 0o200)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "shop@example.com" in asked.stdout
    assert told.returncode == 3
    _one_line(told, "dutywatch.db cannot be written")


def test_an_empty_file_is_nothing_to_classify(home, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    _one_line(home().run("classify", str(tmp_path / "empty.txt"), code=2), "holds no text to classify")


def test_a_range_that_ends_before_it_begins_is_wrong_usage(dutywatch):
    for first, last in (("2027-01-01", "2026-01-01"), ("2026-01-01", "2026-01-01")):
        _ended(dutywatch("changes", "--since", first, "--until", last), 2, "must be after since")
    _ended(
        dutywatch("countries", "--effective-since", "2027-01-02", "--effective-until", "2027-01-01"), 2, "in between"
    )


def test_bytes_that_are_no_text_are_a_verdict_and_nothing_to_classify(dutywatch, tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(random.Random(1).randbytes(20_000))
    shown = dutywatch("extract", str(page))
    assert (shown.code, len(shown.out.splitlines())) == (0, 2)
    assert shown.out.startswith("garbled (")
    assert len(shown.out) < 300
    _ended(dutywatch("classify", str(page)), 2, "holds no text to classify: garbled")


def test_a_backfill_that_read_nothing_does_not_say_all_is_known(dutywatch, tmp_path):
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "meta.json").write_text("{")
    done = dutywatch("backfill", str(tmp_path / "law"))
    assert (done.code, done.out) == (1, "nothing was read\n")


def test_an_interrupted_command_says_so_and_ends_with_130(home, tmp_path):
    pipe = tmp_path / "endless.html"
    os.mkfifo(pipe)
    mine = home()
    running = mine.start("extract", str(pipe))
    with pipe.open("wb"):  # opens once the command reads
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert said.splitlines() == ["dutywatch: interrupted; nothing is lost, run the same command again"]


def test_a_secret_that_cannot_be_kept_is_named(home):
    mine = home()
    mine.folder.mkdir()
    (mine.folder / "secret.key").mkdir()
    done = mine.run("digest", code=3)
    _one_line(done, "secret", "DUTYWATCH_SECRET_KEY")


def test_a_setting_that_means_nothing_is_named(home):
    _one_line(home(BASE_URL="ftp://example.org").run("changes", code=3), "DUTYWATCH_BASE_URL")


def test_a_port_in_use_is_named(home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        _one_line(home().run("serve", "--port", port, code=3), port, "in use")


@pytest.mark.parametrize(
    ("name", "body", "verdicts"),
    [
        ("empty.html", b"", {"empty"}),
        ("random.bin", os.urandom(200_000), {"garbled", "empty", "truncated", "too-complex"}),
        ("random.pdf", b"%PDF-1.7\n" + os.urandom(50_000), {"garbled", "truncated", "empty"}),
        ("random.xlsx", b"PK\x03\x04" + os.urandom(50_000), {"garbled", "truncated", "empty"}),
        ("large.html", b"<html><body>" + PARAGRAPH * (40_000_000 // len(PARAGRAPH) + 1), {"too-large"}),
    ],
    ids=["zero bytes", "random bytes", "random PDF", "random XLSX", "40 MB"],
)
def test_a_document_of_no_use_ends_as_a_verdict(home, tmp_path, name, body, verdicts):
    path = tmp_path / name
    path.write_bytes(body)
    found = home().json("extract", str(path))
    assert found["verdict"] in verdicts
    assert found["why"]
    good = tmp_path / "good.html"
    good.write_text("<html lang='en'><title>Duty</title><h1>Duty</h1><p>The duty on goods is ten per cent.</p></html>")
    compared = home().json("diff", str(good), str(path))
    assert (compared["verdict"], compared["suspect"]["side"]) == ("suspect", "new")
    assert compared["edits"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--since 31.12.2026", "such as 2026-12-31"),
        ("--lang Deutsch", "did you mean 'de'?"),
        ("--since 2026-12-31 --until 2026-12-31", "for that day write until 2027-01-01"),
    ],
)
def test_a_wrong_word_is_answered_with_what_to_write(dutywatch, words, said):
    _ended(dutywatch("changes", *words.split()), 2, said)


def test_an_empty_batch_says_that_it_is_one(dutywatch, tmp_path):
    (tmp_path / "empty.jsonl").write_text("\n")
    done = dutywatch("classify", "--batch", str(tmp_path / "empty.jsonl"))
    assert (done.code, done.out) == (0, "")
    assert "holds no line" in done.err


def test_a_misspelt_setting_is_named_with_the_one_that_was_meant(dutywatch):
    assert (
        "DUTYWATCH_CONTAKT is no setting; did you mean DUTYWATCH_CONTACT?"
        in dutywatch("doctor", DUTYWATCH_CONTAKT="x").out
    )


def test_a_batch_goes_on_after_a_bad_line_and_says_in_part(home, tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("The duty on goods of heading 8517 is ten per cent.")
    batch = tmp_path / "batch.jsonl"
    lines = [
        '{"id": "a", "path": "good.txt"}',
        "not json",
        '{"id": 7, "path": "gone.txt"}',
        '{"path": "good.txt"}',
        '{"path": 5}',
    ]
    batch.write_text("\n".join(lines) + "\n")
    done = home().run("extract", "--batch", str(batch), code=1)
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in out] == ["a", 2, 7, 4, 5]
    assert ["error" in line for line in out] == [False, True, True, False, True]
    assert [line.get("line") for line in out] == [None, 2, 3, None, 5]
    assert out[2]["error"]["code"] == "not-found"
    _one_line(done, "3 of 5 lines")
