"""Scrapy's settings for a plan. Its defaults are made for reach; each line here that differs has a test."""

from typing import Any

from spiders.decode import ACCEPTED
from spiders.guard import Guard
from spiders.plan import Plan

# All of Scrapy that runs in a crawl. Its own lists are replaced, not added to: what is not named here is not even
# imported, neither in this release nor where the next one has something new.
_HTTP = "scrapy.core.downloader.handlers.http11.HTTP11DownloadHandler"
_COMPONENTS: dict[str, dict[str, Any]] = {
    "DOWNLOAD_HANDLERS_BASE": {"http": _HTTP, "https": _HTTP},
    "DOWNLOADER_MIDDLEWARES_BASE": {
        "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
        "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
        "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    },
    "SPIDER_MIDDLEWARES_BASE": {},
    "EXTENSIONS_BASE": {"scrapy.extensions.throttle.AutoThrottle": 0},
}
# Hung look-ups of names, each of which holds a thread, must not keep the other hosts waiting.
_LOOKUPS_AT_ONCE = 64


def user_agent(contact: str) -> str:
    """Who we are and whom to write to, in plain ASCII: `Dutywatch/0.1 (+mailto:…)`."""
    said = "".join(char for char in contact if char.isascii() and char.isprintable() and char not in "()")[:200]
    where = said if said.startswith(("http://", "https://")) else f"mailto:{said}"
    return f"Dutywatch/0.1 (+{where}; watches customs and trade notices)"


def scrapy_settings(plan: Plan) -> dict[str, Any]:
    """What is set, and why: robots, redirects, retries, codings and patience are ours (`spiders.fetch`), so Scrapy's are off."""
    limits = plan.limits
    return {
        **_COMPONENTS,
        "DUTYWATCH_GUARD": Guard.of(plan.allow_private, plan.ports),
        "TWISTED_DNS_RESOLVER": "spiders.resolver.GuardedResolver",
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "REACTOR_THREADPOOL_MAXSIZE": _LOOKUPS_AT_ONCE,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_MAXSIZE": limits.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": limits.timeout,
        "DOWNLOAD_FAIL_ON_DATALOSS": True,
        "DOWNLOAD_DELAY": limits.delay,
        "CONCURRENT_REQUESTS_PER_DOMAIN": limits.per_host,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": limits.delay,
        "AUTOTHROTTLE_MAX_DELAY": limits.max_delay,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": float(limits.per_host),
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "HTTPPROXY_ENABLED": False,
        "USER_AGENT": user_agent(plan.contact),
        "DEFAULT_REQUEST_HEADERS": {"Accept": "*/*", "Accept-Encoding": ACCEPTED},
        "LOG_FILE": str(plan.spool / "crawl.log"),
        "LOG_LEVEL": "WARNING",
        "LOG_VERSIONS": [],
    }
