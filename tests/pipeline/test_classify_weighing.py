"""What a reader relies on of the first topic: what must be done comes before which goods, and the text before its place."""

from datetime import date

import pytest

from pipeline.classify import classify
from pipeline.model.classification import Classification, Passage, RateRole, Standing, Subject


def told(text: str, language: str = "en", jurisdiction: str = "GB") -> Classification:
    return classify(
        Subject((Passage(text),), jurisdiction=jurisdiction, language=language, published=date(2026, 11, 20))
    )


def test_that_a_relief_ends_outweighs_a_row_of_the_table_below_it() -> None:
    duty = ("Goods of low value", "Rates for gifts", "8517.13", "Duty rate")
    ends = (
        "From 1 March 2027 duty is charged on all goods. The relief for goods of not more than £135 ends on that day."
    )
    passages = (
        Passage("No customs duty is charged on goods of not more than £135.", Standing.REMOVED, ("Relief from duty",)),
        Passage(ends, Standing.ADDED, ("Relief from duty",)),
        Passage("0.0 %", Standing.REMOVED, duty, "Duty rate"),
        Passage("2.5 %", Standing.ADDED, duty, "Duty rate"),
    )
    found = classify(Subject(passages, title="Low value", jurisdiction="GB", language="en", event="amended"))
    assert found.primary == "de-minimis"
    assert "tariff-rates" in found.secondary


def test_a_licence_for_goods_is_a_restriction_before_it_is_about_the_goods() -> None:
    assert told("From 1 March 2027 a licence is required to import toys.").primary == "prohibited-restricted"


def test_a_limit_of_value_is_no_rule_of_valuation() -> None:
    text = "No certificate of origin and no import licence is needed for goods of a customs value below £1,000."
    assert told(text).primary == "origin-agreements"


def test_what_french_verbs_end_in_is_no_port() -> None:
    assert "postal-logistics" not in told("Les échanges ont porté sur les droits de douane.", "fr", "FR").topics


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Los juguetes pagarán un arancel del 19% del valor en aduana."),
        ("fr", "Les jouets acquittent un droit de douane de 19 % de la valeur en douane."),
        ("pt", "Os brinquedos pagam imposto de importação de 19% do valor aduaneiro."),
    ],
)
def test_a_duty_in_hundredths_of_the_customs_value_is_a_duty(language: str, text: str) -> None:
    assert [rate.role for rate in told(text, language, "EU").facts.rates] == [RateRole.DUTY]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Se fija en 15 % el arancel aplicable a la subpartida 8517.13."),
        ("es", "La partida arancelaria 8703 pagará un arancel de 35 por ciento."),
        ("es", "Se reduce a cero el arancel de las fracciones arancelarias 3004.90."),
        ("it", "Il dazio per la voce doganale 6403 sale dal 8 % al 12 %."),
        ("fr", "Le droit de la position tarifaire 6403 passe de 8 % à 12 %."),
    ],
)
def test_the_rate_of_a_heading_is_about_the_rate(language: str, text: str) -> None:
    assert classify(Subject((Passage(text),), language=language)).primary == "tariff-rates"


def test_a_heading_without_a_rate_is_about_classification() -> None:
    text = "Resolución de clasificación arancelaria: el producto se clasifica en la subpartida nacional 2106.90 del arancel."
    assert classify(Subject((Passage(text),), language="es")).primary == "classification-valuation"
