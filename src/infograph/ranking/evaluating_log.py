"""Tell users how good the ranking has been for them: their own log of requests and answers, once there are enough."""

from __future__ import annotations

# Loaded when used: pandas takes 0.3 s.
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from infograph.model import BANDS, Band, Query
from infograph.phrases.order import LOG_MEASURES, log_words, surprise_words, too_few_words, yes_of
from infograph.ranking.baselines import rankers
from infograph.ranking.graph import GraphLike, Node
from infograph.ranking.learning import HALF, NO, YES, Answer, LogStep, learned_from, tally
from infograph.ranking.listing import suggest
from infograph.ranking.score import when, whose
from infograph.ranking.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

ENOUGH, ENOUGH_OF_EACH = 20, 5
"""Decided requests, and of each answer, below which figures would be noise (20: an interval of +-.2 around .5)."""


@dataclass(frozen=True, slots=True, repr=False)
class LogEvaluation:
    """What a log says of the ranking; figures are empty while there are not `enough` answers.

    `people`: whose outcome is known and to whom a path of two ties leads now; `yes`: those of them whom a connector
    would introduce. `order`: for each rule, how often one who came about stands above one who did not (0..1, a
    coin gives .5). `bands`: (came about, asked) of each band. `surprise`: mean -ln of what was expected of each
    connector's answer before it came, without and with learning (less is better).
    """

    answers: int
    people: int
    yes: int
    order: Mapping[str, float]
    bands: Mapping[Band, tuple[int, int]]
    surprise: tuple[float, float]

    @property
    def enough(self) -> bool:
        """Say whether figures mean something."""
        return self.people >= ENOUGH and min(self.yes, self.people - self.yes) >= ENOUGH_OF_EACH

    def __str__(self) -> str:
        """Return the figures as text, or what is missing for them."""
        head = log_words(self.people, self.yes)
        if not self.enough:
            return f"{head} {too_few_words(ENOUGH, ENOUGH_OF_EACH)}"
        flat, learnt = self.surprise
        lines = [head, LOG_MEASURES["order"]]
        lines += [f"  {rule:26}{value:8.3f}" for rule, value in self.order.items()]
        lines += [LOG_MEASURES["band"], *(f"  {band:26}{yes_of(*counts)}" for band, counts in self.bands.items())]
        return "\n".join([*lines, *surprise_words(self.answers, learnt, flat)])

    __repr__ = __str__

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame of the figures: `of` ("order" of a rule, "band"), its name, the part 0..1, of how many."""
        import pandas as pd

        rows: list[tuple[str, str, float, int]] = [("order", rule, value, self.people) for rule, value in self.order.items()]
        rows += [("band", band, yes / asked if asked else HALF, asked) for band, (yes, asked) in self.bands.items()]
        return pd.DataFrame.from_records(rows, columns=["of", "name", "part", "people"])


def evaluate_log(
    graph: GraphLike, steps: Iterable[LogStep], given: Sequence[Answer], *, settings: Settings = Settings()
) -> LogEvaluation:
    """Measure the ranking on requests of the past, beside the simple rules of `rivals`.

    `graph` holds the ways to everybody in the log as they are known now, without what was learnt of answers; `given`
    are the answers in the order of their days. People whom no path of two ties leads to (any more) are left out.
    """
    outcome = _outcomes(steps)
    ego, now = whose(graph, None), when(graph, None)
    plain = settings.with_(learning=False)
    order: dict[str, float] = {}
    judged: dict[Node, bool] = {}
    for name, rank in rankers(plain).items():
        values = rank(graph, ego, now)
        judged = {target: outcome[target] for target in values if target in outcome}
        agreed, refused = ([values[t] for t, yes in judged.items() if yes is said] for said in (True, False))
        order[name] = _above(agreed, refused)
    bands: dict[Band, tuple[int, int]] = dict.fromkeys(BANDS, (0, 0))
    everybody = Query(limit=len(graph.nodes) + 1, max_per_connector=len(graph.nodes) + 1)
    for suggestion in suggest(graph, ego, now, query=everybody, settings=plain):
        if suggestion.target.id in judged:
            yes, asked = bands[suggestion.band]
            bands[suggestion.band] = (yes + judged[suggestion.target.id], asked + 1)
    surprise = (_surprise(given, None), _surprise(given, settings.prior))
    return LogEvaluation(len(given), len(judged), sum(judged.values()), order, bands, surprise)


def _outcomes(steps: Iterable[LogStep]) -> dict[Node, bool]:
    """Return for each person whether a connector would introduce; people still open, or met without one, are left out."""
    would: dict[Node, bool] = {}
    for step in steps:
        if step.connector and step.stage in YES | NO:
            would[step.target] = would.get(step.target, False) or step.stage in YES
    return would


def _above(yes: Sequence[float], no: Sequence[float]) -> float:
    """Return how often one of `yes` is larger than one of `no`, equals counting half; .5 where one is empty."""
    if not yes or not no:
        return HALF
    return sum((a > b) + HALF * (a == b) for a in yes for b in no) / (len(yes) * len(no))


def _surprise(given: Sequence[Answer], prior: float | None) -> float:
    """Return the mean -ln of what the answers before made one expect of each; without `prior`, of one rate for all."""
    total = 0.0
    for number, answer in enumerate(given):
        before = given[:number]
        if prior is None:
            yes = (sum(earlier.agreed for earlier in before) + 1) / (number + 2)
        else:
            people, kinds = tally(before)
            yes = learned_from(kinds, prior).expected(*people.get(answer.connector, (0, 0)), answer.kind)
        total -= log(yes if answer.agreed else 1 - yes)
    return total / len(given) if given else 0.0
