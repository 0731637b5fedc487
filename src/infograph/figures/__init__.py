"""Pictures of paths and networks, as plain matplotlib figures; the only place that imports matplotlib.

A figure is one module here with `KIND` (its name), `TITLE` (what it shows, in a few words: help and documents list it),
`TAKES` (what it draws: "suggestions", "graph", "days", "counts", "introductions", "companies",
"functions" or "progress") and
`draw(what, *, title, dark, ax) -> Figure`; it is found by being there. One that counts all who answer a question, not those
drawn alone, says so with `COUNTS = "everybody"`. The texts are written out: the command line reads them without matplotlib.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal, Protocol

from matplotlib.figure import Figure

from infograph.errors import BadRequest
from infograph.figures.anonymous import anonymous, anonymous_graph
from infograph.figures.chain import draw as chain
from infograph.figures.companies import draw as companies
from infograph.figures.functions import draw as functions
from infograph.figures.industries import draw as industries
from infograph.figures.layered import draw as layered
from infograph.figures.matrix import draw as matrix
from infograph.figures.network import draw as network
from infograph.figures.saving import FORMATS, save
from infograph.figures.search import draw as search
from infograph.figures.timeline import draw as timeline
from infograph.figures.tree import draw as tree
from infograph.phrases import pictures

__all__ = [
    "FORMATS",
    "MADE_BY",
    "FigureModule",
    "anonymous",
    "anonymous_graph",
    "chain",
    "companies",
    "draw",
    "functions",
    "industries",
    "kinds",
    "layered",
    "matrix",
    "network",
    "save",
    "search",
    "timeline",
    "tree",
]

Takes = Literal["suggestions", "graph", "days", "counts", "introductions", "companies", "functions", "progress"]


MADE_BY = {
    "suggestions": 'found.plot("{kind}")',
    "graph": 'figures.draw("{kind}", net.ego_graph())',
    "days": 'figures.draw("{kind}", net.meetings.days())',
    "counts": "known = {{row.code: row.contacts for row in net.industries()}}; "
    'figures.draw("{kind}", {{**known, "": net.status().contacts - sum(known.values())}})',
    "introductions": 'figures.draw("{kind}", net.meetings.introductions())',
    "companies": 'figures.draw("{kind}", net.companies(industry="fintech"))',
    "functions": 'figures.draw("{kind}", net.work.functions())',
    "progress": 'figures.draw("{kind}", net.meetings.progress())',
}
"""How a kind of figure is made of a workspace, by what it takes."""


class FigureModule(Protocol):
    """What a module must have to be a figure."""

    KIND: str
    TITLE: str
    TAKES: Takes
    draw: Callable[..., Figure]


@lru_cache(maxsize=1)
def kinds() -> dict[str, FigureModule]:
    """Return every figure by its kind, in alphabetical order.

    >>> [kind for kind, figure in kinds().items() if figure.TAKES == "suggestions"]
    ['layered', 'matrix', 'tree']
    """
    modules: list[Any] = [import_module(f"{__name__}.{module_info.name}") for module_info in iter_modules(__path__)]
    figures = {module.KIND: module for module in modules if hasattr(module, "KIND")}
    return dict(sorted(figures.items()))


def draw(kind: str, what: Any, **options: Any) -> Figure:
    """Draw a figure by its kind; `what` is what that kind takes, options are those of its own `draw`.

    Where it is an answer, its title names the question, unless another title is given.

    Raises:
        BadRequest: there is no such kind, or none that is drawn of an answer where `what` is one.
    """
    query = getattr(what, "query", None)
    drawn = [name for name, figure in kinds().items() if query is None or figure.TAKES == "suggestions"]
    if kind not in kinds():
        raise BadRequest(f"There is no figure called “{kind}”.", f"Figures: {', '.join(drawn)}.")
    if kind not in drawn:
        takes = kinds()[kind].TAKES
        raise BadRequest(
            f"The figure {kind} is not drawn of an answer, as {', '.join(drawn)} are.",
            f"from infograph import figures; {MADE_BY[takes].format(kind=kind)}",
        )
    if query is not None and (len(what) or getattr(what, "contacts", None)):
        options = {"title": pictures.answer_title(query.about())} | options
    return kinds()[kind].draw(what, **options)
