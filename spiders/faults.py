"""What went wrong below HTTP, as a verdict and a sentence that names no inner address."""

from collections.abc import Iterator

from OpenSSL.SSL import Error as TlsError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from service_identity import VerificationError
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.internet.error import TimeoutError as ConnectTimeout

from pipeline.model.verdict import Verdict
from spiders.decode import BrokenOff, TooMuch, Undecodable

UNRESOLVED = "its name cannot be resolved"


def judge_fault(error: BaseException) -> tuple[Verdict, str]:
    """The verdict of a fetch that ended in `error`, and why, for people."""
    causes = tuple(_causes(error))
    if any(isinstance(cause, VerificationError) or _of_certificate(cause) for cause in causes):
        return Verdict.TLS_INVALID, "its certificate cannot be trusted"
    if any(isinstance(cause, TlsError) for cause in causes):
        return Verdict.TLS_INVALID, "it does not speak TLS as a server of https must"
    match error:
        case DownloadCancelledError() | TooMuch():
            return Verdict.TOO_LARGE, "it is larger than we take in"
        case Undecodable():
            return Verdict.GARBLED, "its compression cannot be undone"
        case ResponseDataLossError() | BrokenOff():
            return Verdict.TRUNCATED, "the answer broke off before its end"
        case CannotResolveHostError():
            return Verdict.UNREACHABLE, UNRESOLVED
        case DownloadConnectionRefusedError():
            return Verdict.UNREACHABLE, "the connection was not accepted"
        case DownloadTimeoutError() | ConnectTimeout() | TimeoutError():
            return Verdict.UNREACHABLE, "no complete answer within the time limit"
        case UnsupportedURLSchemeError():
            return Verdict.REFUSED, "only http and https are fetched"
        case _ if any(isinstance(cause, ConnectError) for cause in causes):
            return Verdict.UNREACHABLE, "no connection could be made"
        case _:
            return Verdict.UNREACHABLE, "the connection was lost"


def worth_another_try(error: BaseException) -> bool:
    """Whether the connection was merely lost: a keep-alive connection closed by the server looks like this too."""
    return any(isinstance(cause, ConnectionClosed) for cause in _causes(error)) and not any(
        isinstance(cause, TlsError | VerificationError) for cause in _causes(error)
    )


def _of_certificate(error: BaseException) -> bool:
    return isinstance(error, TlsError) and "certificate" in str(error)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, what it came from, and what Twisted wrapped into lists of reasons."""
    waiting: list[BaseException | None] = [error]
    seen = 0
    while waiting and seen < 20:
        found = waiting.pop()
        if found is None:
            continue
        seen += 1
        yield found
        waiting.append(found.__cause__)
        waiting.extend(getattr(reason, "value", None) for reason in getattr(found, "reasons", ()) or ())
