"""M13: what a mail had no room for is one link away, for whoever was sent it."""

from alerts.consent import subscribe
from alerts.deliver import build_due
from alerts.links import digest_path
from alerts.match import matches
from alerts.sender import Sender
from archive.database import reading, transaction
from archive.digests import told_in
from archive.matches import store_matches
from pipeline.model.classification import Severity
from pipeline.model.reader import Frequency
from tests.web.conftest import BASE, Filled
from tests.web.samples import NOW
from web.shapes import change_link


def test_M13_the_rest_of_a_digest_is_on_a_page(own_site: Filled) -> None:
    with transaction(own_site.engine) as session:
        subscription = subscribe(
            session, "ana@seller.example", {}, Severity.LOW, Frequency.INSTANT, None, None, None, "said so", NOW
        )
        for change in own_site.changes:
            store_matches(session, matches(change, [subscription]), NOW)
    sender = Sender("Dutywatch <a@watch.example>", "op@watch.example", BASE, own_site.settings.signing_key)
    (built,) = build_due(own_site.engine, NOW.replace(hour=23), sender).digests
    with reading(own_site.engine) as session:
        told = told_in(session, built.id)
    assert told
    assert len(told) > 3
    answer = own_site.client.get(digest_path(built.id, 2))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    order = [answer.text.find(f'"{change_link(change.id, None)}"') for change in told]
    assert order[:2] == [-1, -1]
    assert sorted(order[2:]) == order[2:]
    assert min(order[2:]) > 0
    assert "from its change 3 on" in answer.text
    for odd in ("-1", "x", "9" * 30, ""):
        assert own_site.client.get(f"/digests/{built.id}?start={odd}").status_code == 200
