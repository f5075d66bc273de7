"""Raw evidence (H15): the bytes as they came, only ever as a file to save.

A browser must never show them under our name: no type that it would render, no sniffing, and a sandbox besides.
"""

import re

from fastapi import APIRouter
from starlette.responses import Response

from archive.bodies import BodyMissing
from web.headers import EVIDENCE_POLICY
from web.problems import NotFound
from web.site import Here

evidence = APIRouter(include_in_schema=False)


@evidence.get("/captures/{sha256}")
def capture(sha256: str, site: Here) -> Response:
    """The stored bytes of that SHA-256 (lower-case hex), checked against it."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise NotFound("A capture is named by its SHA-256 in lower-case hex.")
    try:
        body = site.bodies.get(sha256)
    except BodyMissing:
        raise NotFound("There is no capture of this SHA-256.") from None
    return Response(
        body,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{sha256[:16]}.capture"',
            "Content-Security-Policy": EVIDENCE_POLICY,
            "Cache-Control": "public, max-age=31536000, immutable",
            "X-Robots-Tag": "noindex",
        },
    )
