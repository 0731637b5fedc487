"""The map of a report: the groups among one's own contacts, who joins them, and where those stand who can introduce.

Circles side by side, as the figure of a network has them; nobody is named who is neither a bridge nor a connector. Of who is,
a card tells the tie, whom they lead to, and what to write.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from infograph.groups.communities import SMALLEST_GROUP, Member, Network, network_of
from infograph.groups.naming import about
from infograph.groups.packing import pack, rim_angles, sunflower
from infograph.model import Hop, Person, Suggestion
from infograph.phrases import counted, groups
from infograph.ranking import own_contacts

if TYPE_CHECKING:
    import networkx as nx

STEP, HOLE, RIM, APART, BADGE = 9.0, 15.0, 7.0, 26.0, 18.0
"""Units: from dot to dot, free in a group's middle, between dots and rim, between groups, across a bridge's number."""
MOST_GROUPS, MOST_BRIDGES, LINKS_A_GROUP = 12, 10, 2
EVERYBODY = 100_000
WIDEST = 9.0
"""Width of the line between the two groups with most ties."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is told of a person of the map: the job, the tie, whom they lead to, what to write, and the line to keep it."""

    number: int = 0
    job: tuple[str, ...] = ()
    tie: Hop | None = None
    leads: Sequence[Suggestion] = ()
    draft: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A person of the map who is named: where, in which group (-1: none), what is said, and their number as a connector."""

    name: str
    words: str
    group: int
    x: str
    y: str
    sign: str = ""
    connector: str = ""
    card: Card = Card()


@dataclass(frozen=True, slots=True)
class Group:
    """A circle of the map with the dots of those whom it does not name, as one path."""

    letter: str
    words: str
    x: str
    y: str
    r: str
    dots: str
    people: list[Dot]


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two groups, as wide as they have ties."""

    group: int
    other: int
    d: str
    width: str


@dataclass(frozen=True, slots=True)
class Circle:
    """The whole map; `loose` are connectors who stand in no group, `apart` all people who do not.

    `more` are groups that are not drawn, `bridges` people with ties into other groups who are not named.
    """

    width: str
    height: str
    groups: list[Group]
    links: list[Link]
    loose: list[Dot]
    apart: int
    more: int
    bridges: int


Write = Callable[[int], tuple[str, str]]
"""Of an own contact: what to write to them, and the command for once it is answered; "" where there is nothing to ask."""


def circle(
    graph: nx.Graph[Any], connectors: Sequence[Person], suggestions: Sequence[Suggestion] = (), write: Write | None = None
) -> Circle | None:
    """Return the map of an ego network; None where no two contacts are known to know each other."""
    return circle_of(graph, found_in(graph), connectors, suggestions, write)


def found_in(graph: nx.Graph[Any]) -> Network:
    """Return the groups of an ego network, all its people in them: what its map is drawn of, and its heading says."""
    return network_of(graph, graph.graph.get("ego"), EVERYBODY)


def circle_of(
    graph: nx.Graph[Any],
    network: Network,
    connectors: Sequence[Person] = (),
    suggestions: Sequence[Suggestion] = (),
    write: Write | None = None,
) -> Circle | None:
    """Return the map of an ego network whose groups are found."""
    if not network.groups:
        return None
    leads: dict[Any, int] = {person.id: place for place, person in enumerate(connectors)}
    drawn = network.groups[:MOST_GROUPS]
    inside = {member for group in drawn for member in group}
    leading = [number for number, member in enumerate(network.members) if member.node in leads and number in inside]
    # Numbers run through bridges, then through the others who can introduce.
    bridges = [bridge.member for bridge in network.bridges if bridge.member in inside][:MOST_BRIDGES]
    named = {member: number for number, member in enumerate(dict.fromkeys([*bridges, *leading]), 1)}
    places, (width, height) = _places(network, drawn, named)
    apart = [number for number, member in enumerate(network.members) if number not in inside and member.node in leads]
    cards = _cards(graph, [network.members[number] for number in (*named, *apart)], suggestions, write)
    groups = [
        Group(
            ascii_uppercase[number],
            f"{counted(len(group), 'person')}, {about(network, group)}",
            _unit(x),
            _unit(y),
            _unit(r),
            _dots([member for member in group if member not in named], (x, y, r)),
            _people(network, (number, group, places), named, leads, cards),
        )
        for number, (group, (x, y, r)) in enumerate(zip(drawn, places, strict=True))
    ]
    loose = [
        Dot(member.name, member.company, -1, "", "", connector=str(leads[member.node]), card=cards[member.node])
        for member in (network.members[number] for number in apart)
    ]
    links = _links(network, places)
    unnamed = sum(1 for bridge in network.bridges if bridge.member not in named)
    alone = len(network.members) - sum(map(len, network.groups))
    return Circle(_unit(width), _unit(height), groups, links, loose, alone, len(network.groups) - len(drawn), unnamed)


def _cards(
    graph: nx.Graph[Any], people: Sequence[Member], suggestions: Sequence[Suggestion], write: Write | None
) -> dict[Any, Card]:
    """Return the card of each, by their node; a graph put together by hand may lack an ego, and so ties to it."""
    wanted = {member.node for member in people}
    contacts = own_contacts(graph, relevance=lambda node: float(node in wanted)) if "ego" in graph.graph else []
    ties = {contact.person.id: contact.hop for contact in contacts}
    cards = {}
    for member in people:
        number = member.node if isinstance(member.node, int) else 0  # a graph put together by hand may have names
        reached = [
            suggestion for suggestion in suggestions if any(path.connector.id == member.node for path in suggestion.paths)
        ]
        draft, line = write(number) if write and number and not reached else ("", "")
        job = tuple(filter(None, (str(graph.nodes[member.node].get("position", "")), member.company)))
        cards[member.node] = Card(number, job, ties.get(number), reached, draft, line)
    return cards


def finding_of(graph: nx.Graph[Any], network: Network) -> tuple[str, str]:
    """Return how many people an ego network has in how many groups, and what to say where it has none ("" where it has)."""
    words = groups.network_words(len(network.members), len(network.groups), len(network.bridges), with_ego="ego" in graph.graph)
    return words, "" if network.groups else groups.no_group(network.ties, SMALLEST_GROUP)


Place = tuple[float, float, float]
"""Middle and radius of a group."""


def _places(
    network: Network, drawn: Sequence[Sequence[int]], named: Collection[int]
) -> tuple[list[Place], tuple[float, float]]:
    radii = []
    for group in drawn:
        dots = sum(1 for member in group if member not in named)
        around = (len(group) - dots) * BADGE * 1.3 / (2 * math.pi)
        radii.append(max(math.sqrt(STEP**2 * dots / math.pi + HOLE**2) + STEP / 2 + RIM, around, HOLE + RIM))
    links = {pair: ties for pair, ties in network.links.items() if max(pair) < len(drawn)}
    centres = pack(radii, links, APART, stretch=1.7)
    edge = BADGE
    left = min(x - r for (x, _), r in zip(centres, radii, strict=True)) - edge
    top = min(y - r for (_, y), r in zip(centres, radii, strict=True)) - edge
    places = [(x - left, y - top, r) for (x, y), r in zip(centres, radii, strict=True)]
    return places, (max(x + r for x, _, r in places) + edge, max(y + r for _, y, r in places) + edge)


def _dots(members: Sequence[int], place: Place) -> str:
    x, y, r = place
    seeds = sunflower(len(members), r - RIM - STEP / 2, HOLE)
    return "".join(f"M{_unit(x + a)} {_unit(y + b)}h0" for a, b in seeds)


def _people(
    network: Network,
    where: tuple[int, Sequence[int], Sequence[Place]],
    named: Mapping[int, int],
    leads: Mapping[Any, int],
    cards: Mapping[Any, Card],
) -> list[Dot]:
    """Return those of a group who are named, on its rim: bridges towards the groups that they reach."""
    number, group, places = where
    reach = {bridge.member: [g for g in bridge.groups if g < len(places)] for bridge in network.bridges}
    here = sorted((member for member in group if member in named), key=named.__getitem__)
    x, y, r = places[number]
    wanted = [_towards(places[number], [places[g] for g in reach.get(member, ())], member) for member in here]
    dots = []
    for member, angle in zip(here, rim_angles(wanted, BADGE * 1.3 / r), strict=True):
        person = network.members[member]
        others = [ascii_uppercase[g] for g in reach.get(member, ())]
        words = " · ".join(filter(None, (person.company, groups.ties_into(others) if others else "")))
        at = _unit(x + r * math.cos(angle)), _unit(y + r * math.sin(angle))
        dots.append(
            Dot(person.name, words, number, *at, str(named[member]), str(leads.get(person.node, "")), cards[person.node])
        )
    return dots


def _towards(place: Place, others: Sequence[Place], member: int) -> float:
    if not others:
        return float(member)  # anywhere, and the same each time
    return math.atan2(
        sum(y for _, y, _ in others) / len(others) - place[1], sum(x for x, _, _ in others) / len(others) - place[0]
    )


def _links(network: Network, places: Sequence[Place]) -> list[Link]:
    inside = {pair: ties for pair, ties in network.links.items() if max(pair) < len(places)}
    strongest = sorted(inside.items(), key=lambda link: (-link[1], link[0]))[: LINKS_A_GROUP * len(places)]
    most = max(inside.values(), default=1)
    return [
        Link(a, b, f"M{_at(places[a])}L{_at(places[b])}", _unit(1 + (WIDEST - 1) * ties / most)) for (a, b), ties in strongest
    ]


def _at(place: Place) -> str:
    return f"{_unit(place[0])} {_unit(place[1])}"


def _unit(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
