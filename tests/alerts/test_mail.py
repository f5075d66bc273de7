"""The message: each header once, the list headers as the standards want them, bytes that any relay takes."""

import re
from dataclasses import replace
from email import message_from_bytes, policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.mail import mail
from alerts.render import render
from alerts.sender import Sender
from alerts.tokens import read_stop_token
from pipeline.model.edits import Edit, Op
from pipeline.model.reader import Frequency
from tests.alerts.samples import ALL, READER, SENDER, change, digest


def sent(one=None, sender=SENDER) -> bytes:
    one = one or digest(ALL)
    return mail(one, render(one, sender), sender)


def parsed(raw: bytes):
    return message_from_bytes(raw, policy=policy.default)


def test_M1_text_comes_first_then_html():
    message = parsed(sent())
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


@settings(max_examples=25, deadline=None)
@given(
    st.text(
        st.characters(min_codepoint=0x20, max_codepoint=0xFFFF, exclude_categories=("Cs",)), min_size=1, max_size=3_000
    )
)
def test_M1_every_line_is_short_and_ends_in_crlf(text):
    one = digest([change(title=text, edits=(Edit(Op.ADDED, after=text),))], replace(READER, language="ja"))
    raw = sent(one)
    assert max(map(len, raw.split(b"\r\n"))) < 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert raw.isascii()
    part = parsed(raw).get_body(("plain",))
    assert part is not None
    assert part.get_content().split() == render(one, SENDER).text.split()


def test_M2_each_header_stands_once():
    names = [name.lower() for name in parsed(sent()).keys()]  # noqa: SIM118 - a message lists repeated ones
    assert len(names) == len(set(names))
    assert {"date", "from", "to", "subject", "message-id", "auto-submitted"} <= set(names)


def test_M2_the_date_is_by_the_readers_clock():
    there = sent(digest(ALL, replace(READER, zone="Asia/Tokyo")))
    assert parsed(there)["Date"] == "Tue, 24 Nov 2026 18:30:00 +0900"


def test_M2_the_message_id_is_the_digests_at_our_own_domain():
    assert parsed(sent())["Message-ID"] == "<dgs_0123456789abcdef0123@mail.dutywatch.example>"


@pytest.mark.parametrize("language", ["en", "ja", "ar", "ru", "th"])
def test_M3_the_subject_comes_back_as_it_was(language):
    one = digest(ALL, replace(READER, language=language))
    raw = sent(one)
    assert str(parsed(raw)["Subject"]) == render(one, SENDER).subject
    head = raw.split(b"\r\n\r\n")[0].split(b"\r\nSubject: ")[1]
    folded = re.split(rb"\r\n(?![ ])", head)[0]
    assert max(map(len, folded.split(b"\r\n"))) <= 78


def test_M4_the_from_address_is_the_settings_and_nothing_else_is():
    message = parsed(sent())
    assert message["From"] == "Dutywatch <alerts@mail.dutywatch.example>"
    with pytest.raises(ValueError, match="not a mail address"):
        Sender("Dutywatch <alerts@x.example>\r\nBcc: x@y.example, z", "c@x.example", None, b"k")


def test_M5_the_list_headers_are_as_the_standards_want_them():
    message = parsed(sent())
    stop = re.fullmatch(r"<(https://dutywatch\.example/unsubscribe/([A-Za-z0-9_-]+))>", message["List-Unsubscribe"])
    assert stop is not None
    named = read_stop_token(SENDER.key, stop[2])
    assert named is not None
    assert (named.reader, named.frequency) == (READER.id, Frequency.DAILY)
    assert message["List-Id"] == "Dutywatch daily <daily.dutywatch.mail.dutywatch.example>"
    assert message["List-Help"] == "<mailto:help@dutywatch.example?subject=help>"
    assert message["List-Owner"] == "<mailto:help@dutywatch.example>"
    assert message["List-Archive"] == "<https://dutywatch.example/changes>"


def test_M5_the_stop_address_is_another_in_every_mail():
    other = replace(digest(ALL), id="dgs_fedcba98765432100123")
    assert parsed(sent())["List-Unsubscribe"] != parsed(sent(other))["List-Unsubscribe"]


def test_M6_one_click_is_said_in_the_exact_words_and_in_one_line():
    lines = sent().split(b"\r\n")
    assert lines.count(b"List-Unsubscribe-Post: List-Unsubscribe=One-Click") == 1
    long = Sender(SENDER.mail_from, SENDER.contact, f"https://{'a' * 60}.{'b' * 60}.example", b"k")
    assert re.search(rb"\r\nList-Unsubscribe: <https://[^ \r\n]+>\r\n", sent(sender=long))


@pytest.mark.parametrize("base", [None, "http://dutywatch.example"])
def test_M6_where_no_https_page_can_answer_no_one_click_is_promised(base):
    message = parsed(sent(sender=replace(SENDER, base_url=base)))
    assert "List-Unsubscribe" not in message
    assert "List-Unsubscribe-Post" not in message


def test_M10_it_says_that_a_machine_wrote_it():
    assert parsed(sent())["Auto-Submitted"] == "auto-generated"
