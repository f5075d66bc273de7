"""What is planted between the editions, and what a right pipeline makes of it.

The journey test holds the run against it; the demo's closing table takes from it what was left alone, and why.
"""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from pipeline.model.change import Event
from pipeline.model.classification import NONE, Severity
from pipeline.model.ties import Tie
from pipeline.model.verdict import Outcome, Verdict

# A change; or the verdict of the second capture; or that of the comparison; or a notice at a new address.
Meaning: TypeAlias = Event | Verdict | Outcome | Tie


@dataclass(frozen=True, slots=True)
class Planted:
    """One thing that differs, or on purpose does not, between the editions.

    `path` is that of the resource (of a feed's or API's item: of its page). `topics` are the primary topics that a
    person would accept, `severity` the one that is beyond dispute, `told` whether readers may hear of it. `words`
    stand in the new text (of what was withdrawn: in the old), and nowhere in the other edition. `before` is the former
    path of what has moved.
    """

    what: str
    site: str
    source: str
    path: str
    means: Meaning
    told: bool = False
    topics: tuple[str, ...] = ()
    severity: Severity | None = None
    effective: date | None = None
    words: str | None = None
    before: str | None = None

    @property
    def country(self) -> str:
        """The jurisdiction's code."""
        return self.site.upper()


PLANTED = (
    Planted(
        "de minimis threshold abolished", "us", "sample-us-low-value", "/trade/e-commerce/low-value-shipments",
        Event.AMENDED, True, ("de-minimis",), Severity.HIGH, date(2027, 2, 1), "is abolished",
    ),
    Planted(
        "duty rate changed in one row of a workbook", "us", "sample-us-schedule", "/tariff/schedule-2026.xlsx",
        Event.AMENDED, True, ("tariff-rates",), words="18.5%",
    ),
    Planted(
        "new item in a JSON API", "us", "sample-us-documents", "/documents/2026-25871",
        Event.PUBLISHED, True, ("trade-remedies",), effective=date(2026, 12, 15), words="Siam Flask Works",
    ),
    Planted(
        "new item in an RSS feed", "eu", "sample-eu-notices", "/acts/2026-2711.html",
        Event.PUBLISHED, True, ("chemicals-environment",), effective=date(2028, 1, 1), words="embedded in them",
    ),
    Planted(
        "one paragraph reworded: may becomes must", "eu", "sample-eu-responsible-person",
        "/fr/securite-des-produits/personne-responsable.html",
        Event.AMENDED, True, ("product-safety", "platforms-consumers"), words="Le vendeur doit indiquer",
    ),
    Planted(
        "new entry in an Atom feed", "de", "sample-de-notices", "/fachmeldungen/at-ebikes.html",
        Event.PUBLISHED, True, ("trade-remedies",), effective=date(2027, 1, 1), words="70,1 %",
    ),
    Planted(
        "a section moved, its words unchanged", "de", "sample-de-packaging",
        "/themen/verpackung/pflichten-fuer-haendler.html", Event.AMENDED,
    ),
    Planted(
        "a notice at a new address, its words unchanged", "de", "sample-de-notices",
        "/fachmeldungen/kaffeesteuer-versandhandel.html", Tie.MOVED, before="/fachmeldungen/kaffeesteuer.html",
    ),
    Planted(
        "duty rate changed in one row of a table", "gb", "sample-gb-tariff-85", "/tariff/chapters/85",
        Event.AMENDED, True, ("tariff-rates",), effective=date(2027, 4, 1), words="3.50%",
    ),
    Planted(
        "dates, counters, tokens and menus only", "gb", "sample-gb-post", "/guidance/declare-goods-sent-by-post",
        Outcome.NOISE,
    ),
    Planted(
        "new notice in a listing in Shift_JIS", "jp", "sample-jp-notices", "/news/2026/1120_battery.htm",
        Event.PUBLISHED, True, ("product-safety", "platforms-consumers"), effective=date(2027, 4, 1), words="国内管理人の選任",
    ),
    Planted(
        "new announcement in a listing in GB18030", "cn", "sample-cn-announcements", "/gonggao/202611/t147.html",
        Event.PUBLISHED, True, ("sanctions-export-control",), effective=date(2027, 1, 1), words="两用物项出口许可证",
    ),
    Planted(
        "new document required, in Arabic and windows-1256", "sa", "sample-sa-documents",
        "/import/required-documents.htm", Event.AMENDED, True,
        ("customs-procedures", "product-safety"), effective=date(2027, 3, 1), words="شهادة مطابقة صادرة",
    ),
    Planted(
        "new duty to label", "br", "sample-br-textile-labels", "/produtos/rotulagem-de-texteis.html",
        Event.AMENDED, True, ("labelling-packaging",), effective=date(2027, 3, 1), words="código QR",
    ),
    Planted(
        "notice gone from a listing that is complete", "br", "sample-br-orders", "/portarias/portaria-204-2026.html",
        Event.WITHDRAWN, True, ("prohibited-restricted", "customs-procedures", "product-safety"),
        words="pneus recauchutados",
    ),
    Planted(
        "a job offer among the notices", "br", "sample-br-orders", "/portarias/comunicado-62-2026.html",
        Event.PUBLISHED, False, (NONE,), words="concurso público",
    ),
    Planted(
        "one paragraph of a PDF changed", "ca", "sample-ca-origin-memorandum", "/memorandums/d11-4-2-fra.pdf",
        Event.AMENDED, True, ("origin-agreements",), effective=date(2027, 2, 1), words="1 600 $",
    ),
    Planted(
        "unchanged, and says so", "kr", "sample-kr-ecommerce", "/ecommerce/import-clearance.do",
        Verdict.NOT_MODIFIED,
    ),
    Planted(
        "answers 200 with a maintenance page", "mx", "sample-mx-courier-rates", "/mensajeria/tasa-global",
        Verdict.MAINTENANCE, words="mantenimiento programado",
    ),
    Planted(
        "answers with a challenge to prove one is human", "in", "sample-in-courier", "/courier/imports.htm",
        Verdict.CHALLENGE, words="Checking if the site connection is secure",
    ),
    Planted(
        "not found, for the first time", "ch", "sample-ch-small-parcels", "/temi/invii-postali/piccoli-invii.html",
        Verdict.NOT_FOUND, words="Pagina non trovata",
    ),
)  # fmt: skip
