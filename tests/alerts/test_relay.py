"""Handing over to a real SMTP server: encrypted or not at all, and every answer understood."""

import ssl
import subprocess
from dataclasses import replace

import pytest

from alerts.relay import Answer, Relay, RelayUnusable, dotted, relay_address
from tests.alerts.sink import Sink, listening

MAIL = b"Subject: test\r\n\r\nThe duty is 2 %.\r\n.leading dot\r\n"


def post(url: str, *recipients: str, ready: bool = True):
    with Relay(relay_address(url), "alerts@mail.dutywatch.example") as relay:
        return [relay(one, MAIL, lambda: ready) for one in recipients or ("seller@shop.example",)]


def post_elsewhere(url: str):
    """To the same server by an address that is not known to be this machine."""
    elsewhere = replace(relay_address(url), host="0.0.0.0")
    assert elsewhere.wants_starttls
    with Relay(elsewhere, "alerts@mail.dutywatch.example") as relay:
        return relay("seller@shop.example", MAIL, lambda: True)


def test_an_accepted_mail_arrives_byte_by_byte():
    sink = Sink()
    with listening(sink) as url:
        assert [reply.answer for reply in post(url)] == [Answer.ACCEPTED]
    assert sink.taken == [("seller@shop.example", MAIL)]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("451 try later", Answer.TEMPORARY),
        ("452 full", Answer.TEMPORARY),
        ("550 no such user", Answer.PERMANENT),
        ("552 too large", Answer.PERMANENT),
    ],
)
def test_a_refused_recipient_keeps_no_other_from_getting_mail(said, answer):
    sink = Sink()
    sink.rcpt["a@shop.example"] = said
    with listening(sink) as url:
        replies = post(url, "a@shop.example", "b@shop.example")
    assert [reply.answer for reply in replies] == [answer, Answer.ACCEPTED]
    assert replies[0].reason == said


@pytest.mark.parametrize(("said", "answer"), [("451 later", Answer.TEMPORARY), ("554 no", Answer.PERMANENT)])
def test_an_answer_after_the_data_counts_too(said, answer):
    sink = Sink()
    sink.data = [said]
    with listening(sink) as url:
        assert post(url)[0].answer is answer
    assert sink.taken == []


def test_A4_a_connection_lost_after_the_data_is_silence_not_failure():
    sink = Sink()
    sink.data = ["drop", "250 taken"]
    with listening(sink) as url:
        replies = post(url, "a@shop.example", "b@shop.example")
    assert [reply.answer for reply in replies] == [Answer.SILENCE, Answer.ACCEPTED]


def test_a_relay_that_is_not_there_is_closed():
    with listening(Sink()) as url:
        pass
    assert post(url)[0].answer is Answer.CLOSED


def test_421_closes_the_relay():
    sink = Sink()
    sink.rcpt["seller@shop.example"] = "421 closing"
    with listening(sink) as url:
        assert post(url)[0].answer is Answer.CLOSED


def test_a_mail_that_is_stopped_at_the_last_moment_is_not_sent():
    sink = Sink()
    with listening(sink) as url:
        assert post(url, ready=False)[0].answer is Answer.WITHDRAWN
    assert sink.taken == []


def test_M9_no_mail_goes_in_the_clear_to_a_relay_elsewhere():
    sink = Sink()
    with listening(sink) as url:
        reply = post_elsewhere(url)
    assert reply.answer is Answer.CLOSED
    assert "STARTTLS" in reply.reason
    assert sink.taken == []


@pytest.fixture
def self_signed(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
         "-days", "2", "-subj", "/CN=relay.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def test_M9_a_relay_with_a_wrong_certificate_gets_no_mail(self_signed):
    sink = Sink()
    with listening(sink, self_signed, require_starttls=True) as url:
        reply = post_elsewhere(url)
    assert reply.answer is Answer.CLOSED
    assert "certificate" in reply.reason
    assert sink.taken == []


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://relay.example", "must look like"),
        ("smtp://", "must look like"),
        ("smtp://relay.example:notaport", "cannot be read"),
        ("smtp+plain://user:hunter2@relay.example", "in the clear"),
    ],
)
def test_a_wrong_relay_address_is_one_clear_line_without_the_password(url, says):
    with pytest.raises(RelayUnusable, match=says) as caught:
        relay_address(url)
    assert "hunter2" not in str(caught.value)


def test_the_parts_of_a_relay_address_are_read():
    found = relay_address("smtps://user%40shop:p%2Fw@relay.example")
    assert (found.host, found.port, found.user, found.password) == ("relay.example", 465, "user@shop", "p/w")
    assert relay_address("smtp://relay.example").port == 587


@pytest.mark.parametrize("end", [b"\n.\n", b"\r.\r", b"\n.\r\n", b"\r\n.\r\n", b"\r.\r\n", b".\r\n"])
def test_T3_only_our_own_end_of_data_ends_it(end):
    wire = dotted(b"Subject: x\r\n\r\nbody" + end + b"MAIL FROM:<evil@evil.example>\r\n")
    assert wire.endswith(b"\r\n.\r\n")
    assert wire.count(b"\r\n.\r\n") == 1
    assert b"\n" not in wire.replace(b"\r\n", b"")
    assert b"\r" not in wire.replace(b"\r\n", b"")
