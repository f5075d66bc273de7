"""The tables, a module a noun. The unique keys here are the product's promises; code only explains them.

Rows never leave the room: other rooms get the values of `pipeline.model`.
May enter: columns, keys and indexes; no query.
"""

from archive.tables.base import Base
from archive.tables.changes import (
    ChangeRow,
    ClassificationCode,
    ClassificationEffective,
    ClassificationNeed,
    ClassificationOrigin,
    ClassificationRow,
    ClassificationTopic,
)
from archive.tables.digests import DeliveryMove, DeliveryRow, DeliveryState, DigestRow, ToldRow
from archive.tables.health import CrawlRow, HealthRow, MarkRow
from archive.tables.notices import LinkRow, MoveRow, NameRow
from archive.tables.readers import MatchRow, ReaderRow, SubscriptionRow
from archive.tables.redesigns import Ended, HeldRow, RedesignRow
from archive.tables.resources import AliasRow, CaptureRow, DocumentRow, ResourceRow, State
from archive.tables.sources import SourceRow

__all__ = [
    "AliasRow",
    "Base",
    "CaptureRow",
    "ChangeRow",
    "ClassificationCode",
    "ClassificationEffective",
    "ClassificationNeed",
    "ClassificationOrigin",
    "ClassificationRow",
    "ClassificationTopic",
    "CrawlRow",
    "DeliveryMove",
    "DeliveryRow",
    "DeliveryState",
    "DigestRow",
    "DocumentRow",
    "Ended",
    "HealthRow",
    "HeldRow",
    "LinkRow",
    "MarkRow",
    "MatchRow",
    "MoveRow",
    "NameRow",
    "ReaderRow",
    "RedesignRow",
    "ResourceRow",
    "SourceRow",
    "State",
    "SubscriptionRow",
    "ToldRow",
]
