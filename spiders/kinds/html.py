"""HTML from strangers, for its links: the charset that the header declares, else what the page says of itself."""

import warnings

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning

from spiders.kinds.index import Page


def parse(page: Page) -> BeautifulSoup:
    """The tree. What is not HTML gives a tree too, with nothing in it that a selector would find."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(page.body, "lxml", from_encoding=page.charset)
