"""Whom to ask through whom in which week, so that a whole campaign does most good: an exact assignment.

A minimum-cost flow: connector - person - company - week, each with its cap, one unit a meeting. Costs are whole
numbers, so the result is exact for them. A list from the top of a ranking is not: its best people hang on the same few
connectors.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import TYPE_CHECKING, Any

from infograph.errors import BadRequest

if TYPE_CHECKING:
    import networkx as nx

SCALE = 1_000_000
"""Whole-number cost of the best chance."""
DELAY = 0.01
"""What a week's delay costs, as part of the median value (chosen: slight)."""


@dataclass(frozen=True, slots=True)
class Chance:
    """One way to one meeting: `value` above 0, in any unit; larger is better. `company` is a matching key or ""."""

    target: Any
    connector: Any
    value: float
    company: str = ""


@dataclass(frozen=True, slots=True)
class Caps:
    """How much a campaign may take: 0 means no cap. `per_week` 0 spreads the meetings evenly over the weeks."""

    meetings: int = 10
    weeks: int = 6
    per_connector: int = 2
    per_company: int = 0
    per_week: int = 0

    @property
    def a_week(self) -> int:
        """Return how many meetings a week takes."""
        return self.per_week or ceil(self.meetings / self.weeks)


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask of a plan, in a week counted from 1."""

    week: int
    chance: Chance


@dataclass(frozen=True, slots=True)
class Lifted:
    """What a plan would be without one cap: `value` and `meetings` gained."""

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
    chances: Iterable[Chance], caps: Caps = Caps(), *, taken: Mapping[Any, int] | None = None, price: bool = True
) -> Plan:
    """Return the asks with the greatest total value under all caps.

    `taken` counts asks already open with a connector: they use up their cap. `price` solves again without each cap to
    say what it costs. Same input, same output; raises BadRequest for caps that are no counts.

    >>> two = [Chance("Ann", "Bob", 3.0), Chance("Cem", "Bob", 2.0), Chance("Cem", "Dee", 1.5)]
    >>> [(ask.chance.target, ask.chance.connector) for ask in plan(two, Caps(2, 2, 1)).asks]
    [('Ann', 'Bob'), ('Cem', 'Dee')]
    """
    if min(caps.meetings, caps.weeks) < 1 or min(caps.per_connector, caps.per_company, caps.per_week) < 0:
        raise BadRequest("A plan needs at least one meeting and one week, and no cap below 0.")
    usable = _usable(chances)
    used = dict(taken or {})
    found = _solve(usable, caps, used)
    if not price or not usable:
        return found
    return replace(found, lifted=tuple(_lifted(usable, caps, used, found)))


def place_weeks(chosen: Sequence[Chance], caps: Caps) -> list[Ask]:
    """Return chosen chances with their weeks: best first, and no connector twice in a week where that can be.

    >>> [ask.week for ask in place_weeks([Chance(1, "Bob", 2.0), Chance(2, "Bob", 1.0)], Caps(4, 2, 2))]
    [1, 2]
    """
    room = dict.fromkeys(range(1, caps.weeks + 1), caps.a_week)
    busy: set[tuple[Any, int]] = set()
    asks = []
    for chance in sorted(chosen, key=_order):
        free = [week for week, left in room.items() if left > 0]
        week = next((w for w in free if (chance.connector, w) not in busy), free[0])
        room[week] -= 1
        busy.add((chance.connector, week))
        asks.append(Ask(week, chance))
    return sorted(asks, key=lambda ask: (ask.week, _order(ask.chance)))


def _order(chance: Chance) -> tuple[float, str, str]:
    return (-chance.value, str(chance.target), str(chance.connector))


def _usable(chances: Iterable[Chance]) -> list[Chance]:
    """Return the better of double entries of one way, best first."""
    best: dict[tuple[Any, Any], Chance] = {}
    for chance in sorted(chances, key=_order):
        if chance.value > 0:
            best.setdefault((chance.target, chance.connector), chance)
    return list(best.values())


def _pruned(chances: Sequence[Chance], caps: Caps, used: Mapping[Any, int]) -> list[Chance]:
    """Leave out what no best plan needs, so that large networks stay quick; the optimum is the same.

    A way through a connector can be exchanged for a better one of theirs unless its target is taken or its company
    full: at most `meetings` targets are, and at most meetings/per_company companies, of which `meetings` ways count.
    """
    full = caps.meetings // caps.per_company if caps.per_company else 0
    most = caps.meetings * (1 + full)
    kept, of_connector, of_company = [], Counter[Any](), Counter[tuple[Any, str]]()
    for chance in chances:
        pair = (chance.connector, chance.company)
        fits = of_connector[chance.connector] < most and (not full or of_company[pair] < caps.meetings)
        if fits and (not caps.per_connector or used.get(chance.connector, 0) < caps.per_connector):
            of_connector[chance.connector] += 1
            of_company[pair] += 1
            kept.append(chance)
    return kept


def _solve(chances: Sequence[Chance], caps: Caps, used: Mapping[Any, int]) -> Plan:
    kept = _pruned(chances, caps, used)
    if not kept:
        return Plan((), 0.0, caps)
    delay = DELAY * kept[len(kept) // 2].value
    flow = _flow(_network(kept, caps, used, delay))
    chosen = [c for c in kept if flow[("connector", c.connector)].get(("target", c.target), 0)]
    asks = place_weeks(chosen, caps)
    value = sum(ask.chance.value - delay * (ask.week - 1) for ask in asks)
    return Plan(tuple(asks), value, caps)


def _network(chances: Sequence[Chance], caps: Caps, used: Mapping[Any, int], delay: float) -> nx.DiGraph[Any]:
    """Return the network: source - connector - target - company - week - sink; the caps are capacities."""
    import networkx as nx

    unit = SCALE / chances[0].value
    net: nx.DiGraph[Any] = nx.DiGraph()
    for chance in chances:
        connector, target = ("connector", chance.connector), ("target", chance.target)
        # Nobody's company is nobody's cap: people without a known one stand alone.
        company = ("company", chance.company or chance.target, bool(chance.company))
        left = caps.per_connector - used.get(chance.connector, 0) if caps.per_connector else caps.meetings
        net.add_edge("source", connector, capacity=left, weight=0)
        net.add_edge(connector, target, capacity=1, weight=-round(chance.value * unit))
        net.add_edge(target, company, capacity=1, weight=0)
        room = caps.per_company if chance.company and caps.per_company else caps.meetings
        net.add_edge(company, "weeks", capacity=room, weight=0)
    for week in range(caps.weeks):
        net.add_edge("weeks", ("week", week), capacity=caps.a_week, weight=round(delay * unit) * week)
        net.add_edge(("week", week), "sink", capacity=caps.a_week, weight=0)
    net.add_node("source", demand=-caps.meetings)
    net.add_node("sink", demand=caps.meetings)
    net.add_edge("source", "sink", capacity=caps.meetings, weight=0)  # a meeting that is not worth having
    return net


def _flow(net: nx.DiGraph[Any]) -> dict[Any, dict[Any, int]]:
    import networkx as nx

    found: dict[Any, dict[Any, int]] = nx.min_cost_flow(net)
    return found


def _lifted(
    chances: Sequence[Chance], caps: Caps, used: Mapping[Any, int], found: Plan
) -> Iterable[Lifted]:
    """Yield what lifting each cap that is set would bring."""
    without = {"per_connector": replace(caps, per_connector=0)} if caps.per_connector else {}
    if caps.per_company:
        without["per_company"] = replace(caps, per_company=0)
    if caps.a_week < caps.meetings:
        without["per_week"] = replace(caps, per_week=caps.meetings)
    by_connector: defaultdict[str, Mapping[Any, int]] = defaultdict(lambda: used, per_connector={})
    for name, freer in without.items():
        other = _solve(chances, freer, by_connector[name])
        yield Lifted(name, max(0.0, other.value - found.value), len(other.asks) - len(found.asks))
