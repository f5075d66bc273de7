"""Changes as Parquet, for whoever analyses them: the columns of the CSV with types of their own (times, days, lists).

Needs the extra `dutywatch[parquet]`. The file is written in groups, so that a long history fits in little memory.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.model.change import Change

_GROUP = 5000  # rows


class ParquetMissing(Exception):
    """The extra is not installed; the message says how it is."""


def write_parquet(file: Path, changes: "Iterable[Change]", base_url: str | None) -> int:
    """Writes the changes and gives their number. Raises ParquetMissing, OSError."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise ParquetMissing(
            "Parquet needs one more package: pip install 'dutywatch[parquet]', "
            "or in a checkout: .venv/bin/pip install '.[parquet]'"
        ) from None
    schema = _schema(arrow)
    written = 0
    with parquet.ParquetWriter(file, schema, compression="zstd") as out:
        rows = _rows(changes, base_url)
        while group := list(islice(rows, _GROUP)):
            out.write_table(arrow.Table.from_pylist(group, schema))
            written += len(group)
    return written


def _schema(arrow: Any) -> Any:
    words, day, time = arrow.string(), arrow.date32(), arrow.timestamp("us", "UTC")
    types = {
        "captured": time, "recorded": time, "published": day, "effective": arrow.list_(day), "ends": arrow.list_(day),
        "substantive": arrow.bool_(), "backfilled": arrow.bool_(), "confidence": arrow.float64(), "edits": arrow.int32(),
        "secondary": arrow.list_(words), "origins": arrow.list_(words), "hs_codes": arrow.list_(words),
        "rates": arrow.list_(words),
    }  # fmt: skip
    return arrow.schema([(name, types.get(name, words)) for name in _COLUMNS])


_COLUMNS = (
    "id", "event", "country", "region", "via", "source", "authority", "title", "url", "language", "captured",
    "recorded", "published", "effective", "ends", "substantive", "backfilled", "primary", "secondary", "confidence",
    "severity", "origins", "hs_codes", "rates", "headline", "summary", "edits", "link",
)  # fmt: skip


def _rows(changes: "Iterable[Change]", base_url: str | None) -> Iterator[dict[str, object]]:
    from pipeline.model.classification import DateRole
    from web.shapes import change_link

    for change in changes:
        said, facts = change.classification, change.classification.facts
        yield {
            **{name: getattr(change, name) for name in ("id", "country", "region", "via", "source", "authority", "title",
               "url", "language", "captured", "recorded", "published", "substantive", "backfilled")},
            **{name: getattr(said, name) for name in ("primary", "confidence", "headline", "summary")},
            "event": change.event.value,
            "effective": list(facts.days(DateRole.EFFECTIVE)),
            "ends": list(facts.days(DateRole.EXPIRY)),
            "secondary": list(said.secondary),
            "severity": said.severity.word,
            "origins": list(said.countries.origins),
            "hs_codes": list(facts.hs_codes),
            "rates": [f"{rate.value} {rate.unit}" for rate in facts.rates],
            "edits": len(change.edits),
            "link": change_link(change.id, base_url),
        }  # fmt: skip
