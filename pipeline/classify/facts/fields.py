"""What the names of fields, columns and tables say of the figures and days in them: `effective_from: 2027-01-01`, a rate
in a table of VAT rates.

Taught by tables of rates kept as JSON, YAML and CSV, and by customs authorities' open data.
"""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.classify.facts.roles import cues_around
from pipeline.model.classification import DateRole, Passage, RateRole, Subject

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[\d:.]{5,12}(?:Z|[+-]\d\d:?\d\d)?)?")
_FIELD = re.compile(r"([^\W\d_][^:\n|]{0,40}?) ?: ?(\S+)")
_BEGINS = re.compile(
    r"effective(?: date| from| since| on| start)?|(?:valid|applicable|applies|in force|active|apply)(?: from| since| start)?|(?:date )?from|since|starts?(?: date| on)?|begins?(?: date)?|(?:start|begin|commencement|application|entry into force)(?: date)?|date (?:of )?(?:application|entry into force|commencement)"
    r"|gültig ab|gültig von|gilt ab|ab|von|beginn|inkrafttreten|gueltig ab|(?:date d[’' ])?entrée en vigueur|(?:valable|applicable)? ?(?:depuis|à partir du)|date (?:de )?début|début"
    r"|vigente desde|desde|fecha (?:de )?inicio|inicio(?: de)? vigencia|vigência(?: de)? início|início(?: de)? vigência|data (?:de )?início|valido dal|dal|data (?:di )?inizio|inizio validità|geldig vanaf|vanaf|ingangsdatum|begindatum"
    r"|obowiązuje od|od|data (?:początkowa|od)|gäller från|från|startdatum|gælder fra|fra|yürürlük tarihi|başlangıç(?: tarihi)?|действует с|дата начала|чинний з|дата початку|ngày hiệu lực|từ ngày|berlaku mulai|tanggal mulai|วันที่มีผล|施行日|生效日期|开始日期|適用開始日|시행일|تاريخ السريان",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:effective|valid|applicable|active)(?: to| until| till| end)|(?:expiry|expiration|end)(?: date)?|expires?(?: on)?|until|to|date to|gültig bis|gilt bis|bis|ende|jusqu[’' ]au|fin|date (?:de )?fin|vigente hasta|hasta|fecha (?:de )?fin|fim|data (?:de )?fim|até|al|data (?:di )?fine"
    r"|geldig tot|tot|einddatum|obowiązuje do|do|gäller till|till|slutdatum|bitiş(?: tarihi)?|действует до|дата окончания|đến ngày|失效日期|结束日期|適用終了日|종료일",
    re.IGNORECASE,
)


def days_of_fields(passage: Passage) -> Iterator[tuple[date, DateRole]]:
    """The days whose field or column says that something begins or ends then."""
    cell = [(passage.column or (passage.path[-1] if passage.path else ""), passage.text.strip())]
    lines = [(field[1], field[2]) for line in passage.text.splitlines() if (field := _FIELD.fullmatch(line.strip()))]
    for name, value in (*cell, *lines):
        role = _role(" ".join(re.sub(r"[_-]+|(?<=[a-z])(?=[A-Z])", " ", name).split()))
        if role is not None and (day := _day(value)) is not None:
            yield day, role


def _role(name: str) -> DateRole | None:
    if _BEGINS.fullmatch(name):
        return DateRole.EFFECTIVE
    return DateRole.EXPIRY if _ENDS.fullmatch(name) else None


def _day(written: str) -> date | None:
    match = _DAY.fullmatch(written)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def levy_of_table(subject: Subject, passage: Passage, language: str) -> RateRole | None:
    """Whether the names above a figure, or else the document's, are of a tax or of a duty; None where of neither."""
    for name in (" · ".join(passage.path), subject.title):
        leading, _ = cues_around("rates", language, name.replace("_", " ") + " ", len(name) + 1, len(name) + 1)
        for cue in leading:
            if cue.signal in (RateRole.TAX, RateRole.DUTY):
                return RateRole(cue.signal)
    return None
