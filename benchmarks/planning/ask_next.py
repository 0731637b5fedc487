"""Held-out exports: how much of the best possible does each way of choosing open after 1, 3 and 5 exports?

Run: python benchmarks/planning/ask_next.py [--worlds 10]. Prints Markdown.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from statistics import mean

from networks import FIELD, World, make

from infograph.companies import fold_company
from infograph.planning import Candidate, Export, ask_next, best_coverage

STEPS = (1, 3, 5)
Chooser = Callable[["Trial", list[int]], int]


class Trial:
    """One ego's contacts with their hidden lists: what each would open, and what can be seen before."""

    def __init__(self, hidden: dict[int, frozenset[int]], seen: dict[int, Candidate], fits: frozenset[int],
                 mine: frozenset[int]) -> None:  # fmt: skip
        self.hidden, self.seen, self.fits, self.mine = hidden, seen, fits, mine
        self.new = {owner: held & fits - mine for owner, held in hidden.items()}

    def candidate(self, person: int, opened: Iterable[int]) -> Candidate:
        """Return what can be seen of a contact once these lists are here."""
        known = self.seen[person]
        lists = frozenset(owner for owner in opened if person in self.hidden[owner])
        return Candidate(person, known.name, known.strength, known.relevance, known.employer, known.fields, lists)

    def exports(self, opened: Iterable[int]) -> list[Export]:
        """Return the lists that are here, ego's own too."""
        own = Export(Candidate("ego", "ego"), len(self.mine), float(len(self.mine & self.fits)))
        opened = list(opened)
        return [own] + [
            Export(self.candidate(owner, opened), len(self.hidden[owner]), float(len(self.hidden[owner] & self.fits)))
            for owner in opened
        ]  # fmt: skip


def by_planner(by_tie: bool) -> Chooser:
    """Choose as `ask-next` does, learning from each list that came."""

    def choose(trial: Trial, opened: list[int]) -> int:
        rest = [trial.candidate(person, opened) for person in trial.hidden if person not in opened]
        return ask_next(rest, trial.exports(opened), 1, by_tie=by_tie)[0].candidate.node

    return choose


def by_seen_degree(trial: Trial, opened: list[int]) -> int:
    """Choose who stands in most lists that are here (by name at first: nothing is known)."""
    rest = [person for person in trial.hidden if person not in opened]
    return max(rest, key=lambda p: (len(trial.candidate(p, opened).seen_in), trial.seen[p].name))


def by_true_degree(trial: Trial, opened: list[int]) -> int:
    """Choose the longest list, as a profile may show ("500+"): more than the product can know."""
    return max((p for p in trial.hidden if p not in opened), key=lambda p: len(trial.hidden[p]))


def by_closeness(trial: Trial, opened: list[int]) -> int:
    """Choose the strongest tie."""
    return max((p for p in trial.hidden if p not in opened), key=lambda p: (trial.seen[p].strength, trial.seen[p].name))


def by_employer(trial: Trial, opened: list[int]) -> int:
    """Choose who works in the field, the strongest tie first: what people do by themselves."""
    rest = (p for p in trial.hidden if p not in opened)
    return max(rest, key=lambda p: (trial.seen[p].relevance, trial.seen[p].strength, trial.seen[p].name))


def at_random(seed: int) -> Chooser:
    """Choose blindly."""
    dice = Random(seed)
    return lambda trial, opened: dice.choice([p for p in trial.hidden if p not in opened])


CHOOSERS: dict[str, Callable[[int], Chooser]] = {
    "**ask-next --by-people**": lambda _: by_planner(False),
    "**ask-next** (new people × tie)": lambda _: by_planner(True),
    "works in the field, then closeness": lambda _: by_employer,
    "closeness": lambda _: by_closeness,
    "degree, as far as seen": lambda _: by_seen_degree,
    "true degree (not known to anybody)": lambda _: by_true_degree,
    "random (mean of 20)": at_random,
}


def worth(trial: Trial, owners: Iterable[int], by_tie: bool) -> float:
    """Return how many new people some lists open; `by_tie`: each counted by the strongest tie that leads to them."""
    best: dict[int, float] = {}
    for owner in owners:
        value = trial.seen[owner].strength if by_tie else 1.0
        for person in trial.new[owner]:
            best[person] = max(best.get(person, 0.0), value)
    return sum(best.values())


def shares(trial: Trial, chooser: Chooser, by_tie: bool) -> list[float]:
    """Return the share of the best known that a way of choosing reaches after each of STEPS exports."""
    opened: list[int] = []
    for _ in range(max(STEPS)):
        opened.append(chooser(trial, opened))
    strength = (lambda p: trial.seen[p].strength) if by_tie else (lambda p: 1.0)
    ideal = best_coverage(trial.new, max(STEPS), weigh=strength)
    return [worth(trial, opened[:k], by_tie) / worth(trial, ideal[:k], by_tie) for k in STEPS]


def generated(world: World) -> Trial:
    """Return the trial of a generated world: every contact of ego has a list."""
    mine = world.ties[world.ego]
    fits = frozenset(p for p, code in world.industry.items() if code == FIELD and p != world.ego)
    seen = {
        p: Candidate(
            p, f"{p:05}", _strength(world.sent[p]), _relevance(world.industry[p]), world.employer[p],
            frozenset({world.industry[p]}),
        )
        for p in sorted(mine)
    }  # fmt: skip
    return Trial({p: world.ties[p] - {world.ego} for p in sorted(mine)}, seen, fits, mine)


def sample() -> Trial:
    """Return the trial of the sample people: the friends whose lists are in sample_data, all held out."""
    import infograph
    from infograph.industry import relevance, resolve_all
    from infograph.ranking import Settings, strength

    folder = Path(__file__).parents[2] / "sample_data"
    net = infograph.load(folder / "alex-rivera", folder / "friends")
    graph = net.graph()
    ego, people = graph.graph["ego"], graph.nodes
    weights, near = resolve_all([FIELD]), resolve_all([FIELD], near=True)

    def fit(node: int, wanted: dict[str, float]) -> float:
        from infograph.model import Label

        pairs = (part.rpartition(":") for part in str(people[node].get("industries", "")).split("|") if part)
        return relevance([Label(code, float(value), "") for code, _, value in pairs], wanted)

    mine = frozenset(graph.adj[ego])
    owners = [p for p in mine if people[p].get("complete")]
    settings, life = Settings(), graph.graph["half_life"]
    seen = {
        p: Candidate(
            p, people[p]["name"], strength(graph.edges[ego, p], now=graph.graph["now"], half_life=life, settings=settings)[0],
            fit(p, near), fold_company(people[p].get("company", "")), frozenset({people[p].get("industry", "")} - {""}),
        )
        for p in owners
    }  # fmt: skip
    fits = frozenset(p for p in graph if p != ego and fit(p, weights) > 0)
    return Trial({p: frozenset(graph.adj[p]) - {ego} for p in owners}, seen, fits, mine)


def _strength(sent: int) -> float:
    from math import log1p

    return 0.1 + 0.9 * log1p(sent) / (log1p(sent) + 2) * 0.5 if sent else 0.25


def _relevance(industry: str) -> float:
    return {FIELD: 1.0, "banking": 0.4}.get(industry, 0.0)


def table(trials: list[Trial], by_tie: bool) -> str:
    """Return the shares of each way of choosing, mean over trials, as Markdown."""
    lines = ["| chosen by | 1 export | 3 exports | 5 exports |", "|---|---|---|---|"]
    for name, make_chooser in CHOOSERS.items():
        runs = range(20) if name.startswith("random") else range(1)
        rows = [shares(trial, make_chooser(run), by_tie) for trial in trials for run in runs]
        lines.append(f"| {name} | " + " | ".join(f"{mean(row[i] for row in rows):.0%}" for i in range(len(STEPS))) + " |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worlds", type=int, default=10)
    count = options.parse_args().worlds
    groups = {
        f"Generated, {count} worlds, much homophily (.25)": [generated(make(seed)) for seed in range(1000, 1000 + count)],
        f"Generated, {count} worlds, little homophily (.08)": [
            generated(make(seed, homophily=0.08)) for seed in range(2000, 2000 + count)
        ],
        "Sample people, 12 friends": [sample()],
    }  # fmt: skip
    for name, trials in groups.items():
        for by_tie in (False, True):
            print(f"\n**{name}: {'new people, each by the tie that leads there' if by_tie else 'new people'}**\n")
            print(table(trials, by_tie))


if __name__ == "__main__":
    main()
