"""What people are told at first sight: whether a rule is new, amended or withdrawn, from when, and what was found."""

from dataclasses import replace

import pytest

from archive.history import Evidence
from dutywatch.commands.change import _print_for_people
from dutywatch.commands.classify import _classify
from dutywatch.commands.classify import _print_for_people as _print_classified
from dutywatch.journal import print_changes
from pipeline.model.change import Event
from tests.alerts.samples import DE_MINIMIS

WITHDRAWN = replace(DE_MINIMIS, event=Event.WITHDRAWN, edits=())


def test_a_list_says_which_rules_are_new_and_which_withdrawn(capsys: pytest.CaptureFixture[str]) -> None:
    print_changes([WITHDRAWN, replace(DE_MINIMIS, event=Event.PUBLISHED), DE_MINIMIS])
    head, *rows = [row.split("\t") for row in capsys.readouterr().out.splitlines()]
    assert [row[head.index("event")] for row in rows] == ["withdrawn", "new", "amended"]
    assert rows[0][head.index("in force")] == DE_MINIMIS.classification.facts.dates[0].date.isoformat()


def test_a_withdrawn_rule_is_called_so_before_anything_else(capsys: pytest.CaptureFixture[str]) -> None:
    _print_for_people(Evidence(WITHDRAWN, None, None, "test", "test"), whole=False)
    said = capsys.readouterr().out
    assert said.startswith("withdrawn: ")
    assert "(nothing" not in said


def test_a_classified_text_is_told_with_its_days_rates_amounts_codes_and_countries(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = (
        "From 1 February 2027 an anti-dumping duty of 24.8 percent applies to electric bicycles of heading 8711 60 "
        "originating in China. Consignments below 150 EUR are exempt."
    )
    _print_classified(_classify(text, "Duty on electric bicycles", "GB", "en", None))
    said = capsys.readouterr().out.splitlines()
    for row in ("country      GB", "in force     2027-02-01", "rates        24.8 % (duty)", "amounts      EUR 150",
                "HS codes     871160", "goods from   CN"):  # fmt: skip
        assert row in said
