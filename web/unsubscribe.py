"""One-click unsubscribe (RFC 8058): GET shows a button and changes nothing, POST stops at once.

The POST reads only the token in the path, never its body, asks for no cookie and answers 200 without a redirect. A
token that is none gets the page of an unknown address, whatever is wrong with it.
"""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from alerts.consent import stop_list
from alerts.links import stop_path
from alerts.tokens import Stop, read_stop_token
from pipeline.model.reader import Frequency
from web.site import Here, Site
from web.templating import page

unsubscribe = APIRouter(include_in_schema=False)

PATH = stop_path("{token}")
_PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


@unsubscribe.get(PATH)
def ask(token: str, site: Here) -> Response:
    """A page with one button. Mail scanners follow every link: nothing changes here (U2)."""
    stop = _stop(token, site)
    what = f"You will no longer get our {_mails(stop)}."
    return _private(page("unsubscribe.html", what=what, action=stop_path(token)))


@unsubscribe.post(PATH)
def stop(token: str, site: Here) -> Response:
    """Stops; a repeat answers the same (U1, U3)."""
    stop = _stop(token, site)
    with site.writing() as session:
        stop_list(session, stop, site.clock())
    return _private(page("unsubscribed.html", what=f"You will get no more of our {_mails(stop)}."))


def _stop(token: str, site: Site) -> Stop:
    stop = None if site.signing_key is None else read_stop_token(site.signing_key, token)
    if stop is None:
        raise HTTPException(404)
    return stop


def _mails(stop: Stop) -> str:
    match stop.frequency:
        case Frequency.INSTANT:
            return "mails on single changes"
        case Frequency.DAILY:
            return "daily digest"
        case Frequency.WEEKLY:
            return "weekly digest"


def _private(response: Response) -> Response:
    response.headers.update(_PRIVATE)
    return response
