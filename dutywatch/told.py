"""What a classification found, as rows of a name and a value for people: of a change and of a text alike."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.classification import Classification, DateRole

Rows = list[tuple[str, str]]


def told_first(said: "Classification") -> Rows:
    """The topic and the days. An empty value is one that the text does not state."""
    from pipeline.model.classification import DateRole

    return [
        ("topic", ", ".join((said.primary, *said.secondary)) + f" ({said.confidence:.0%} sure)"),
        ("in force", _days(said, DateRole.EFFECTIVE)),
        ("ends", _days(said, DateRole.EXPIRY)),
        ("comments by", _days(said, DateRole.COMMENT)),
    ]


def told_facts(said: "Classification") -> Rows:
    """Figures, codes, countries and papers. An empty value is one that the text does not state."""
    facts = said.facts
    return [
        ("rates", ", ".join(f"{rate.value} {rate.unit} ({rate.role.value})" for rate in facts.rates)),
        ("amounts", ", ".join(f"{amount.currency} {amount.value}" for amount in facts.amounts)),
        ("HS codes", ", ".join(facts.hs_codes)),
        ("goods from", ", ".join(said.countries.origins)),
        ("goods to", ", ".join(said.countries.destinations)),
        ("documents", ", ".join(facts.documents)),
        ("references", ", ".join(facts.references)),
    ]


def first_day(said: "Classification") -> str:
    """The first day in force, as YYYY-MM-DD; empty where none is stated."""
    from pipeline.model.classification import DateRole

    return next((day.isoformat() for day in said.facts.days(DateRole.EFFECTIVE)), "")


def _days(said: "Classification", role: "DateRole") -> str:
    return ", ".join(day.isoformat() for day in said.facts.days(role))
