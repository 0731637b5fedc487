"""Networks with circles, made for planning: people have employers, industries, schools and a town, and lists of their own.

Everybody's list is drawn from the circles they stand in (colleagues now and before, school, the field, the town, friends
of friends), so that lists differ in length, in their part of a field and in what they share: what a planner must guess.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from random import Random

FIELD = "fintech"
INDUSTRIES = (FIELD, "banking", "software", "logistics", "retail", "healthcare", "media", "education", "energy", "law")
RELATED = {
    FIELD: ("banking", "software"),
    "banking": (FIELD, "law"),
    "software": (FIELD, "media"),
    "logistics": ("retail", "energy"),
    "retail": ("logistics", "media"),
    "healthcare": ("education",),
    "media": ("software", "retail"),
    "education": ("healthcare",),
    "energy": ("logistics",),
    "law": ("banking",),
}
"""Where people came from who changed their industry, in two cases of three (made up, as all of this)."""


@dataclass(frozen=True)
class World:
    """`ties`: everybody's list. `ego` is one person; `sent` counts messages of ego with each contact."""

    ego: int
    ties: dict[int, frozenset[int]]
    employer: dict[int, str]
    industry: dict[int, str]
    sent: dict[int, int]

    @property
    def targets(self) -> frozenset[int]:
        """Return everybody in the field whom ego does not know."""
        mine = self.ties[self.ego]
        return frozenset(p for p, code in self.industry.items() if code == FIELD and p != self.ego and p not in mine)


def make(seed: int, people: int = 12_000, homophily: float = 0.25) -> World:
    """Return a world; `homophily` is the part of a list that comes from one's own industry at large."""
    dice = Random(seed)
    industry = {p: dice.choices(INDUSTRIES, weights=[6, 8, 18, 12, 12, 12, 8, 10, 7, 7])[0] for p in range(people)}
    employers = {code: [f"{code}-{i}" for i in range(max(4, people // 250))] for code in INDUSTRIES}
    employer = {p: _one_of(dice, employers[industry[p]]) for p in range(people)}
    # Most have changed industry, more often to a related one: their former colleagues are in the other.
    before = {p: _one_of(dice, employers[_former(dice, industry[p])]) for p in range(people)}
    circles = [
        employer,
        before,
        {p: f"school-{dice.randrange(60)}" for p in range(people)},
        industry,
        {p: f"town-{dice.randrange(12)}" for p in range(people)},
    ]
    members: list[dict[str, list[int]]] = [defaultdict(list) for _ in circles]
    for held, circle in zip(members, circles, strict=True):
        for person, name in circle.items():
            held[name].append(person)
    rest = 1 - homophily
    weights = [0.35 * rest, 0.2 * rest, 0.2 * rest, homophily, 0.25 * rest]
    ties: dict[int, set[int]] = defaultdict(set)
    for person in range(people):
        wish = min(900, int(dice.lognormvariate(4.0, 0.8)))
        for _ in range(wish):
            which = dice.choices(range(len(circles)), weights)[0]
            other = dice.choice(members[which][circles[which][person]])
            if other != person:
                ties[person].add(other)
                ties[other].add(person)
    ego = dice.choice([p for p in range(people) if industry[p] == "logistics" and 120 <= len(ties[p]) <= 400])
    sent = {p: int(dice.paretovariate(0.7)) if dice.random() < 0.35 else 0 for p in sorted(ties[ego])}
    return World(ego, {p: frozenset(ties[p]) for p in range(people)}, employer, industry, sent)


def _former(dice: Random, industry: str) -> str:
    """Draw the industry that somebody was in before."""
    return dice.choice(RELATED[industry]) if dice.random() < 2 / 3 else dice.choice(INDUSTRIES)


def _one_of(dice: Random, names: list[str]) -> str:
    """Draw an employer: a few are large."""
    return names[min(int(dice.paretovariate(0.9)) - 1, len(names) - 1)]
