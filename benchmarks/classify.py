"""How well `classify` answers on real notices: `python benchmarks/classify.py [--part seen|aside|all] [--detail] [--errors]`.

About 40 % of the items, chosen by a fixed hash of their ids, stand aside: their errors are never looked at, so that
their figures tell how the rules do on what they were not made on. Two baselines run beside it: a plain keyword match,
and TF-IDF over character n-grams with logistic regression, cross-validated in five folds (scikit-learn, of the extra
`bench`; left out with a line where it is not installed). Facts are measured by `benchmarks/facts.py`.
"""

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.classify import classify  # noqa: E402
from pipeline.model.classification import NONE, UNCLASSIFIED, Classification, Passage, Subject  # noqa: E402
from pipeline.model.topics import topics  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "notices"
FEWEST = 5
BYTES = 2_048

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


FOLDS = 5


def by_regression(rows: list[dict[str, Any]]) -> list[Answer] | None:
    """The other baseline: each item answered by a model that has seen the other folds only; None without scikit-learn."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import KFold, cross_val_predict
        from sklearn.pipeline import make_pipeline
    except ImportError:
        print("TF-IDF with regression: left out, scikit-learn is not installed (pip install 'dutywatch[bench]')")
        return None
    model = make_pipeline(
        TfidfVectorizer(analyzer="char", ngram_range=(2, 4), sublinear_tf=True, max_features=40_000),
        LogisticRegression(max_iter=100, C=10, class_weight="balanced"),
    )
    texts = [f"{row['title']}\n{row['text'][:1000]}" for row in rows]
    folds = KFold(FOLDS, shuffle=True, random_state=0)
    said = cross_val_predict(model, texts, [row["primary"] for row in rows], cv=folds)
    return [(str(topic), set() if topic == NONE else {str(topic)}) for topic in said]


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
        precision, recall, both = score_language([rows[at] for at in mine], [answers[at] for at in mine])
        part = score_topics([rows[at] for at in mine], [answers[at] for at in mine])
        quiet = f"{part['quiet']:.2f}" if part["there"][NONE] else "–"
        print(
            f"  {language:3} n {len(mine):3}  precision {precision:.2f} recall {recall:.2f} F1 {both:.2f}"
            f"  right primary {part['right']:.2f}  quiet {quiet}"
        )


def score_language(rows: list[dict[str, Any]], answers: list[Answer]) -> tuple[float, float, float]:
    """Over all items of a language together; `none` is neither said nor there."""
    said = sum(primary not in (NONE, UNCLASSIFIED) for primary, _ in answers)
    there = sum(row["primary"] != NONE for row in rows)
    hit = sum(
        primary != NONE and primary in {row["primary"], *row["secondary"]}
        for row, (primary, _) in zip(rows, answers, strict=True)
    )
    return f1(hit, said, there)


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


def speed(texts: Callable[[str], str]) -> float:
    """Notices a second of processor time, after a warm-up; the best of three rounds."""
    rows = [row for row in read("notices.jsonl") if len(texts(row["text"]).encode()) >= BYTES // 2]
    subjects = [subject_of({**row, "text": texts(row["text"])}) for row in rows]
    for one in subjects:
        classify(one)
    best = 0.0
    for _ in range(3):
        started = time.process_time()
        for one in subjects:
            classify(one)
        best = max(best, len(subjects) / (time.process_time() - started))
    return best


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
    regression = by_regression(notices)
    learnt = dict(zip((row["id"] for row in notices), regression, strict=True)) if regression else {}
    for name, rows in parts(notices, given.part):
        answers = [classify(subject_of(row)) for row in rows]
        report_topics(f"{name:5} classify  ", rows, [(one.primary, set(one.topics)) for one in answers], given.detail)
        report_topics(f"{name:5} keywords  ", rows, [by_keywords(row) for row in rows], detail=False)
        if learnt:
            report_topics(f"{name:5} regression", rows, [learnt[row["id"]] for row in rows], detail=False)
        precision, recall, both = score_countries(rows, answers)
        print(f"{name:5} countries   precision {precision:.2f} recall {recall:.2f} F1 {both:.2f}")
        if given.errors and name == "seen":
            show_errors(rows, answers)
    print(
        f"speed: {speed(lambda text: text.encode()[:BYTES].decode(errors='ignore')):.0f} notices of {BYTES} bytes a second a core"
    )
    print(f"speed: {speed(lambda text: text[:2000]):.0f} notices of 2,000 characters a second a core")


if __name__ == "__main__":
    main()
