"""How well `classify` answers on real notices: `python benchmarks/classify.py [--part seen|aside|all] [--errors]`.

About 40 % of the items, chosen by a fixed hash of their ids, stand aside: their errors are never looked at, so that
their figures tell how the rules do on what they were not made on. A plain keyword match runs beside it.
"""

import argparse
import hashlib
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.classify import classify  # noqa: E402
from pipeline.classify.facts import find_facts  # noqa: E402
from pipeline.classify.language import lexicon_language  # noqa: E402
from pipeline.model.classification import NONE, Classification, Passage, Subject  # noqa: E402
from pipeline.model.topics import topics  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "notices"
FEWEST = 5

KEYWORDS = {
    "tariff-rates": "tariff duty arancel invoerrecht 关税 関税 관세 пошлина bea masuk",
    "trade-remedies": "anti-dumping antidumping countervailing safeguard 反倾销 덤핑 антидемпинг",
    "de-minimis": "de minimis low-value threshold",
    "vat-sales-tax": "vat gst igv btw 增值税 消費税 ндс iva omzetbelasting",
    "excise-fees": "excise accijns 酒税 消费税 fee isc",
    "customs-procedures": "customs declaration despacho douane 报关 通关 輸入申告 таможен",
    "export-procedures": "export drawback exportación uitvoer 出口 輸出",
    "classification-valuation": "classification valuation clasificación 归类 评估 価格 partida",
    "origin-agreements": "origin origen oorsprong 原产地 原産地 free trade",
    "sanctions-export-control": "sanctions embargo entity list export administration sanctie 制裁",
    "prohibited-restricted": "prohibited ban prohib verbod 禁止 import restrictions",
    "product-safety": "safety standard recall veiligheid 安全",
    "chemicals-environment": "chemical reach energy conservation stoffen 化学",
    "labelling-packaging": "label packaging etiket rotul verpakking 表示",
    "food-plant-animal": "food animal plant sanitary 检疫 动植物 sanitario",
    "health-products": "drug medical cosmetic medicamento geneesmiddel 药",
    "intellectual-property": "trademark patent infringement 知识产权 propiedad intelectual",
    "postal-logistics": "postal parcel mail courier shipping",
    "platforms-consumers": "consumer marketplace platform consument",
}


def aside(item: str) -> bool:
    """Whether an item stands aside; fixed for ever by its id."""
    return int(hashlib.sha256(item.encode()).hexdigest(), 16) % 100 < 40


def read(name: str) -> list[dict[str, Any]]:
    """The rows of a file of the corpus."""
    return [json.loads(line) for line in (CORPUS / name).read_text("utf-8").splitlines() if line.strip()]


def subject_of(row: dict[str, Any]) -> Subject:
    """A row as the command `classify` would take it."""
    return Subject(
        (Passage(row["text"]),), title=row["title"], jurisdiction=row["jurisdiction"], language=row["language"]
    )


def by_keywords(row: dict[str, Any]) -> tuple[str, set[str]]:
    """The baseline: the topic with the most keywords found, none without any."""
    text = f"{row['title']}\n{row['text']}".lower()
    counts = {topic: sum(text.count(word) for word in words.split()) for topic, words in KEYWORDS.items()}
    best = max(counts, key=lambda topic: counts[topic])
    return (best, {best}) if counts[best] else (NONE, set())


Answer = tuple[str, set[str]]


def f1(hit: int, said: int, there: int) -> tuple[float, float, float]:
    """Precision, recall, F1; 0 where nothing was said or is there."""
    precision, recall = hit / said if said else 0.0, hit / there if there else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def score_topics(rows: list[dict[str, Any]], answers: list[Answer]) -> dict[str, Any]:
    """Figures over the primary topic: a labelled secondary is no error of precision, a missed primary one of recall."""
    there, said, hit = Counter[str](), Counter[str](), Counter[str]()
    right = subjects = quiet = nones = 0
    for row, (primary, _) in zip(rows, answers, strict=True):
        labels = {row["primary"], *row["secondary"]}
        there[row["primary"]] += 1
        said[primary] += 1
        hit[primary] += primary == row["primary"]
        if row["primary"] == NONE:
            nones += 1
            quiet += primary == NONE
        else:
            subjects += 1
            right += primary in labels
    each = {topic: f1(hit[topic], said[topic], there[topic]) for topic in there}
    counted = [topic for topic in each if topic != NONE and there[topic] >= FEWEST]
    return {
        "macro": sum(each[topic][2] for topic in counted) / max(len(counted), 1),
        "right": right / max(subjects, 1), "quiet": quiet / max(nones, 1), "each": each, "there": there,
    }  # fmt: skip


def score_all_labels(rows: list[dict[str, Any]], answers: list[Answer]) -> float:
    """Macro F1 over all labels, primary and secondary alike."""
    there, said, hit = Counter[str](), Counter[str](), Counter[str]()
    for row, (_, named) in zip(rows, answers, strict=True):
        labels = {row["primary"], *row["secondary"]} - {NONE}
        there.update(labels)
        said.update(named)
        hit.update(labels & named)
    counted = [topic for topic in there if there[topic] >= FEWEST]
    return sum(f1(hit[topic], said[topic], there[topic])[2] for topic in counted) / max(len(counted), 1)


def score_countries(rows: list[dict[str, Any]], answers: list[Classification]) -> tuple[float, float, float]:
    """Over the countries named, both ways together."""
    said = there = hit = 0
    for row, answer in zip(rows, answers, strict=True):
        found = {*answer.countries.origins, *answer.countries.destinations}
        wanted = set(row["countries"])
        said, there, hit = said + len(found), there + len(wanted), hit + len(found & wanted)
    return f1(hit, said, there)


def facts_of(row: dict[str, Any]) -> dict[str, set[Any]]:
    """What we find in a sentence, in the form of the labels."""
    language = lexicon_language(row["language"], row["sentence"])
    facts = find_facts(row["sentence"], language, None, None)
    return {
        "hs_codes": set(facts.hs_codes),
        "rates": {Decimal(rate.value) for rate in facts.rates},
        "amounts": {(Decimal(one.value), one.currency) for one in facts.amounts},
        "dates": {(one.date.isoformat(), one.role.value) for one in facts.dates},
        "days": {one.date.isoformat() for one in facts.dates},
        "references": {" ".join(one.split()) for one in facts.references},
    }


def labels_of(row: dict[str, Any]) -> dict[str, set[Any]]:
    """What the reader found in it."""
    return {
        "hs_codes": set(row["hs_codes"]),
        "rates": {Decimal(str(rate["value"])) for rate in row["rates"]},
        "amounts": {(Decimal(str(one["value"])), one["currency"]) for one in row["amounts"]},
        "dates": {(one["iso"], one["role"]) for one in row["dates"]},
        "days": {one["iso"] for one in row["dates"]},
        "references": {" ".join(one.split()) for one in row["references"]},
    }


def report_facts(rows: list[dict[str, Any]], errors: bool) -> None:
    """F1 a kind of fact."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        found, wanted = facts_of(row), labels_of(row)
        for kind in found:
            totals[kind][0] += len(found[kind] & wanted[kind])
            totals[kind][1] += len(found[kind])
            totals[kind][2] += len(wanted[kind])
            if errors and kind != "days" and found[kind] != wanted[kind] and not aside(row["id"]):
                print(
                    f"  {row['id']} {kind}: missed {wanted[kind] - found[kind]}, invented {found[kind] - wanted[kind]}\n    {row['sentence'][:300]}"
                )
    for kind, (hit, said, there) in totals.items():
        precision, recall, both = f1(hit, said, there)
        print(f"  {kind:12} precision {precision:.2f} recall {recall:.2f} F1 {both:.3f}  ({there} labelled)")


def report_topics(name: str, rows: list[dict[str, Any]], answers: list[Answer], detail: bool) -> None:
    """The headline figures, and on demand each topic and language."""
    figures = score_topics(rows, answers)
    print(
        f"{name}: macro F1 {figures['macro']:.3f}  right primary {figures['right']:.3f}  quiet {figures['quiet']:.3f}  macro F1 all labels {score_all_labels(rows, answers):.3f}"
    )
    if not detail:
        return
    for topic in (*topics(), NONE):
        if figures["there"][topic]:
            precision, recall, both = figures["each"][topic]
            print(
                f"  {topic:26} n {figures['there'][topic]:3}  precision {precision:.2f} recall {recall:.2f} F1 {both:.2f}"
            )
    for language in sorted({row["language"] for row in rows}):
        mine = [at for at, row in enumerate(rows) if row["language"] == language]
        part = score_topics([rows[at] for at in mine], [answers[at] for at in mine])
        print(f"  {language:3} n {len(mine):3}  right primary {part['right']:.2f}  quiet {part['quiet']:.2f}")


def show_errors(rows: list[dict[str, Any]], answers: list[Classification]) -> None:
    """What was answered wrongly, of the items that may be looked at."""
    for row, answer in zip(rows, answers, strict=True):
        labels = {row["primary"], *row["secondary"]}
        if aside(row["id"]) or answer.primary in labels:
            continue
        why = "; ".join(
            f"{r.for_.partition(':')[2]} {r.because} {r.weight}" for r in answer.reasons if r.for_.startswith("topic")
        )
        print(f"{row['id']} {row['jurisdiction']} wanted {row['primary']} {row['secondary']} got {answer.primary} {answer.secondary} {answer.confidence}\n"
              f"   {row['title'][:140]!r} {row['text'][:200]!r}\n   {why[:700]}")  # fmt: skip


def speed(rows: list[dict[str, Any]], run: Callable[[Subject], object]) -> float:
    """Notices a second, all cut to 2,000 characters, after a warm-up."""
    subjects = [subject_of({**row, "text": row["text"][:2000]}) for row in rows if len(row["text"]) >= 1000]
    for one in subjects:
        run(one)
    started = time.process_time()
    for one in subjects:
        run(one)
    return len(subjects) / (time.process_time() - started)


def parts(rows: Iterable[dict[str, Any]], asked: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """The rows by part."""
    rows = list(rows)
    split = {"seen": [r for r in rows if not aside(r["id"])], "aside": [r for r in rows if aside(r["id"])], "all": rows}
    return [(name, part) for name, part in split.items() if asked in (name, "all")]


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("seen", "aside", "all"), default="all")
    parser.add_argument("--errors", action="store_true", help="show what is wrong, of the part that is not aside")
    parser.add_argument("--detail", action="store_true", help="each topic and each language")
    given = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"no corpus at {CORPUS}")
    notices = read("notices.jsonl")
    for name, rows in parts(notices, given.part):
        answers = [classify(subject_of(row)) for row in rows]
        report_topics(f"{name:5} classify ", rows, [(one.primary, set(one.topics)) for one in answers], given.detail)
        report_topics(f"{name:5} keywords ", rows, [by_keywords(row) for row in rows], detail=False)
        precision, recall, both = score_countries(rows, answers)
        print(f"  countries precision {precision:.2f} recall {recall:.2f} F1 {both:.2f}")
        if given.errors and name == "seen":
            show_errors(rows, answers)
    for name, rows in parts(read("facts.jsonl"), given.part):
        print(f"facts, {name}")
        report_facts(rows, given.errors and name == "seen")
    print(f"speed: {speed(notices, classify):.0f} notices of 2 KB a second a core")


if __name__ == "__main__":
    main()
