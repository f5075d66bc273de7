"""The links for stopping cannot be forged, changed, or used for anything else."""

import base64
import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.tokens import Stop, read_stop_token, stop_token
from pipeline.model.reader import Frequency

KEY = b"a key of the installation"
STOP = Stop(7, Frequency.DAILY, "dgs_0123456789abcdef0123")


@given(st.integers(1, 10**12), st.sampled_from(Frequency), st.from_regex(r"dgs_[0-9a-f]{20}", fullmatch=True))
def test_U4_a_token_names_reader_and_list(reader, frequency, digest):
    stop = Stop(reader, frequency, digest)
    assert read_stop_token(KEY, stop_token(KEY, stop)) == stop


def test_U4_each_flipped_bit_makes_it_unknown():
    token = stop_token(KEY, STOP)
    for at in range(len(token)):
        for bit in range(8):
            char = chr(ord(token[at]) ^ 1 << bit)
            assert read_stop_token(KEY, token[:at] + char + token[at + 1 :]) is None, (at, bit)


@pytest.mark.parametrize("end", ["=", "==", "A", "\n", " ", "%3D", "."])
def test_U4_nothing_may_be_added_to_it(end):
    assert read_stop_token(KEY, stop_token(KEY, STOP) + end) is None


@given(st.text(max_size=200))
def test_U4_what_is_no_token_is_unknown_and_nothing_worse(text):
    assert read_stop_token(KEY, text) is None


def test_M5_it_is_another_in_every_mail():
    other = Stop(STOP.reader, STOP.frequency, "dgs_fedcba98765432100123")
    assert stop_token(KEY, STOP) != stop_token(KEY, other)


def test_U6_it_holds_no_time_and_so_never_expires():
    # As it was mailed by the first release: this line may never be changed.
    mailed = "4fayZLGjp8kn05xb_BPPNV0CNy5kYWlseS5kZ3NfMDEyMzQ1Njc4OWFiY2RlZjAxMjM"
    said = b"7.daily.dgs_0123456789abcdef0123"
    mac = hmac.new(KEY, b"dutywatch stop 1\0" + said, hashlib.sha256).digest()[:18]
    assert base64.urlsafe_b64encode(mac + said).decode().rstrip("=") == stop_token(KEY, STOP) == mailed


def test_U6_a_signature_for_another_purpose_opens_nothing():
    said = b"7.daily.dgs_0123456789abcdef0123"
    mac = hmac.new(KEY, b"dutywatch manage 1\0" + said, hashlib.sha256).digest()[:18]
    assert read_stop_token(KEY, base64.urlsafe_b64encode(mac + said).decode().rstrip("=")) is None


def test_a_token_of_another_installation_is_unknown():
    assert read_stop_token(b"another key", stop_token(KEY, STOP)) is None
