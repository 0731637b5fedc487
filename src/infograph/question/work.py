"""How much what people do weighs: whoever does what the user does counts more, whoever tells little of a field comes last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import infograph.industry as fields
from infograph.model import Query
from infograph.store import doings, evidence, read
from infograph.store.candidates import Fits
from infograph.store.db import Connection

if TYPE_CHECKING:
    from infograph.question.plain_graph import PlainGraph
    from infograph.question.view import View


class WorkWeight(NamedTuple):
    """By how much somebody counts less, and for which occupation, "" where only the function is another."""

    factor: float
    aside: str = ""


def work_weights(view: View, query: Query, fits: Fits) -> dict[int, WorkWeight]:
    """Return who of these counts less for what they do, and how much.

    Another function than the user's own is worth `other_function`, where none is asked for; an occupation that tells little
    of the fields asked for `aside`. Nobody counts less with `any_function`, nor whoever's function is not known.
    """
    if query.any_function:
        return {}
    found: dict[int, WorkWeight] = {}
    own = () if query.functions or view.settings.other_function == 1 else own_functions(view.db)
    if own:
        found = {person: WorkWeight(view.settings.other_function) for person in doings.others(view.db, own, fits)}
    for person, kind in doings.asides(view.db, fits) if query.industries and not query.functions else ():
        if not fields.at_home(kind, query.industries):
            factor = found[person].factor if person in found else 1.0
            found[person] = WorkWeight(factor * view.settings.aside, kind)
    return found


def weighed(fits: Fits, weights: Mapping[int, WorkWeight]) -> Fits:
    """Return how well people fit a question when what they do is weighed."""
    if not weights:
        return fits
    return {person: fit * weights[person].factor if person in weights else fit for person, fit in fits.items()}


def own_functions(db: Connection) -> tuple[str, ...]:
    """Return what the user does: by their title, else by the position that their own archive names first; () if not known."""
    me = read.ego(db)
    if me is None:
        return ()
    known = doings.of(db, [me]).get(me)
    if known and known[0]:
        return tuple(one.function for one in known[0])
    now = (title for kind, _, title, _, finished in evidence.facts(db, me) if kind == "position" and not finished and title)
    title = next(now, "")
    return tuple(one.function for one in fields.functions(title)) if title else ()


def add_work(graph: PlainGraph, weights: Mapping[int, WorkWeight]) -> None:
    """Put on the nodes of people who count less for what they do `function_fit` and `aside`."""
    for person, weight in weights.items():
        if person in graph.nodes:
            graph.nodes[person]["function_fit"] = weight.factor
            if weight.aside:
                graph.nodes[person]["aside"] = weight.aside
