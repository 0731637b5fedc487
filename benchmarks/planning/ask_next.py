"""Held-out exports: how much of the best possible does each way of choosing open after 1, 3 and 5 exports?

Run: python benchmarks/planning/coverage.py [--worlds 30] [--network NAME.csv.gz --groups NAME.attr.csv]. Prints Markdown.
A network is a file of messages (who, to whom, ...) and a file of the group of each node, which stand for industries.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import Random
from statistics import mean

from networks import FIELD, World, make

from infograph.companies import fold_company
from infograph.industry.nearness import kinship
from infograph.industry.taxonomy import taxonomy
from infograph.intake.trial import TRIAL_DAY
from infograph.planning import Candidate, Export, ask_next, best_coverage

STEPS = (1, 3, 5)
LATER = (1, 2, 3, 5, 10, 20)
ENOUGH = 40
"""New people that the lists of the sample must hold together for a field to be asked for."""
Chooser = Callable[["Trial", list[int]], int]


class Trial:
    """One ego's contacts with their hidden lists: what each would open, and what can be seen before."""

    def __init__(
        self, hidden: dict[int, frozenset[int]], seen: dict[int, Candidate], fits: frozenset[int], mine: frozenset[int]
    ) -> None:
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
        ]


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
            p,
            f"{p:05}",
            _strength(world.sent[p]),
            _relevance(world.industry[p]),
            world.employer[p],
            frozenset({world.industry[p]}),
        )
        for p in sorted(mine)
    }
    return Trial({p: world.ties[p] - {world.ego} for p in sorted(mine)}, seen, fits, mine)


def sample() -> dict[str, Trial]:
    """Return trials of the sample people by field: the friends whose lists are in sample_data, all held out."""
    import infograph
    from infograph.ranking import Settings, strength

    folder = Path(__file__).parents[2] / "sample_data"
    net = infograph.load(folder / "alex-rivera", folder / "friends", today=TRIAL_DAY)
    graph = net.graph()
    ego, people = graph.graph["ego"], graph.nodes
    mine = frozenset(graph.adj[ego])
    owners = sorted(p for p in mine if people[p].get("complete"))
    labels = {p: _labels(people[p].get("industries", "")) for p in graph}

    def candidate(p: int, near: Mapping[str, float]) -> Candidate:
        # How many contacts two people share is known only once both lists are here.
        tie = {name: value for name, value in graph.edges[ego, p].items() if name != "mutual"}
        close = strength(tie, now=graph.graph["now"], half_life=graph.graph["half_life"], settings=Settings())[0]
        relevance = max([near.get(code, 0.0) * sure for code, sure in labels[p].items()], default=0.0)
        own = frozenset({people[p].get("industry", "")} - {""})
        return Candidate(p, people[p]["name"], close, relevance, fold_company(people[p].get("company", "")), own)

    found = {}
    for field in taxonomy():
        near = kinship([field.code])
        inside = {code for code, value in near.items() if value == 1}
        fits = frozenset(p for p in graph if p != ego and inside & labels[p].keys())
        trial = Trial({p: frozenset(graph.adj[p]) - {ego} for p in owners}, {p: candidate(p, near) for p in owners}, fits, mine)
        if len(frozenset().union(*trial.new.values())) >= ENOUGH:
            found[field.code] = trial
    return found


def _labels(told: str) -> dict[str, float]:
    pairs = (part.rpartition(":") for part in told.split("|") if part)
    return {code: float(value) for code, _, value in pairs}


def _strength(sent: int) -> float:
    from math import log1p

    return 0.1 + 0.9 * log1p(sent) / (log1p(sent) + 2) * 0.5 if sent else 0.25


def _relevance(industry: str) -> float:
    return kinship([FIELD]).get(industry, 0.0)


def real(network: str, groups: str, egos: int = 60) -> list[Trial]:
    """Return trials of a real network: egos of 20 to 150 contacts, the commonest foreign group of theirs as the field.

    Only who wrote to whom how often is known, and the group of each; every contact has a list.
    """
    with Path(groups).open(encoding="utf-8") as file:
        group = {str(node): name.strip() for node, name in enumerate(list(file)[1:]) if name.strip() != "-1"}
    sent: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(network, "rt", encoding="utf-8", newline="") as file:
        for a, b, *_ in list(csv.reader(file))[1:]:
            if a != b:
                sent[a][b] += 1
                sent[b][a] += 1
    likely = sorted(node for node, ties in sent.items() if 20 <= len(ties) <= 150 and node in group)
    return [_trial(ego, sent, group) for ego in sorted(Random(7).sample(likely, min(egos, len(likely))), key=int)]


def _trial(ego: str, sent: dict[str, Counter[str]], group: dict[str, str]) -> Trial:
    mine = frozenset(map(int, sent[ego]))
    reached = {int(far) for near in sent[ego] for far in sent[near]} - mine - {int(ego)}
    fields = Counter(group[str(p)] for p in reached if str(p) in group and group[str(p)] != group[ego])
    field = max(sorted(fields), key=lambda name: fields[name])
    seen = {
        p: Candidate(
            p,
            f"{p:05}",
            _strength(sent[ego][str(p)]),
            float(group.get(str(p)) == field),
            "",
            frozenset({group[str(p)]}) if str(p) in group else frozenset(),
        )
        for p in sorted(mine)
    }
    fits = frozenset(int(p) for p, name in group.items() if name == field and p != ego)
    return Trial({p: frozenset(map(int, sent[str(p)])) - {int(ego)} for p in sorted(mine)}, seen, fits, mine)


def table(trials: list[Trial], by_tie: bool) -> str:
    """Return the shares of each way of choosing, mean over trials, as Markdown."""
    lines = ["| chosen by | 1 export | 3 exports | 5 exports |", "|---|---|---|---|"]
    for name, make_chooser in CHOOSERS.items():
        runs = range(20) if name.startswith("random") else range(1)
        rows = [shares(trial, make_chooser(run), by_tie) for trial in trials for run in runs]
        lines.append(f"| {name} | " + " | ".join(f"{mean(row[i] for row in rows):.0%}" for i in range(len(STEPS))) + " |")
    return "\n".join(lines)


def expectations(trials: list[Trial]) -> str:
    """Return how many new people were expected of the export asked for next, and how many it held, as Markdown."""
    found: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for trial in trials:
        opened: list[int] = []
        known: set[int] = set()
        while len(opened) < min(max(LATER), len(trial.hidden) - 1):
            rest = [trial.candidate(person, opened) for person in trial.hidden if person not in opened]
            chosen = ask_next(rest, trial.exports(opened), 1, by_tie=False)[0]
            new = trial.new[chosen.candidate.node]
            opened.append(chosen.candidate.node)
            found[len(opened)].append((chosen.gain, len(new - known)))
            known |= new
    steps = [step for step in LATER if step in found]
    lines = ["| | " + " | ".join(f"export {step}" for step in steps) + " |", "|---" * (len(steps) + 1) + "|"]
    for name, place in (("expected", 0), ("held", 1)):
        lines.append(f"| {name} | " + " | ".join(f"{mean(pair[place] for pair in found[step]):.0f}" for step in steps) + " |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worlds", type=int, default=30)
    options.add_argument("--network", default="")
    options.add_argument("--groups", default="")
    given = options.parse_args()
    count = given.worlds
    groups = {
        f"Generated, {count} worlds, much homophily (.25)": [generated(make(seed)) for seed in range(1000, 1000 + count)],
        f"Generated, {count} worlds, little homophily (.08)": [
            generated(make(seed, homophily=0.08)) for seed in range(2000, 2000 + count)
        ],
    }
    by_field = sample()
    groups["Sample people, 12 friends, fintech"] = [by_field[FIELD]]
    groups[f"Sample people, 12 friends, each of {len(by_field)} fields"] = list(by_field.values())
    if given.network:
        found = real(given.network, given.groups)
        groups = {f"Real network {Path(given.network).name.partition('.')[0]}, {len(found)} egos": found}
    for name, trials in groups.items():
        for by_tie in (False, True):
            print(f"\n**{name}: {'new people, each by the tie that leads there' if by_tie else 'new people'}**\n")
            print(table(trials, by_tie))
        print(f"\n**{name}: new people of the export asked for next**\n")
        print(expectations(trials))


if __name__ == "__main__":
    main()
