"""The commands, a file each. A command reads its words, calls one room, and prints what came back.

May enter: options, calls, printing. Every command has `--json` and examples in its help, raises `Failure` for what
went wrong, and imports rooms inside its function, so that `--help` is instant.
"""
