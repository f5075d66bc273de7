"""U1 to U4: stopping by the link in a mail, over real HTTP and on both databases."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from alerts.consent import subscribe
from alerts.links import stop_path
from alerts.tokens import Stop, stop_token
from archive.database import reading, transaction
from archive.readers import active_subscriptions
from pipeline.model.classification import Severity
from pipeline.model.reader import Frequency
from tests.web.conftest import Filled
from tests.web.samples import NOW

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def _subscribed(site: Filled, frequency: Frequency = Frequency.DAILY) -> str:
    """A reader of that list, and the path that its mails carry."""
    with transaction(site.engine) as session:
        made = subscribe(
            session, "ana@seller.example", {"country": ["DE"]}, Severity.LOW, frequency, "de", "Europe/Berlin", 8,
            "said so", NOW,
        )  # fmt: skip
    return stop_path(stop_token(site.settings.signing_key, Stop(made.reader.id, frequency, "dig_1")))


def _active(site: Filled) -> int:
    with reading(site.engine) as session:
        return len(active_subscriptions(session))


def test_U1_a_bare_post_stops_at_once(any_site: Filled) -> None:
    form, multipart = {"data": ONE_CLICK}, {"files": {"List-Unsubscribe": (None, "One-Click")}}
    for body in (form, multipart, {}, {"content": b"\xff\x00junk"}):
        path = _subscribed(any_site)
        assert _active(any_site) == 1
        answer = any_site.client.post(path, **body)
        assert answer.status_code == 200
        assert "location" not in answer.headers
        assert "set-cookie" not in answer.headers
        assert "Stopped" in answer.text
        assert _active(any_site) == 0


def test_U1_only_the_list_of_the_mail_stops(any_site: Filled) -> None:
    daily = _subscribed(any_site)
    _subscribed(any_site, Frequency.WEEKLY)
    any_site.client.post(daily, data=ONE_CLICK)
    with reading(any_site.engine) as session:
        assert [one.frequency for one in active_subscriptions(session)] == [Frequency.WEEKLY]


def test_U2_scanner_get_changes_nothing(any_site: Filled) -> None:
    path = _subscribed(any_site)
    for _ in range(3):
        assert any_site.client.head(path).status_code == 200
        answer = any_site.client.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<button") == 1
    assert f'<form method="post" action="{path}">' in answer.text
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    assert _active(any_site) == 1


def test_U3_a_repeat_answers_the_same(any_site: Filled) -> None:
    path = _subscribed(any_site)
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: any_site.client.post(path, data=ONE_CLICK), range(10)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert _active(any_site) == 0


def test_U4_a_token_with_any_bit_flipped_is_as_unknown_as_any(own_site: Filled) -> None:
    path = _subscribed(own_site)
    start, _, token = path.rpartition("/")
    unknown = own_site.client.get("/nowhere")
    for at in range(len(token)):
        flipped = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        for method in ("GET", "POST"):
            answer = own_site.client.request(method, f"{start}/{flipped}")
            assert answer.status_code == 404, (at, method)
            assert answer.text == unknown.text
    assert _active(own_site) == 1


def test_U4_junk_tokens_do_no_harm(own_site: Filled) -> None:
    for token in ("", "%00", "a" * 5000, "..%2f..", "é", "%ff%fe", "' OR 1=1 --"):
        answer = own_site.client.post(f"/unsubscribe/{token}")
        assert answer.status_code in (404, 405), token


def test_U9_a_token_in_the_body_is_not_read(own_site: Filled) -> None:
    path = _subscribed(own_site)
    answer = own_site.client.post("/unsubscribe/none", data={"token": path.rpartition("/")[2]} | ONE_CLICK)
    assert answer.status_code == 404
    assert _active(own_site) == 1


def _logged(caplog: pytest.LogCaptureFixture) -> str:
    """The first of our lines: it is written when the answer is already out."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        for record in caplog.records:
            if record.name == "dutywatch.web":
                return record.getMessage()
        time.sleep(0.01)
    raise AssertionError("no line was logged")


def test_the_log_holds_no_token(own_site: Filled, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "dutywatch.web")
    path = _subscribed(own_site)
    own_site.client.post(path)
    assert _logged(caplog).startswith("POST /unsubscribe/… 200 ")
    assert path not in caplog.text


def test_T8_an_address_forges_no_log_line(own_site: Filled, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "dutywatch.web")
    own_site.client.get("/x%0a2026-01-01 GET /forged 200%1b[2J\u2028?a=%0ab")
    line = _logged(caplog)
    assert "forged" in line
    assert line.isascii()
    assert line.isprintable()


def test_a_half_sent_body_stops_nothing_else(own_site: Filled) -> None:
    """A client that promises a large body and goes away; the server goes on answering."""
    path = _subscribed(own_site)
    address = own_site.client.base_url
    with socket.create_connection((address.host, address.port or 80), timeout=10) as raw:
        raw.sendall(f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nList".encode())
        assert raw.recv(12) == b"HTTP/1.1 200"
    assert own_site.client.get("/healthz").status_code == 200
