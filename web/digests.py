"""The changes of a digest for which its mail had no room (M13), under an id that only its reader was sent."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from alerts.links import digest_path
from archive.digests import told_in
from web.problems import NotFound
from web.site import Here
from web.templating import page

digests = APIRouter(include_in_schema=False)

PATH = digest_path("{digest}", 0).partition("?")[0]


@digests.get(PATH)
def digest(digest: str, request: Request, site: Here) -> Response:
    """What the digest told, from the change at `start` (0 for the first) on."""
    given = request.query_params.get("start", "0")
    start = int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 0
    with site.reading() as session:
        told = told_in(session, digest, start)
    if told is None:
        raise NotFound("There is no such digest.")
    response = page("digest.html", changes=told, start=start)
    response.headers.update({"Cache-Control": "no-store", "X-Robots-Tag": "noindex"})
    return response
