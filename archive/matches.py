"""Matches: why a change is for a subscription. Made once, when the change is recorded."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.adding import add_once
from archive.tables import ChangeRow, MatchRow, SubscriptionRow
from pipeline.model.reader import Match


def store_matches(session: Session, matches: Sequence[Match], recorded: datetime) -> int:
    """Keeps matches; one of the same subscription and change stays as it is. Tells how many were new.

    Raises LookupError where a subscription or a change is not in the record.
    """
    return sum(
        add_once(
            session,
            MatchRow,
            subscription_id=_number(session, SubscriptionRow, match.subscription),
            change_id=_number(session, ChangeRow, match.change),
            reasons=list(match.reasons),
            recorded=recorded,
        )
        for match in matches
    )


def matches_of(session: Session, change_id: str) -> tuple[Match, ...]:
    """Whom a change concerned when it was recorded, by the age of the subscriptions."""
    asked = (
        select(SubscriptionRow.public_id, MatchRow.reasons)
        .join(MatchRow, MatchRow.subscription_id == SubscriptionRow.id)
        .join(ChangeRow, ChangeRow.id == MatchRow.change_id)
        .where(ChangeRow.public_id == change_id)
        .order_by(SubscriptionRow.id)
    )
    return tuple(Match(public_id, change_id, tuple(reasons)) for public_id, reasons in session.execute(asked))


def _number(session: Session, kind: type[ChangeRow] | type[SubscriptionRow], public_id: str) -> int:
    number = session.scalar(select(kind.id).where(kind.public_id == public_id))
    if number is None:
        raise LookupError(f"{public_id} is not in the record")
    return number
