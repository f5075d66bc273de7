"""The operator hears once of a source that wants looking after; readers never do."""

from email import message_from_bytes
from email.policy import default

from archive import captures, resources
from archive.database import transaction
from archive.health import record_crawl
from archive.sources import store_source
from flows.operator import tell_operator
from pipeline.model.capture import Capture, Role, SourceReport
from pipeline.model.verdict import Fit, Verdict
from tests.flows.conftest import entry

EVIL = "no entry\r\nBcc: everybody@example.org\x1b[2J"


def _crawled(house, id_: str, verdict: Verdict, why: str | None = None) -> None:
    now = house.clock()
    with transaction(house.engine) as session:
        for source in house.catalogue.sources():
            store_source(session, source)
        record_crawl(session, SourceReport(id_, now, now, verdict, why), fit_captures=0)


def _mails(house) -> list:
    files = sorted((house.settings.data_dir / "mail").glob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=default) for file in files]


def test_the_operator_is_told_once_of_silence_and_of_a_changed_shape(house_of, site, time):
    house = house_of(
        *(entry(name, f"{site.address}/{name}") for name in ("well", "silent", "shape", "failing")), allow=site.netloc
    )
    for name in ("well", "silent", "shape", "failing"):
        _crawled(house, name, Verdict.OK)
    time.move(hours=24)
    _crawled(house, "shape", Verdict.EMPTY, EVIL)
    lines: list[str] = []
    assert [one.id for one in tell_operator(house, lines.append)] == ["shape"]
    time.move(hours=49)
    for name, verdict in (("well", Verdict.OK), ("failing", Verdict.OK), ("shape", Verdict.EMPTY)):
        _crawled(house, name, verdict)
    time.move(hours=1)
    _crawled(house, "failing", Verdict.UNREACHABLE, "its name cannot be resolved")
    assert [one.id for one in tell_operator(house, lines.append)] == ["silent"]
    assert tell_operator(house, lines.append) == []
    first, second = _mails(house)
    assert (first["To"], first["Bcc"]) == (house.settings.contact, None)
    assert first["Subject"] == "Dutywatch: 1 source wants looking after"
    assert "shape (US): it answers, but nothing that we look for is in it" in first.get_content()
    assert "what to do: look at it and mend" in first.get_content()
    assert "\x1b" not in first.get_content()
    assert "silent (US): not read well for more than three of its intervals" in second.get_content()
    assert len(lines) == 2


def test_a_source_that_was_well_in_between_is_told_again(house_of, site, time):
    house = house_of(entry("shape", site.address), allow=site.netloc)
    told = []
    for verdict in (Verdict.OK, Verdict.EMPTY, Verdict.EMPTY, Verdict.OK, Verdict.EMPTY):
        time.move(hours=24)
        _crawled(house, "shape", verdict)
        told.append(len(tell_operator(house, lambda _: None)))
    assert told == [0, 1, 0, 0, 1]


def _seen(house, id_: str, verdict: Verdict) -> None:
    now = house.clock()
    _crawled(house, id_, Verdict.OK)
    capture = Capture(id_, "https://a.example/x", "https://a.example/x", now, Verdict.OK)
    with transaction(house.engine) as session:
        page = resources.find_or_add(session, id_, capture.key, capture.url, now, title="", role=Role.DOCUMENT)
        captures.set_verdict(session, captures.store_capture(session, page.id, capture, now).id, Fit(verdict, EVIL))


def test_a_page_that_stays_a_suspect_is_told_once_and_again_only_after_it_was_well(house_of, site, time):
    house = house_of(entry("flip", site.address), allow=site.netloc)
    told = []
    looks = [Verdict.OK, *[Verdict.OTHER_LANGUAGE] * 5, Verdict.OK, *[Verdict.REGION] * 4]
    for verdict in looks:
        time.move(hours=24)
        _seen(house, "flip", verdict)
        before = len(_mails(house))
        tell_operator(house, lambda _: None)
        told.append(len(_mails(house)) - before)
    assert told == [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]
    first = _mails(house)[0]
    assert first["Subject"] == "Dutywatch: 1 source has pages that stay suspects"
    assert "flip: a page comes in another language than before at each look since" in first.get_content()
    assert "\x1b" not in first.get_content()
    assert first["Bcc"] is None
