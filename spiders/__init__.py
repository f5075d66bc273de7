"""The catalogue of sources, one way of reading each kind of source, and the safe and polite crawl.

May enter: `pipeline.model` and `pipeline.extract`; scrapy and beautifulsoup4 stay in here. No database.
The one way in is `spiders.crawl.crawl(plan)`; what it fetched is read back by `spiders.spool.lines(spool)`.
"""
