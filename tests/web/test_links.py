"""How notices hang together: shown on the pages of both, and in the JSON."""

from tests.web.conftest import Filled
from tests.web.samples import HOSTILE
from tests.web.test_pages import Page


def _of(site: Filled, source: str) -> str:
    return next(change.id for change in site.changes if change.source == source)


def test_a_correction_names_what_it_corrects_and_is_named_there(site: Filled) -> None:
    correction, corrected = _of(site, "cn-gacc-notices"), _of(site, "xx-hostile")
    page = site.client.get(f"/changes/{correction}").text
    assert "Corrects" in Page(page).text
    assert f'href="/changes/{corrected}"' in page
    page = site.client.get(f"/changes/{corrected}").text
    assert "Corrected by" in Page(page).text
    assert f'href="/changes/{correction}"' in page
    assert "Corrected by" in Page(site.client.get("/changes?source=xx-hostile").text).text


def test_what_was_published_again_and_what_moved_say_so(site: Filled) -> None:
    again = Page(site.client.get(f"/changes/{_of(site, 'sa-zatca')}").text).text
    assert "Published before as 关于调整跨境电子商务零售进口商品清单的公告" in again
    assert "Published again as" in Page(site.client.get(f"/changes/{_of(site, 'cn-gacc-notices')}").text).text
    moved = Page(site.client.get(f"/changes/{_of(site, 'us-cbp-deminimis')}").text).text
    assert "Moved from https://key.example/us-cbp-deminimis/0" in moved


def test_the_api_has_the_links_of_a_change_alone_and_in_lists(site: Filled) -> None:
    id_ = _of(site, "cn-gacc-notices")
    links = site.client.get(f"/api/v1/changes/{id_}").json()["change"]["links"]
    assert [(link["tie"], link["once"], link["reference"]) for link in links] == [
        ("corrects", False, HOSTILE),
        ("repeated-by", True, None),
    ]
    assert links[0]["change"] == _of(site, "xx-hostile")
    assert links[0]["link"] == f"https://watch.example/changes/{links[0]['change']}"
    listed = site.client.get("/api/v1/changes?source=cn-gacc-notices").json()["changes"]
    assert listed[0]["links"] == links
