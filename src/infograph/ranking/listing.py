"""Make the list: whom to meet in which order, through whom, in which band, spread over connectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log1p
from typing import TYPE_CHECKING, Any

from infograph.model import Band, Hop, Label, Path, Person, Query, Suggestion
from infograph.ranking import longer, words
from infograph.ranking.score import Scores, find, median_path, order_value
from infograph.ranking.settings import Settings
from infograph.ranking.strength import word_of
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
    chosen = _chosen(graph, found, query, skipped, lean)
    if lean is not None:
        lean.show(_shown(graph, found, chosen))
    middle = median_path(found)
    result = [_suggestion(graph, found, one, middle, rank) for rank, one in enumerate(chosen, 1)]
    if query.max_hops > 2 and len(result) < query.limit:
        result += longer.fill(graph, found, range(len(result) + 1, query.limit + 1), skipped, lean)
    return result


def path_strengths(graph: nx.Graph[Any], found: Scores, target: Any) -> list[tuple[float, Any, float]]:
    """Return (ask, connector, q) of every path to a target, best to ask first.

    Whom to ask is another order than whom to meet: the product of both strengths, without the discount for
    the connector's number of contacts (measured: the discount is wrong here).
    """
    rows = []
    for connector, q in found.paths[target]:
        first = found.strength(graph.edges[found.ego, connector])[0]
        second = found.strength(graph.edges[connector, target])[0]
        rows.append((first * second, connector, q))
    return sorted(rows, key=lambda row: (-row[0], name_of(graph, row[1]), str(row[1])))


def name_of(graph: nx.Graph[Any], node: Any) -> str:
    """Return a node's name, or the node itself in a graph built by hand."""
    return str(graph.nodes[node].get("name") or node)


def person_of(graph: nx.Graph[Any], node: Any) -> Person:
    """Return a node as a Person, from whatever attributes it has."""
    known = graph.nodes[node]
    why = str(known.get("why", ""))
    labels: list[Label] = []
    for part in filter(None, str(known.get("industries", "")).split("|")):
        code, _, confidence = part.partition(":")
        labels.append(Label(code, float(confidence or 0), why if not labels else ""))
    return Person(
        id=node, name=name_of(graph, node), key=str(known.get("key", "")), slug=str(known.get("slug", "")),
        company=str(known.get("company", "")), position=str(known.get("position", "")), labels=tuple(labels),
        contacts=int(known.get("contacts", 0)) or len(graph.adj[node]), complete=bool(known.get("complete", False)),
        was=tuple(filter(None, str(known.get("was", "")).split("|"))),
    )  # fmt: skip


def hop_of(graph: nx.Graph[Any], a: Any, b: Any, found: Scores) -> Hop:
    """Return the tie of two nodes with its strength and its evidence in words."""
    tie = graph.edges[a, b]
    value, rule = found.strength(tie)
    said = words.evidence(tie, rule, name_of(graph, a), found.now)
    return Hop(value, rule, word_of(value, rule), said, tie.get("observed") is not False)


def band_of(times_median: float, settings: Settings) -> Band:
    """Return the band for a ratio to the median path."""
    return "strong" if times_median >= settings.strong else "good" if times_median >= settings.good else "long shot"


def _chosen(
    graph: nx.Graph[Any], found: Scores, query: Query, skip: set[Any], lean: Lean | None
) -> list[_Candidate]:
    """Choose greedily: value times reuse for each time the connector to ask already stands in the list.

    The caps hold as long as somebody is left under them; then the list goes on without, rather than stay short.
    """
    via = _via(graph, found, query.via)
    pool = _pool(graph, found, query, _in_order(graph, found, skip, lean), via)
    used: Counter[Any] = Counter()
    companies: Counter[str] = Counter()
    chosen: list[_Candidate] = []
    while pool and len(chosen) < query.limit:
        free = [one for one in pool if _under_caps(graph, one, query, used, companies, via)] or pool
        pick = max(free, key=lambda one: one.value * found.settings.reuse ** used[one.ask])  # the first of equals
        pool.remove(pick)
        used[pick.ask] += 1
        companies[_company(graph, pick.node)] += 1
        chosen.append(pick)
    return chosen


def _pool(
    graph: nx.Graph[Any], found: Scores, query: Query, ordered: Iterable[tuple[Any, float]], via: Any
) -> list[_Candidate]:
    """Return the candidates that greedy choice can reach, best first: not those whom reuse can never lift so far."""
    pool: list[_Candidate] = []
    through: Counter[Any] = Counter()
    room, floor = 0, 0.0
    for node, value in ordered:
        if value < floor:
            break
        if via is not None and not any(connector == via for connector, _ in found.paths[node]):
            continue
        ask = via if via is not None else _first_to_ask(graph, found, node)
        if through[ask] >= query.limit:
            continue
        through[ask] += 1
        pool.append(_Candidate(node, value, ask))
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


def _under_caps(
    graph: nx.Graph[Any], one: _Candidate, query: Query, used: Counter[Any], companies: Counter[str], via: Any
) -> bool:
    free_connector = via is not None or used[one.ask] < query.max_per_connector
    company = _company(graph, one.node)
    return free_connector and not (query.max_per_company and company and companies[company] >= query.max_per_company)


def _company(graph: nx.Graph[Any], node: Any) -> str:
    return str(graph.nodes[node].get("company", "")).casefold()


def _via(graph: nx.Graph[Any], found: Scores, told: str) -> Any:
    """Return the connector that a question is limited to, or None; an id stands behind a #."""
    if not told:
        return None
    connectors = {connector for paths in found.paths.values() for connector, _ in paths}
    for node in connectors:
        if told == f"#{node}" or (not told.startswith("#") and fold_name(name_of(graph, node)) == fold_name(told)):
            return node
    return object()  # nobody of that name is a connector: no path goes through them


def _shown(graph: nx.Graph[Any], found: Scores, chosen: Sequence[_Candidate]) -> list[Any]:
    nodes = {found.ego} if found.ego in graph else set()
    for one in chosen:
        nodes.add(one.node)
        nodes.update(connector for connector, _ in found.paths[one.node])
    return sorted(nodes, key=str)


def _suggestion(graph: nx.Graph[Any], found: Scores, one: _Candidate, middle: float, rank: int) -> Suggestion:
    total = found.log_score(one.node)
    paths = list(_paths(graph, found, one, total))
    times = total / -log1p(-middle) if middle > 0 else 1.0
    relevance = found.relevance[one.node]
    return Suggestion(
        rank=rank, target=person_of(graph, one.node), score=found.score(one.node), log_score=one.value,
        band=band_of(times * relevance, found.settings), times_median=times * relevance, relevance=relevance,
        paths=tuple(paths), reasons=words.reasons(graph.nodes[one.node], paths, times * relevance),
    )  # fmt: skip


def _paths(graph: nx.Graph[Any], found: Scores, one: _Candidate, total: float) -> Iterator[Path]:
    rows = path_strengths(graph, found, one.node)
    rows.sort(key=lambda row: row[1] != one.ask)  # a connector asked for stands first
    for ask, connector, q in rows:
        yield Path(
            person_of(graph, connector), hop_of(graph, found.ego, connector, found),
            hop_of(graph, connector, one.node, found), q, ask, -log1p(-q) / total if total else 0.0,
        )  # fmt: skip

