"""Show an answer or one's own network in a notebook, as a page in a frame with a still picture behind it."""

from __future__ import annotations

from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from infograph import figures, report
from infograph.phrases.pages import OUTSIDE
from infograph.question.results import DRAFTED, Suggestions
from infograph.report.circle import finding_of, found_in

if TYPE_CHECKING:
    import networkx as nx


def show_paths(suggestions: Suggestions) -> None:
    """Show the paths of an answer, with drafts where it can write them; raises BadRequest outside of a notebook."""
    drafts = {suggestion.target.id: suggestion.draft() for suggestion in suggestions[:DRAFTED] if suggestion.write}
    out = StringIO()
    report.render(suggestions, suggestions.query, out, drafts=drafts, alone=True)
    report.show(out.getvalue(), _still("tree", suggestions), suggestions.heading, OUTSIDE["tree"])


def show_network(graph: nx.Graph[Any]) -> None:
    """Show the map of an ego network; raises BadRequest outside of a notebook."""
    out = StringIO()
    report.render_network(graph, out)
    report.show(out.getvalue(), _still("network", graph), finding_of(graph, found_in(graph))[0], OUTSIDE["network"])


def _still(kind: str, what: Any) -> bytes:
    picture = BytesIO()
    figures.save(figures.draw(kind, what), picture, "png")
    return picture.getvalue()
