"""Changes as authorities publish them, written by us: what tests and screenshots of mails are made of."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from alerts.digest import Digest, Item
from alerts.periods import due_period
from alerts.sender import Sender
from pipeline.model.change import Change, Event
from pipeline.model.classification import Classification, DatedFact, DateRole, Facts, Severity
from pipeline.model.edits import Edit, Op
from pipeline.model.filters import parse_filter
from pipeline.model.reader import Frequency, Reader, Subscription

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
SENDER = Sender(
    "Dutywatch <alerts@mail.dutywatch.example>", "help@dutywatch.example", "https://dutywatch.example", b"k"
)
READER = Reader(7, "seller@shop.example", "en", "Europe/Berlin", 8)


def change(number: int = 1, **different: object) -> Change:
    """A change that is told, recorded before 24 November 2026, 07:00 UTC."""
    at = datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(seconds=number)
    plain = Change(
        id=f"chg_{number:020d}",
        event=Event.AMENDED,
        country="JP",
        source="jp-customs",
        authority="Japan Customs",
        title="Import guide",
        url="https://www.customs.example/guide",
        language="en",
        captured=at,
        recorded=at,
        published=None,
        substantive=True,
        classification=Classification("tariff-rates", "test", severity=Severity.MEDIUM, headline="A rate changed"),
        edits=(Edit(Op.REWORDED, before="The rate is 2%.", after="The rate is 3%."),),
    )
    return replace(plain, **different)  # type: ignore[arg-type]


def subscription(
    number: int = 1, frequency: Frequency = Frequency.DAILY, reader: Reader = READER, **words: str | list[str]
) -> Subscription:
    """A subscription with a filter of these words."""
    given = {word: [value] if isinstance(value, str) else value for word, value in words.items()}
    return Subscription(f"sub_{number}", reader, parse_filter(given), Severity.LOW, frequency, NOW)


def digest(changes: list[Change], reader: Reader = READER, **words: str | list[str]) -> Digest:
    """A daily digest of these changes."""
    mine = subscription(reader=reader, **words)
    period = due_period(reader, Frequency.DAILY, NOW)
    return Digest("dgs_0123456789abcdef0123", reader, period, tuple(Item(one, (mine,)) for one in changes), NOW)


def effective(*days: date) -> Facts:
    """Facts with days from which something holds."""
    return Facts(dates=tuple(DatedFact(day, DateRole.EFFECTIVE) for day in days))


DE_MINIMIS = change(
    1,
    country="US",
    authority="U.S. Customs and Border Protection",
    title="Section 321 low-value shipments",
    url="https://www.cbp.example/trade/section-321",
    classification=Classification(
        "de-minimis",
        "test",
        severity=Severity.HIGH,
        headline="Duty-free entry of shipments up to 800 USD ends on 1 February 2027",
        facts=effective(date(2027, 2, 1)),
    ),
    edits=(
        Edit(
            Op.REWORDED,
            path=("Section 321", "Who may use it"),
            before="Shipments valued at 800 USD or less may be entered free of duty and tax.",
            after="From February 1, 2027 shipments of any value are subject to duty and tax.",
            spans=(
                ("removed", "Shipments valued at 800 USD or less may be entered free of"),
                ("added", "From February 1, 2027 shipments of any value are subject to"),
                ("same", " duty and tax."),
            ),
        ),
        Edit(
            Op.REMOVED,
            path=("Section 321", "Entry types"),
            before="Entry type 86 may be filed for shipments that qualify for the exemption.",
        ),
    ),
)
TARIFF_ROW = change(
    2,
    country="GB",
    authority="HM Revenue & Customs",
    title="UK Integrated Online Tariff, chapter 85",
    url="https://www.trade-tariff.example/chapters/85",
    classification=Classification(
        "tariff-rates",
        "test",
        severity=Severity.HIGH,
        headline="8517 13: third-country duty from 0 % to 2.5 %",
        facts=effective(date(2027, 1, 1)),
    ),
    edits=(Edit(Op.ROW_CHANGED, key="8517 13 00 00", column="Third-country duty", before="0.00 %", after="2.50 %"),),
)
CHINESE = change(
    3,
    event=Event.PUBLISHED,
    country="CN",
    authority="海关总署",
    title="海关总署关于调整跨境电子商务零售进口商品清单的公告",
    language="zh-Hans",
    url="https://www.customs.example/公告/2026-168.html",
    classification=Classification(
        "customs-procedures",
        "test",
        severity=Severity.MEDIUM,
        headline="自2027年1月1日起，跨境电商零售进口商品须申报10位编码",
        summary="自2027年1月1日起，申报跨境电子商务零售进口商品时，应当填报10位商品编码。申报不符的，不予放行。",
        facts=effective(date(2027, 1, 1)),
    ),
    edits=(Edit(Op.ADDED, after="一、自2027年1月1日起，应当填报10位商品编码。"),),
)
JAPANESE = change(
    4,
    country="JP",
    authority="財務省関税局",
    title="少額輸入貨物に対する簡易税率について",
    language="ja",
    url="https://www.customs.example/tetsuzuki/kanizeiritsu.htm",
    classification=Classification(
        "de-minimis",
        "test",
        severity=Severity.HIGH,
        headline="課税価格1万円以下の免税が廃止されます",
        facts=effective(date(2027, 4, 1)),
    ),
    edits=(
        Edit(
            Op.REWORDED,
            path=("免税", "課税価格1万円以下の物品"),
            before="課税価格の合計額が1万円以下の物品の輸入については、その関税及び消費税が免除されます。",
            after="課税価格の合計額が1万円以下の物品の輸入についても、その関税及び消費税が課されます。",
            spans=(
                ("same", "課税価格の合計額が1万円以下の物品の輸入について"),
                ("removed", "は"),
                ("added", "も"),
                ("same", "、その関税及び消費税が"),
                ("removed", "免除"),
                ("added", "課"),
                ("same", "されます。"),
            ),
        ),
    ),
)
ARABIC = change(
    5,
    event=Event.PUBLISHED,
    country="AE",
    authority="الهيئة الاتحادية للجمارك",
    title="تعميم بشأن رفع الرسوم الجمركية على الأجهزة الكهربائية",
    language="ar",
    url="https://www.customs.example/ar/circulars/12",
    classification=Classification(
        "tariff-rates",
        "test",
        severity=Severity.MEDIUM,
        headline="ترتفع الرسوم على البند 8516 من 5% إلى 10%",
        summary="اعتبارا من 1 مارس 2027 تستوفى رسوم جمركية بنسبة 10% على البند 8516.",
        facts=effective(date(2027, 3, 1)),
    ),
    edits=(Edit(Op.ADDED, after="تستوفى رسوم جمركية بنسبة 10% على البند 8516."),),
)
GERMAN = change(
    6,
    event=Event.WITHDRAWN,
    country="DE",
    authority="Generalzolldirektion",
    title="Merkblatt zum Einreihen von Lithium-Batterien",
    language="de",
    url="https://www.zoll.example/merkblatt-batterien",
    classification=Classification("classification-valuation", "test", severity=Severity.LOW, headline=""),
    edits=(),
)
ALL = [DE_MINIMIS, TARIFF_ROW, JAPANESE, CHINESE, ARABIC, GERMAN]
