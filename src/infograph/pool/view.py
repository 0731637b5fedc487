"""A pool as a networkx.Graph that is read from the arrays as it is looked at: it opens at once, whatever the pool's size.

Nodes are people's numbers with `contacts` and `complete`, without names; edges carry what `question.graph` documents. It holds
the ties that stand in the lists of members who may be asked, and cannot be changed; `part` copies some of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from infograph.pool.arrays import MINE, THEIRS, Arrays, Ints
from infograph.pool.everyone import Flags

Attributes = dict[str, Any]

if TYPE_CHECKING:
    _Graph = nx.Graph[int]
else:
    _Graph = nx.Graph  # which takes no types when it runs


class PoolGraph(_Graph):
    """A frozen graph over arrays; without them an empty one to fill, as networkx makes for copies."""

    def __init__(self, arrays: Arrays | None = None, connectors: Flags | None = None, **attributes: Any) -> None:
        super().__init__(**attributes)
        if arrays is not None and connectors is not None:
            self._node = _Nodes(arrays)
            self._adj = _Rows(arrays, connectors)
            nx.freeze(self)

    def part(self, people: Iterable[int]) -> nx.Graph[int]:
        """Return a copy of these people and the ties among them that can be changed: `nx.Graph(view.subgraph(people))`, sooner.

        That reads whole rows tie by tie; this compares rows as arrays, and makes the ties alone that it returns. Numbers of
        nobody are passed over, as `subgraph` does.
        """
        copy: nx.Graph[int] = nx.Graph(**self.graph)
        if isinstance(self._adj, _Rows):
            inside = sorted({person for person in people if person in self._node})
            copy.add_nodes_from((person, self._node[person]) for person in inside)
            copy.add_edges_from(self._adj.among(inside))
        else:  # a copy, which has no arrays
            copy.update(self.subgraph(people))
        return copy


class _Nodes(Mapping[int, Attributes]):
    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays

    def __getitem__(self, person: int) -> Attributes:
        row = self._arrays.row(person)
        return {"contacts": int(self._arrays.contacts[row]), "complete": bool(self._arrays.complete[row])}

    def __contains__(self, person: object) -> bool:
        if not isinstance(person, int):
            return False
        place = int(np.searchsorted(self._arrays.people, person))  # to look at everybody would cost more than the answer
        return place < len(self._arrays.people) and int(self._arrays.people[place]) == person

    def __iter__(self) -> Iterator[int]:
        return iter(self._arrays.people.tolist())

    def __len__(self) -> int:
        return len(self._arrays.people)


class _Rows(Mapping[int, Mapping[int, Attributes]]):
    """The ties of each person, a row made when it is asked for."""

    def __init__(self, arrays: Arrays, connectors: Flags) -> None:
        self._arrays, self._connectors = arrays, connectors

    def __getitem__(self, person: int) -> dict[int, Attributes]:
        arrays, row = self._arrays, self._arrays.row(person)
        ties = arrays.ties(row)
        others = arrays.others[ties]
        visible = self._visible(row, others, arrays.stated[ties])
        places = np.flatnonzero(visible) + ties.start
        return dict(zip(arrays.people[others[visible]].tolist(), map(self._edge, places.tolist()), strict=True))

    def among(self, people: Iterable[int]) -> Iterator[tuple[int, int, Attributes]]:
        """Yield the ties of which both ends are among some people, each once."""
        arrays = self._arrays
        rows = arrays.rows_of(people)
        inside = np.zeros(len(arrays.people), np.bool_)
        inside[rows] = True
        for row in rows.tolist():
            ties = arrays.ties(row)
            others = arrays.others[ties]
            first = int(np.searchsorted(others, row))  # a row is sorted: behind it each tie stands once
            near = np.flatnonzero(inside[others[first:]]) + first
            near = near[self._visible(row, others[near], arrays.stated[ties][near])]
            ends = arrays.people[others[near]].tolist()
            for other, place in zip(ends, (near + ties.start).tolist(), strict=True):
                yield int(arrays.people[row]), other, self._edge(place)

    def __iter__(self) -> Iterator[int]:
        return iter(self._arrays.people.tolist())

    def __len__(self) -> int:
        return len(self._arrays.people)

    def _visible(self, row: int, others: Ints, said: Ints) -> Flags:
        """Say which ties of a row stand in the list of somebody who may be asked."""
        mine: Flags = (said & MINE > 0) & self._connectors[row]
        return mine | (said & THEIRS > 0) & self._connectors[others]

    def _edge(self, place: int) -> Attributes:
        tie: Attributes = {"observed": True}
        if self._arrays.since[place]:
            tie["since"] = int(self._arrays.since[place])
        if number := int(self._arrays.proof[place]):
            row = self._arrays.evidence[number]
            tie |= {name: int(row[name]) for name in ("n", "last", "closeness", "departed") if row[name] > 0}
            tie |= {name: True for name in ("noted", "seen_only") if row[name]}
            tie |= {"mutual": int(row["mutual"])} if row["mutual"] >= 0 else {}
            tie |= {"together": float(row["together"])} if row["together"] == row["together"] else {}
        return tie


def graph_over(arrays: Arrays, connectors: Ints) -> PoolGraph:
    """Return the view of a pool; `connectors` are the rows of the members who may be asked."""
    may = np.zeros(len(arrays.people), np.bool_)
    may[connectors] = True
    return PoolGraph(arrays, may)
