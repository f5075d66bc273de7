"""Many pages of one host change at once: kept, held back from mails, told to the operator once, let go on their word."""

import hashlib
from email import message_from_bytes
from email.policy import default

import pytest

from alerts.consent import subscribe
from alerts.deliver import build_due
from archive import sources
from archive.database import reading, transaction
from archive.history import Query, changes
from archive.redesigns import end_redesign, redesigns
from archive.tables import Ended
from flows.operator import tell_operator
from flows.redesigns import hold_redesigns, words_of
from flows.take_in import take_in
from flows.tell import sender_of
from pipeline.model.capture import Capture
from pipeline.model.classification import Severity
from pipeline.model.reader import Frequency
from pipeline.model.verdict import Verdict
from tests.flows.conftest import entry
from tests.pipeline.test_screen_redesign import BANNER, GOODS, page

PAGES = GOODS[:6]


@pytest.fixture
def host(house_of, time):
    """A house with six pages of one host and a reader who wants everything at once; and a crawl of the six."""
    house = house_of(*(entry(name, f"https://goods.example/{name}") for name, *_ in PAGES))
    with transaction(house.engine) as session:
        for one in house.catalogue.sources():
            sources.store_source(session, one)
        subscribe(session, "a@example.org", {}, Severity.LOW, Frequency.INSTANT, "en", "UTC", 7, "test", time.now)

    def crawl(*bodies: str) -> None:
        time.move(hours=25)
        for (name, *_), text in zip(PAGES, bodies, strict=True):
            body, url = text.encode(), f"https://goods.example/{name}"
            named = hashlib.sha256(body).hexdigest()
            capture = Capture(name, url, url, time(), Verdict.OK, status=200, body=named, content_type="text/html")
            source = house.catalogue.by_id[name].source()
            take_in(house, source, capture, body)
            with transaction(house.engine) as session:
                sources.set_baseline(session, name, time.now)

    crawl(*(page(one) for one in PAGES))
    crawl.house = house
    return crawl


def told(host, time) -> list[str]:
    """The sources of which the reader's next mail tells."""
    house = host.house
    built = build_due(house.engine, time(), sender_of(house.settings))
    assert not built.set_aside
    return sorted(name for name, *_ in PAGES for one in built.digests if f"/{name}" in one.text)


def redesigned(rate_of: str = "") -> list[str]:
    return [page(one, before=BANNER, rate=3.0 if one[0] == rate_of else 2.0) for one in PAGES]


def test_a_redesign_is_kept_but_mailed_to_nobody_save_a_rate_that_changed_in_it(host, time):
    host(*redesigned(rate_of="tea"))
    (found,) = hold_redesigns(host.house.engine, time())
    assert (found.host, found.changes, found.fetched) == ("goods.example", 5, 6)
    assert told(host, time) == ["tea"]
    with reading(host.house.engine) as session:
        assert len(changes(session, Query()).changes) == 6, "all are in the history"


def test_the_operator_is_told_once_and_how_to_let_them_go(host, time):
    host(*redesigned())
    (found,) = hold_redesigns(host.house.engine, time())
    assert hold_redesigns(host.house.engine, time()) == [], "asked again, nothing new is held"
    assert "6 of 6 pages changed at once" in words_of(found)
    tell_operator(host.house, lambda _: None)
    tell_operator(host.house, lambda _: None)
    (file,) = (host.house.settings.data_dir / "mail").glob("*operator*.eml")
    mail = message_from_bytes(file.read_bytes(), policy=default)
    assert mail["Subject"] == "Dutywatch: 1 host looks redesigned"
    assert "dutywatch held --tell goods.example" in " ".join(mail.get_content().split())


@pytest.mark.parametrize(("word", "heard"), [(Ended.TOLD, 6), (Ended.DISMISSED, 0)])
def test_what_the_operator_says_is_done_and_asked_no_more(host, time, word, heard):
    host(*redesigned())
    hold_redesigns(host.house.engine, time())
    assert told(host, time) == []
    with transaction(host.house.engine) as session:
        assert end_redesign(session, "goods.example", word, time()) == 6
    assert hold_redesigns(host.house.engine, time()) == []
    assert len(told(host, time)) == heard
    with reading(host.house.engine) as session:
        assert redesigns(session) == ()
