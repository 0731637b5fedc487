"""Invented suggestions for the tests of outputs."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from infograph.model import Band, Hop, Label, Path, Person, Query, StrengthWord, Suggestion
from infograph.question.results import Suggestions

BOB = Person(2, "Bob Johnson", "bob-johnson", "bob-johnson", "Acme Robotics", "Engineering Manager")
PRIYA = Person(3, "Priya Raman", "priya-raman", "priya-raman", "Northwind Ventures", "Partner")
QUESTION = Query(industries=("fintech",))


def person(number: int, name: str, company: str = "", position: str = "") -> Person:
    label = (Label("fintech", 0.9, f"{company}: employer list"),) if company else ()
    return Person(number, name, f"key-{number}", "", company, position, label)


def hop(word: StrengthWord = "unknown", *evidence: str) -> Hop:
    strength = {"strong": 0.7, "medium": 0.4, "weak": 0.2, "unknown": 0.25}[word]
    return Hop(strength, "unknown" if word == "unknown" else "interactions", word, evidence)


def path(connector: Person, first: Hop, second: Hop, share: float = 1.0) -> Path:
    return Path(connector, first, second, 0.05, first.strength * second.strength, share)


def suggestion(rank: int, target: Person, *paths: Path, band: Band = "good") -> Suggestion:
    return Suggestion(rank, target, 0.1 / rank, 0.1 / rank, band, 2.0 / rank, 0.9, paths, ("a reason",))


def suggestions(found: Iterable[Suggestion]) -> Suggestions:
    shown = list(found)
    graph: nx.Graph[int] = nx.Graph(ego=1, now=700_000)
    graph.add_nodes_from((one.target.id, {"relevance": one.relevance}) for one in shown)
    return Suggestions(shown, QUESTION, graph)


def three() -> Suggestions:
    """Return three suggestions as a terminal meets them: a plain one, a long one, one in wide letters."""
    asked = hop("strong", "42 messages, latest 3 weeks ago", "Bob Johnson recommended you (Mar 2024)")
    mei = person(11, "Mei Tanaka", "Ledgerly", "Staff Engineer, Payments")
    long = person(12, "Oluwaseun Adeyemi-Bakare", "First Meridian Digital Banking Group", "Vice President, Risk & Compliance")
    wide = person(13, "田中 美咲", "株式会社ペイリンク", "プロダクトマネージャー")
    known = hop("medium", "3 mutual contacts, both lists known")
    return suggestions(
        [
            suggestion(1, mei, path(BOB, asked, known, 0.8), path(PRIYA, hop(), hop(), 0.2), band="strong"),
            suggestion(2, long, path(PRIYA, hop("weak", "1 message, 2 years ago"), hop())),
            suggestion(3, wide, path(BOB, asked, hop()), band="long shot"),
        ]
    )


def all_called(name: str) -> Suggestions:
    """Return two suggestions whose people, companies, roles and evidence all bear one name."""
    slug = name.encode("utf-8", "ignore").decode()
    who = [Person(number, name, name, slug, name, name, (Label(name, 0.9, name),)) for number in (11, 12, 13)]
    ties = hop("strong", name), hop("unknown", name)
    return suggestions([suggestion(rank, who[rank], path(who[0], *ties), path(BOB, *ties)) for rank in (1, 2)])
