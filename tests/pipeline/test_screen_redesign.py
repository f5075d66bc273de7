"""Many pages of one host changed at once: a new template is held back, a new rule never."""

from collections.abc import Callable, Sequence

import pytest

from pipeline import steps
from pipeline.model.capture import Raw
from pipeline.model.change import Event
from pipeline.model.document import Document
from pipeline.model.edits import Comparison
from pipeline.model.source import Kind, Source
from pipeline.model.verdict import Outcome
from pipeline.screen.redesign import Redesign, Trace, redesign, trace

GOODS = (
    ("toys", 95, "Toys for children under three need a mark of conformity", "wooden bricks, dolls and rocking horses"),
    ("shoes", 64, "Leather uppers and rubber soles are declared apart", "sandals, boots and slippers"),
    ("tea", 9, "Tea in packs of up to three kilograms is tea in retail packs", "green, black and smoked tea"),
    ("bicycles", 87, "Electric bicycles with more than 250 watts are mopeds", "frames, forks and wheels"),
    ("clocks", 91, "Movements are declared by the number of their jewels", "alarm clocks and wall clocks"),
    ("glass", 70, "Drinking glasses of lead crystal have a heading of their own", "jars, bottles and carboys"),
    ("honey", 4, "Honey is admitted from listed countries alone", "comb honey and heather honey"),
    ("paper", 48, "Recycled paper is declared by its weight per square metre", "envelopes and writing blocks"),
    ("carpets", 57, "Knotted carpets are declared by the metre", "mats, runners and rugs"),
    ("umbrellas", 66, "Garden umbrellas are umbrellas, tents are not", "walking sticks and riding crops"),
)  # fmt: skip
SOURCE = Source("gb-goods", "GB", "Customs of the test", "Goods", "https://goods.example/", Kind.PAGE, "en")
Goods = tuple[str, int, str, str]


def rows(chapter: int, rate: float, prefix: str = "") -> str:
    lines = "".join(
        f"<tr><td>{chapter:02}{n:02}.10</td><td>Sort {n}</td><td>{prefix}{rate + n:.1f} %</td></tr>"
        for n in range(1, 9)
    )
    return f"<table><tr><th>Code</th><th>Goods</th><th>Duty rate</th></tr>{lines}</table>"


def page(goods: Goods, before: str = "", after: str = "", rate: float = 2.0, year: int = 2026, more: str = "") -> str:
    name, chapter, rule, kinds = goods
    return (
        f"<html lang='en'><head><title>Importing {name}</title></head><body><main>{before}<h1>Importing {name}</h1>"
        f"<p>{rule}, and the importer keeps the papers for four years.</p><h2>What counts as {name}</h2>"
        f"<p>Among {name} are {kinds}; parts of {name} follow the goods that they are made for.</p>"
        f"<h2>Duties</h2><p>These rates hold in {year} for all countries without a preference.</p>"
        f"{rows(chapter, rate)}<p>Whoever imports {name} for resale needs an EORI number.</p>{more}{after}</main></body></html>"
    )


def seen(
    old: Sequence[str],
    new: Sequence[str],
    hold: Callable[[Document, Document], Comparison] = steps.hold_together,
) -> tuple[list[Trace], list[str]]:
    """The traces of what is told of these pages, through the pipeline's own steps."""
    traces, verdicts = [], []
    for goods, before, after in zip(GOODS, old, new, strict=False):
        read = [steps.read(Raw(body=side.encode(), content_type="text/html")).document for side in (before, after)]
        comparison = hold(*read)
        verdicts.append(comparison.verdict.value)
        if comparison.verdict is not Outcome.CHANGED or not comparison.substantive:
            continue
        meaning = steps.explain(Event.AMENDED, comparison, read[1], SOURCE, read[1].title, None)
        traces.append(trace(goods[0], comparison.edits, meaning.severity, *read))
    return traces, verdicts


def judged(change: Callable[[Goods], str], old: Callable[[Goods], str] = page, fetched: int = 10) -> Redesign | None:
    traces, verdicts = seen([old(one) for one in GOODS], [change(one) for one in GOODS])
    print(
        verdicts,
        [
            (one.change, one.urgent, round(one.touched, 2), round(one.kept, 2), round(one.left, 2), one.cells)
            for one in traces
        ],
    )
    return redesign(traces, fetched)


BANNER = "<p>We are building a better website for traders and would like to know what you think of these pages.</p>"
TEASERS = (
    "<h2>More for traders</h2><p>Read our guides to invoices, to warehouses and to working with a customs agent.</p>"
    "<p>Sign up to hear from us when guidance for traders is published.</p>"
)


def crumbs(goods: Goods) -> str:
    return f"<p>Home / Business / Goods from abroad / Importing {goods[0]}</p>"


@pytest.mark.parametrize(
    "template",
    [
        lambda goods: page(goods, before=BANNER),
        lambda goods: page(goods, before=crumbs(goods) + BANNER, after=TEASERS),
        lambda goods: set_anew(goods),
        lambda goods: moved_away(goods),
        lambda goods: emptied(goods),
    ],
    ids=[
        "the same banner",
        "bread crumbs and teasers",
        "every block set anew",
        "one page for all",
        "only a lead is left",
    ],
)
def test_a_new_template_is_a_redesign(template: Callable[[Goods], str]) -> None:
    assert judged(template) is not None


def test_pages_that_have_all_been_replaced_by_the_front_page_for_good_are_a_redesign() -> None:
    offices = "".join(
        f"<p>Office {letter}: its address, its forms and when it is open.</p>" for letter in "abcdefghijklm"
    )
    front = f"<html lang='en'><title>Welcome</title><main><h1>Welcome</h1>{offices}</main></html>"
    old = [page(one) for one in GOODS]
    assert seen(old[:1], [front])[1] == ["suspect"], "at first"
    assert redesign(seen(old, [front] * len(old), steps.replacement)[0], fetched=10) is not None


def set_anew(goods: Goods) -> str:
    name, chapter, rule, kinds = goods
    cells = "".join(f"<li>Sort {n}, code {chapter:02}{n:02}.10: Duty rate {2.0 + n:.1f} %</li>" for n in range(1, 9))
    return (
        f"<html lang='en'><head><title>Importing {name} | Trade portal</title></head><body><main>{crumbs(goods)}"
        f"<h2>Importing {name}</h2><ul><li>{rule}, and the importer keeps the papers for four years. Among {name} are {kinds}</li>"
        f"<li>parts of {name} follow the goods that they are made for. Whoever imports {name} for resale needs an EORI number.</li></ul>"
        f"<h3>Duties</h3><ul><li>These rates hold in 2026</li><li>for all countries without a preference.</li>{cells}</ul>{TEASERS}</main></body></html>"
    )


def moved_away(goods: Goods) -> str:
    return (
        f"<html lang='en'><head><title>Importing {goods[0]}</title></head><body><main><h1>Importing {goods[0]}</h1>"
        f"<p>{goods[2]}, and the importer keeps the papers for four years.</p>{BANNER}{TEASERS}<ul><li>Guides for beginners</li><li>Services for traders</li><li>Contact and opening hours</li></ul>"
        "<p>All services for traders now stand in one place, ordered by what you want to do and where your goods go.</p>"
        "</main></body></html>"
    )


def emptied(goods: Goods) -> str:
    return (
        f"<html lang='en'><head><title>Importing {goods[0]}</title></head><body><main><h1>Importing {goods[0]}</h1>"
        f"<p>{goods[2]}, and the importer keeps the papers for four years.</p>{TEASERS}</main></body></html>"
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda goods: page(goods, rate=3.0),
        lambda goods: page(goods, year=2027),
        lambda goods: page(goods, year=2027, rate=2.5),
        lambda goods: page(goods, more="<p>From 1 January 2027 goods of this chapter pay an additional duty of 10 %.</p>"),
        lambda goods: page(goods, more="<p>The import of these goods without a licence of the Ministry is prohibited.</p>"),
        lambda goods: page(goods, more=f"<p>Importing {goods[0]} is banned.</p>"),
        lambda goods: page(goods).replace("needs an EORI number", "needs an EORI number and a licence"),
        lambda goods: page(goods).replace("keeps the papers for four years", "keeps the papers for ten years"),
        lambda goods: page(goods, before=BANNER, rate=3.0),
        lambda goods: page(goods, before=crumbs(goods) + BANNER, after=TEASERS).replace("four years", "ten years"),
        lambda goods: new_edition(goods),
    ],
    ids=[
        "rates of a tariff edition", "a yearly renewal", "both", "a duty in every chapter", "a ban in every chapter",
        "each page bans its goods", "a licence on every page", "a longer time on every page",
        "rates under a new banner", "a longer time under a new template", "every text written anew",
    ],
)  # fmt: skip
def test_a_rule_that_changes_on_every_page_is_none(change: Callable[[Goods], str]) -> None:
    assert judged(change) is None


def test_few_pages_or_a_small_part_of_a_host_are_told() -> None:
    new = [page(one, before=BANNER) for one in GOODS]
    traces, _ = seen([page(one) for one in GOODS], new)
    assert redesign(traces, fetched=20) is not None
    assert redesign(traces, fetched=21) is None
    assert redesign(traces[:4], fetched=4) is None


def new_edition(goods: Goods) -> str:
    name, chapter, _, kinds = goods
    return (
        f"<html lang='en'><head><title>Importing {name}</title></head><body><main><h1>{name.title()} from abroad</h1>"
        f"<p>Declarants state for {kinds} who made them and where, in writing and before arrival.</p><h2>Scope</h2>"
        f"<p>Components fall under the same heading as the whole article where nobody could use them otherwise.</p>"
        f"<h2>Charges</h2><p>Until the end of the year the following charges are levied at the border.</p>"
        f"{rows(chapter, 11.0)}<p>A seller established elsewhere appoints a representative.</p></main></body></html>"
    )
