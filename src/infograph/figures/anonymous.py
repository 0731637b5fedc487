"""Invented names in place of real ones, for screenshots and bug reports: the same person, the same name.

A name follows from the person's number in the store, never from their real name, so nobody can be looked up by
trying names. Roles, evidence and reasons are left out, since they name employers and other people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from infograph.figures.own_contacts import DIRECTLY, with_own
from infograph.model import Hop, Label, Path, Person, Suggestion

if TYPE_CHECKING:
    import networkx as nx

_FIRST = (
    "Abel Ada Aiko Alba Amir Anouk Arlo Asta Bao Bela Bodil Cai Carmen Ciro Dalia Dario Edda Elif Emre Esra Farah Finn "
    "Gala Gita Hugo Ida Ilse Imani Iris Jonas Juno Kaya Kenji Lara Lev Lina Luca Maia Milo Nadia Nils Oona Otto Paloma "
    "Ravi Rosa Samir Selma Tariq Vera"
).split()
_LAST = (
    "Abara Alder Amsel Aoki Barros Birk Bloom Calder Castel Demir Dorn Eklund Faber Falk Fontaine Garrido Grove Hakim "
    "Hale Holm Ibarra Ivers Jansen Kaplan Kern Kimura Laine Lund Marsh Mbeki Moreau Nagy Noor Okoro Oster Pinto Quist "
    "Rahman Reyes Rowan Sandoval Sato Solberg Sorel Tamm Thorne Ueda Vidal Winter Zeman"
).split()
_STRIDE = 1049
"""Shares no divisor with the number of names, so that each is used once before one returns."""
_NAMES = ("company", "position", "slug", "key", "was", "why", "whys", "notes", "source", "stage", "stage_day")


def anonymous(suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Return the suggestions with invented people and companies, everything else that could name them left out."""
    companies: dict[str, str] = {}
    return [_suggestion(suggestion, companies) for suggestion in with_own(suggestions)]


def anonymous_graph(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    """Return a copy of a graph with invented people and companies; only numbers and industries stay.

    Nodes that are not numbers are renumbered, since they may be names.
    """
    import networkx as nx

    numbers = {node: node if isinstance(node, int) else place for place, node in enumerate(graph)}
    plain = nx.relabel_nodes(graph, numbers) if any(old != new for old, new in numbers.items()) else graph.copy()
    companies: dict[str, str] = {}
    plain.graph.pop("question", None)
    if graph.graph.get("ego") in numbers:
        plain.graph["ego"] = numbers[graph.graph["ego"]]
    for node, attributes in plain.nodes(data=True):
        company = _company(str(attributes.get("company", "")), companies)
        for name in _NAMES:
            attributes.pop(name, None)
        attributes |= {"name": invented_name(node)} | ({"company": company} if company else {})
    for _, _, attributes in plain.edges(data=True):
        for name in _NAMES:
            attributes.pop(name, None)
    return plain


def invented_name(number: int) -> str:
    """Return the invented name of a person's number: the first 2,500 are all different, then they are counted.

    >>> invented_name(1), invented_name(2501)
    ('Farah Zeman', 'Farah Zeman 2')
    """
    turn, place = divmod(abs(number), len(_FIRST) * len(_LAST))
    first, last = divmod(place * _STRIDE % (len(_FIRST) * len(_LAST)), len(_LAST))
    return f"{_FIRST[first]} {_LAST[last]}" + (f" {turn + 1}" if turn else "")


def _suggestion(suggestion: Suggestion, companies: dict[str, str]) -> Suggestion:
    paths = tuple(_path(path, companies) for path in suggestion.paths)
    return replace(suggestion, target=_person(suggestion.target, companies), paths=paths, because=())


def _path(path: Path, companies: dict[str, str]) -> Path:
    return replace(
        path,
        connector=_person(path.connector, companies),
        first=_hop(path.first),
        second=_hop(path.second),
        via=tuple(_person(person, companies) for person in path.via),
        via_hops=tuple(_hop(hop) for hop in path.via_hops),
    )


def _person(person: Person, companies: dict[str, str]) -> Person:
    if person == DIRECTLY:
        return person
    labels = tuple(Label(label.industry, label.confidence) for label in person.labels)
    return Person(
        person.id,
        invented_name(person.id),
        company=_company(person.company, companies),
        labels=labels,
        contacts=person.contacts,
        complete=person.complete,
    )


def _company(company: str, companies: dict[str, str]) -> str:
    return companies.setdefault(company, f"Company {len(companies) + 1}") if company else ""


def _hop(hop: Hop) -> Hop:
    return replace(hop, grounds=())
