"""Share connectors out among all members: a cap on each connector, and nobody gets a second ask while another could have one.

An ask is one member, one target, one connector. Members are served in rounds; whoever finds every connector taken may have
somebody else's ask moved to another way of theirs (an augmenting path), so that the numbers of asks are as even as
the caps allow: nobody could have one more without somebody who has no more than they having one less. Pure.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Target = Any
Way = tuple[Target, Any]
"""A target and the connector to ask."""


class Shared(NamedTuple):
    """What each member got, in the order in which they listed it, and how often each connector is asked."""

    asks: dict[Any, list[Way]]
    load: Counter[Any]


def share(wishes: Mapping[Any, Sequence[Way]], limit: int, most: int) -> Shared:
    """Return at most `limit` asks for each member and `most` through each connector, shared evenly.

    `wishes` are a member's ways, best first, several of one target among them; members are served in the order of the mapping.

    >>> wishes = {"Ada": [("Kim", "Bo"), ("Max", "Bo"), ("Kim", "Cem")], "Eve": [("Kim", "Bo")]}
    >>> share(wishes, limit=2, most=1).asks
    {'Ada': [('Kim', 'Cem')], 'Eve': [('Kim', 'Bo')]}
    """
    held = _Held(wishes, most)
    waiting = list(wishes)
    for _ in range(limit):
        waiting = [member for member in waiting if held.serve(member)]
    order = {member: {way: place for place, way in enumerate(ways)} for member, ways in wishes.items()}
    asks = {member: sorted(held.asks[member], key=order[member].__getitem__) for member in wishes}
    return Shared(asks, Counter({connector: len(some) for connector, some in held.through.items() if some}))


class _Held:
    """The asks so far: of each member, and through each connector."""

    def __init__(self, wishes: Mapping[Any, Sequence[Way]], most: int) -> None:
        self.wishes, self.most = wishes, most
        self.asks: dict[Any, dict[Way, None]] = {member: {} for member in wishes}
        self.through: dict[Any, dict[tuple[Any, Target], None]] = {}

    def serve(self, member: Any) -> bool:
        """Give a member one ask more, moving others' asks where that makes room; say whether there was a way."""
        came: dict[Any, tuple[Any, Target, Way | None]] = {}
        queue: deque[Any] = deque()
        taken = {target for target, _ in self.asks[member]}
        for target, connector in self.wishes[member]:
            if target not in taken and connector not in came:
                came[connector] = (member, target, None)
                queue.append(connector)
        while queue:
            connector = queue.popleft()
            if len(self.through.get(connector, ())) < self.most:
                self._move(connector, came)
                return True
            for other, target in self.through[connector]:
                self._look_on(other, (target, connector), came, queue)
        return False

    def _look_on(
        self,
        member: Any,
        way: Way,
        came: dict[Any, tuple[Any, Target, Way | None]],
        queue: deque[Any],
    ) -> None:
        """Note which other connectors could take over an ask of a member's: for the same target or another."""
        taken = {target for target, _ in self.asks[member]} - {way[0]}
        step: Way | None = way
        while step is not None:  # what the moves that led here have given and taken already
            mover, target, step = came[step[1]]
            if mover == member:
                taken.add(target)
                taken.discard(step[0] if step is not None else None)
        for target, connector in self.wishes[member]:
            if target not in taken and connector not in came:
                came[connector] = (member, target, way)
                queue.append(connector)

    def _move(self, connector: Any, came: Mapping[Any, tuple[Any, Target, Way | None]]) -> None:
        """Take the ask at the end of a chain through a connector with room, and each before it through the next."""
        while True:
            member, target, instead_of = came[connector]
            self.asks[member][(target, connector)] = None
            self.through.setdefault(connector, {})[(member, target)] = None
            if instead_of is None:
                return
            del self.asks[member][instead_of]
            del self.through[instead_of[1]][(member, instead_of[0])]
            connector = instead_of[1]
