"""Typer without difflib: its "did you mean" is answered by rapidfuzz, so that no command ever loads difflib.

Typer imports one name from difflib when it is itself imported. It is given ours for that moment; whatever stood under
the name of difflib before, nothing or a block, stands there again afterwards. See docs/decisions/0003.
"""

import sys
from collections.abc import Iterable
from types import ModuleType

from dutywatch.nearest import nearest

_NAME = "difflib"


def close_matches(word: str, known: Iterable[str], *_limits: object) -> list[str]:
    """The nearest known word, as a list of at most one."""
    meant = nearest(word, known)
    return [] if meant is None else [meant]


def import_typer() -> None:
    """Imports typer with our close matches in it. To be called before anything else imports typer."""
    ours = ModuleType(_NAME)
    vars(ours)["get_close_matches"] = close_matches
    stood_there = _NAME in sys.modules
    before = sys.modules.get(_NAME)
    sys.modules[_NAME] = ours
    try:
        import typer  # noqa: F401 - for its effect on the table of modules
    finally:
        if stood_there:
            sys.modules[_NAME] = before  # type: ignore[assignment] # None is how Python blocks a module
        else:
            del sys.modules[_NAME]
