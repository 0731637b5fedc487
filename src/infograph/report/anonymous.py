"""Suggestions without anything that names a real person, for reports that are shown to others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from infograph.model import Hop, Label, Person, Query, Suggestion


def anonymous(suggestions: Sequence[Suggestion], names: Mapping[int, str]) -> list[Suggestion]:
    """Return the suggestions under the given names (person's id -> name), companies numbered.

    A person without a name there is called by their number. Profiles, roles, evidence and reasons are left out, since
    they name people and employers too.
    """
    companies: dict[str, str] = {}

    def hidden(person: Person) -> Person:
        known = companies.setdefault(person.company, f"Company {len(companies) + 1}") if person.company else ""
        labels = tuple(Label(label.industry, label.confidence) for label in person.labels)
        return Person(person.id, names.get(person.id, f"Person {person.id}"), company=known, labels=labels)

    return [
        replace(
            one,
            target=hidden(one.target),
            because=(),
            paths=tuple(
                replace(
                    path,
                    connector=hidden(path.connector),
                    first=_bare(path.first),
                    second=_bare(path.second),
                    via=tuple(map(hidden, path.via)),
                    via_hops=tuple(map(_bare, path.via_hops)),
                )
                for path in one.paths
            ),
        )
        for one in suggestions
    ]


def anonymous_query(query: Query) -> Query:
    """Return the question without the company, title and person it asked for."""
    return replace(query, company="", title="", via="")


def _bare(hop: Hop) -> Hop:
    return replace(hop, grounds=())
