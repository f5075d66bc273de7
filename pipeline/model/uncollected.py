"""Values by the thousand, made without a look for garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No collection of garbage within the block, which makes many thousands of tuples and no cycle.

    To look for cycles among them costs a tenth of the time of reading a page and half of that of comparing two.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
