"""Tell users how good the ranking is: on generated networks where it is known who would really introduce whom.

The networks are those of `planted`: an export shows a part of the truth, who is connected since when, and of some ties
messages, the likelier the closer. Whether a connector would introduce is drawn from the true closeness of both ties. The
ranking sees the exports, the truth judges it, beside the rules of `rivals`, with three amounts of evidence; the verdict
on each is said in words.
"""

from __future__ import annotations

# Loaded when used: pandas takes 0.3 s.
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from textwrap import wrap
from typing import TYPE_CHECKING, TypeVar

from infograph.model import BANDS, Band, Query
from infograph.phrases.order import MEASURES, measured_words
from infograph.ranking.baselines import rankers
from infograph.ranking.graph import Node
from infograph.ranking.listing import suggest
from infograph.ranking.paths import path_strengths
from infograph.ranking.planted import NOW, SEEN, SHARERS, Seen, Ties, as_seen, question, world
from infograph.ranking.score import find
from infograph.ranking.settings import Settings
from infograph.ranking.verdict import ANYBODY, MUTUAL, OURS, Verdict, judge

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

K = TypeVar("K", bound=str)

WORLDS, EGOS, PEOPLE = 4, 10, 1500
TOP = 10
WIDTH = 80


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured with one amount of evidence: means over generated users, all 0..1.

    `precision`: for each rule, the part of its first ten who could truly be reached; `hit`: for each order of whom to
    ask, how often the connector it names first is the one who would most likely introduce; `bands`: for each
    band, the part of its people who could be reached; `verdicts`: how our order does against each rule.
    """

    precision: dict[str, float]
    hit: dict[str, float]
    bands: dict[Band, float]
    verdicts: dict[str, Verdict]


@dataclass(frozen=True, slots=True, repr=False)
class Evaluation:
    """The figures for each amount of evidence; `reachable` is the part among all targets (what chance would give)."""

    egos: int
    by_evidence: dict[Seen, Measured]
    reachable: float

    def __str__(self) -> str:
        """Return the figures as tables of text, at most 80 columns wide."""
        lines = [f"{'':28}{''.join(f'{seen:>17}' for seen in self.by_evidence)}".rstrip()]
        for title, rows in self.tables().items():
            lines += [f"{title}:", *(_line(name, parts) for name, parts in rows.items())]
        lines += [row for line in self.closing() for row in wrap(line, WIDTH, subsequent_indent="    ")]
        return "\n".join(lines)

    __repr__ = __str__

    def tables(self) -> dict[str, dict[str, list[float]]]:
        """Return the figures, 0..1, by what they are about and by rule or band: one for each amount of evidence."""
        every = list(self.by_evidence.values())
        return {
            MEASURES["people"]: _across([measured.precision for measured in every]),
            MEASURES["connector"]: _across([measured.hit for measured in every]),
            MEASURES["band"]: _across([measured.bands for measured in every]),
        }

    def closing(self) -> list[str]:
        """Return what the figures say of the order, in lines that may be long, and what they rest on."""
        return measured_words({seen: measured.verdicts for seen, measured in self.by_evidence.items()}, self.egos)

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame of the figures: `seen`, `of` ("people", "connector" or "band"), its name, `part` 0..1."""
        import pandas as pd

        rows: list[tuple[str, str, str, float]] = []
        for seen, measured in self.by_evidence.items():
            for of, parts in (("people", measured.precision), ("connector", measured.hit), ("band", measured.bands)):
                rows += [(seen, of, str(name), part) for name, part in parts.items()]
        return pd.DataFrame.from_records(rows, columns=["seen", "of", "name", "part"])


def evaluate(
    *,
    seed: int = 7,
    egos: int = EGOS,
    people: int = PEOPLE,
    worlds: int = WORLDS,
    settings: Settings = Settings(),
    progress: Callable[[str, int, int], None] | None = None,
) -> Evaluation:
    """Measure the ranking on generated networks with planted truth, beside simple rules.

    Deterministic for a seed; `egos` users in each of the worlds. The rules are those of `rivals`. `progress` is called
    with what is being done, how many users are done, and how many there are.
    """
    tallies = {seen: _Tally() for seen in SEEN}
    base: list[float] = []
    for number in range(worlds):
        if progress is not None:
            progress("measuring", number * egos, worlds * egos)
        chance = Random(f"{seed}/{number}")
        planted = world(chance, people)
        true = planted.close
        for ego in chance.sample([person for person in sorted(true) if len(true[person]) > SHARERS], egos):
            asked, reached = question(chance, planted, ego)
            base.append(len(reached) / len(asked.graph["targets"]))
            for seen in SEEN:
                tallies[seen].add(as_seen(asked, seen), true, reached, settings)
    return Evaluation(worlds * egos, {seen: tally.measured() for seen, tally in tallies.items()}, _mean(base))


class _Tally:
    """Adds up one amount of evidence over users."""

    def __init__(self) -> None:
        self.precision: dict[str, list[float]] = {}
        self.hits: dict[str, list[float]] = {}
        self.bands: dict[Band, list[float]] = {band: [] for band in BANDS}

    def add(self, graph: nx.Graph[int], true: Ties, reached: set[int], settings: Settings) -> None:
        """Judge every rule for one user by who could truly be reached."""
        ego = graph.graph["ego"]
        for name, rank in rankers(settings).items():
            best = _first(rank(graph, ego, NOW), TOP)
            self.precision.setdefault(name, []).append(_mean(float(t in reached) for t in best))
        self.precision.setdefault(ANYBODY, []).append(len(reached) / len(graph.graph["targets"]))
        for name, hit in _hits(graph, true, settings).items():
            self.hits.setdefault(name, []).append(hit)
        for suggestion in suggest(graph, ego, NOW, query=Query(limit=60, max_per_connector=60), settings=settings):
            self.bands[suggestion.band].append(float(suggestion.target.id in reached))

    def measured(self) -> Measured:
        """Return the means."""
        return Measured(
            {name: _mean(values) for name, values in self.precision.items()},
            {name: _mean(values) for name, values in self.hits.items()},
            {band: _mean(values) for band, values in self.bands.items()},
            {
                name: judge([ours - theirs for ours, theirs in zip(self.precision[OURS], values, strict=True)])
                for name, values in self.precision.items()
                if name != OURS
            },
        )


def _hits(graph: nx.Graph[int], true: Ties, settings: Settings) -> dict[str, float]:
    """Return for each order of whom to ask how often nobody would introduce more likely, where there is a choice."""
    ego = graph.graph["ego"]
    scores = find(graph, ego, NOW, settings=settings)
    ties = graph.adj
    orders: dict[str, Callable[[int, int], float]] = {
        "newest connection": lambda b, target: ties[ego][b]["since"],
        "oldest connections": lambda b, target: -ties[ego][b]["since"] - ties[b][target]["since"],
        MUTUAL: lambda b, target: ties[ego][b].get("mutual", 0),
    }
    right: dict[str, list[float]] = {name: [] for name in (OURS, *orders, ANYBODY)}
    for target, paths in scores.paths.items():
        would = {b: true[ego][b] * true[b][target] for b, _ in paths}
        best = max(would.values())
        if min(would.values()) == best:
            continue
        right[OURS].append(float(would[path_strengths(graph, scores, target)[0][1]] == best))
        for name, order in orders.items():
            right[name].append(float(would[max(would, key=lambda b: (order(b, target), -b))] == best))
        right[ANYBODY].append(_mean(float(value == best) for value in would.values()))
    return {name: _mean(values) for name, values in right.items() if values}


def _first(values: dict[Node, float], count: int) -> list[Node]:
    return sorted(values, key=lambda node: (-values[node], node))[:count]


def _mean(values: Iterable[float]) -> float:
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else 0.0


def _across(every: Sequence[Mapping[K, float]]) -> dict[str, list[float]]:
    return {str(name): [parts[name] for parts in every] for name in every[0]}


def _line(name: str, values: Iterable[float]) -> str:
    return f"  {name:26}" + "".join(f"{value:17.3f}" for value in values)
