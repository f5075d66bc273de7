"""The web application: routes, and around them headers, hosts, HEAD and the access lines."""

import logging

from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.staticfiles import StaticFiles

from archive.bodies import open_bodies
from archive.marks import mark
from dutywatch import __version__
from dutywatch.clock import Clock
from dutywatch.settings import Settings
from web.access import AccessLines
from web.api import api
from web.digests import PATH as DIGEST_PATH
from web.digests import digests
from web.evidence import evidence
from web.head import HeadAsGet
from web.headers import SecurityHeaders, security_headers
from web.hosts import OwnHosts, own_names
from web.indexes import indexes
from web.pages import pages
from web.problems import register_problems
from web.site import Here, Site
from web.templating import FOLDER
from web.unsubscribe import PATH as STOP_PATH
from web.unsubscribe import unsubscribe

LOG = logging.getLogger("dutywatch.web")

# What follows these is known to one reader alone, and so is nothing for a log.
_SECRET = tuple(address.partition("{")[0] for address in (STOP_PATH, DIGEST_PATH))


def create_app(settings: Settings, engine: Engine, clock: Clock) -> FastAPI:
    """The application over one database. Raises BodiesUnusable, SettingsUnusable."""
    headers = security_headers(settings.base_url)
    app = FastAPI(
        title="Dutywatch",
        version=__version__,
        description="What changed in customs and trade rules: the history of the pages of authorities.",
        openapi_url="/api/v1/openapi.json",
        # The usual documentation pages load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        # A redirect for a slash would be built from the Host header.
        redirect_slashes=False,
        middleware=[
            Middleware(AccessLines, secret=_SECRET),
            Middleware(SecurityHeaders, headers=headers),
            Middleware(OwnHosts, names=own_names(settings.base_url)),
            Middleware(HeadAsGet),
        ],
    )
    app.state.site = Site(
        engine, open_bodies(settings.captures, writing=False), clock, settings.base_url, settings.known_key
    )
    register_problems(app, headers)
    for router in (pages, indexes, digests, evidence, unsubscribe, api):
        app.include_router(router)
    app.add_api_route("/healthz", _healthz, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"))
    return app


def _healthz(site: Here) -> JSONResponse:
    """Whether the database answers."""
    try:
        with site.reading() as session:
            mark(session, "sending-held")
    except Exception:  # whatever hinders the database, the answer is the same
        LOG.exception("the database does not answer")
        return JSONResponse({"status": "database does not answer"}, status_code=503)
    return JSONResponse({"status": "ok"})
