"""For whom a change is, and why."""

import pytest

from alerts.match import matches
from pipeline.model.classification import Classification, Severity
from tests.alerts.samples import change, subscription


def test_a_match_says_why_it_is_one():
    found = matches(change(country="JP"), [subscription(country="JP", topic="tariff-rates")])
    assert found[0].reasons == ("country Japan", "topic Duty rates and tariff measures")


def test_a_subscription_without_a_filter_is_told_of_every_change():
    assert matches(change(), [subscription()])[0].reasons == ("every change",)


def test_a_rule_of_a_union_reaches_the_sellers_of_its_members():
    found = matches(change(country="EU"), [subscription(country="DE")])
    assert "bound by rules of European Union" in found[0].reasons[0]


@pytest.mark.parametrize(("severity", "heard"), [(Severity.LOW, 0), (Severity.MEDIUM, 1), (Severity.HIGH, 1)])
def test_less_than_the_least_severity_is_not_for_the_reader(severity, heard):
    from dataclasses import replace

    medium = replace(subscription(), least=Severity.MEDIUM)
    said = change(classification=Classification("tariff-rates", "test", severity=severity))
    assert len(matches(said, [medium])) == heard


@pytest.mark.parametrize(
    "never",
    [
        {"backfilled": True},
        {"substantive": False},
        {"classification": Classification("none", "test", severity=Severity.HIGH)},
    ],
    ids=["from a backfill", "not substantive", "off the subject"],
)
def test_what_nobody_is_told_matches_nobody(never):
    assert matches(change(**never), [subscription()]) == []
