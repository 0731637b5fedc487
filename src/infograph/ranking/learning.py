"""Learn who answers: outcomes of the user's own requests make a connector, or a kind of tie, count a little more or less.

A graph carries what was answered: `asked` and `agreed` on a connector's node, `asked_unknown`, `agreed_unknown` and so on for
each rule on the graph itself, for all connectors whether they stand in it or not. Nothing there, nothing learnt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple, Protocol, get_args

from infograph.grounds import Learnt
from infograph.model import Rule
from infograph.ranking.graph import GraphLike, Node
from infograph.ranking.settings import Settings

YES = frozenset({"agreed", "introduced", "scheduled", "met", "thanked"})
"""Stages of the log that a connector's yes led to, whatever came of it afterwards."""
NO = frozenset({"declined", "no answer"})

HALF = 0.5
"""Where nothing was answered yet, a yes is as likely as a no; only ratios are used, so it decides little."""

KINDS: tuple[Rule, ...] = get_args(Rule)

Counts = tuple[int, int]
"""How many agreed, of how many asked."""


class Answer(NamedTuple):
    """What a connector said to one request: the rule that gave the strength of the tie to them, and yes or no."""

    connector: Node
    kind: Rule
    agreed: bool


class LogStep(NamedTuple):
    """One step of a log, in the order of days: whom it is about, through whom (None or 0: nobody), and the stage."""

    connector: Node | None
    target: Node
    stage: str
    day: float = 0.0


class Answered(Protocol):
    """What of a connector's attributes is read here."""

    def get(self, name: Literal["agreed", "asked"], default: int, /) -> int: ...


class Learned(NamedTuple):
    """What was learnt: for each kind of tie how many of how many agreed, and the rate 0..1 over all of them."""

    prior: float
    rate: float
    kinds: Mapping[Rule, Counts]

    def expected(self, agreed: int, asked: int, kind: Rule) -> float:
        """Return the rate 0..1 at which a connector is expected to agree, from their own answers and the kind of tie.

        Shrunk twice: a connector's rate to that of their kind of tie, that one to the rate over all.
        """
        of_kind = _shrunk(*self.kinds.get(kind, (0, 0)), self.rate, self.prior)
        return _shrunk(agreed, asked, of_kind, self.prior)

    def factor(self, attributes: Answered, kind: Rule) -> float:
        """Return how much more (over 1) or less a connector counts, from the attributes of their node.

        1 where nothing was answered.
        """
        if not self.kinds:
            return 1.0
        return self.expected(int(attributes.get("agreed", 0)), int(attributes.get("asked", 0)), kind) / self.rate

    def ground(self, attributes: Answered, kind: Rule) -> Learnt | None:
        """Return what was learnt of a connector and of the kind of tie to them; None where nothing was answered."""
        asked, of_kind = int(attributes.get("asked", 0)), self.kinds.get(kind, (0, 0))
        if not asked and not of_kind[1]:
            return None
        return Learnt(kind, int(attributes.get("agreed", 0)), asked, *of_kind, self.factor(attributes, kind))


def answers(steps: Iterable[LogStep], kind_of: Callable[[Node], Rule], *, since: float = 0.0) -> list[Answer]:
    """Return what connectors answered, by a log in the order of its days; requests still open say nothing.

    A connector who introduced said yes even if the person then declined. `kind_of` gives the rule of the user's tie to
    a connector. `since` is the day from which on to learn: today's forgets all answers before.

    >>> log = [LogStep("Bob", "Carol", "asked"), LogStep("Bob", "Carol", "agreed"), LogStep("Bob", "Dan", "no answer")]
    >>> [answer.agreed for answer in answers(log, lambda connector: "unknown")]
    [True, False]
    """
    said: dict[tuple[Node, Node], bool] = {}
    for step in steps:
        if not step.connector or step.day < since or step.stage not in YES | NO:
            continue
        way = (step.connector, step.target)
        said[way] = said.get(way, False) or step.stage in YES
    return [Answer(connector, kind_of(connector), agreed) for (connector, _), agreed in said.items()]


def tally(given: Iterable[Answer]) -> tuple[dict[Node, Counts], dict[Rule, Counts]]:
    """Return (agreed, asked) of each connector and of each kind of tie."""
    people: dict[Node, Counts] = {}
    kinds: dict[Rule, Counts] = {}
    for answer in given:
        people[answer.connector] = _one_more(people.get(answer.connector), answer.agreed)
        kinds[answer.kind] = _one_more(kinds.get(answer.kind), answer.agreed)
    return people, kinds


def note_answers(graph: GraphLike, given: Iterable[Answer]) -> None:
    """Put answers into a graph, in place of any that it carries; without answers it is as before anybody answered."""
    people, kinds = tally(given)
    for node, attributes in graph.nodes.items():
        attributes.pop("asked", None)
        attributes.pop("agreed", None)
        if node in people:
            attributes["agreed"], attributes["asked"] = people[node]
    for kind in KINDS:
        for name, number in zip((f"agreed_{kind}", f"asked_{kind}"), kinds.get(kind, (0, 0)), strict=True):
            graph.graph.pop(name, None)
            if kind in kinds:
                graph.graph[name] = number


def learned(graph: GraphLike, settings: Settings) -> Learned:
    """Return what the answers in a graph teach; nothing where `settings.learning` is off."""
    if not settings.learning:
        return learned_from({}, settings.prior)
    held = graph.graph
    counts = {kind: (int(held.get(f"agreed_{kind}", 0)), int(held.get(f"asked_{kind}", 0))) for kind in KINDS}
    kinds = {kind: (agreed, asked) for kind, (agreed, asked) in counts.items() if asked}
    return learned_from(kinds, settings.prior)


def learned_from(kinds: Mapping[Rule, Counts], prior: float) -> Learned:
    """Return what counts of answers by kind of tie teach."""
    yes, total = (sum(counts[i] for counts in kinds.values()) for i in (0, 1))
    return Learned(prior, _shrunk(yes, total, HALF, prior), kinds)


def _one_more(before: Counts | None, agreed: bool) -> Counts:
    yes, asked = before or (0, 0)
    return yes + agreed, asked + 1


def _shrunk(yes: int, asked: int, towards: float, prior: float) -> float:
    """Return a rate as if `prior` more answers had come, at the rate `towards` (the mean of a Beta posterior)."""
    return (yes + prior * towards) / (asked + prior)
