"""What the fork server has ready before the first crawl, so that no child waits for an import.

Then all that is loaded is frozen: a child's garbage collector would else touch, and by that copy, every page of memory
that it shares with the fork server (a tenth of a second a child).
"""

import gc
from importlib import import_module

# The second half is what Scrapy imports by name when a crawl begins.
for _module in (
    "spiders.child", "spiders.resolver", "scrapy.core.downloader.contextfactory", "scrapy.core.downloader.handlers.http11", "scrapy.downloadermiddlewares.downloadtimeout",
    "scrapy.downloadermiddlewares.defaultheaders", "scrapy.downloadermiddlewares.useragent", "scrapy.extensions.throttle",
    "scrapy.dupefilters", "scrapy.logformatter", "scrapy.squeues", "scrapy.statscollectors",
):  # fmt: skip
    import_module(_module)

gc.collect()
gc.freeze()
