"""What pictures of a network say: who belongs together, and who joins the groups; a graph in, plain lists out."""

from __future__ import annotations

# Loaded when used: networkx takes 0.1 s.
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

SMALLEST_GROUP = 3
MOST_GROUPS = 40
"""Groups drawn as such; people of smaller ones stand with those of whom no tie is known."""
SEED = 1


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the network, as far as the figure needs to know; `gone`: ego's newest list no longer has them.

    `was` are employers of before, `does` what their title says they do, `slug` the name of their profile, `schools` and
    `place` what their own archive or a list says of where they studied and live.
    """

    name: str
    company: str
    industry: str
    gone: bool = False
    was: tuple[str, ...] = ()
    does: str = ""
    slug: str = ""
    node: Hashable = None
    schools: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Bridge:
    """A person with ties into other groups: how many groups, and how many people there."""

    member: int
    groups: tuple[int, ...]
    ties: int


@dataclass(frozen=True, slots=True)
class Network:
    """The people drawn, their groups (largest first, indices into `members`) and what joins them.

    Within a group the people with most ties inside it come first. `loose` are people without a group, `links`
    the number of ties between two groups (i < j), `left_out` the people not drawn; `departed` are the ties, and `lost` the
    links, that newest lists no longer have; `ties` is how many are known among all.
    """

    members: tuple[Member, ...]
    groups: tuple[tuple[int, ...], ...]
    loose: tuple[int, ...]
    bridges: tuple[Bridge, ...]
    links: Mapping[tuple[int, int], int]
    inner: tuple[tuple[int, int], ...]
    left_out: int
    departed: frozenset[tuple[int, int]] = frozenset()
    lost: frozenset[tuple[int, int]] = frozenset()
    ties: int = 0


def network_of(graph: nx.Graph[Any], ego: Hashable | None, limit: int) -> Network:
    """Return the groups among ego's contacts, and the people who join them, most groups joined first.

    Without an ego, everybody in the graph. Groups are Louvain communities (Blondel et al. 2008) of the observed
    ties without ego's own. Of more than `limit` people those with most ties are kept.
    """
    around = list(graph.neighbors(ego)) if ego is not None else list(graph)
    inside = graph.subgraph(node for node in around if node != ego)
    degree = {node: sum(1 for other in inside[node] if other != node) for node in inside}
    place = {node: number for number, node in enumerate(graph)}
    kept = sorted(sorted(degree, key=lambda node: (-degree[node], place[node]))[:limit], key=place.__getitem__)
    index = {node: number for number, node in enumerate(kept)}
    ties = _ties(inside, index)
    own = graph.adj[ego] if ego is not None else {}
    members = tuple(_member(graph.nodes[node], node, gone="departed" in own.get(node, {})) for node in kept)
    groups = _groups(ties, len(members))
    group_of = {member: number for number, group in enumerate(groups) for member in group}
    loose = tuple(sorted(index[node] for node in kept if index[node] not in group_of))
    across = [(a, b) for a, b in ties if a in group_of and b in group_of and group_of[a] != group_of[b]]
    links = Counter(tuple(sorted((group_of[a], group_of[b]))) for a, b in across)
    inner = tuple((a, b) for a, b in ties if a in group_of and group_of.get(b) == group_of[a])
    pairs = {(pair[0], pair[1]): number for pair, number in sorted(links.items())}
    bridges = _bridges(across, group_of, members)
    gone = frozenset(tie for tie in ties if "departed" in inside[kept[tie[0]]][kept[tie[1]]])
    lasting = {(min(a, b), max(a, b)) for a, b in ((group_of[x], group_of[y]) for x, y in across if (x, y) not in gone)}
    lost = frozenset(pairs.keys() - lasting)
    return Network(members, groups, loose, bridges, pairs, inner, len(around) - len(kept), gone, lost, len(ties))


def _member(attributes: Mapping[str, Any], node: Hashable, *, gone: bool) -> Member:
    name = str(attributes.get("name", "")) or str(node)
    was, schools = (tuple(filter(None, str(attributes.get(attribute, "")).split("|"))) for attribute in ("was", "schools"))
    does = str(attributes.get("functions", "")).partition(":")[0]
    company, industry, slug, place = (
        str(attributes.get(attribute, "")) for attribute in ("company", "industry", "slug", "location")
    )
    return Member(name, company, industry, gone, was, does, slug, node, schools, place)


def _ties(graph: nx.Graph[Any], index: Mapping[Any, int]) -> list[tuple[int, int]]:
    observed = ((a, b) for a, b, seen in graph.edges(data="observed", default=True) if seen and a != b)
    return sorted((min(index[a], index[b]), max(index[a], index[b])) for a, b in observed if a in index and b in index)


def _groups(ties: Sequence[tuple[int, int]], number: int) -> tuple[tuple[int, ...], ...]:
    import networkx as nx

    # Whole numbers in sorted order: sets of them iterate alike in every run, sets of strings do not.
    tied: nx.Graph[int] = nx.Graph()
    tied.add_nodes_from(sorted({member for tie in ties for member in tie}))
    tied.add_edges_from(ties)
    if not tied:
        return ()
    communities = [sorted(group) for group in nx.community.louvain_communities(tied, seed=SEED)]
    inside = [sorted(group, key=lambda i: (-len(set(tied[i]).intersection(group)), i)) for group in communities]
    large = [tuple(group) for group in inside if len(group) >= SMALLEST_GROUP]
    return tuple(sorted(large, key=lambda group: (-len(group), min(group)))[:MOST_GROUPS])


def _bridges(across: Sequence[tuple[int, int]], group_of: Mapping[int, int], members: Sequence[Member]) -> tuple[Bridge, ...]:
    met: dict[int, Counter[int]] = {}
    for a, b in across:
        met.setdefault(a, Counter())[group_of[b]] += 1
        met.setdefault(b, Counter())[group_of[a]] += 1
    bridges = [Bridge(member, tuple(sorted(groups)), sum(groups.values())) for member, groups in met.items()]
    return tuple(sorted(bridges, key=lambda b: (-len(b.groups), -b.ties, members[b.member].name, b.member)))
