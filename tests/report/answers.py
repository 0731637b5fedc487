"""Invented answers of any size for the report's tests: evidence, drafts, sources, names in many scripts."""

from __future__ import annotations

import random

import networkx as nx

from infograph.model import Hop, Label, Path, Person, Query, SourceRow, StrengthWord, Suggestion

QUERY = Query(industries=("fintech", "climate", "healthcare"))
FIRST = "Ines Tara Pia Wei Dana Tom Zed Mei Kim Noor Quinn Luis Kofi Ivo Ned Leo Xan Ola Sven Bob Mia Uma Gus Eva Zoë"
LAST = "Weber Lind Zhang Nilsen Duarte Tanaka Baker Horvat Okafor Patel Müller Johnson Raman Novak Cole Adeyemi-Bakare"
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
FIELDS = {
    "fintech": "Dirham Pay|Ledgerly|Coinwell|Paylink|Kassenbuch GmbH|First Meridian Digital Banking Group",
    "healthcare": "CareLoop|Mediform|Wardline",
    "climate": "Gridleaf|Carbonly|Tidal Works",
}
ROLES = "Staff Engineer|Product Manager|VP Risk & Compliance|Analyst|Founder|Head of Data|プロダクトマネージャー"
EVIDENCE: dict[StrengthWord, str] = {
    "strong": "42 messages, latest 3 weeks ago",
    "medium": "3 mutual contacts, both lists known",
    "weak": "1 message, 6 years ago",
    "unknown": "strength unknown: ask them",
}
SOURCES = (
    SourceRow(1, "Connections.csv", "linkedin-connections", "you", 1, "2026-03-01", 812, "ab" * 32),
    SourceRow(2, "priya.csv", "linkedin-connections", "Priya Raman", 3, "2026-03-02", 640, "cd" * 32),
)


def answer(number: int, seed: int = 5) -> list[Suggestion]:
    """Return `number` suggestions, best first; each third has a second way, each seventeenth a guessed tie."""
    chance = random.Random(seed)
    connectors = [_person(n, _name(n), "", "Northbank Labs", "Partner") for n in range(1, 2 + round(1.1 * number**0.5))]
    first = {person.id: _hop(chance.choice(list(EVIDENCE))) for person in connectors}
    found = []
    for rank in range(1, number + 1):
        field = chance.choice(["", *FIELDS, "fintech", "fintech"])
        company = chance.choice(FIELDS[field].split("|")) if field else ""
        name = SCRIPTS[rank // 4 % len(SCRIPTS)] if rank % 4 == 0 else _name(1000 + rank)
        target = _person(1000 + rank, name, field, company, chance.choice(ROLES.split("|")))
        ways = chance.sample(connectors, 1 + (rank % 3 == 0 and len(connectors) > 1))
        paths = tuple(
            Path(way, first[way.id], _hop(chance.choice(list(EVIDENCE)), rank % 17 != 0), 0.05, 0.1, share)
            for way, share in zip(ways, (0.7, 0.3) if len(ways) > 1 else (1.0,), strict=True)
        )
        band = ("strong", "good", "long shot")[min(2, 3 * rank // (number + 1))]
        found.append(Suggestion(rank, target, 1 / rank, 1 / rank, band, 1.0, 0.9, paths, ("worked there before",)))
    return found


def drafts(found: list[Suggestion]) -> dict[int, str]:
    """Return a message for each target."""
    return {one.target.id: f"Hello,\n\nyou know {one.target.name}. Would you introduce us?\n\nThank you" for one in found}


def log(found: list[Suggestion]) -> dict[int, str]:
    """Return the command that keeps the ask for each target."""
    return {one.target.id: f"infograph log '{one.target.name}' asked --via '{one.best.connector.name}'" for one in found}


def lend(person: int) -> tuple[str, str]:
    """Return a message that asks an own contact for their list, and the command for once it is there."""
    return f"Hello,\n\nmay I see your list?\n\nThank you, {person}", f"infograph import FILE --owner '#{person}'"


def network(found: list[Suggestion], contacts: int = 120) -> nx.Graph[int]:
    """Return an ego network of which the connectors are part: rings of twelve, each third of whose members knows the next ring."""
    graph: nx.Graph[int] = nx.Graph(ego=0)
    connectors = list({path.connector.id: path.connector for one in found for path in one.paths}.values())
    people = [(one.id, one.name) for one in connectors] + [
        (5000 + n, _name(5000 + n)) for n in range(contacts - len(connectors))
    ]
    for number, name in people:
        graph.add_node(number, name=name, company=f"Firm {number % 3}")
        graph.add_edge(0, number)
    ring = [people[start : start + 12] for start in range(0, contacts, 12)]
    for place, members in enumerate(ring):
        graph.add_edges_from((a[0], b[0]) for a in members for b in members if a[0] < b[0])
        graph.add_edges_from((one[0], ring[place - 1][0][0]) for one in members[::6] if place)
    return graph


def _name(number: int) -> str:
    first, last = FIRST.split(), LAST.split()
    return f"{first[number % len(first)]} {last[number * 7 % len(last)]}"


def _person(number: int, name: str, field: str, company: str, position: str) -> Person:
    labels = (Label(field, 0.9, f"{company}: employer list"),) if field else ()
    slug = f"member-{number}" if number % 5 else ""
    return Person(number, name, f"key-{number}", slug, company, position, labels)


def _hop(word: StrengthWord, observed: bool = True) -> Hop:
    strength = {"strong": 0.8, "medium": 0.45, "weak": 0.15, "unknown": 0.25}[word]
    return Hop(strength, "unknown" if word == "unknown" else "interactions", word, (EVIDENCE[word],), observed)
