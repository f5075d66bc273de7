"""Sellers to try the demo on: who they are, what they asked for, and what they should then hear of."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.classification import Severity
from pipeline.model.reader import Frequency


@dataclass(frozen=True, slots=True)
class SampleSubscription:
    """Words of the filter language, a least severity, and the planted sources that meet them."""

    words: Mapping[str, tuple[str, ...]]
    hears_of: tuple[str, ...]
    least: Severity = Severity.LOW
    frequency: Frequency = Frequency.DAILY


@dataclass(frozen=True, slots=True)
class SampleReader:
    """A seller: address (of a domain that never resolves, RFC 2606), language, IANA zone, local hour."""

    who: str
    address: str
    language: str
    zone: str
    hour: int
    subscriptions: tuple[SampleSubscription, ...]


READERS = (
    SampleReader(
        "sells batteries and bicycles from Hamburg to Japan and at home",
        "hamburg@seller.example", "de", "Europe/Berlin", 8,
        (
            SampleSubscription(
                {"country": ("JP", "EU", "DE")},
                (
                    "sample-jp-notices", "sample-eu-notices", "sample-eu-responsible-person", "sample-de-notices",
                ),
            ),
            SampleSubscription({"topic": ("de-minimis",)}, ("sample-us-low-value",)),
        ),
    ),
    SampleReader(
        "sells smart-home gadgets from Leeds",
        "leeds@seller.example", "en", "Europe/London", 7,
        (SampleSubscription({"topic": ("tariff-rates",), "hs": ("8517",)}, ("sample-gb-tariff-85",)),),
    ),
    SampleReader(
        "imports toys and appliances to Riyadh",
        "riyadh@seller.example", "ar", "Asia/Riyadh", 9,
        (
            SampleSubscription({"country": ("SA", "CN")}, ("sample-sa-documents", "sample-cn-announcements")),
        ),
    ),
)  # fmt: skip
