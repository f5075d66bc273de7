"""What a reader relies on: each difference is named once, at its place, as what it is."""

from itertools import pairwise

import pytest

from pipeline.compare import compare
from pipeline.model.document import Block, BlockType, Document
from pipeline.model.edits import Noise, Op
from pipeline.model.verdict import Outcome


def page(*lines, chrome=()):
    """A document from lines: "# heading", "* item", "a | b | c" for rows (the first of them names the columns)."""
    blocks, path, columns = [], (), None
    for line in lines:
        if line.startswith("# "):
            blocks.append(Block(BlockType.HEADING, line[2:], (), None, None, 1))
            path, columns = (line[2:],), None
        elif " | " in line:
            cells = line.split(" | ")
            if columns is None:
                columns = cells
                continue
            blocks.append(Block(BlockType.ROW, line, path, cells[0], tuple(zip(columns, cells, strict=True))))
        elif line.startswith("* "):
            blocks.append(Block(BlockType.ITEM, line[2:], path))
        else:
            blocks.append(Block(BlockType.PARAGRAPH, line, path))
    furniture = [Block(BlockType.ITEM, line) for line in chrome]
    return Document(blocks, furniture, language="en")


def ops(comparison):
    return [(edit.op, edit.noise) for edit in comparison.edits]


SECTIONS = [
    ("# Scope", "This order applies to goods imported by post into the customs territory."),
    ("# Relief", "Goods whose value does not exceed 150 euro are relieved of customs duty on importation."),
    ("# Exclusions", "Relief is not granted for tobacco products, alcohol and perfumes of any kind."),
    ("# Procedure", "The declarant lodges a declaration before the goods are released for free circulation."),
]


def law(sections):
    return page(*(line for section in sections for line in section))


def test_equal_documents_have_no_edit_and_are_unchanged():
    comparison = compare(law(SECTIONS), law(SECTIONS))
    assert comparison.verdict is Outcome.UNCHANGED
    assert comparison.edits == ()
    assert not comparison.substantive


def test_an_added_paragraph_is_one_edit_with_its_section():
    new = [SECTIONS[0], (*SECTIONS[1], "A new limit of 22 euro holds for gifts."), *SECTIONS[2:]]
    (edit,) = compare(law(SECTIONS), law(new)).edits
    assert (edit.op, edit.path, edit.after) == (Op.ADDED, ("Relief",), "A new limit of 22 euro holds for gifts.")


def test_a_removed_section_is_one_edit_that_quotes_all_of_it():
    (edit,) = compare(law(SECTIONS), law([*SECTIONS[:2], SECTIONS[3]])).edits
    assert edit.op is Op.REMOVED
    assert edit.before == "Exclusions\nRelief is not granted for tobacco products, alcohol and perfumes of any kind."


def test_a_moved_section_is_one_move_and_no_removal():
    comparison = compare(law(SECTIONS), law([SECTIONS[0], SECTIONS[3], SECTIONS[1], SECTIONS[2]]))
    assert [edit.op for edit in comparison.edits] == [Op.MOVED]
    assert comparison.added_words == comparison.removed_words == 0
    assert not comparison.substantive


def test_a_moved_section_with_a_changed_word_is_a_move_and_one_rewording():
    long = [
        (f"# Part {n}", *(f"Paragraph {n}.{k} says a thing of its own about matter {n * 7 + k}." for k in range(4)))
        for n in range(6)
    ]
    changed = [list(part) for part in long]
    changed[1][2] = changed[1][2].replace("a thing", "another thing")
    new = [changed[0], *changed[2:], changed[1]]
    comparison = compare(law(long), law(new))
    assert sorted(edit.op for edit in comparison.edits) == [Op.MOVED, Op.REWORDED]


def test_articles_that_shift_by_one_are_renumbered_and_not_rewritten():
    old = [
        (f"# Article {n}", f"Rule {chr(64 + n)} of the tariff schedule is kept as it was in chapter {chr(70 + n)}.")
        for n in range(1, 8)
    ]
    new = [
        old[0],
        ("# Article 2", "An entirely fresh obligation for every platform operator."),
        *((f"# Article {n + 1}", old[n - 1][1]) for n in range(2, 8)),
    ]
    comparison = compare(law(old), law(new))
    counted = [edit.op for edit in comparison.edits]
    assert counted.count(Op.RENUMBERED) == 6
    assert counted.count(Op.ADDED) == 1
    assert Op.REMOVED not in counted
    assert Op.REWORDED not in counted


def test_numbered_paragraphs_keep_their_words_when_numbers_become_letters():
    old = page("1. mineral products extracted from its soil", "2. live animals born and raised there")
    new = page("(a) mineral products extracted from its soil", "(b) live animals born and raised there")
    comparison = compare(old, new)
    assert [edit.op for edit in comparison.edits] == [Op.RENUMBERED] * 2
    assert not comparison.substantive


TABLE = (
    "Code | Goods | Duty rate",
    "8517.13 | Smartphones | 2.5 %",
    "8517.14 | Other telephones | 2.5 %",
    "8517.18 | Other | Free",
)


def test_a_changed_cell_is_named_by_key_and_column():
    new = (*TABLE[:1], "8517.13 | Smartphones | 10 %", *TABLE[2:])
    (edit,) = compare(page("# Chapter 85", *TABLE), page("# Chapter 85", *new)).edits
    assert (edit.op, edit.key, edit.column, edit.before, edit.after) == (
        Op.ROW_CHANGED,
        "8517.13",
        "Duty rate",
        "2.5 %",
        "10 %",
    )
    assert edit.path == ("Chapter 85",)


def test_rows_that_came_and_went_are_rows():
    new = (TABLE[0], *TABLE[2:], "8518.10 | Microphones | 3 %")
    assert sorted(op for op, _ in ops(compare(page(*TABLE), page(*new)))) == [Op.ROW_ADDED, Op.ROW_REMOVED]


def test_every_row_changed_at_once_still_names_each_cell():
    new = (TABLE[0], *(line.rsplit(" | ", 1)[0] + " | 99 %" for line in TABLE[1:]))
    comparison = compare(page(*TABLE), page(*new))
    assert [(edit.key, edit.column) for edit in comparison.edits] == [
        (code, "Duty rate") for code in ("8517.13", "8517.14", "8517.18")
    ]


def test_a_renamed_column_over_unchanged_values_is_told_once():
    new = (TABLE[0].replace("Duty rate", "Special rate"), *TABLE[1:])
    (edit,) = compare(page(*TABLE), page(*new)).edits
    assert (edit.column, edit.before, edit.after) == ("Special rate", "Duty rate", "Special rate")


def numbered(column, *rows):
    return page(f"{column} | Country | Measure", *(f"{n} | {row}" for n, row in enumerate(rows, 1)))


LISTED = ("Avaria | checks", "Borduria | checks", "Drusia | ban", "Elbonia | ban")


@pytest.mark.parametrize("column", ["No", "Lfd. Nr.", "№", "序号", "Sl. No."])
def test_a_new_row_in_a_numbered_list_replaces_no_other(column):
    comparison = compare(numbered(column, *LISTED), numbered(column, *LISTED[:2], "Cordonia | ban", *LISTED[2:]))
    assert [(edit.op, edit.key, edit.after) for edit in comparison.edits] == [
        (Op.ROW_ADDED, "Cordonia", "Cordonia | ban")
    ]


def test_a_changed_cell_in_a_numbered_list_is_named_by_what_follows_the_number():
    (edit,) = compare(numbered("No", *LISTED), numbered("No", "Avaria | ban", *LISTED[1:])).edits
    assert (edit.key, edit.column, edit.before, edit.after) == ("Avaria", "Measure", "checks", "ban")


def test_chapters_that_go_up_one_by_one_are_codes():
    old = page("Chapter | Goods | Rate", "1 | Animals | 2 %", "2 | Meat | 3 %", "3 | Fish | 4 %")
    new = page("Chapter | Goods | Rate", "1 | Animals | 2 %", "2 | Meat | 9 %", "3 | Fish | 4 %")
    (edit,) = compare(old, new).edits
    assert edit.key == "2"


def test_rows_sorted_anew_are_order_only():
    rows = [f"{n} | Goods number {n} | {n} %" for n in range(10, 30)]
    comparison = compare(page(TABLE[0], *rows), page(TABLE[0], *rows[10:], *rows[:10]))
    assert comparison.verdict is Outcome.NOISE
    assert {noise for _, noise in ops(comparison)} == {Noise.REORDER}


def test_a_split_paragraph_is_told_as_split():
    one = "The importer keeps records for ten years. The authority may inspect them at any time."
    two = ("The importer keeps records for ten years.", "The authority may inspect them at any time.")
    (edit,) = compare(page("before", one, "after"), page("before", *two, "after")).edits
    assert (edit.op, edit.noise) == (Op.SPLIT, Noise.FORMATTING)
    (back,) = compare(page("before", *two, "after"), page("before", one, "after")).edits
    assert back.op is Op.MERGED


def test_a_split_paragraph_with_another_limit_is_no_formatting():
    one = "The importer keeps all of the records for ten years. The authority may inspect the records at any time."
    two = (
        "The importer keeps all of the records for five years.",
        "The authority may inspect the records at any time.",
    )
    comparison = compare(page("before", one, "after"), page("before", *two, "after"))
    assert [edit.op for edit in comparison.edits] == [Op.SPLIT]
    assert comparison.substantive


def test_the_pages_furniture_is_only_ever_noise():
    comparison = compare(
        page("text of the rule", chrome=["Home", "Imports"]), page("text of the rule", chrome=["Home", "Exports"])
    )
    assert comparison.verdict is Outcome.NOISE
    assert {noise for _, noise in ops(comparison)} == {Noise.CHROME}


def test_edits_stand_in_the_order_of_the_new_document():
    lines = [f"Paragraph number {n} speaks of matter {n * 13}." for n in range(20)]
    new = [line.replace("speaks", "tells now") if n % 3 == 0 else line for n, line in enumerate(lines)]
    comparison = compare(page(*lines), page(*new))
    places = [new.index(edit.after) for edit in comparison.edits]
    assert places == sorted(places)
    assert all(a < b for a, b in pairwise(places))


def sentences(count=40):
    return [
        f"Duty number {n} is owed where the office says so about matter {n * 17} of the list." for n in range(count)
    ]


FAIR = [f"Visit hall {n}, where maker {n * 13} shows what his workshop built this spring." for n in range(40)]


def test_another_page_in_the_place_of_the_old_one_is_told_as_one_replacement():
    old, new = page("# Duties", *sentences()), page("# Fairs", *FAIR)
    comparison = compare(old, new)
    assert comparison.replaced
    assert comparison.substantive
    assert [(edit.op, edit.after or edit.before) for edit in comparison.edits] == [
        (Op.ADDED, new.text),
        (Op.REMOVED, old.text),
    ]


def test_a_page_of_which_a_part_stayed_is_not_replaced():
    old = page("# Duties", *sentences())
    assert not compare(old, page("# Fairs", *FAIR, *sentences(10))).replaced
    renamed = page("# Duties", *(line.replace("the office", "the authority") for line in sentences()))
    assert not compare(old, renamed).replaced
    assert len(compare(old, renamed).edits) == 40


def test_a_table_with_all_values_new_is_not_replaced():
    old, new = (page(TABLE[0], *(f"{n}.10 | Goods {n} | {n * rate} %" for n in range(10, 60))) for rate in (2, 3))
    comparison = compare(old, new)
    assert not comparison.replaced
    assert len(comparison.edits) == 50


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    ["x", "税", "1", "0 ", "a.b+c-", "[a](", "[(", "/", "_", "(AaAA", "1.1.", "<http", "©", "第", "1 1", "é\u0301"],
)
def test_a_hostile_run_of_signs_costs_no_more_than_its_length(piece):
    run = piece * (30_000 // len(piece))
    old, new = page("before", f"{run} end", "after"), page("before", f"{run} another end.pdf", "after", f"{run}?")
    assert compare(old, new).edits


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('(3) "Small consignment" means goods worth up to 150 euro.', "(3) [Repealed]"),
        ("§ 4 Sendungen bis 22 Euro sind steuerfrei.", "§ 4 (weggefallen)"),
        ("Les échantillons sont exonérés.", "(Abrogé)"),
        ("“Small consignment” means goods worth up to 150 euro.", "“Small consignment” [Repealed by S.I. 2026/12]"),
        ("第五条 个人物品免征关税。", "第五条 （删除）"),
    ],
)
def test_what_is_repealed_is_told_as_what_became_of_it(before, after):
    around = ("(2) Goods are things that can be moved.", "(4) Import is bringing them in.")
    comparison = compare(page(around[0], before, around[1]), page(around[0], after, around[1]))
    assert [(edit.op, edit.before, edit.after) for edit in comparison.edits] == [(Op.REWORDED, before, after)]
    assert comparison.substantive


def tariff(column, rates):
    head = Block(BlockType.ROW, f"Code | {column}")
    rows = [
        Block(BlockType.ROW, f"{code} | {rate}", (), code, (("Code", code), (column, rate)))
        for code, rate in rates.items()
    ]
    return Document([head, *rows], language="en")


def test_a_column_with_another_name_is_told_once():
    old = tariff("Rate per kg", {"2402": "84", "2403": "61", "2404": "12"})
    new = tariff("Rate per 100 kg", {"2402": "84", "2403": "65", "2404": "12"})
    comparison = compare(old, new)
    assert [(edit.op, edit.key, edit.before, edit.after) for edit in comparison.edits] == [
        (Op.REWORDED, None, "Rate per kg", "Rate per 100 kg"),
        (Op.ROW_CHANGED, "2403", "61", "65"),
    ]
    assert comparison.substantive
