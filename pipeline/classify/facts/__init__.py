"""What a text states: codes, rates, amounts, days, references, documents; one module a kind of fact.

May enter: a text with its language, jurisdiction and day of publication. Spans that one kind has taken (a date, a
reference) are blanked before the next looks, so that no figure is read twice.
"""

from collections.abc import Sequence
from datetime import date

from pipeline.classify.facts.amounts import find_amounts
from pipeline.classify.facts.codes import find_codes
from pipeline.classify.facts.dates import find_dates
from pipeline.classify.facts.documents import find_documents
from pipeline.classify.facts.plain import blanked, figures, left, plain_digits
from pipeline.classify.facts.rates import find_rates
from pipeline.classify.facts.references import find_references
from pipeline.model.classification import Facts

_READ = 150_000
"""Characters read: of a whole code of laws the beginning, as a reader would."""


def find_facts(
    text: str,
    language: str,
    jurisdiction: str | None = None,
    published: date | None = None,
    parts: Sequence[str] | None = None,
) -> Facts:
    """All facts of a text, each once, in the order of the text. Linear in the length of the text.

    `parts` is the same text in pieces whose normal form is known already.
    """
    written = text[:_READ]
    text = plain_digits(written)
    cited = find_references(text, language)
    rates, rate_spans = find_rates(text, language)
    days, day_spans = find_dates(text, language, jurisdiction, published, cited)
    rest = blanked(text, [*cited, *rate_spans, *day_spans])
    free = left(figures(text), rest)
    amounts, amount_spans = find_amounts(rest, language, jurisdiction, free)
    without_amounts = blanked(rest, amount_spans)
    return Facts(
        hs_codes=find_codes(without_amounts, text, language, left(free, without_amounts)),
        rates=rates,
        amounts=amounts,
        dates=days,
        references=tuple(dict.fromkeys(written[start:end].strip(" ,") for start, end in cited)),
        documents=find_documents((text,) if parts is None else parts, language),
    )
