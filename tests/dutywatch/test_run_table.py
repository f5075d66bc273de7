"""What a run over many jurisdictions ends with."""

import pytest

from dutywatch.commands.run import _print_countries, no_name_resolves
from flows.taken import Failed, Summary, Taken, What
from spiders.catalogue import load_catalogue


def test_a_run_ends_with_a_row_a_jurisdiction(capsys: pytest.CaptureFixture[str]) -> None:
    known = load_catalogue().by_id
    entries = [known[one] for one in ("ar-boletin-oficial", "za-sars-whats-new", "za-sars-tariff-amendments")]
    taken = [
        Taken("ar-boletin-oficial", "https://a.example/1", "Aviso", What.BASELINE),
        Taken("za-sars-whats-new", "https://b.example/", "What's new", What.SUSPECT),
    ]
    failed = [Failed("za-sars-whats-new", "unreachable: its name cannot be resolved")] * 2
    _print_countries(entries, Summary(taken=taken, failed=failed, good=2))
    assert capsys.readouterr().out.splitlines() == [
        "country\tsources\tread\tcaptures\tchanges",
        "AR\t1\t1\t1\t0",
        "ZA\t2\t1\t0\t0",
    ]


def test_a_run_over_one_jurisdiction_needs_no_table(capsys: pytest.CaptureFixture[str]) -> None:
    _print_countries([load_catalogue().by_id["ar-boletin-oficial"]], Summary())
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("unresolved", "asked", "said"), [(20, 20, True), (19, 20, True), (5, 20, False), (2, 2, False)]
)
def test_a_run_without_a_network_is_told_as_such(unresolved: int, asked: int, said: bool) -> None:
    failed = [Failed(f"s{n}", "unreachable: its name cannot be resolved") for n in range(unresolved)]
    failed.append(Failed("gone", "not-found: the page is not there (404)"))
    assert no_name_resolves(asked, Summary(failed=failed, good=asked - unresolved)) is said
