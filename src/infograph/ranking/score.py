"""Score second-degree people on a graph: all paths of two ties, one pass.

A path ego - connector - target scores q = kappa * s1 * s2 * k^-hub, k the connector's number of contacts; a person
L = sum of -ln(1 - q) over paths, which orders as 1 - prod(1 - q) does and never saturates, times how lately any of these
connectors was in touch with them (1 where no message is known). Relevance multiplies 1 - exp(-L). Where connectors
have answered before, q is multiplied by what was learnt (`learning`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from math import exp, expm1, fsum, log, log1p

from infograph.model import Rule
from infograph.ranking.circle import Circle
from infograph.ranking.graph import GraphLike, Node, TieAttributes, ties
from infograph.ranking.learning import Learned, learned
from infograph.ranking.settings import Settings
from infograph.ranking.strength import EVIDENCE, half_life_of, middle, strength

Rows = Mapping[Node, Mapping[Node, TieAttributes]]
Relevance = Mapping[Node, float] | Callable[[Node], float] | None

NEARLY_ONE = 1 - 1e-12
YOUNGEST = 0.1
"""Part of the usual age below which a tie counts as no younger: two of last month are alike."""


@dataclass(slots=True, eq=False, repr=False)
class Scores:
    """What one pass finds: for each target its paths (connector, q), in no order, and its relevance 0..1."""

    ego: Node | None
    now: float
    half_life: float
    settings: Settings
    paths: dict[Node, list[tuple[Node, float]]]
    relevance: dict[Node, float]
    totals: dict[Node, float]
    learned: Learned
    lasts: dict[Node, list[float]]
    question: str = ""
    usual_age: float = 0.0
    """Median age of ego's ties; 0 where no day is known."""
    mine: Mapping[Node, TieAttributes] = field(default_factory=dict)
    """Ego's ties, those among them that may carry no path."""
    circles: dict[Node, Circle] = field(default_factory=dict)
    """Of the connectors that were looked at, who of their list is of which time."""

    def log_score(self, target: Node) -> float:
        """Return L of a target: the sum of -ln(1 - q) over its paths, times how fresh they are."""
        return self.totals[target]

    def fresh(self, target: Node) -> float:
        """Return how much more (over 1) or less a target counts for the last day a connector was in touch with them.

        1 at the usual age, which is the half-life; a tie of which no message is known counts as that old.
        """
        lasts = self.lasts.get(target)
        if not lasts:
            return 1.0
        age = max(0.0, self.now - max(lasts))
        if len(lasts) < len(self.paths[target]):
            age = min(age, self.half_life)
        return freshness(age, self.half_life, self.settings)

    def score(self, target: Node) -> float:
        """Return 1 - exp(-L), times the target's relevance: 0..1."""
        return -expm1(-self.log_score(target)) * self.relevance[target]

    def strength(self, tie: TieAttributes) -> tuple[float, Rule]:
        """Return the strength of a tie and the rule that gave it."""
        return strength(tie, now=self.now, half_life=self.half_life, settings=self.settings)

    def to_ask(self, tie: TieAttributes) -> tuple[float, Rule]:
        """Return what a tie is worth for asking over it, and its rule: the older a tie without messages, the more.

        Measured where it is known who made a link: the older tie was right more often, which for meeting it was not.
        """
        value, rule = self.strength(tie)
        since = tie.get("since")
        if rule not in ("mutual", "unknown") or since is None or not self.usual_age:
            return value, rule
        age = max(YOUNGEST, (self.now - since) / self.usual_age)
        return value * float(age**self.settings.tie_age), rule


def score(
    graph: GraphLike,
    ego: Node | None = None,
    now: float | None = None,
    *,
    relevance: Relevance = None,
    settings: Settings = Settings(),
) -> dict[Node, float]:
    """Return an unsaturated score for every target: people at distance two from ego whom the question asks for.

    `ego` and `now` default to the graph's own. `relevance` maps a person to 0..1 (0: not asked for); by default the
    node attribute, or everybody where no node has it. Larger is better; only the order means something.

    >>> import networkx as nx
    >>> score(nx.path_graph(3), 0, 0)[2] > 0
    True
    """
    scores = find(graph, ego, now, relevance=relevance, settings=settings)
    return {target: order_value(scores, target) for target in scores.paths}


def order_value(scores: Scores, target: Node) -> float:
    """Return the value to sort by: relevance times 1 - exp(-L) mapped back to a sum, so that it never saturates."""
    relevance = scores.relevance[target]
    total = scores.log_score(target)
    return total if relevance == 1.0 else -log1p(-min(NEARLY_ONE, -expm1(-total) * relevance))


def find(
    graph: GraphLike,
    ego: Node | None = None,
    now: float | None = None,
    *,
    relevance: Relevance = None,
    settings: Settings = Settings(),
) -> Scores:
    """Find every path of two observed ties from ego to a target, with its q."""
    rows = dict(graph.adjacency())  # the views of `adj` cost more than the whole score
    scores = _begun(graph, rows, whose(graph, ego), when(graph, now), settings)
    if scores.ego is None or not scores.mine:
        return scores
    wanted = relevance_of(graph, relevance)
    mine = _counted(scores)
    near = {scores.ego, *mine}
    for b, part in _parts(graph, scores, mine):
        _paths_through(scores, b, rows[b], part, near, wanted)
    # Exact sums: people with the same paths are equal to the last bit, in whatever order their ties stand in the graph.
    for target, paths in scores.paths.items():
        total = -log1p(-paths[0][1]) if len(paths) == 1 else fsum(-log1p(-q) for _, q in paths)
        scores.totals[target] = total * scores.fresh(target) if target in scores.lasts else total
    return scores


def parts(graph: GraphLike, *, settings: Settings = Settings()) -> dict[Node, float]:
    """Return for each of ego's contacts in a graph what all paths through them have in common: times a far tie's strength, q.

    >>> import networkx as nx
    >>> list(parts(nx.Graph([("me", "Bob"), ("Bob", "Carol")], ego="me")))
    ['Bob']
    """
    scores = _begun(graph, dict(graph.adjacency()), whose(graph, None), when(graph, None), settings)
    return dict(_parts(graph, scores, _counted(scores)))


def _begun(graph: GraphLike, rows: Rows, ego: Node | None, now: float, settings: Settings) -> Scores:
    """Return scores without a path: what is known of ego and their ties."""
    life = half_life_of(graph, now, settings)
    scores = Scores(ego, now, life, settings, {}, {}, {}, learned(graph, settings), {}, str(graph.graph.get("question", "")))
    if ego is not None and ego in rows:
        scores.mine = rows[ego]
        ages = [now - tie["since"] for tie in _counted(scores).values() if tie.get("since") is not None]
        scores.usual_age = max(0.0, middle(ages)) if ages else 0.0
    return scores


def _counted(scores: Scores) -> dict[Node, TieAttributes]:
    """Return ego's ties that may carry a path."""
    return {b: tie for b, tie in scores.mine.items() if b != scores.ego and counts(tie, scores.settings)}


def _parts(graph: GraphLike, scores: Scores, mine: Mapping[Node, TieAttributes]) -> Iterator[tuple[Node, float]]:
    """Yield each connector with what all paths through them have in common."""
    usual = _contacts_factor(graph, mine, scores.settings)
    for b, tie in mine.items():
        value, rule = scores.strength(tie)
        yield b, scores.settings.kappa * value * usual(b) * scores.learned.factor(graph.nodes[b], rule)


def freshness(age: float, half_life: float, settings: Settings) -> float:
    """Return the factor for the age of the last contact: 1 at one half-life.

    >>> freshness(180, 180, Settings()), freshness(0, 180, Settings()) > 1 > freshness(360, 180, Settings())
    (1.0, True)
    """
    return float(2.0 ** (settings.freshness * (1 - age / half_life)))


def _paths_through(
    scores: Scores,
    b: Node,
    ties: Mapping[Node, TieAttributes],
    part: float,
    near: set[Node],
    wanted: Callable[[Node], float],
) -> None:
    """Add the paths through one connector; `part` is what their ties have in common."""
    settings, paths, relevance = scores.settings, scores.paths, scores.relevance
    plain = min(NEARLY_ONE, part * settings.unknown)
    same, nothing = (b, plain), EVIDENCE.isdisjoint  # most far ties say nothing, so their q is the same
    for v, far in ties.items():
        if far.get("observed") is False and not settings.inferred:
            continue
        ways = paths.get(v)
        if ways is None:
            value = 0.0 if v in near else wanted(v)
            if value <= 0:
                continue
            ways = paths[v] = []
            relevance[v] = value
        if nothing(far):
            ways.append(same)
            continue
        ways.append((b, min(NEARLY_ONE, part * scores.strength(far)[0])))
        if far.get("n") and far.get("last") is not None:
            scores.lasts.setdefault(v, []).append(far["last"])


def median_path(scores: Scores) -> float:
    """Return the median q over all paths of a question; 0 where there are none."""
    values = [q for paths in scores.paths.values() for _, q in paths]
    return middle(values) if values else 0.0


def whose(graph: GraphLike, ego: Node | None) -> Node | None:
    """Return ego: as given, else the graph's own, if it has one."""
    return graph.graph.get("ego") if ego is None else ego


def when(graph: GraphLike, now: float | None) -> float:
    """Return the day to count ages from: as given, the graph's own, else the last day on any tie."""
    if now is not None:
        return now
    own = graph.graph.get("now")
    if own is not None:
        return float(own)
    days = (tie["last"] for _, _, tie in ties(graph) if tie.get("last") is not None)
    return float(max(days, default=0.0))


def relevance_of(graph: GraphLike, given: Relevance) -> Callable[[Node], float]:
    """Return how well a person fits the question, 0..1."""
    if callable(given):
        return given
    if given is not None:
        return lambda node: given.get(node, 0.0)
    values = {node: float(attrs["relevance"]) for node, attrs in graph.nodes.items() if "relevance" in attrs}
    if values:
        return lambda node: values.get(node, 0.0)
    return lambda node: 1.0


def contacts_of(graph: GraphLike, node: Node) -> int:
    """Return a person's number of contacts: the whole store's where the graph knows it, else their observed ties."""
    contacts = int(graph.nodes[node].get("contacts", 0))
    return max(1, contacts or sum(tie.get("observed") is not False for tie in graph.adj[node].values()))


def _contacts_factor(graph: GraphLike, mine: Mapping[Node, TieAttributes], settings: Settings) -> Callable[[Node], float]:
    """Return k^-hub of a connector; where a list is not whole, no less than the usual factor of whole ones.

    A connector of whom few contacts are known is not a quiet person: their list is only not here.
    """
    whole = [contacts_of(graph, b) for b in mine if graph.nodes[b].get("complete")]
    usual = exp(-settings.hub * log(middle(whole))) if whole else None

    def factor(b: Node) -> float:
        if usual is not None and graph.nodes[b].get("complete") is False:
            return usual
        return exp(-settings.hub * log(contacts_of(graph, b)))

    return factor


def counts(tie: TieAttributes, settings: Settings) -> bool:
    """Say whether a tie may carry a path: it was observed, or guesses were asked for."""
    return settings.inferred or tie.get("observed") is not False
