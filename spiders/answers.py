"""What became of one request: an answer with its verdict, and the words for it."""

from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of a fetch. `body` is decoded of its transfer; None where no bytes arrived. `wait`: Retry-After, seconds."""

    url: str
    final_url: str
    fetched: datetime
    verdict: Verdict
    why: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    wait: float | None = None

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    def with_verdict(self, verdict: Verdict, why: str | None) -> "Answer":
        """The same answer, judged otherwise."""
        return replace(self, verdict=verdict, why=why)


def judge_status(status: int, conditional: bool) -> tuple[Verdict, str | None]:
    """What a status alone tells (RFC 9110, 15), with a sentence for people."""
    match status:
        case 304 if conditional:
            return Verdict.NOT_MODIFIED, None
        case 304:
            return Verdict.ERROR_PAGE, "it said “not modified” although nothing was known of it"
        case 404:
            return Verdict.NOT_FOUND, "the page is not there (404)"
        case 410:
            return Verdict.GONE, "the page is gone for good (410)"
        case 401 | 407:
            return Verdict.LOGIN, f"it asks for a login ({status})"
        case 403 | 451:
            return Verdict.REFUSED, f"the authority's server refuses us ({status})"
        case 429:
            return Verdict.THROTTLED, "we were asked to slow down (429)"
        case _ if 200 <= status < 300:
            return Verdict.OK, None
        case _ if status >= 500:
            return Verdict.ERROR_PAGE, f"the authority's server has a fault ({status})"
        case _:
            return Verdict.ERROR_PAGE, f"the server answered {status}"
