"""Why a change is in the history and in nobody's mail: its host looks redesigned (decision 5)."""

import shlex
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """A change held back from mails: `changes` of `pages` pages of its host changed at once.

    `dismissed`: the operator has said that nobody is to be told; until then they have not spoken.
    """

    host: str
    found: datetime
    changes: int
    pages: int
    dismissed: bool = False

    @property
    def why(self) -> str:
        """One sentence, without its full stop."""
        standing = "Told to nobody, as the operator decided" if self.dismissed else "Held back, mailed to nobody yet"
        return f"{standing}: {self.changes} of {self.pages} pages of {self.host} changed at once as by a new template"

    @property
    def command(self) -> str | None:
        """What lets the host's changes go with the next digests; None where the operator has decided."""
        # A host stands in an address that a stranger wrote; what is offered for a shell is quoted for one.
        return None if self.dismissed else f"dutywatch held --tell {shlex.quote(self.host)}"
