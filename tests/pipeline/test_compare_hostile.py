"""A pair of pages made to be slow to compare costs what its length costs, and not the square of it."""

import pytest

from benchmarks.hostile import CASES, costs

LONG = ("one giant paragraph", "one word of a megabyte")  # one block, whose square is soon large
MOST = 6.0  # CPU seconds a megabyte; five times what is measured, as other work may run beside


@pytest.mark.parametrize("case", CASES)
def test_a_pair_made_to_be_slow_is_compared_in_time(case: str) -> None:
    (cost,) = costs([120_000 if case in LONG else 12_000], [case])
    assert cost.per_megabyte < MOST
