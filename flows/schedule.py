"""Everything on schedule, in one process: crawls by each source's interval, digests by each reader's hour.

What is due and what is done stand in our tables: killed at any time and started again, it goes on where it was.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import NoReturn

from flows.digests import tell_readers
from flows.due import due, left_spools
from flows.house import House
from flows.operator import tell_operator
from flows.tell import lines, tell_due
from flows.watch import watch

Tell = Callable[[str], None]


async def keep_watch(house: House, tell: Tell, pause: float) -> NoReturn:
    """For as long as the process lives: crawl what is due, tell whom it is due to, then rest for `pause` seconds.

    A round that fails is told and the next one tried; flows run in turn, since together they hinder each other.
    """
    while True:
        try:
            await _round(house, tell)
        except Exception as error:  # the schedule must outlive a full disk or a database that is away for a minute
            logging.getLogger("dutywatch").exception("a round of the schedule failed")
            tell(f"this round failed, the next one tries again: {type(error).__name__}: {error}")
        await asyncio.sleep(pause)


async def _round(house: House, tell: Tell) -> None:
    entries = due(house, house.watched, house.clock())
    if entries or left_spools(house):
        summary = await watch(house, entries, tell)
        for fault in summary.failed:
            tell(f"{fault.source}: {fault.why}")
        await asyncio.to_thread(tell_operator, house, tell)
        await tell_readers(house, tell)
        return
    # Nothing crawled: a flow a minute would only fill the engine's database. Silence is noticed without a crawl.
    await asyncio.to_thread(tell_operator, house, tell)
    for line in lines(await asyncio.to_thread(tell_due, house.settings, house.engine, house.clock)):
        tell(line)
