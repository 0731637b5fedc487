"""The figures that the project states for its industry labels still hold, on rows the rules were not made from."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from infograph.industry import infer, members, parent

REPOSITORY = Path(__file__).parents[2]
ROWS = REPOSITORY / "benchmarks" / "industry" / "rows.csv"
UNICORNS = REPOSITORY / ".." / "shared" / "industry" / "unicorns_dev.csv"


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_right(code: str, accepted: set[str]) -> bool:
    return any(code in members(one) or parent(one) == code for one in accepted)


def judged(split: str) -> list[tuple[str, bool, bool, bool]]:
    """Return for each row its kind, whether it has an answer, whether it got one, and whether the first is right."""
    found = []
    for row in read(ROWS):
        if row["split"] == split:
            accepted = set(filter(None, row["industries"].split("|")))
            labels = infer(row["company"], row["position"])
            found.append(
                (row["kind"], bool(accepted), bool(labels), is_right(labels[0].industry, accepted) if labels else False)
            )
    return found


@pytest.mark.parametrize("split", ["dev", "dev2", "test", "test3"])
def test_labels_are_right_and_most_people_who_can_be_told_have_one(split: str) -> None:
    rows = judged(split)
    labelled = [right for _, _, answered, right in rows if answered]
    knowable = [right for _, known, _, right in rows if known]
    assert sum(labelled) / len(labelled) >= 0.93
    assert sum(knowable) / len(knowable) >= 0.80


@pytest.mark.parametrize("split", ["dev", "dev2", "test", "test3"])
def test_people_of_whom_nobody_could_tell_stay_unknown(split: str) -> None:
    guessed = [answered for kind, _, answered, _ in judged(split) if kind == "unknown"]
    assert sum(guessed) / len(guessed) <= 0.03


def test_few_names_that_mislead_get_a_wrong_label() -> None:
    traps = [
        answered and not right for split in ("test", "test3") for kind, _, answered, right in judged(split) if kind == "trap"
    ]
    assert len(traps) > 400
    assert sum(traps) / len(traps) <= 0.02


def test_well_known_fintech_companies_are_found() -> None:
    if not UNICORNS.exists():
        pytest.skip("the list of well-known companies is not beside the repository")
    family = set(members("fintech"))
    fintech = [row["company"] for row in read(UNICORNS) if row["industry"] == "fintech"]
    found = [name for name in fintech if any(label.industry in family for label in infer(name, ""))]
    assert len(found) / len(fintech) >= 0.80


def test_ordinary_firms_of_twenty_countries_are_labelled_and_rightly_so() -> None:
    rows = [row for row in read(ROWS.with_name("firms.csv")) if row["split"] == "firms-test"]
    assert len({row["country"] for row in rows}) >= 20
    best = [(infer(row["company"], row["position"]), set(row["industries"].split("|"))) for row in rows]
    right = [is_right(labels[0].industry, accepted) for labels, accepted in best if labels]
    assert len(right) / len(rows) >= 0.65
    assert sum(right) / len(right) >= 0.95
