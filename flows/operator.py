"""Telling the operator, once, which sources will hardly mend themselves, and what looks redesigned, has moved or stays a suspect. No engine in here, and no reader."""

from collections.abc import Callable

from alerts.operator import Ill, NotTold, notice, send_notice
from archive.database import reading, transaction
from archive.health import operator_told
from archive.history import SourceState, sources
from archive.moves import Moved, moves_untold, told_of_moves
from archive.redesigns import redesigns, told_of_redesign
from archive.standing import Trouble
from archive.staying import staying_untold, told_of_staying
from flows.house import House
from flows.moved import MANY
from flows.redesigns import words_of
from flows.staying import lines_of
from flows.tell import sender_of
from spiders.remedies import remedy

_WORDS = {
    Trouble.SILENT: "not read well for more than three of its intervals",
    Trouble.CHANGED_SHAPE: "it answers, but nothing that we look for is in it any more; it may have changed its shape",
    Trouble.FAILING: "its last crawl failed",
}


def tell_operator(house: House, tell: Callable[[str], None]) -> list[Ill]:
    """Tells of each source in trouble once, and forgets it when the source is well again; of each redesign and of each
    source whose notices have moved once; of a page that stays a suspect once, until it is read well again.

    A mail that cannot be handed over is told as a line and tried again with the next round.
    """
    now = house.clock()
    with reading(house.engine) as session:
        states = [state for state in sources(session) if state.health is not None]
        held = [one for one in redesigns(session) if one.operator_told_at is None]
        moved = [one for one in moves_untold(session) if one.count >= MANY]
        stay = staying_untold(session, now)
    well = [state.source.id for state in states if state.trouble(now) is None and _was_told(state)]
    told = [
        _ill(state, trouble)
        for state in states
        if (trouble := state.trouble(now)) and trouble.wants_operator and not _was_told(state)
    ]
    done = True
    lines = lines_of(stay)
    if told or held or moved or stay:
        sender = sender_of(house.settings)
        relay = house.settings.smtp_url
        url = relay.get_secret_value() if relay and house.settings.sending else None
        try:
            message = notice(sender, told, now, [words_of(one) for one in held], [_moved(one) for one in moved], lines)
            send_notice(sender, message, now, url, house.settings.data_dir / "mail")
        except (NotTold, OSError, ValueError) as error:
            tell(
                f"the operator could not be told of {len(told) + len(held) + len(moved) + len(lines)} matters, "
                f"the next round tries again: {error}"
            )
            told, held, stay, done = [], [], (), False
    with transaction(house.engine) as session:
        for one in told:
            operator_told(session, one.id, now)
            tell(f"{one.id} wants looking after: {one.words}")
        told_of_staying(session, stay, now)
        for found in held:
            told_of_redesign(session, found.host, now)
        if done:
            told_of_moves(session, now)  # also of one or two, which are nobody's business
        for id_ in well:
            operator_told(session, id_, None)
    return told


def _moved(one: Moved) -> str:
    return (
        f"{one.source}: {one.count} notices have new addresses (from {one.before} to {one.after}) and are taken for the "
        "same; nobody is told of them. If its listing moved too, the catalogue's address may want a new look"
    )


def _was_told(state: SourceState) -> bool:
    return state.health is not None and state.health.operator_told_at is not None


def _ill(state: SourceState, trouble: Trouble) -> Ill:
    source, health = state.source, state.health
    assert health is not None
    why = health.why if health.failures else None
    todo = remedy(health.verdict, why) if health.failures else None
    return Ill(source.id, source.jurisdiction, source.title, source.url, _WORDS[trouble], why, health.last_good, todo)
