"""The digests as a flow: every reader whose hour has come is told, once."""

import asyncio
from collections.abc import Callable

from prefect import flow

from flows.house import House
from flows.tell import Told, lines, tell_due

Tell = Callable[[str], None]


async def tell_readers(house: House, tell: Tell) -> Told:
    """Builds and hands over what is due, and tells a line for each digest and each reader set aside."""
    ended: list[Told] = []

    @flow(name="digests")
    async def whole() -> None:
        ended.append(await asyncio.to_thread(tell_due, house.settings, house.engine, house.clock))

    await whole()
    for line in lines(ended[0]):
        tell(line)
    return ended[0]
