"""Two captures of one address that are not the same thing are told apart; laws may grow, shrink and be rewritten."""

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.model.document import Document
from pipeline.model.verdict import Mismatch, Suspect, Verdict
from pipeline.screen import same_thing

ENGLISH = [
    f"{number}. The importer of the goods under heading {number} shall pay the duty of {number} per cent that is in force on the day of the declaration."
    for number in range(1, 21)
]
GERMAN = [
    f"{number}. Der Einführer der Waren hat den Zoll von {number} Prozent zu entrichten, der am Tag der Anmeldung in Kraft ist."
    for number in range(1, 21)
]


def law(paragraphs: list[str], title: str = "Customs law") -> Document:
    return extract(Raw("\n\n".join([f"# {title}", *paragraphs]).encode(), filename="law.md"))


def why(old: Document, new: Document) -> tuple[str, Verdict | Mismatch] | None:
    suspect: Suspect | None = same_thing(old, new)
    return (suspect.side, suspect.why) if suspect else None


def test_another_language_under_the_same_address() -> None:
    assert why(law(ENGLISH), law(GERMAN)) == ("new", Mismatch.OTHER_LANGUAGE)


def test_the_page_twice_in_one_capture_and_the_recovery() -> None:
    twice = law([*ENGLISH, "# Customs law", *ENGLISH])
    assert why(law(ENGLISH), twice) == ("new", Mismatch.DOUBLED)
    assert why(twice, law(ENGLISH)) == ("old", Mismatch.DOUBLED)
    assert why(twice, twice) is None


def test_a_mere_beginning_that_breaks_off_in_a_sentence() -> None:
    cut = law([*ENGLISH[:7], ENGLISH[7][:60]])
    assert why(law(ENGLISH), cut) == ("new", Verdict.TRUNCATED)
    assert why(cut, law(ENGLISH)) == ("old", Verdict.TRUNCATED)


def test_another_document_under_the_same_address() -> None:
    other = [
        f"{n}. Visitors find parking beside building {n}, cafeteria tickets at reception, and wheelchair lifts opposite gate {n}."
        for n in range(20)
    ]
    assert why(law(ENGLISH), law(other, "Visiting our headquarters")) == ("new", Mismatch.OTHER_DOCUMENT)


OTHER_WORDS = [
    f"{n}. Visitors find parking beside building {n} and cafeteria tickets at the reception desk." for n in range(20)
]


def table(*header: str, rows: list[str]) -> Document:
    lines = [",".join(header), *(f"{n},{text.replace(',', ' ')},{n}.5" for n, text in enumerate(rows))]
    return extract(Raw("\n".join(lines).encode(), filename="data.csv"))


def test_titles_that_share_only_small_words_are_other_titles() -> None:
    old, new = law(ENGLISH, "The law of customs and duties"), law(OTHER_WORDS, "The hours of offices and counters")
    assert why(old, new) == ("new", Mismatch.OTHER_DOCUMENT)


def test_another_format_with_other_words_is_another_document() -> None:
    old = table("Code", "Goods", "Rate", rows=ENGLISH)
    assert why(old, law(OTHER_WORDS, "")) == ("new", Mismatch.OTHER_DOCUMENT)
    assert why(old, law(ENGLISH, "Code")) is None, "the same words in another format are the same"


def test_data_of_other_columns_and_words_is_another_document() -> None:
    old = table("Code", "Goods", "Rate", rows=ENGLISH)
    assert why(old, table("Building", "Parking", "Floor", rows=OTHER_WORDS)) == ("new", Mismatch.OTHER_DOCUMENT)
    assert why(old, table("Code", "Goods", "Rate", rows=OTHER_WORDS)) is None, "a list whose rows are all new"
    assert why(old, table("Number", "Text", "Duty", rows=ENGLISH)) is None, "columns that were renamed"


def test_another_countrys_edition() -> None:
    old, new = (
        law([f"This article applies to selling in: {country}", *ENGLISH]) for country in ("United Kingdom", "France")
    )
    assert why(old, new) == ("new", Mismatch.REGION)


def test_letters_lost_on_one_side_only() -> None:
    dutch = [
        f"{n}. De be\u00ebindiging van de geïnformeerde coördinatie geschiedt na overleg met de dienst."
        for n in range(80)
    ]
    lost = [text.replace("ë", "?").replace("ï", "?").replace("ö", "?") for text in dutch]
    assert why(law(dutch), law(lost)) == ("new", Verdict.GARBLED)
    assert why(law(lost), law(dutch)) == ("old", Verdict.GARBLED)
    assert why(law(lost), law(lost[1:])) is None


def test_a_country_in_a_rule_is_a_rule() -> None:
    old, new = (
        law([f"The suspension applies to goods from {country}.", *ENGLISH]) for country in ("Brazil", "Argentina")
    )
    assert why(old, new) is None


def test_a_law_that_grows_shrinks_or_loses_its_end_is_the_same_law() -> None:
    assert why(law(ENGLISH[:8]), law(ENGLISH)) is None
    assert why(law(ENGLISH), law(ENGLISH[:8])) is None
    assert why(law(ENGLISH), law(ENGLISH[5:])) is None


def test_a_law_rewritten_under_its_title_is_the_same_law() -> None:
    other = [
        f"{n}. Operators register before trading; authorities refuse applications lacking proof, within ninety working days."
        for n in range(20)
    ]
    assert why(law(ENGLISH), law(other)) is None


def test_a_repealed_law_of_one_line_is_the_same_law() -> None:
    assert why(law(ENGLISH), law(["(Repealed)"])) is None


def test_a_list_that_repeats_a_line_is_not_doubled() -> None:
    repeated = [text for text in ENGLISH[:6] for _ in range(3)] + ENGLISH[6:]
    assert why(law(ENGLISH), law(repeated)) is None


def test_a_notice_of_one_sentence_in_another_language() -> None:
    english = law(["Parcels worth less than 150 euro are exempt from customs duty until further notice."], "Notice")
    french = law(["Les colis d'une valeur inférieure à 150 euros sont exonérés de droits de douane."], "Notice")
    assert why(english, french) == ("new", Mismatch.OTHER_LANGUAGE)
    raised = law(["Parcels worth less than 45 euro are exempt from customs duty until 1 July 2027."], "Notice")
    assert why(english, raised) is None
