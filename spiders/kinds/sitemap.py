"""A sitemap (sitemaps.org 0.9): addresses with the day of their last change, or an index of further sitemaps."""

import re
from typing import Any

from spiders.entry import Sitemap
from spiders.kinds import xml
from spiders.kinds.index import Index, Item, Page, absolute, distinct, listed


def read(section: Sitemap, page: Page) -> Index:
    """The addresses of a sitemap that the catalogue asks for, or the sitemaps that an index names."""
    root = xml.parse(page.body)
    if root is None or xml.name(root) not in ("urlset", "sitemapindex"):
        return Index(fault="the answer is not a sitemap")
    nodes = [node for node in root if xml.name(node) in ("url", "sitemap")]
    if xml.name(root) == "sitemapindex":
        links = (absolute(page.url, xml.child_text(node, "loc") or "") for node in nodes)
        return Index(more=tuple(link for link in links if link))
    return Index(items=distinct(item for node in nodes if (item := _item(section, page, node))))


def _item(section: Sitemap, page: Page, node: Any) -> Item | None:
    address = xml.child_text(node, "loc")
    if address is None or (section.match and not re.search(section.match, address)):
        return None
    found = listed(section, page, address, None, xml.child_text(node, "lastmod"))
    return Item(found) if found else None
