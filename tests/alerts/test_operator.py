"""The mail to the operator over a real relay: there, refused for good, or tried again."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from alerts.operator import Ill, NotTold, notice, send_notice
from alerts.sender import Sender
from tests.alerts.sink import Sink, listening

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SENDER = Sender("Dutywatch <alerts@mail.dutywatch.example>", "ops@shop.example", None, b"k" * 32)
ILL = Ill(
    "jp-news", "JP", "お知らせ\r\nBcc: x@y.example", "https://customs.example/", "it fell silent", "no\nentry", None
)


def test_it_goes_to_the_contact_and_to_nobody_else(tmp_path: Path) -> None:
    sink = Sink()
    with listening(sink) as url:
        send_notice(SENDER, notice(SENDER, [ILL, ILL], NOW), NOW, url, tmp_path)
    ((recipient, mail),) = sink.taken
    read = message_from_bytes(mail, policy=default)
    assert recipient == read["To"] == "ops@shop.example"
    assert (read["Subject"], read["Bcc"]) == ("Dutywatch: 2 sources want looking after", None)
    assert "jp-news (JP): it fell silent\r\n  お知らせ Bcc: x@y.example" in read.get_content()
    assert list(tmp_path.iterdir()) == []


def test_a_contact_that_the_relay_refuses_for_good_is_told_by_a_file(tmp_path: Path) -> None:
    sink = Sink()
    sink.rcpt["ops@shop.example"] = "550 no such user"
    with listening(sink) as url:
        send_notice(SENDER, notice(SENDER, [ILL], NOW), NOW, url, tmp_path)
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".eml", ".html"]


def test_a_relay_that_has_no_time_is_asked_again_with_the_next_round(tmp_path: Path) -> None:
    sink = Sink()
    sink.data = ["451 later"]
    with listening(sink) as url, pytest.raises(NotTold, match="451"):
        send_notice(SENDER, notice(SENDER, [ILL], NOW), NOW, url, tmp_path)
    assert list(tmp_path.iterdir()) == []
