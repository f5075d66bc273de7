"""Changes as CSV (RFC 4180): a row a change, lists in a cell joined by `; `, UTF-8, lines ended by CR LF.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection): the titles and
headlines come from pages that we did not write.
"""

import csv
import io
import re
from collections.abc import Iterable

from pipeline.model.change import Change
from pipeline.model.classification import DateRole
from web.shapes import change_link, day_json, time_json

COLUMNS = (
    "id", "event", "country", "region", "via", "source", "authority", "title", "url", "language", "captured",
    "recorded", "published", "effective", "ends", "substantive", "primary", "secondary", "confidence", "severity",
    "origins", "hs_codes", "rates", "headline", "summary", "edits", "link",
)  # fmt: skip

# Signs that begin a formula, their full-width twins, and what spreadsheets skip before looking for one.
_FORMULA = re.compile(r"[\s\x00-\x1f\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")


def csv_header() -> str:
    """The first line."""
    return _line(COLUMNS)


def csv_line(change: Change, base_url: str | None = None) -> str:
    """The line of a change, its end included."""
    said = change.classification
    facts = said.facts
    return _line(
        (
            change.id, change.event.value, change.country, change.region, change.via, change.source, change.authority,
            change.title, change.url, change.language, time_json(change.captured), time_json(change.recorded),
            day_json(change.published), _joined(day.isoformat() for day in facts.days(DateRole.EFFECTIVE)),
            _joined(day.isoformat() for day in facts.days(DateRole.EXPIRY)), str(change.substantive).lower(),
            said.primary, _joined(said.secondary), f"{said.confidence:.4g}", said.severity.word,
            _joined(said.countries.origins), _joined(facts.hs_codes),
            _joined(f"{rate.value} {rate.unit}" for rate in facts.rates), said.headline, said.summary,
            str(len(change.edits)), change_link(change.id, base_url),
        )
    )  # fmt: skip


def defused(text: str) -> str:
    """The text so that no spreadsheet computes it."""
    return f"'{text}" if _FORMULA.match(text) else text


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _line(cells: Iterable[str | None]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([defused(cell or "") for cell in cells])
    return written.getvalue()
