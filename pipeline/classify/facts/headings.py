"""Which headings exist: the last heading of each chapter (WCO, Harmonized System 2022, and the editions before it).

What has no heading (2024, 1995, 8599) is a year, a price or a number of something else.
"""

_LAST = (
    "06 10 09 10 11 04 14 14 10 08 09 14 02 04 22 05 04 06 05 09 06 09 09 04 30 21 16 53 42 06 05 15 07 07 07 06 07 27 26 17 15 06 04 21 04 02 07 23 11"
    " 07 13 12 11 08 16 09 05 11 11 06 17 17 10 06 07 03 04 15 14 20 18 29 26 19 08 16 00 06 07 07 13 15 11 87 49 09 16 07 08 33 14 09 07 06 08 20 06"
).split()
_LAST_HEADING = {f"{chapter:02d}": last for chapter, last in enumerate(_LAST, 1)}
_NATIONAL = frozenset({"98", "99"})
_LENGTHS = frozenset({4, 6, 7, 8, 9, 10, 11, 12, 13})


def is_code(digits: str) -> bool:
    """Whether digits can be a heading, subheading or national code; chapters 98 and 99 are left to each country."""
    if len(digits) not in _LENGTHS or digits[2:4] == "00":
        return False
    return digits[:2] in _NATIONAL or digits[2:4] <= _LAST_HEADING.get(digits[:2], "")


def is_chapter(number: int) -> bool:
    """Whether there is such a chapter; 77 is reserved."""
    return 1 <= number <= 99 and number != 77


def between(first: str, last: str) -> list[str]:
    """The headings of a range such as 8501 to 8504, both ends among them; only the ends where it leaves a chapter."""
    if len(first) == len(last) == 4 and first[:2] == last[:2] and 0 < int(last) - int(first) <= 30:
        return [f"{number:04d}" for number in range(int(first), int(last) + 1)]
    return [first, last]
