"""A small record to look at: changes that we wrote ourselves, in five languages, one of them hostile."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine

from archive.bodies import Bodies
from archive.captures import set_verdict, store_capture
from archive.changes import Made, record_change
from archive.database import transaction
from archive.health import record_crawl
from archive.links import keep_link
from archive.moves import move
from archive.resources import find_or_add, find_resource
from archive.sources import store_source
from pipeline.model.capture import Capture, SourceReport
from pipeline.model.change import Change, Event, change_id
from pipeline.model.classification import (
    Amount,
    Classification,
    Countries,
    DatedFact,
    DateRole,
    Facts,
    Rate,
    RateRole,
    Reason,
    Severity,
)
from pipeline.model.edits import Edit, Noise, Op
from pipeline.model.source import Kind, Source
from pipeline.model.ties import Tie
from pipeline.model.verdict import Fit, Verdict

NOW = datetime(2026, 7, 3, 9, 30, tzinfo=UTC)
HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'{{7*7}}\u202egnp.exe"

SOURCES = (
    Source("us-cbp-deminimis", "US", "U.S. Customs and Border Protection", "Low-value shipments",
           "https://cbp.example/low-value", Kind.PAGE, "en"),
    Source("cn-gacc-notices", "CN", "海关总署", "海关总署公告", "https://customs.example.cn/notices", Kind.LISTING, "zh-Hans"),
    Source("jp-customs-tariff", "JP", "財務省関税局", "実行関税率表", "https://customs.example.jp/tariff", Kind.TABLE, "ja"),
    Source("sa-zatca", "SA", "هيئة الزكاة والضريبة والجمارك", "تعاميم الجمارك", "https://zatca.example.sa/", Kind.LISTING, "ar"),
    Source("eu-taxud", "EU", "European Commission", "Customs news", "https://taxation.example.eu/", Kind.FEED, "en"),
    Source("de-zoll", "DE", "Generalzolldirektion", "Fachmeldungen", "https://zoll.example.de/", Kind.LISTING, "de"),
    Source("xx-hostile", "GB", HOSTILE, HOSTILE, "javascript:alert(3)", Kind.PAGE, "en", enabled=False),
)  # fmt: skip


def _classified(primary: str, headline: str, severity: Severity, **more: object) -> Classification:
    return Classification(
        primary=primary,
        rules_version="2026.7",
        confidence=0.86,
        headline=headline,
        severity=severity,
        reasons=(Reason(f"topic:{primary}", headline[:40], 3.5), Reason("severity", "in force within a month", 1.0)),
        **more,  # type: ignore[arg-type]
    )


def _effective(*days: str, ends: tuple[str, ...] = ()) -> tuple[DatedFact, ...]:
    return tuple(DatedFact(date.fromisoformat(day), DateRole.EFFECTIVE) for day in days) + tuple(
        DatedFact(date.fromisoformat(day), DateRole.EXPIRY) for day in ends
    )


US_EDIT = Edit(
    Op.REWORDED,
    path=("Part 10", "§ 10.151 Importations not over $800"),
    before="Shipments valued at $800 or less are passed free of duty and tax.",
    after="Shipments of any value are subject to duty and tax from 29 August 2026.",
    spans=(
        ("same", "Shipments "), ("removed", "valued at $800 or less are passed free of"),
        ("added", "of any value are subject to"), ("same", " duty and tax"), ("added", " from 29 August 2026"),
        ("same", "."),
    ),
)  # fmt: skip
NOISE_EDIT = Edit(Op.REWORDED, Noise.UPDATE_STAMP, before="Updated 1 July", after="Updated 2 July",
                  spans=(("same", "Updated "), ("removed", "1"), ("added", "2"), ("same", " July")))  # fmt: skip

# Source, event, hours before NOW, title, edits, classification.
_STORIES: tuple[tuple[str, Event, int, str, tuple[Edit, ...], Classification], ...] = (
    (
        "us-cbp-deminimis", Event.AMENDED, 2, "Low-value shipments: what changes and when", (US_EDIT, NOISE_EDIT),
        _classified(
            "de-minimis", "The duty-free threshold of $800 ends on 29 August 2026", Severity.HIGH,
            secondary=("customs-procedures",),
            summary="Shipments of any value are subject to duty and tax from 29 August 2026.",
            countries=Countries("US"),
            facts=Facts(amounts=(Amount("800", "USD"),), dates=_effective("2026-08-29"),
                        references=("19 CFR 10.151", "90 FR 37775"), documents=("commercial-invoice",)),
        ),
    ),
    (
        "cn-gacc-notices", Event.PUBLISHED, 5, "关于调整跨境电子商务零售进口商品清单的公告",
        (Edit(Op.ADDED, path=("公告",), after="自2026年8月1日起,调整跨境电子商务零售进口商品清单,新增28个税目。"),),
        _classified("tariff-rates", "自2026年8月1日起调整跨境电子商务零售进口商品清单,新增28个税目", Severity.MEDIUM,
                    countries=Countries("CN"), facts=Facts(hs_codes=("33049900",), dates=_effective("2026-08-01"),
                                                           references=("海关总署公告2026年第81号",))),
    ),
    (
        "jp-customs-tariff", Event.AMENDED, 26, "実行関税率表 第85類",
        (
            Edit(Op.ROW_CHANGED, path=("第85類", "電気機器"), key="8517.13", column="基本税率", before="無税", after="2.5%"),
            Edit(Op.ROW_CHANGED, path=("第85類", "電気機器"), key="8517.14", column="基本税率", before="無税", after="3%"),
            Edit(Op.ROW_ADDED, path=("第85類", "電気機器"), key="8517.69", after="8517.69 その他の機器 4.2%"),
        ),
        _classified("tariff-rates", "8517.13 基本税率: 無税 → 2.5%", Severity.HIGH, countries=Countries("JP"),
                    facts=Facts(hs_codes=("851713", "851714", "851769"),
                                rates=(Rate("2.5", "%", RateRole.DUTY), Rate("3", "%", RateRole.DUTY)),
                                dates=_effective("2026-10-01", ends=("2027-03-31",)))),
    ),
    (
        "sa-zatca", Event.PUBLISHED, 30, "تعميم بشأن الرسوم الجمركية على الأجهزة الكهربائية",
        (Edit(Op.ADDED, path=("التعميم",), after="ترفع الرسوم الجمركية على الأجهزة الكهربائية (8516) إلى 15٪ اعتباراً من 1 أغسطس 2026."),),
        _classified("tariff-rates", "رفع الرسوم الجمركية على الأجهزة الكهربائية إلى 15٪ اعتباراً من 1 أغسطس 2026", Severity.HIGH,
                    countries=Countries("SA", origins=("CN", "VN")),
                    facts=Facts(hs_codes=("8516",), rates=(Rate("15", "%", RateRole.DUTY),), dates=_effective("2026-08-01"))),
    ),
    (
        "eu-taxud", Event.WITHDRAWN, 50, "Temporary suspension of the customs duty on certain fertilisers", (),
        _classified("tariff-rates", "Withdrawn: Temporary suspension of the customs duty on certain fertilisers",
                    Severity.MEDIUM, countries=Countries("EU")),
    ),
    (
        "de-zoll", Event.AMENDED, 51, "Postverkehr: Sendungen aus einem Nicht-EU-Staat",
        (
            Edit(Op.REWORDED, path=("Sendungen bis 150 Euro",), before="Die Zollbefreiung gilt bis 150 Euro.",
                 after="Die Zollbefreiung gilt nur noch bis 30. September 2026.",
                 spans=(("same", "Die Zollbefreiung gilt "), ("removed", "bis 150 Euro"),
                        ("added", "nur noch bis 30. September 2026"), ("same", "."))),
            Edit(Op.MOVED, path=("Geschenke",), from_path=("Allgemeines",), before="Geschenke sind bis 45 Euro frei.",
                 after="Geschenke sind bis 45 Euro frei."),
        ),
        _classified("de-minimis", "Die Zollbefreiung bis 150 Euro gilt nur noch bis 30. September 2026", Severity.HIGH,
                    countries=Countries("EU"), facts=Facts(amounts=(Amount("150", "EUR"),), dates=_effective(ends=("2026-09-30",)))),
    ),
    (
        "xx-hostile", Event.AMENDED, 75, HOSTILE,
        (Edit(Op.REWORDED, path=(HOSTILE,), before="safe", after=HOSTILE, spans=(("removed", "safe"), ("added", HOSTILE))),),
        replace(_classified("customs-procedures", HOSTILE, Severity.LOW, summary=HOSTILE,
                            facts=Facts(references=(HOSTILE,), documents=(HOSTILE,))),
                reasons=(Reason(f"topic:{HOSTILE}", HOSTILE),)),
    ),
    (
        "de-zoll", Event.PUBLISHED, 80, "Stellenausschreibung: Zollobersekretär/in",
        (Edit(Op.ADDED, after="Wir suchen zum 1. Oktober Nachwuchs."),),
        _classified("none", "Stellenausschreibung: Zollobersekretär/in", Severity.LOW),
    ),
)  # fmt: skip


def fill(engine: Engine, bodies: Bodies, times: int = 1) -> list[Change]:
    """Writes the record; `times` repeats the stories further back, for paging. Gives the changes, newest first."""
    with transaction(engine) as session:
        for source in SOURCES:
            store_source(session, source)
            if source.enabled:
                verdict = Verdict.UNREACHABLE if source.id == "sa-zatca" else Verdict.OK
                report = SourceReport(source.id, NOW - timedelta(minutes=9), NOW, verdict, captures=3)
                record_crawl(session, report, fit_captures=3)
    made = []
    for turn in range(times):
        for number, story in enumerate(_STORIES):
            made.append(_record(engine, bodies, turn, number, story))
    _tie(engine)
    return sorted(made, key=lambda change: (change.captured, change.id), reverse=True)


def _tie(engine: Engine) -> None:
    """The Chinese notice corrects the hostile one and is published again by the Saudi one; the American one has moved."""
    with transaction(engine) as session:
        chinese, saudi, hostile = (
            resource.id
            for source, number in (("cn-gacc-notices", 1), ("sa-zatca", 3), ("xx-hostile", 6))
            if (resource := find_resource(session, source, f"https://key.example/{source}/{number}"))
        )
        keep_link(session, chinese, Tie.CORRECTS, hostile, HOSTILE, NOW)
        keep_link(session, saudi, Tie.REPEATS, chinese, "", NOW, once=True)
        american = "https://key.example/us-cbp-deminimis/0"
        move(session, "us-cbp-deminimis", american, american + "#new", american + "#new", "title", NOW)


def _record(engine: Engine, bodies: Bodies, turn: int, number: int, story: tuple) -> Change:  # type: ignore[type-arg]
    source_id, event, hours, title, edits, classification = story
    source = next(source for source in SOURCES if source.id == source_id)
    new = NOW - timedelta(hours=hours, days=7 * turn)
    old = None if event is Event.PUBLISHED else new - timedelta(days=1)
    url = "javascript:alert(4)" if source_id == "xx-hostile" else f"{source.url.rstrip('/')}/{number}"
    key = f"https://key.example/{source_id}/{number}"
    ids: dict[datetime, int] = {}
    with transaction(engine) as session:
        resource = find_or_add(session, source_id, key, key, new, title=title)
        for time in filter(None, (old, new)):
            body = bodies.put(f"<!doctype html><title>{title}</title><p>{number} {time}".encode())
            capture = Capture(source_id, key, url, time, Verdict.OK, status=200, content_type="text/html", body=body)
            stored = store_capture(session, resource.id, capture, NOW)
            set_verdict(session, stored.id, Fit(Verdict.OK))
            ids[time] = stored.id
        change = Change(
            id=change_id(event, source_id, key, old, new), event=event, country=source.jurisdiction, source=source_id,
            authority=source.authority, title=title, url=url, language=source.language, captured=new, recorded=NOW,
            published=new.date(), substantive=True, classification=classification, edits=edits, old_captured=old,
        )  # fmt: skip
        made = Made(resource.id, None if old is None else ids[old], ids[new], "1", "1")
        return record_change(session, change, made)[0]
