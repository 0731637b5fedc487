"""How much what people do weighs: whoever does what the user does counts more, whoever tells little of a field comes last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import infograph.industry as fields
from infograph.model import Query
from infograph.store import candidates, doings, evidence, read
from infograph.store.candidates import Fits
from infograph.store.db import Connection
from infograph.store.pages import while_it_stands

if TYPE_CHECKING:
    from infograph.question.plain_graph import PlainGraph
    from infograph.question.view import View
    from infograph.ranking.settings import Settings


class WorkWeight(NamedTuple):
    """By how much somebody counts less, and for which occupation, "" where only the function is another or not known."""

    factor: float
    aside: str = ""


def work_weights(view: View, query: Query, fits: Fits) -> dict[int, WorkWeight]:
    """Return who of these counts less for what they do, and how much.

    Another function than the user's own is worth `other_function`, where neither one nor a title is asked for; a title that
    does not say its function `unread_function`: more than another, less than one's own. An occupation that tells little of
    the fields asked for is worth `aside`. Nobody counts less with `any_function`.
    """
    if query.any_function:
        return {}
    weights: dict[int, WorkWeight] = {}
    if own := own_work(view, query):
        does, by_work = doings.do_any(view.db, own, fits), weight_of_work(view.settings)
        weights = {person: by_work[same] for person in fits if (same := does.get(person)) is not True}
    for person, kind in _asides(view.db, fits) if asides_count(query) else ():
        if not fields.at_home(kind, query.industries):
            factor = weights[person].factor if person in weights else 1.0
            weights[person] = WorkWeight(factor * view.settings.aside, kind)
    return weights


def own_work(view: View, query: Query) -> tuple[str, ...]:
    """Return the functions that count in a question as what the user does; () where it does not matter what people do.

    Whoever does what a field is there for tells of it as one's own kind does: lawyers of law, nurses of health care.
    """
    if query.any_function or query.functions or query.title or view.settings.other_function >= 1:
        return ()
    own = own_functions(view.db)
    return (*own, *fields.professions(query.industries)) if own else ()


def weight_of_work(settings: Settings) -> dict[bool | None, WorkWeight]:
    """Return what those are worth who do something else than the user (False), or of whom it is not known (None)."""
    other = settings.other_function
    return {None: WorkWeight(max(other, settings.unread_function)), False: WorkWeight(other)}


def asides_count(query: Query) -> bool:
    """Say whether an occupation that tells little of the fields asked for counts less."""
    return bool(query.industries) and not query.functions and not query.any_function


def _asides(db: Connection, fits: Fits) -> Iterable[tuple[int, str]]:
    """Return those whose occupation is at home in some industries alone."""
    if not candidates.asked_again(db) or candidates.is_small_part(db):
        return doings.asides(db, fits)
    kept: dict[int, str] = while_it_stands(db, "asides", lambda: dict(doings.asides(db, candidates.anybody(db))))
    return [(person, kept[person]) for person in fits if person in kept]


def weighed(fits: Fits, weights: Mapping[int, WorkWeight]) -> Fits:
    """Return how well people fit a question when what they do is weighed."""
    if not weights:
        return fits
    return {person: fit * weights[person].factor if person in weights else fit for person, fit in fits.items()}


def own_functions(db: Connection) -> tuple[str, ...]:
    """Return what the user does: by their title, else by the position that their own archive names first; () if not known."""
    return while_it_stands(db, "own_functions", lambda: _own_functions(db))


def _own_functions(db: Connection) -> tuple[str, ...]:
    me = read.ego(db)
    if me is None:
        return ()
    work = doings.of(db, [me]).get(me)
    if work and work[0]:
        return tuple(doing.function for doing in work[0])
    now = (title for kind, _, title, _, finished in evidence.facts(db, me) if kind == "position" and not finished and title)
    title = next(now, "")
    return tuple(doing.function for doing in fields.functions(title)) if title else ()


def add_work(graph: PlainGraph, weights: Mapping[int, WorkWeight]) -> None:
    """Put on the nodes of people who count less for what they do, but ego's, `function_fit` and `aside`."""
    me = graph.graph.get("ego")
    for person, weight in weights.items():
        if person in graph.nodes and person != me:
            graph.nodes[person]["function_fit"] = weight.factor
            if weight.aside:
                graph.nodes[person]["aside"] = weight.aside
