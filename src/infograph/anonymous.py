"""Invented names in place of real ones, for screenshots and reports that are shown around: the same person, the same name.

A name follows from the person's number in the store, never from their real name, so nobody can be looked up by
trying names. Roles, profiles, evidence and reasons are left out, since they name employers and other people.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path as File

from infograph.model import Hop, Label, OwnContact, Path, Person, Query, Suggestion
from infograph.patterns import lists_in

_STRIDE = 1049
"""Shares no divisor with the number of names, so that each is used once before one returns."""


def invented_name(number: int) -> str:
    """Return the invented name of a person's number: the first 2,500 are all different, then they are counted.

    >>> invented_name(1), invented_name(2501)
    ('Farah Zeman', 'Farah Zeman 2')
    """
    first_names, last_names = _names()
    turn, place = divmod(abs(number), len(first_names) * len(last_names))
    first, last = divmod(place * _STRIDE % (len(first_names) * len(last_names)), len(last_names))
    return f"{first_names[first]} {last_names[last]}" + (f" {turn + 1}" if turn else "")


@cache
def _names() -> tuple[list[str], list[str]]:
    lists = lists_in(File(__file__).with_name("invented_names.csv"))
    return " ".join(lists["first"]).split(), " ".join(lists["last"]).split()


class Anonymous:
    """Hides who is who in one output: `name_of` gives a person's number a name, companies are numbered as they come.

    Numbers below 0 are no people, and stay as they are.
    """

    def __init__(self, name_of: Callable[[int], str] = invented_name) -> None:
        self._name_of = name_of
        self._companies: dict[str, str] = {}

    def suggestion(self, suggestion: Suggestion) -> Suggestion:
        """Return a suggestion with its people, ways and ties hidden; scores and strengths stay."""
        paths = tuple(map(self._path, suggestion.paths))
        return replace(suggestion, target=self.person(suggestion.target), paths=paths, because=())

    def contact(self, contact: OwnContact) -> OwnContact:
        """Return an own contact hidden in the same way."""
        return replace(contact, person=self.person(contact.person), hop=_bare(contact.hop), because=())

    def person(self, person: Person) -> Person:
        """Return somebody of whom only fields, numbers and whether their list is whole are left."""
        if person.id < 0:
            return person
        labels = tuple(Label(label.industry, label.confidence) for label in person.labels)
        return Person(
            person.id,
            self._name_of(person.id),
            company=self.company(person.company),
            labels=labels,
            contacts=person.contacts,
            complete=person.complete,
        )

    def company(self, company: str) -> str:
        """Return the number of a company in words, "" where there is none."""
        return self._companies.setdefault(company, f"Company {len(self._companies) + 1}") if company else ""

    def query(self, query: Query) -> Query:
        """Return the question without the company, title and person it asked for."""
        return replace(query, company="", title="", via="")

    def _path(self, path: Path) -> Path:
        return replace(
            path,
            connector=self.person(path.connector),
            first=_bare(path.first),
            second=_bare(path.second),
            via=tuple(map(self.person, path.via)),
            via_hops=tuple(map(_bare, path.via_hops)),
        )


def _bare(hop: Hop) -> Hop:
    return replace(hop, grounds=())
