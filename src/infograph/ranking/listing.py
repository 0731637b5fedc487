"""Make the list: whom to meet in which order, through whom, in which band, spread over connectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from math import log1p
from types import MappingProxyType
from typing import NamedTuple

from infograph.model import Band, PlacedBy, Query, Suggestion
from infograph.ranking import reasons, three_ties
from infograph.ranking.even import even, placed_by
from infograph.ranking.graph import GraphLike, Node, TieAttributes
from infograph.ranking.notice import undecided_between
from infograph.ranking.paths import field_reason, name_of, path_strengths, person_of, ways_of_two
from infograph.ranking.score import Scores, find, median_path, order_value
from infograph.ranking.settings import Settings
from infograph.ranking.spreading import Candidate, Spread, equal, in_turn
from infograph.ranking.strength import middle
from infograph.text import fold_name


class Lean(NamedTuple):
    """How to fill in a graph that carries at first only what a score needs, for the nodes that are looked at.

    `compare` is called with nodes of equal score (`fit`, `proofs`, `company`, days of their ties decide), `circle` with those
    of them that fit equally too, since it takes whole lists, `show` with every node about to be shown.
    """

    compare: Callable[[Sequence[Node]], None]
    circle: Callable[[Sequence[Node]], None]
    show: Callable[[Sequence[Node]], None]


class Rest(NamedTuple):
    """What to know of those whom a question asks for beside the best of them, who alone stand in a graph.

    `usual` is what `usual_way` comes to for all of them; `ended` is called where the best do not fill the list, and raises.
    """

    usual: float
    ended: Callable[[], None]


def suggest(  # noqa: PLR0913 - one keyword for each part of a question
    graph: GraphLike,
    ego: Node | None = None,
    now: float | None = None,
    *,
    query: Query = Query(),
    settings: Settings = Settings(),
    skip: Iterable[Node] = (),
    lean: Lean | None = None,
    rest: Rest | None = None,
) -> list[Suggestion]:
    """Return the ranked list of second-degree people of a graph, each with all its paths.

    Targets are the nodes with a `relevance` above 0 (everybody at distance two where no node has one), without
    `skip`. `query` gives limit, caps, spread, `via` (a name, or "#id") and max_hops; its filters are for whoever builds the
    graph. Equal scores stand in the order of `ranking.even`: fit, what speaks for the field, circle, recency, a toss.

    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "Bob"), ("Bob", "Carol")])
    >>> [(s.target.name, s.best.connector.name) for s in suggest(graph, "me", 0)]
    [('Carol', 'Bob')]
    """
    scores = find(graph, ego, now, settings=settings)
    skipped = set(skip)
    via = _via(graph, scores, query.via)
    if via is not None:  # whoever is reached through others alone stands in no such list: no need to order them
        skipped |= {target for target, paths in scores.paths.items() if not any(connector in via for connector, _ in paths)}
    ordered = _in_order(graph, scores, skipped, lean, companies=bool(query.max_per_company))
    chosen = _chosen(graph, scores, query, ordered if rest is None else _or_end(ordered, rest), via)
    if lean is not None:
        lean.show(_shown(graph, scores, chosen))
    usual = _usual(graph, scores) if rest is None else rest.usual
    stands = Counter(candidate.ask for candidate in chosen)
    result = [
        _suggestion(graph, scores, candidate, usual, rank, stands=stands, before=before)
        for rank, (before, candidate) in enumerate(pairwise([None, *chosen]), 1)
        if candidate is not None
    ]
    if query.max_hops > 2 and len(result) < query.limit:
        result += three_ties.fill(graph, scores, range(len(result) + 1, query.limit + 1), skipped, lean, via=via)
    return result


def count_answers(graph: GraphLike, *, via: str = "", skip: Collection[Node] = ()) -> int:
    """Return how many people a question's graph holds whom a way leads to, without `skip`; with `via` ("#id"), theirs alone.

    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "Bob"), ("Bob", "Carol"), ("Bob", "Dan")], ego="me")
    >>> graph.add_nodes_from(["Carol", "Dan"], relevance=1.0)
    >>> count_answers(graph), count_answers(graph, skip={"Dan"}), count_answers(graph, via="#Mira")
    (2, 1, 0)
    """
    rows = _rows_of_asked(graph, skip)
    return sum(any(f"#{other}" == via for other in row) for row in rows) if via else sum(map(bool, rows))


def count_connectors(graph: GraphLike, *, via: str = "", skip: Collection[Node] = ()) -> int:
    """Return through how many of ego's contacts these people can be reached, those of longer ways among them.

    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "Bob"), ("me", "Ann"), ("Bob", "Carol"), ("Ann", "Carol"), ("Bob", "Dan")], ego="me")
    >>> graph.add_nodes_from(["Carol", "Dan"], relevance=1.0)
    >>> count_connectors(graph), count_connectors(graph, skip={"Carol"}), count_connectors(graph, via="#Ann")
    (2, 1, 1)
    """
    ego = graph.graph.get("ego")
    mine = {} if ego is None else graph.adj.get(ego, {})
    near: set[Node] = set().union(*_rows_of_asked(graph, skip))
    far = (other for person in near if person not in mine for other in graph.adj[person])
    through = {contact for contact in (*near, *far) if contact in mine}
    return sum(f"#{contact}" == via for contact in through) if via else len(through)


def _rows_of_asked(graph: GraphLike, skip: Collection[Node]) -> list[Mapping[Node, TieAttributes]]:
    """Return the ties of everybody asked for, without `skip`."""
    rows = dict(graph.adjacency())
    return [rows[node] for node, attributes in graph.nodes.items() if attributes.get("relevance") and node not in skip]


def suggestion_for(
    graph: GraphLike,
    target: Node,
    now: float | None = None,
    *,
    settings: Settings = Settings(),
    lean: Lean | None = None,
    first: Node | None = None,
) -> Suggestion | None:
    """Return what `suggest` says of one target, wherever they would stand in the list; None without a path of two ties.

    The rank is the place in the order before it is spread over connectors, equal ones counted as before. The way through
    `first` comes first, as in a list that booked the target on that connector; else the best to ask.

    >>> import networkx as nx
    >>> graph = nx.Graph([("Bob", "Carol"), ("me", "Bob")], ego="me")
    >>> suggestion_for(graph, "Carol").best.connector.name
    'Bob'
    """
    scores = find(graph, None, now, settings=settings)
    if target not in scores.paths:
        return None
    values = {other: order_value(scores, other) for other in scores.paths}
    place = sum(value > values[target] for value in values.values())
    near = _nearly_best(graph, scores, target, 1.0)
    ask = first if first is not None and any(connector == first for connector, _ in scores.paths[target]) else near[0]
    candidate = Candidate(target, values[target], near, place, ask)
    if lean is not None:
        lean.show(_shown(graph, scores, [candidate]))
    return _suggestion(graph, scores, candidate, _usual(graph, scores), place + 1)


def band_of(times_median: float, settings: Settings) -> Band:
    """Return the band for a ratio to the median path."""
    return "strong" if times_median >= settings.strong else "good" if times_median >= settings.good else "long shot"


def _or_end(ordered: Iterator[tuple[Node, float]], rest: Rest) -> Iterator[tuple[Node, float]]:
    yield from ordered
    rest.ended()


def _chosen(
    graph: GraphLike, scores: Scores, query: Query, ordered: Iterator[tuple[Node, float]], via: frozenset[Node] | None
) -> list[Candidate]:
    """Return who stands in the list, in its order, each with the connector they are booked on."""
    alone = not query.spread or via is not None  # in the order of values, however often one connector stands there
    spread = Spread(
        limit=query.limit,
        reuse=1.0 if alone else scores.settings.reuse,
        most=0 if alone else query.max_per_connector,
        company=lambda node: _company(graph, node),
        most_of_company=query.max_per_company,
    )

    def near(target: Node) -> tuple[Node, ...]:
        if via is not None:
            return tuple(connector for connector, _ in scores.paths[target] if connector in via)
        return _nearly_best(graph, scores, target, 1.0 if alone else scores.settings.nearly)

    return spread.fill(in_turn(ordered, near))


def _in_order(
    graph: GraphLike, scores: Scores, skip: set[Node], lean: Lean | None, *, companies: bool
) -> Iterator[tuple[Node, float]]:
    """Yield targets with their values, best first; of equal values whoever fits best. `companies`: theirs are needed."""
    values = {target: order_value(scores, target) for target in scores.paths if target not in skip}
    if lean is not None and companies:
        lean.compare(list(values))
    by_value = sorted(values, key=values.__getitem__, reverse=True)
    for value, group in groupby(by_value, key=values.__getitem__):
        same = list(group)
        if len(same) > 1:
            if lean is not None:
                _compare(graph, same, lean)
            same.sort(key=lambda node: even(graph, scores, node))
        for node in same:
            yield node, value


def _compare(graph: GraphLike, same: Sequence[Node], lean: Lean) -> None:
    """Fill in what orders nodes of equal score, their circles only where nothing before tells them apart."""
    lean.compare(same)
    fits = {node: (graph.nodes[node].get("fit"), graph.nodes[node].get("proofs")) for node in same}
    often = Counter(fits.values())
    alike = [node for node in same if often[fits[node]] > 1]
    for node in same:
        graph.nodes[node]["circle"] = 0.0
    if alike:
        lean.circle(alike)


def _nearly_best(graph: GraphLike, scores: Scores, target: Node, part: float) -> tuple[Node, ...]:
    """Return the connectors to a target worth at least `part` of the best to ask, best first; of 1 the best alone."""
    paths = scores.paths[target]
    if len(paths) == 1:
        return (paths[0][0],)
    ways = path_strengths(graph, scores, target)
    least = ways[0][0] * part
    return tuple(connector for ask, connector, _ in ways if ask >= least)[: len(ways) if part < 1 else 1]


def _company(graph: GraphLike, node: Node) -> str:
    return str(graph.nodes[node].get("company", "")).casefold()


def _via(graph: GraphLike, scores: Scores, via: str) -> frozenset[Node] | None:
    """Return the contact that a question is limited to, nobody where none is of that name, or None; an id stands behind a #."""
    if not via:
        return None
    for node in scores.mine:
        if via == f"#{node}" or (not via.startswith("#") and fold_name(name_of(graph, node)) == fold_name(via)):
            return frozenset({node})
    return frozenset()


def _shown(graph: GraphLike, scores: Scores, chosen: Sequence[Candidate]) -> list[Node]:
    nodes = {scores.ego} if scores.ego is not None and scores.ego in graph else set()
    for candidate in chosen:
        nodes.add(candidate.node)
        nodes.update(connector for connector, _ in scores.paths[candidate.node])
    return sorted(nodes, key=str)


def _usual(graph: GraphLike, scores: Scores) -> float:
    """Return what the median path comes to on whoever does what is usual here: so bands follow the order, and do not fall
    where nearly everybody does something else than the user."""
    attributes = map(dict(graph.nodes.items()).__getitem__, scores.paths)
    fits = [float(node.get("function_fit", 1.0)) for node in attributes if not node.get("aside")]
    return usual_way(median_path(scores), middle(fits) if fits else 1.0)


def usual_way(median: float, fit: float) -> float:
    """Return what a way is compared with to say its band: the median q of all ways, and the median fit of what people do."""
    return -log1p(-median) * fit


def _suggestion(  # noqa: PLR0913 - a row, and what stands beside it
    graph: GraphLike,
    scores: Scores,
    candidate: Candidate,
    usual: float,
    rank: int,
    *,
    stands: Mapping[Node, int] = MappingProxyType({}),
    before: Candidate | None = None,
) -> Suggestion:
    """Return a row of the list; `stands` is how often each connector stands in it, `before` the row above."""
    paths = ways_of_two(graph, scores, candidate.node, first=candidate.ask)
    relevance = scores.relevance[candidate.node]
    fit = float(graph.nodes[candidate.node].get("function_fit", 1.0))
    times = (scores.log_score(candidate.node) / usual if usual > 0 else 1.0) * relevance
    undecided = undecided_between(paths[:2], scores.settings.nearly)
    like = before if before is not None and equal(before, candidate) else None
    by: PlacedBy = "score" if like is None else placed_by(even(graph, scores, like.node), even(graph, scores, candidate.node))
    better = [path.connector for path in paths[1:2] if path.ask > paths[0].ask and not undecided]
    place = reasons.placed(
        (name_of(graph, candidate.ask), candidate.waited),
        next(((person.name, stands.get(person.id, 0)) for person in better), ("", 0)),
        "" if like is None else name_of(graph, like.node),
        by,
    )
    target = person_of(graph, candidate.node)
    return Suggestion(
        rank=rank,
        target=target,
        score=scores.score(candidate.node),
        log_score=candidate.value,
        band=band_of(times, scores.settings),
        times_median=times,
        relevance=relevance,
        paths=paths,
        because=(
            *reasons.reasons(field_reason(graph, candidate.node), paths, times, undecided=undecided),
            *place,
            *reasons.work(graph.nodes[candidate.node], target),
        ),
        fresh=scores.fresh(candidate.node),
        placed_by=by,
        undecided=undecided,
        function_fit=fit,
    )
