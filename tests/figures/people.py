"""Invented suggestions and networks of any size, the same on every run, for the figures' tests."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx

from infograph.model import Hop, Label, Path, Person, StrengthWord, Suggestion

FIRST = "Ines Tara Pia Wei Dana Tom Zed Mei Kim Noor Quinn Luis Kofi Ivo Ned Leo Xan Ola Sven Bob Mia Uma Gus Eva Zoë".split()
LAST = "Weber Lind Zhang Nilsen Duarte Tanaka Baker Horvat Okafor Patel Müller Johnson Raman Novak Cole Sato Adeyemi-Bakare".split()
FIELDS = {
    "fintech": "Dirham Pay|Ledgerly|Coinwell|Paylink|Northbank Labs|Kassenbuch GmbH|First Meridian Digital Banking Group",
    "healthcare": "CareLoop|Mediform|Wardline|Helix Diagnostics",
    "climate": "Gridleaf|Carbonly|Tidal Works|Sunfold",
}
ROLES = "Staff Engineer|Product Manager|VP Risk & Compliance|Analyst|Founder|Partnerships Lead|Head of Data|Designer".split("|")
SCRIPTS = (
    "田中 美咲",
    "김민준",
    "Nguyễn Thị Ánh Nguyệt",
    "محمد العلي",
    "דוד לוי",
    "Ωμέγα Παπαδόπουλος",
    "Ольга Щербакова",
    "สมชาย ใจดี",
    "अनिता शर्मा",
    "Łukasz Wiśniewski",
    "李小龍",
    "Þórunn Æsa",
    "🚀 Ada 🌈",
    "Հայկ Պետրոսյան",
)


def word(strength: float) -> StrengthWord:
    return "strong" if strength > 0.6 else "medium" if strength > 0.3 else "weak"


def hop(strength: float, observed: bool = True) -> Hop:
    return Hop(round(strength, 3), "interactions", word(strength), ("12 messages",), observed)


def person(number: int, name: str, field: str = "", company: str = "", position: str = "") -> Person:
    labels = (Label(field, 0.9, "employer"),) if field else ()
    return Person(number, name, key=f"k{number}", slug=f"person-{number}", company=company, position=position, labels=labels)


def suggestion(rank: int, target: Person, paths: tuple[Path, ...], score: float) -> Suggestion:
    return Suggestion(rank, target, score, score, "good", 1.0, 0.9, paths, (f"{paths[0].connector.name} knows them",))


def suggestions(number: int, seed: int = 7, fields: int = 3) -> list[Suggestion]:
    """Return `number` suggestions through about sqrt(number) connectors, a few with another way in."""
    chance = random.Random(seed)
    connectors = [
        (person(i, f"{FIRST[i % 25]} {LAST[i % 17]}"), hop(chance.random())) for i in range(1, 2 + round(1.1 * number**0.5))
    ]
    found = []
    for rank in range(1, number + 1):
        field = list(FIELDS)[min(fields - 1, int(chance.random() ** 2 * 3))]
        company, role = chance.choice(FIELDS[field].split("|")), chance.choice(ROLES)
        if number > 100:
            company += f" {chance.randrange(9)}"
        target = person(1000 + rank, f"{chance.choice(FIRST)} {chance.choice(LAST)}", field, company, role)
        ways = chance.sample(connectors, min(len(connectors), 1 + (chance.random() < 0.25)))
        paths = tuple(Path(who, first, hop(chance.random()), 0.1, 0.1, 0.5) for who, first in ways)
        found.append(suggestion(rank, target, paths, 1 / (rank + 1)))
    return found


def named(names: tuple[str, ...]) -> list[Suggestion]:
    """Return suggestions whose people, roles, companies and connectors all bear the names given."""
    found = []
    for rank, name in enumerate(names, 1):
        target = person(1000 + rank, name, "fintech", name, name)
        connector = person(rank % 5 + 1, names[rank % min(5, len(names))])
        found.append(suggestion(rank, target, (Path(connector, hop(0.7), hop(0.4), 0.1, 0.1, 1.0),), 1 / rank))
    return found


def network(number: int, groups: int, seed: int = 3) -> nx.Graph[Any]:
    """Return an ego network: groups of colleagues, a few people who know several groups, some with no known tie."""
    chance = random.Random(seed)
    graph: nx.Graph[Any] = nx.Graph(ego=0)
    graph.add_node(0, name="Me")
    fields = list(FIELDS)
    sizes = [chance.random() ** 2 + 0.05 for _ in range(groups)]
    for node in range(1, number + 1):
        group = -1 if chance.random() < 0.2 else chance.choices(range(groups), sizes)[0]
        field = fields[group % 3] if chance.random() < 0.8 else ""
        company = FIELDS[fields[group % 3]].split("|")[group // 3 % 4]
        graph.add_node(node, name=f"{chance.choice(FIRST)} {chance.choice(LAST)}", company=company, industry=field, group=group)
        graph.add_edge(0, node)
    inside = {g: [n for n in graph if graph.nodes[n].get("group") == g] for g in range(groups)}
    everyone = [n for members in inside.values() for n in members]
    for members in inside.values():
        _tie(graph, chance, members, members, 5)
    _tie(graph, chance, chance.sample(everyone, min(len(everyone), groups * 2)), everyone, 6)
    return graph


def _tie(graph: nx.Graph[Any], chance: random.Random, ends: list[int], others: list[int], number: int) -> None:
    for node in ends:
        for other in chance.sample(others, min(len(others), number)):
            if node != other:
                graph.add_edge(node, other)
