"""Choose how much a title that does not say its function should count, between one's own function and another.

    python benchmarks/functions/weigh.py

On the sample exports the list of a field is asked for as somebody of a function, one as often as it is found in the field, or
any alike. The titles of a third, drawn by a seed, are taken for unread: that many were, when titles as exports show them were
first measured. Worth: the score, times `other_function` where the function is another; what is printed is NDCG@10 by factor.
"""

from __future__ import annotations

from collections import Counter
from math import log2
from pathlib import Path
from random import Random

import infograph

SAMPLE = Path(__file__).parents[2] / "sample_data"
FIELDS = ("fintech", "healthcare", "climate", "law", "software", "banking", "media", "education")
OTHER, UNREAD, TOP, TIMES = 0.5, 1 / 3, 10, 40
FACTORS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 1.0)

Row = tuple[float, str]
"""Score without what people do, and their function."""


def gained(values: list[float], worth: list[float]) -> float:
    """Return the discounted worth of the first ten by value."""
    order = sorted(range(len(values)), key=lambda place: -values[place])[:TOP]
    return sum(worth[place] / log2(rank + 2) for rank, place in enumerate(order))


def ndcg(rows: list[Row], own: str, factor: float, chance: Random) -> float:
    """Return how near the order comes to that in which all titles are read."""
    hidden = [chance.random() < UNREAD for _ in rows]
    worth = [score * (1.0 if does == own else OTHER) for score, does in rows]
    values = [score * factor if hide else one for (score, _), one, hide in zip(rows, worth, hidden, strict=True)]
    return gained(values, worth) / gained(worth, worth)


def main() -> None:
    """Print a line for each way to draw who asks."""
    net = infograph.load(SAMPLE)
    print("asks as | " + " | ".join(f"{factor:g}" for factor in FACTORS))
    for words, alike in (("often in the field", False), ("any function", True)):
        sums: Counter[float] = Counter()
        for name in FIELDS:
            found = net.suggest(industry=name, limit=3000, spread=False, any_function=True)
            rows = [(one.score, one.target.functions[0].function) for one in found if one.target.functions]
            number = Counter(does for _, does in rows)
            for seed in range(TIMES):
                own = Random(f"{name} {seed}").choices(list(number), None if alike else list(number.values()))[0]
                for factor in FACTORS:
                    sums[factor] += ndcg(rows, own, factor, Random(f"{seed} hidden"))
        print(f"{words} | " + " | ".join(f"{sums[factor] / TIMES / len(FIELDS):.3f}" for factor in FACTORS))


if __name__ == "__main__":
    main()
