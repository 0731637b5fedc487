"""What people do at work, as the user sees and corrects it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from infograph import industry
from infograph.answers import FunctionRow
from infograph.errors import Ambiguous, NotFound
from infograph.model import Doing
from infograph.people.derive import override_title
from infograph.people.find import find_person
from infograph.people.label import said_industries
from infograph.store import doings, read
from infograph.tables import Rows
from infograph.text import clean

if TYPE_CHECKING:
    from infograph.workspace import Workspace


class Work:
    """The functions that people have, why, and the user's word on titles."""

    def __init__(self, net: Workspace) -> None:
        self._store = net._store

    def functions(self) -> Rows[FunctionRow]:
        """Return all functions with how many people have each by their titles."""
        with self._store.reading() as db:
            counts = doings.counts(db, read.ego(db))
        return Rows(
            FunctionRow(function.code, function.name, function.synonyms, *counts.get(function.code, (0, 0)))
            for function in industry.all_functions()
        )

    def said_industries(self) -> list[tuple[str, str]]:
        """Return the user's word on companies: (company, codes separated by "|" or "none"), in the order of names."""
        with self._store.reading() as db:
            return said_industries(db)

    def why(self, who: str) -> tuple[str, tuple[Doing, ...], str]:
        """Return the name, functions and level of a person, or of a title where nobody has that name."""
        with self._store.reading() as db:
            try:
                person = find_person(db, who)
            except Ambiguous:
                raise
            except NotFound:
                title = clean(who)
                return title, industry.functions(title, doings.overrides(db)), industry.level(title)
        return person.name, person.functions, person.level

    def set_functions(self, title: str, names: Sequence[str]) -> int:
        """Keep the user's word on the functions of a title; return how many people have it. Raises UnknownFunction.

        The one name "none" says that it has none; no names withdraw what was said.
        """
        none = [name.casefold() for name in names] == [industry.NO_INDUSTRY]
        codes = () if none else tuple(map(industry.resolve_function, names))
        with self._store.writing("function") as db:
            return override_title(db, title, codes if names else None)
