"""Measure the industry engine: precision, recall, calibration, time, and what each layer adds.

Usage: python benchmarks/industry/run.py [--errors] [--split dev|dev2|dev3|test|test3|all]

Three lists are read: `rows.csv` beside this file (LinkedIn-like rows, written by somebody who had not
seen the rules), `young.csv` (four lists of well-known young companies with one start-up label each,
written from memory one after the other), and, where it is present, a list of the same kind,
`unicorns_dev.csv`, in the `shared` folder beside the repository.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infograph.companies import fold_company
from infograph.industry import company_cell, infer, name_words
from infograph.industry.taxonomy import lineage, members, parent
from infograph.model import Label

HERE = Path(__file__).resolve().parent
UNICORNS = HERE.parents[2] / "shared" / "industry" / "unicorns_dev.csv"
YOUNG = HERE / "young.csv"
ROWS = HERE / "rows.csv"
SPLITS = ("dev", "dev2", "dev3", "test", "test3")
"""Rows whose errors may be read, and rows that are for figures only."""

# A start-up list's label -> our codes that mean it. A code stands under the label that a reader of
# that list would look under; what is below a code goes with it.
MEANS = {
    "fintech": "fintech insurance banking asset-management capital-markets",
    "cybersecurity": "cybersecurity",
    "artificial intelligence": "artificial-intelligence",
    "data & analytics": "data-analytics",
    "healthcare": "healthcare health-insurance",
    "education technology": "education",
    "hardware": "hardware space",
    "telecommunications": "telecommunications",
    "logistics": "logistics food-delivery",  # "supply chain, logistics & delivery"
    "automotive & mobility": "mobility automotive aerospace",
    "travel": "hospitality",
    "e-commerce": "e-commerce wholesale grocery",  # young grocers sell online
    "consumer & retail": "consumer-goods retail restaurants consumer-services",
    "software": "software cloud it-services internet social-media gaming hrtech adtech legaltech media marketing "
    "market-research recruiting proptech real-estate events technology",
}
LIKE = {  # labels that the list itself uses side by side for the same kind of company
    frozenset(pair)
    for pair in (
        ("logistics", "e-commerce"),  # food delivery and quick commerce stand under both
        ("e-commerce", "consumer & retail"),
        ("telecommunications", "software"),  # "mobile & telecommunications" holds app makers
        ("data & analytics", "software"),
        ("artificial intelligence", "software"),
        ("artificial intelligence", "data & analytics"),
    )
}

# Companies that the list has under one label and that are fintech as well, by what they sell; so the
# list cannot say whether calling them fintech is wrong.
ALSO_FINTECH = {
    "Coalition": "insurance against cyber risks",
    "DianRong": "loans between people",
    "Feedzai": "fraud prevention for banks",
    "Ledger": "wallets for crypto",
    "Tongdun Technology": "credit risk for banks",
}

Rows = list[dict[str, str]]


def startup_label(code: str) -> str:
    """Return the start-up list's label for one of our codes: the nearest one upwards."""
    for above in lineage(code):
        for label, codes in MEANS.items():
            if above in codes.split():
                return label
    return "industry"


def is_right(code: str, accepted: set[str]) -> bool:
    """Say whether a label is one of the accepted, something below one, or the parent of one."""
    return any(code in members(one) or parent(one) == code for one in accepted)


def unicorns(rows: Rows, name_of_list: str, show: bool) -> None:
    """Report on the start-up list: by our best label, and by any of ours.

    The list gives one label where a company fairly has several; by "any", a company counts as right
    where one of our labels (at most four) is the list's, else our best label counts as wrong.
    """
    said = {row["company"]: infer(row["company"], "") for row in rows}
    best = {name: startup_label(labels[0].industry) if labels else "" for name, labels in said.items()}
    truth = {row["company"]: row["industry"] for row in rows}
    among = {name: {startup_label(label.industry) for label in labels} for name, labels in said.items()}
    fair = {name: truth[name] if truth[name] in among[name] else best[name] for name in truth}
    unknown = sum(not one for one in best.values())
    print(f"\n== {len(rows)} well-known young companies ({name_of_list}); unknown to us: {unknown}")
    strict, lenient = f1_by_label(best, truth), f1_by_label(fair, truth)
    for label in sorted(strict, key=lambda one: -list(truth.values()).count(one)):
        precision, recall, f1 = strict[label]
        print(f"  {label:24} precision {precision:.2f}  recall {recall:.2f}  F1 {f1:.2f}", end="")
        print("   any of our labels: precision {:.2f}  recall {:.2f}  F1 {:.2f}".format(*lenient[label]))
    for name, scores in (("the best label", strict), ("any of our labels", lenient)):
        macro = sum(f1 for _, _, f1 in scores.values()) / len(scores)
        print(f"  macro F1 by {name}: {macro:.3f} (without the single “industry” row)")
    fintech_any(said, truth)
    wrong = [name for name in truth if best[name] and best[name] != truth[name]]
    kin = [name for name in wrong if frozenset((best[name], truth[name])) in LIKE]
    print(f"  best label differs for {len(wrong)}, of these {len(kin)} between labels that the list mixes itself")
    if show:
        for name in wrong:
            print(f"    {name}: list {truth[name]}, ours {[one.industry for one in said[name]]}")
        print("    unknown:", ", ".join(name for name in truth if not best[name]))


def f1_by_label(ours: dict[str, str], truth: dict[str, str]) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of each label of the list; one that a single company has is left out."""
    scores = {}
    for label in set(truth.values()) - {"industry"}:
        right = sum(ours[name] == label == truth[name] for name in truth)
        precision = right / max(1, sum(one == label for one in ours.values()))
        recall = right / sum(one == label for one in truth.values())
        scores[label] = (precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0)
    return scores


def fintech_any(said: dict[str, tuple[Label, ...]], truth: dict[str, str]) -> None:
    """Report fintech as a user meets it: everybody with a label in the fintech family."""
    family = set(members("fintech"))
    found = {name for name, labels in said.items() if any(label.industry in family for label in labels)}
    real = {name for name, label in truth.items() if label == "fintech"}
    precision, recall = len(found & real) / max(1, len(found)), len(found & real) / len(real)
    clear = len(found & real) / max(1, len(found - set(ALSO_FINTECH)))
    print(f"  fintech by any label: precision {precision:.3f}, on clear cases {clear:.3f}, recall {recall:.3f}")
    print(f"    ours, not the list's: {', '.join(f'{n} ({truth[n]})' for n in sorted(found - real))}")
    print(f"    the list's, not ours: {', '.join(sorted(real - found))}")


def own_rows(rows: Rows, show: bool, name: str) -> None:
    """Report on LinkedIn-like rows: labels right, rows answered, traps fooled, by kind."""
    print(f"\n== {len(rows)} own rows ({name})")
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    pairs = []
    for row in rows:
        labels = infer(row["company"], row["position"])
        accepted = set(filter(None, row["industries"].split("|")))
        right = [is_right(label.industry, accepted) for label in labels]
        pairs += [(label.confidence, ok) for label, ok in zip(labels, right, strict=True)]
        count = kinds[row["kind"]]
        count.update(rows=1, labels=len(right), right=sum(right), firsts=bool(right), first_right=bool(right[:1] == [True]))
        count.update(known=bool(accepted), answered=bool(accepted) and any(right), fooled=right[:1] == [False])
        if show and (right[:1] == [False] or (accepted and not any(right))):
            said = [f"{one.industry} {one.confidence} {one.evidence}" for one in labels]
            want = row["industries"] or "unknown"
            print(f"    {row['kind']:8} {row['company']} / {row['position']}: want {want}, got {said}")
    for kind, count in [*sorted(kinds.items()), ("all", sum(kinds.values(), Counter()))]:
        print(
            f"  {kind:8} rows {count['rows']:4}  precision: all labels {ratio(count, 'right', 'labels')}, best label "
            f"{ratio(count, 'first_right', 'firsts')}  recall {ratio(count, 'answered', 'known')}  "
            f"fooled {ratio(count, 'fooled', 'rows')}"
        )
    calibration(pairs)


def ratio(count: Counter[str], part: str, whole: str) -> str:
    """Return a ratio as text, "-" where there is nothing to divide by."""
    return f"{count[part] / count[whole]:.3f}" if count[whole] else "-"


def calibration(pairs: list[tuple[float, bool]]) -> None:
    """Print how many labels were right in each band of confidence."""
    print("  calibration: stated -> right (labels)")
    for low, high in ((0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        band = [(sure, ok) for sure, ok in pairs if low <= sure < high]
        if band:
            stated, right = sum(sure for sure, _ in band) / len(band), sum(ok for _, ok in band) / len(band)
            print(f"    {low:.1f}-{min(high, 1):.1f}: {stated:.2f} -> {right:.2f} ({len(band)})")


def clear() -> None:
    """Forget what the engine has kept of names and titles."""
    company_cell.read_company.cache_clear()
    name_words._title_labels.cache_clear()


@contextmanager
def without(layer: str) -> Iterator[None]:
    """Switch one layer off for a while: employers, names, titles, or "" for none."""
    kept = company_cell.find, name_words.scan
    if layer == "employers":
        company_cell.find = lambda folded: ()
    if layer == "company words":
        name_words.scan = lambda tokens, *where: [] if "name" in where else kept[1](tokens, *where)
    if layer == "titles":
        name_words.scan = lambda tokens, *where: kept[1](tokens, *where) if "name" in where else []
    clear()
    try:
        yield
    finally:
        company_cell.find, name_words.scan = kept
        clear()


def ablation(young: Rows, own: Rows) -> None:
    """Print what is lost without each layer."""
    print("\n== without a layer")
    family = set(members("fintech"))
    for layer in ("", "employers", "company words", "titles"):
        with without(layer):
            line = f"  {'without ' + layer if layer else 'whole':24}"
            if young:
                best = [(row["industry"], infer(row["company"], "")) for row in young]
                hit = sum(bool(labels) and startup_label(labels[0].industry) == label for label, labels in best)
                real = [labels for label, labels in best if label == "fintech"]
                found = sum(any(one.industry in family for one in labels) for labels in real)
                line += f"  unicorns right {hit / len(best):.3f}, fintech recall {found / len(real):.3f}"
            if own:
                line += "  own rows: precision {:.3f}, recall {:.3f}".format(*measure(own))
            print(line)


def measure(rows: Rows) -> tuple[float, float]:
    """Return the precision of best labels and the recall of any label."""
    firsts = right = answered = known = 0
    for row in rows:
        labels = infer(row["company"], row["position"])
        accepted = set(filter(None, row["industries"].split("|")))
        firsts += bool(labels)
        right += bool(labels) and is_right(labels[0].industry, accepted)
        known += bool(accepted)
        answered += any(is_right(label.industry, accepted) for label in labels) if accepted else 0
    return right / max(1, firsts), answered / max(1, known)


def speed(own: Rows) -> None:
    """Time 100,000 contacts of which 85 % have a company of their own, the engine cold."""
    chance = random.Random(7)
    syllables = "ba co der fin gar hol ius jan kel lor men nox pol qui ros sta tor und ver wal xen yor zim".split()
    tails = [
        "",
        "Group",
        "Dental Care",
        "GmbH & Co. KG",
        "Partners, LLC",
        "(UK)",
        "Müller",
        "Systems Inc.",
        "de México",
    ]
    titles = [row["position"] for row in own] or ["Head of Payments", "Registered Nurse", "Software Engineer"]
    names = ["".join(chance.choices(syllables, k=3)).title() + " " + chance.choice(tails) for _ in range(85_000)]
    people = [(chance.choice(names), chance.choice(titles)) for _ in range(15_000)]
    people += [(name, chance.choice(titles)) for name in names]
    fold_company.cache_clear()
    clear()
    start = time.process_time()
    known = sum(bool(infer(company, title)) for company, title in people)
    print(f"\n== {len(people)} contacts in {time.process_time() - start:.2f} s of processor time ({known} labelled)")


def read(path: Path) -> Rows:
    """Return a CSV's rows, none where it is absent."""
    if not path.exists():
        print(f"{path.name} is absent: skipped")
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Print the whole report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="list what went wrong (never of rows for figures only)")
    options.add_argument("--split", choices=(*SPLITS, "all"), default="all")
    chosen = options.parse_args()
    young, own = read(UNICORNS), read(ROWS)
    if young and chosen.split == "all":
        unicorns(young, UNICORNS.name, chosen.errors)
    remembered = read(YOUNG) if chosen.split == "all" else []
    for number in sorted({row["list"] for row in remembered}):
        unicorns([row for row in remembered if row["list"] == number], f"{YOUNG.name}, list {number}", chosen.errors)
    for split in SPLITS if chosen.split == "all" else (chosen.split,):
        rows = [row for row in own if row["split"] == split]
        if rows:
            own_rows(rows, chosen.errors and split.startswith("dev"), split)
    if chosen.split == "all":
        ablation(young, own)
        speed(own)


if __name__ == "__main__":
    main()
