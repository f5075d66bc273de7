"""What all tables share: the names of keys, instants in UTC, foreign text, words of an enumeration."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Enum, MetaData, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: naive ones are refused, stored in UTC, given back aware.

    SQLite keeps no zone: `DateTime(timezone=True)` alone would store 08:00+08:00 as 08:00 and find it again as another
    instant. Text of fixed length, so that it also sorts by time there.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs a time zone: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ForeignText(TypeDecorator[str]):
    """Text from outside. NUL and lone surrogates go, since PostgreSQL holds neither and refuses the whole row."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else clean(value)


def clean(text: str) -> str:
    """`text` as both databases can hold it: without NUL, each lone surrogate as a question mark."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def words(of: type[StrEnum]) -> Enum:
    """A column of an enumeration's words: plain text in the database, checked by Python on the way in and out."""
    return Enum(of, values_callable=lambda kind: [word.value for word in kind], native_enum=False, length=20)


class Base(DeclarativeBase):
    """Mother of all tables. Every constraint has a name, without which a migration could not drop it again."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as a plain dictionary
        datetime: UtcDateTime,
        str: ForeignText,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }
