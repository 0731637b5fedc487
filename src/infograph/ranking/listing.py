"""Make the list: whom to meet in which order, through whom, in which band, spread over connectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import log1p
from typing import TYPE_CHECKING, Any

from infograph.model import Band, Query, Suggestion
from infograph.ranking import longer, words
from infograph.ranking.paths import name_of, path_strengths, person_of, ways_of_two
from infograph.ranking.score import Scores, find, median_path, order_value
from infograph.ranking.settings import Settings
from infograph.text import fold_name

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Lean:
    """How to fill in a graph that carries at first only what a score needs, for the nodes that are looked at.

    `name` is called with nodes whose names decide between equal scores, `show` with every node about to be shown.
    """

    name: Callable[[Sequence[Any]], None]
    show: Callable[[Sequence[Any]], None]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A target on its way into the list."""

    node: Any
    value: float
    ask: Any  # the connector to ask first
    place: int  # in the order of values, equal ones by name
    above: int = 0  # how often that connector stands in the list before
    like: Any = None  # who stands just before with the same value, by name alone


def suggest(  # noqa: PLR0913 - one keyword for each part of a question
    graph: nx.Graph[Any], ego: Any = None, now: float | None = None, *, query: Query = Query(),
    settings: Settings = Settings(), skip: Iterable[Any] = (), lean: Lean | None = None,
) -> list[Suggestion]:  # fmt: skip
    """Return the ranked list of second-degree people of a graph, each with all its paths.

    Targets are the nodes with a `relevance` above 0 (everybody at distance two where no node has one), without
    `skip`. `query` gives limit, caps, `via` (a name, or "#id") and max_hops; its filters are for whoever builds the
    graph. Equal scores stand in the order of names, then ids.

    >>> import networkx as nx
    >>> graph = nx.Graph([("me", "Bob"), ("Bob", "Carol")])
    >>> [(s.target.name, s.best.connector.name) for s in suggest(graph, "me", 0)]
    [('Carol', 'Bob')]
    """
    found = find(graph, ego, now, settings=settings)
    skipped = set(skip)
    via = _via(graph, found, query.via)
    chosen = _chosen(graph, found, query, skipped, lean, via)
    if lean is not None:
        lean.show(_shown(graph, found, chosen))
    middle = median_path(found)
    result = [_suggestion(graph, found, one, middle, rank) for rank, one in enumerate(chosen, 1)]
    if query.max_hops > 2 and len(result) < query.limit:
        result += longer.fill(graph, found, range(len(result) + 1, query.limit + 1), skipped, lean, via=via)
    return result


def suggestion_for(
    graph: nx.Graph[Any], target: Any, now: float | None = None, *, settings: Settings = Settings(),
    lean: Lean | None = None,
) -> Suggestion | None:  # fmt: skip
    """Return what `suggest` says of one target, wherever they would stand in the list; None without a path of two ties.

    The rank is the place in the order before it is spread over connectors, equal ones counted as before.

    >>> import networkx as nx
    >>> graph = nx.Graph([("Bob", "Carol"), ("me", "Bob")], ego="me")
    >>> suggestion_for(graph, "Carol").best.connector.name
    'Bob'
    """
    found = find(graph, None, now, settings=settings)
    if target not in found.paths:
        return None
    values = {other: order_value(found, other) for other in found.paths}
    place = sum(value > values[target] for value in values.values())
    one = _Candidate(target, values[target], _first_to_ask(graph, found, target), place)
    if lean is not None:
        lean.show(_shown(graph, found, [one]))
    return _suggestion(graph, found, one, median_path(found), place + 1)


def band_of(times_median: float, settings: Settings) -> Band:
    """Return the band for a ratio to the median path."""
    return "strong" if times_median >= settings.strong else "good" if times_median >= settings.good else "long shot"


def _chosen(
    graph: nx.Graph[Any], found: Scores, query: Query, skip: set[Any], lean: Lean | None, via: Any
) -> list[_Candidate]:
    """Choose greedily: value times reuse for each time the connector to ask already stands in the list.

    The caps hold as long as somebody is left under them; then the list goes on without, rather than stay short.
    """
    queues: dict[Any, list[_Candidate]] = {}
    for one in _pool(graph, found, query, _in_order(graph, found, skip, lean), via):
        queues.setdefault(one.ask, []).append(one)
    most = query.limit if via is not None else query.max_per_connector
    used: Counter[Any] = Counter()
    companies: Counter[str] = Counter()
    chosen: list[_Candidate] = []

    def gain(one: _Candidate) -> tuple[float, int]:
        return one.value * found.settings.reuse ** used[one.ask], -one.place

    def fits(one: _Candidate) -> bool:
        company = _company(graph, one.node) if query.max_per_company else ""
        return not company or companies[company] < query.max_per_company

    while any(queues.values()) and len(chosen) < query.limit:
        free = (next(filter(fits, queue), None) for ask, queue in queues.items() if used[ask] < most)
        heads = [one for one in free if one] or [queue[0] for queue in queues.values() if queue]
        pick = max(heads, key=gain)
        queues[pick.ask].remove(pick)
        chosen.append(replace(pick, above=used[pick.ask], like=_equal_before(chosen, pick, used)))
        used[pick.ask] += 1
        companies[_company(graph, pick.node)] += 1
    return chosen


def _pool(
    graph: nx.Graph[Any], found: Scores, query: Query, ordered: Iterable[tuple[Any, float]], via: Any
) -> list[_Candidate]:
    """Return the candidates that greedy choice can reach, best first: not those whom reuse can never lift so far."""
    pool: list[_Candidate] = []
    through: Counter[Any] = Counter()
    room, floor = 0, 0.0
    for place, (node, value) in enumerate(ordered):
        if value < floor:
            break
        if via is not None and not any(connector == via for connector, _ in found.paths[node]):
            continue
        ask = via if via is not None else _first_to_ask(graph, found, node)
        if through[ask] >= query.limit:
            continue
        through[ask] += 1
        pool.append(_Candidate(node, value, ask, place))
        room += via is not None or through[ask] <= query.max_per_connector
        if room == query.limit and not query.max_per_company:
            floor = value * found.settings.reuse ** query.max_per_connector
    return pool


def _in_order(
    graph: nx.Graph[Any], found: Scores, skip: set[Any], lean: Lean | None
) -> Iterator[tuple[Any, float]]:
    """Yield targets with their values, best first; equal values by name, then id."""
    values = {target: order_value(found, target) for target in found.paths if target not in skip}
    by_value = sorted(values, key=values.__getitem__, reverse=True)
    for value, group in groupby(by_value, key=values.__getitem__):
        same = list(group)
        if len(same) > 1:
            if lean is not None:
                lean.name(same)
            same.sort(key=lambda node: (name_of(graph, node), str(node)))
        for node in same:
            yield node, value


def _first_to_ask(graph: nx.Graph[Any], found: Scores, target: Any) -> Any:
    paths = found.paths[target]
    return paths[0][0] if len(paths) == 1 else path_strengths(graph, found, target)[0][1]


def _equal_before(chosen: Sequence[_Candidate], pick: _Candidate, used: Counter[Any]) -> Any:
    """Return who stands just before `pick` for no other reason than the name, else None; `used` counts them too."""
    if not chosen or chosen[-1].value != pick.value or chosen[-1].place > pick.place:
        return None
    before = chosen[-1]
    return before.node if before.above == used[pick.ask] - (before.ask == pick.ask) else None


def _company(graph: nx.Graph[Any], node: Any) -> str:
    return str(graph.nodes[node].get("company", "")).casefold()


def _via(graph: nx.Graph[Any], found: Scores, told: str) -> Any:
    """Return the contact that a question is limited to, or None; an id stands behind a #."""
    if not told:
        return None
    for node in graph.adj[found.ego] if found.ego in graph else ():
        if told == f"#{node}" or (not told.startswith("#") and fold_name(name_of(graph, node)) == fold_name(told)):
            return node
    return object()  # nobody of that name is a contact: no path goes through them


def _shown(graph: nx.Graph[Any], found: Scores, chosen: Sequence[_Candidate]) -> list[Any]:
    nodes = {found.ego} if found.ego in graph else set()
    for one in chosen:
        nodes.add(one.node)
        nodes.update(connector for connector, _ in found.paths[one.node])
    return sorted(nodes, key=str)


def _suggestion(graph: nx.Graph[Any], found: Scores, one: _Candidate, middle: float, rank: int) -> Suggestion:
    paths = ways_of_two(graph, found, one.node, first=one.ask)
    relevance = found.relevance[one.node]
    times = (found.log_score(one.node) / -log1p(-middle) if middle > 0 else 1.0) * relevance
    place = words.placed(
        name_of(graph, one.ask), one.above, found.settings.reuse, "" if one.like is None else name_of(graph, one.like)
    )
    return Suggestion(
        rank=rank, target=person_of(graph, one.node), score=found.score(one.node), log_score=one.value,
        band=band_of(times, found.settings), times_median=times, relevance=relevance, paths=paths,
        reasons=(*words.reasons(graph.nodes[one.node], paths, times), *place), fresh=found.fresh(one.node),
    )  # fmt: skip
