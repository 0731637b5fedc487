"""Whom to ask through whom in which week, so that a whole campaign does most good: an exact assignment.

A minimum-cost flow: week - connector - person - company, each with its cap, one unit a meeting. Costs are whole
numbers, so the result is exact for them. A list from the top of a ranking is not: its best people hang on the same few
connectors. A second flow, smaller, then spreads the asks of each connector over the weeks.
"""

from __future__ import annotations

# Loaded when used: networkx takes 0.1 s.
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from infograph.errors import BadRequest
from infograph.query import Caps

if TYPE_CHECKING:
    import networkx as nx

SCALE = 1_000_000
"""Whole-number cost of the best chance."""
DELAY = 0.01
"""What a week's delay costs, as part of the median value (chosen: slight)."""

Network = dict[Any, dict[Any, int]]
Wait = Literal["rest", "asked", "full"]
"""What keeps an ask out of a week: its connector rests, is asked about somebody else then, or the week is full."""


@dataclass(frozen=True, slots=True)
class Chance:
    """One way to one meeting: `value` above 0, in any unit; larger is better. `company` is a matching key or "".

    Of ways as good as each other the first by `name`, then target and connector, is taken.
    """

    target: Any
    connector: Any
    value: float
    company: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask of a plan, in a week counted from 1; `waits` says of each week before what kept it out, in their order."""

    week: int
    chance: Chance
    waits: tuple[Wait, ...] = ()


@dataclass(frozen=True, slots=True)
class Lifted:
    """What a plan would be without one cap ("rest": without sparing anybody): `value` and `meetings` gained."""

    cap: str
    value: float
    meetings: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The asks in the order of weeks, the good of all, and what each cap costs; `value` is net of delay."""

    asks: tuple[Ask, ...]
    value: float
    caps: Caps
    lifted: tuple[Lifted, ...] = field(default=())


def plan(
    chances: Iterable[Chance],
    caps: Caps = Caps(),
    *,
    taken: Mapping[Any, int] | None = None,
    ready: Mapping[Any, int] | None = None,
    price: bool = True,
    usual: float | None = None,
) -> Plan:
    """Return the asks with the greatest total value under all caps.

    `taken` counts asks already open with a connector: they use up their cap. `ready` is the first week, from 1, in which a
    connector can be asked (who is not in it: at once). `price` solves again without each cap to say what it costs. `usual` is
    the median value of all where only those that may be needed are given. Same input, same output; raises BadRequest for
    caps that are no counts.

    >>> two = [Chance("Ann", "Bob", 3.0), Chance("Cem", "Bob", 2.0), Chance("Cem", "Dee", 1.5)]
    >>> [(ask.chance.target, ask.chance.connector) for ask in plan(two, Caps(2, 2, 1)).asks]
    [('Ann', 'Bob'), ('Cem', 'Dee')]
    >>> [(ask.week, ask.chance.target) for ask in plan(two, Caps(2, 2, 1), ready={"Bob": 2}).asks]
    [(1, 'Cem'), (2, 'Ann')]
    """
    if min(caps.meetings, caps.weeks) < 1 or min(caps.per_connector, caps.per_company, caps.per_week) < 0:
        raise BadRequest("A plan needs at least one meeting and one week, and no cap below 0.")
    usable = _usable(chances)
    middle = usable[len(usable) // 2].value if usable else 0.0
    delay = DELAY * (middle if usual is None else usual)
    limits = _Limits(caps, dict(taken or {}), dict(ready or {}), delay)
    best = _solve(usable, limits)
    if not price or not usable:
        return best
    return replace(best, lifted=tuple(_lifted(usable, limits, best)))


@dataclass(frozen=True, slots=True)
class _Limits:
    """Caps, what they leave of each connector (asks that are open, the first week to ask them in), and what a week costs."""

    caps: Caps
    used: Mapping[Any, int]
    ready: Mapping[Any, int]
    delay: float

    def left(self, connector: Any) -> int:
        """Return how often a connector can be asked."""
        if self.ready.get(connector, 1) > self.caps.weeks:
            return 0
        cap = self.caps.per_connector
        return max(0, cap - self.used.get(connector, 0)) if cap else self.caps.meetings

    def weeks(self, connector: Any) -> range:
        """Return the weeks, from 1, in which a connector can be asked."""
        return range(max(1, self.ready.get(connector, 1)), self.caps.weeks + 1)


def in_order(chance: Chance) -> tuple[float, str, str, str]:
    return (-chance.value, chance.name, str(chance.target), str(chance.connector))


def _usable(chances: Iterable[Chance]) -> list[Chance]:
    """Return the better of double entries of one way, best first."""
    best: dict[tuple[Any, Any], Chance] = {}
    for chance in sorted(chances, key=in_order):
        if chance.value > 0:
            best.setdefault((chance.target, chance.connector), chance)
    return list(best.values())


class Needed:
    """Chances that a best plan may need, kept as they come in their order; the optimum is that of all.

    A way through a connector can be exchanged for a better one of theirs unless its target is taken or its company
    full: at most `meetings` targets are, and at most meetings/per_company companies, of which `meetings` ways count.
    """

    def __init__(self, caps: Caps) -> None:
        self._meetings, self._full = caps.meetings, caps.meetings // caps.per_company if caps.per_company else 0
        self._of_connector, self._of_company = Counter[Any](), Counter[tuple[Any, str]]()

    def through(self, connector: Any) -> bool:
        """Say whether any more way through a connector can be needed."""
        return self._of_connector[connector] < self._meetings * (1 + self._full)

    def keep(self, chance: Chance) -> bool:
        """Say whether the next chance is needed, and count it."""
        pair = (chance.connector, chance.company)
        needed = self.through(chance.connector) and (not self._full or self._of_company[pair] < self._meetings)
        if needed:
            self._of_connector[chance.connector] += 1
            self._of_company[pair] += 1
        return needed


def _pruned(chances: Sequence[Chance], limits: _Limits) -> list[Chance]:
    """Leave out what no best plan needs, so that large networks stay quick."""
    needed = Needed(limits.caps)
    return [chance for chance in chances if limits.left(chance.connector) and needed.keep(chance)]


def _solve(chances: Sequence[Chance], limits: _Limits) -> Plan:
    kept = _pruned(chances, limits)
    if not kept:
        return Plan((), 0.0, limits.caps)
    flow = _flow(_network(kept, limits))
    chosen = [c for c in kept if flow[("asks", c.connector)].get(("target", c.target), 0)]
    waited = sum(week * flow["source"].get(("week", week + 1), 0) for week in range(limits.caps.weeks))
    value = sum(chance.value for chance in chosen) - limits.delay * waited
    return Plan(tuple(_in_weeks(chosen, limits)), value, limits.caps)


def _network(chances: Sequence[Chance], limits: _Limits) -> nx.DiGraph[Any]:
    """Return the network: source - week - connector - target - company - sink; the caps are capacities."""
    import networkx as nx

    caps, unit = limits.caps, SCALE / chances[0].value
    # Places in the order count less than any difference of values, all of them together too: they only settle ties.
    above_places = caps.meetings * len(chances) + 1
    net: nx.DiGraph[Any] = nx.DiGraph()
    for week in range(1, caps.weeks + 1):
        cost = round(limits.delay * unit) * (week - 1) * above_places
        net.add_edge("source", ("week", week), capacity=caps.a_week, weight=cost)
    for place, chance in enumerate(chances):
        connector, asks, target = ("connector", chance.connector), ("asks", chance.connector), ("target", chance.target)
        if asks not in net:
            for week in limits.weeks(chance.connector):
                net.add_edge(("week", week), connector, capacity=caps.a_week, weight=0)
            net.add_edge(connector, asks, capacity=limits.left(chance.connector), weight=0)
        net.add_edge(asks, target, capacity=1, weight=place - round(chance.value * unit) * above_places)
        # Nobody's company is nobody's cap: people without a known one stand alone.
        company = ("company", chance.company or chance.target, bool(chance.company))
        net.add_edge(target, company, capacity=1, weight=0)
        room = caps.per_company if chance.company and caps.per_company else caps.meetings
        net.add_edge(company, "sink", capacity=room, weight=0)
    net.add_edge("source", "sink", capacity=caps.meetings, weight=0)  # a meeting that is not worth having
    net.add_node("source", demand=-caps.meetings)
    net.add_node("sink", demand=caps.meetings)
    return net


def _in_weeks(chosen: Sequence[Chance], limits: _Limits) -> list[Ask]:
    """Return chosen chances with their weeks: no connector twice in a week where that can be, then as early as can be.

    Everybody's first ask comes before anybody's second, the best first; a connector's better ways come first.
    """
    of = Counter(chance.connector for chance in sorted(chosen, key=in_order))
    flow = _flow(_calendar(of, limits)) if chosen else {}
    asks = []
    for connector in of:
        weeks = [week for week in limits.weeks(connector) for _ in range(sum(flow[("asked", connector, week)].values()))]
        own = sorted((chance for chance in chosen if chance.connector == connector), key=in_order)
        asks += [Ask(week, chance) for week, chance in zip(weeks, own, strict=True)]
    asks.sort(key=lambda ask: (ask.week, in_order(ask.chance)))
    return [replace(ask, waits=tuple(_wait(ask, week, asks, limits) for week in range(1, ask.week))) for ask in asks]


def _calendar(of: Mapping[Any, int], limits: _Limits) -> nx.DiGraph[Any]:
    """Return the network source - first or further ask - connector in a week - week - sink, for connectors best first."""
    import networkx as nx

    caps, count = limits.caps, sum(of.values())
    # Whose week it is counts less than any week less or any repetition, all of them together too.
    above_places = count * 2 * len(of) * caps.weeks + 1
    net: nx.DiGraph[Any] = nx.DiGraph()
    net.add_node("source", demand=-count)
    net.add_node("sink", demand=count)
    for place, (connector, asks) in enumerate(of.items()):
        for turn, units, haste in (("first", 1, 2 * len(of) - place), ("further", asks - 1, len(of) - place)):
            net.add_edge("source", (turn, connector), capacity=units, weight=0)
            for week in limits.weeks(connector):
                net.add_edge((turn, connector), ("asked", connector, week), capacity=units, weight=week * haste)
        for week in limits.weeks(connector):
            asked, again = ("asked", connector, week), ("again", connector, week)
            net.add_edge(asked, ("week", week), capacity=1, weight=0)
            net.add_edge(asked, again, capacity=asks, weight=caps.weeks * count * above_places)
            net.add_edge(again, ("week", week), capacity=asks, weight=0)
            net.add_edge(("week", week), "sink", capacity=caps.a_week, weight=week * above_places)
    return net


def _wait(ask: Ask, week: int, asks: Sequence[Ask], limits: _Limits) -> Wait:
    """Return what keeps an ask out of an earlier week; one of the three does, for asks come as early as can be."""
    connector = ask.chance.connector
    if week not in limits.weeks(connector):
        return "rest"
    if any(other.week == week and other.chance.connector == connector for other in asks):
        return "asked"
    return "full"


def _flow(net: nx.DiGraph[Any]) -> Network:
    import networkx as nx

    flow: Network = nx.min_cost_flow(net)
    return flow


def _lifted(chances: Sequence[Chance], limits: _Limits, capped: Plan) -> Iterable[Lifted]:
    """Yield what lifting each cap that is set would bring."""
    caps = limits.caps
    without: dict[str, _Limits] = {}
    if caps.per_connector:
        without["per_connector"] = replace(limits, caps=replace(caps, per_connector=0), used={})
    if caps.per_company:
        without["per_company"] = replace(limits, caps=replace(caps, per_company=0))
    if caps.a_week < caps.meetings:
        without["per_week"] = replace(limits, caps=replace(caps, per_week=caps.meetings))
    if any(limits.ready.get(chance.connector, 1) > 1 for chance in chances):
        without["rest"] = replace(limits, ready={})
    for name, freer in without.items():
        other = _solve(chances, freer)
        yield Lifted(name, max(0.0, other.value - capped.value), len(other.asks) - len(capped.asks))
