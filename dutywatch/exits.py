"""The exit codes: a module of its own, since what ends us is loaded before anything else."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes, as in the contract."""

    DONE = 0
    IN_PART = 1
    USAGE = 2
    NOT_USABLE = 3
    NOT_FOUND = 4
    INTERRUPTED = 130
    TERMINATED = 143
