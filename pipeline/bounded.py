"""Reading and comparing of large captures, in a process of their own that may be lost.

Time of both grows with the size of a capture, and no page that was ever seen needs a tenth of these limits; but pages
come from strangers, and one of 32 MiB that is made to hurt must not take the watch down with it. A capture that goes over
the limits is named too complex, as a suspect, and the watch goes on. Small ones, that is nearly all, stay where they are:
what little they can cost is not worth the way to another process. What is packed always goes: its size says little.
"""

import os
import resource
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar, cast

from pipeline import steps
from pipeline.model.capture import Raw
from pipeline.model.document import Document
from pipeline.model.edits import Comparison
from pipeline.model.verdict import Fit, Outcome, Suspect, Verdict
from pipeline.steps import Reading

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

if TYPE_CHECKING:
    from pipeline.extract import Memory

T = TypeVar("T")

_LARGE = 1 << 20  # bytes of a body, or characters of two documents
_SLOW = 1 << 18  # bytes of YAML, whose parser takes some seconds a MiB
_PACKED = (b"%PDF", b"PK\x03\x04")  # a few kilobytes of either may unfold into hours of reading


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process may use for one capture: CPU seconds, and bytes of address space in all."""

    cpu: int = 120
    memory: int = 4 << 30


def read(raw: Raw, limits: Limits = Limits(), memory: "Memory | None" = None) -> Reading:
    """`steps.read`; a capture that goes over the limits is not fit, with an empty document. Large ones leave no memory."""
    most = _SLOW if _is_yaml(raw) else _LARGE
    if len(raw.body) < most and not raw.body.startswith(_PACKED):
        return steps.read(raw, memory)
    try:
        return _apart(limits, partial(steps.read, raw))
    except _OverLimits:
        return Reading(Document(()), Fit(Verdict.TOO_COMPLEX, _why("reading", limits)))


def _is_yaml(raw: Raw) -> bool:
    return "yaml" in (raw.content_type or "") or (raw.filename or raw.url or "").endswith((".yaml", ".yml"))


def diff(old: Raw, new: Raw, limits: Limits = Limits()) -> Comparison:
    """`steps.diff`, each of its steps within the limits."""
    from pipeline.extract import Memory

    memory = Memory()
    before, after = read(old, limits, memory), read(new, limits, memory)
    return steps.unfit(before, after) or hold_together(before.document, after.document, limits)


def hold_together(old: Document, new: Document, limits: Limits = Limits()) -> Comparison:
    """`steps.hold_together`; where that goes over the limits, the new side is suspected to be too complex."""
    return _compared(steps.hold_together, old, new, limits)


def replacement(old: Document, new: Document, limits: Limits = Limits()) -> Comparison:
    """`steps.replacement`, within the limits like `hold_together`."""
    return _compared(steps.replacement, old, new, limits)


def _compared(
    step: Callable[[Document, Document], Comparison], old: Document, new: Document, limits: Limits
) -> Comparison:
    if sum(len(block.text) for document in (old, new) for block in document.blocks) < _LARGE:
        return step(old, new)
    try:
        return _apart(limits, partial(step, old, new))
    except _OverLimits:
        suspect = Suspect("new", Verdict.TOO_COMPLEX, _why("comparing", limits))
        return Comparison(Outcome.SUSPECT, suspect=suspect, language=new.language)


def _why(doing: str, limits: Limits) -> str:
    return f"{doing} it took over {limits.cpu} s or {limits.memory >> 20} MiB; parts of it may be read one by one"


class _OverLimits(Exception):
    """The worker was lost, or had no memory left."""


_lock = threading.Lock()
_worker: "tuple[SpawnProcess, Connection] | None" = None


def _apart(limits: Limits, work: Callable[[], T]) -> T:
    """The work done in the worker, one at a time; a worker that was lost or is full is replaced at the next call."""
    global _worker
    with _lock:
        process, line = _worker = _worker or _started()
        try:
            line.send((limits, work))
            done, answer = line.recv()
        except (EOFError, OSError, MemoryError):
            process.kill()
            line.close()
            _worker = None
            raise _OverLimits from None
    if not done:
        raise answer
    return cast("T", answer)


def _started() -> "tuple[SpawnProcess, Connection]":
    from multiprocessing import get_context

    # Not forked: the flow engine has threads, whose locks a fork would leave locked for ever.
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, os.getpid()), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _serve(line: "Connection", parent: int) -> None:
    """The worker's life: it ends when its parent has, also where that was killed, or when its memory is full."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    # Before any limit stands: Python that compiles a module without memory left may call its source wrong.
    for room in ("pipeline.extract.html", "pipeline.screen", "pipeline.compare"):
        import_module(room)
    while True:
        try:
            limits, work = line.recv()
            line.send((True, _limited(limits, work)))
        except (EOFError, MemoryError):
            return
        except Exception as error:  # told where it was asked for
            line.send((False, error))


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def _limited(limits: Limits, work: Callable[[], T]) -> T:
    spent = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(spent.ru_utime + spent.ru_stime) + limits.cpu + 1
    most_cpu, most_memory = (resource.getrlimit(which)[1] for which in (resource.RLIMIT_CPU, resource.RLIMIT_AS))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, most_cpu))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, most_memory))
    return work()
