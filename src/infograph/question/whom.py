"""Say in arrays whom a question asks for among those around the user, as `answer.asked_for` and `work` say it of everybody."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

import infograph.industry as fields
from infograph.model import Query
from infograph.question.answer import at_company, own_position
from infograph.question.neighbourhood import NOBODY, Flags, Floats, Ints, Kinds, Marks, Neighbourhood
from infograph.question.view import View
from infograph.question.work import WorkWeight, asides_count, own_work, weight_of_work
from infograph.store import surroundings
from infograph.store.pages import while_it_stands
from infograph.text import fold


class Whom(NamedTuple):
    """For each place of a neighbourhood how well they fit when their work is weighed (below 0: not asked for), and why less.

    `factor` is what their work is worth, of those who are `weighed`; `aside` the number of their occupation among
    `occupations` where that counts; `skip`: who was asked or met already.
    """

    near: Neighbourhood
    fits: Floats
    factor: Floats
    weighed: Flags
    aside: Ints
    occupations: list[str]
    skip: Flags

    def fits_of(self, places: Ints) -> dict[int, float]:
        """Return people with how well they fit."""
        return dict(zip(self.near.people[places].tolist(), self.fits[places].tolist(), strict=True))

    def weights_of(self, places: Ints) -> dict[int, WorkWeight]:
        """Return who of these counts less for what they do, and how much."""
        less = places[self.weighed[places]]
        columns = (self.near.people[less], self.factor[less], self.aside[less])
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return {person: WorkWeight(factor, self.occupations[kind]) for person, factor, kind in rows}


def whom(view: View, near: Neighbourhood, query: Query, skip: frozenset[int]) -> Whom:
    """Return whom a question asks for, and what their work is worth."""
    fits = _fits(view, near, query)
    asked = fits >= 0
    factor, weighed = np.ones(len(fits)), np.zeros(len(fits), np.bool_)
    if own := own_work(view, query):
        does, by_work = _doings(view, near), weight_of_work(view.settings)
        same = near.any(does, own)
        working = while_it_stands(view.db, "working", lambda: near.any(does, does))
        factor = np.where(same, 1.0, np.where(working, by_work[False].factor, by_work[None].factor))
        weighed = asked & ~same
    occupations, aside = _occupations(view, near) if asides_count(query) else ([""], np.zeros(len(fits), np.int64))
    out = np.array([bool(kind) and not fields.at_home(kind, query.industries) for kind in occupations])
    aside = np.where(asked & out[aside], aside, 0)
    factor = np.where(aside > 0, factor * view.settings.aside, factor)
    weighed |= aside > 0
    skipped = np.zeros(len(fits), np.bool_)
    skipped[near.places(skip)] = True
    return Whom(near, np.where(asked, fits * factor, NOBODY), factor, weighed, aside, occupations, skipped)


def _fits(view: View, near: Neighbourhood, query: Query) -> Floats:
    """Return for each place the confidence that they fit a question."""
    fits = np.ones(len(near.people))
    if query.industries:
        fits = near.best(_fields(view, near), fields.resolve_all(query.industries, near=query.near))
    if query.company:
        fits = _only(fits, near.of_people(at_company(view.db, query.company, former=query.former)))
    if query.functions and not query.any_function:
        fits = _only(fits, near.best(_doings(view, near), dict.fromkeys(query.functions, 1.0)))
    if query.level:
        others = np.ones(len(fits), np.bool_)
        others[_at_level(view, near, query.level)] = False
        fits[others] = NOBODY
    if query.title:
        fits[~_titled(view, near, query.title)] = NOBODY
    fits[near.places(surroundings.maybe_me(view.db))] = NOBODY
    return fits


def _only(fits: Floats, others: Floats) -> Floats:
    return np.where((fits >= 0) & (others >= 0), fits * others, NOBODY)


def _fields(view: View, near: Neighbourhood) -> Marks:
    return while_it_stands(view.db, "fields", lambda: near.marks(surroundings.in_fields(view.db, near.few)))


def _doings(view: View, near: Neighbourhood) -> Marks:
    return while_it_stands(view.db, "doings", lambda: near.marks(surroundings.at_work(view.db, near.few)))


def _occupations(view: View, near: Neighbourhood) -> Kinds:
    return while_it_stands(view.db, "occupations", lambda: near.kinds(surroundings.at_occupations(view.db, near.few)))


def _at_level(view: View, near: Neighbourhood, level: str) -> Ints:
    """Return the places of those of a level, as it is seen from the user's own."""
    levels = fields.levels_of(own_position(view.db), level)
    return while_it_stands(view.db, f"level:{level}", lambda: near.places_in(surroundings.at_levels(view.db, levels, near.few)))


def _titled(view: View, near: Neighbourhood, title: str) -> Flags:
    """Return who has all words of a title in theirs."""
    words = fold(title).split()
    if not words:
        return np.ones(len(near.people), np.bool_)
    numbers, held = while_it_stands(view.db, "titles", lambda: _titles(view, near))
    has: Flags = np.zeros(1 + max(map(max, numbers.values()), default=0), np.bool_)
    has[list(set.intersection(*(numbers.get(word, set()) for word in words)))] = True
    of_each: Flags = has[held]
    return of_each


def _titles(view: View, near: Neighbourhood) -> tuple[dict[str, set[int]], Ints]:
    """Return by each word the numbers of the titles that have it, and for each place the number of the title (0: none)."""
    number_of: dict[str, int] = {"": 0}
    people = {who: number_of.setdefault(text, len(number_of)) for who, text in surroundings.titles(view.db, near.few)}
    numbers: dict[str, set[int]] = {}
    for position, number in number_of.items():
        for word in fold(position).split():
            numbers.setdefault(word, set()).add(number)
    return numbers, near.of_people(people, 0.0).astype(np.int64)
