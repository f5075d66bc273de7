"""Reading and comparing of large captures, in a process of their own that may be lost.

Time of both grows with the size of a capture, and no page that was ever seen needs a tenth of these limits; but pages
come from strangers, and one of 32 MiB that is made to hurt must not take the watch down with it. A capture that goes over
the limits is named too complex, as a suspect, and the watch goes on. Small ones, that is nearly all, stay where they are:
what little they can cost is not worth the way to another process. What is packed always goes: its size says little.
"""

import atexit
import resource
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import TypeVar

from pipeline import steps
from pipeline.model.capture import Raw
from pipeline.model.document import Document
from pipeline.model.edits import Comparison
from pipeline.model.verdict import Fit, Outcome, Suspect, Verdict
from pipeline.steps import Reading

T = TypeVar("T")

_LARGE = 1 << 20  # bytes of a body, or characters of two documents
_PACKED = (b"%PDF", b"PK\x03\x04")  # a few kilobytes of either may unfold into hours of reading


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process may use for one capture: CPU seconds, and bytes of address space in all."""

    cpu: int = 120
    memory: int = 4 << 30


def read(raw: Raw, limits: Limits = Limits()) -> Reading:
    """`steps.read`; a capture that goes over the limits is not fit, with an empty document."""
    if len(raw.body) < _LARGE and not raw.body.startswith(_PACKED):
        return steps.read(raw)
    try:
        return _apart(limits, partial(steps.read, raw))
    except (BrokenProcessPool, MemoryError):
        return Reading(Document(()), Fit(Verdict.TOO_COMPLEX, _why("reading", limits)))


def hold_together(old: Document, new: Document, limits: Limits = Limits()) -> Comparison:
    """`steps.hold_together`; where that goes over the limits, the new side is suspected to be too complex."""
    if sum(len(block.text) for document in (old, new) for block in document.blocks) < _LARGE:
        return steps.hold_together(old, new)
    try:
        return _apart(limits, partial(steps.hold_together, old, new))
    except (BrokenProcessPool, MemoryError):
        suspect = Suspect("new", Verdict.TOO_COMPLEX, _why("comparing", limits))
        return Comparison(Outcome.SUSPECT, suspect=suspect, language=new.language)


def _why(doing: str, limits: Limits) -> str:
    return f"{doing} it took over {limits.cpu} s or {limits.memory >> 20} MiB"


_lock = threading.Lock()
_worker: ProcessPoolExecutor | None = None


def _apart(limits: Limits, work: Callable[[], T]) -> T:
    """The work done in the worker, one at a time; a worker that was lost is replaced at the next call."""
    global _worker
    with _lock:
        if _worker is None:
            # Not forked: the flow engine has threads, whose locks a fork would leave locked for ever.
            _worker = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
            atexit.register(_stop)
        try:
            return _worker.submit(_limited, limits, work).result()
        except BrokenProcessPool:
            _worker.shutdown(wait=False)
            _worker = None
            raise


def _stop() -> None:
    if _worker is not None:
        _worker.shutdown(wait=False, cancel_futures=True)


def _limited(limits: Limits, work: Callable[[], T]) -> T:
    spent = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(spent.ru_utime + spent.ru_stime) + limits.cpu + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    return work()
