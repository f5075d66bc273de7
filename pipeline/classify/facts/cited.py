"""What a kind of citation is: how it is written, and which words tell of it."""

from dataclasses import dataclass

_REACH = 220


@dataclass(frozen=True, slots=True)
class Cited:
    """A kind of citation.

    `languages` that write it (`*`: all); `pattern`; and `told` by which words, since to let a pattern search a whole
    text is dear: `^` where the citation begins at one of them, `40<` where at most so many characters before one (`40<20`:
    and it ends at most so many behind its beginning; `_` is a blank), empty where it is searched for everywhere. `without` are the characters that never stand before the word in one,
    so that it begins behind the last of them.
    """

    languages: str
    pattern: str
    told: str
    without: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that tell of it."""
        return tuple(word.replace("_", " ") for word in self.told.split()[1:])

    @property
    def before(self) -> int | None:
        """At most how many characters before such a word it begins; None where at the word itself."""
        before, mark, _ = self.told.partition(" ")[0].partition("<")
        return int(before) if mark else None

    @property
    def reach(self) -> int:
        """At most how many characters behind the beginning of such a word it ends."""
        return int(self.told.partition(" ")[0].partition("<")[2] or _REACH)
