"""Pictures of an answer, or of one's own network."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal

import click

from infograph.cli import screen
from infograph.cli.options import Asking, with_question
from infograph.errors import BadRequest

if TYPE_CHECKING:
    from infograph.workspace import Workspace

PLACE = 570

KINDS = ("tree", "layered", "matrix", "network", "timeline", "industries", "chain", "companies")
FORMATS: tuple[Literal["png", "svg", "pdf"], ...] = ("png", "svg", "pdf")
_EVERYBODY = 100_000  # a figure draws the first ones, and says truly how many it leaves out


@click.command(cls=Asking, short_help="Draw an answer, or your network, as PNG, SVG or PDF.")
@with_question(limit=30)
@click.option("--kind", default="tree", type=click.Choice(KINDS), show_default=True,
              help="tree: by connector; layered: by company; matrix: connectors by companies; network, timeline, "
              "industries: of your own contacts; chain: who introduced whom; companies: where people work.")  # fmt: skip
@click.option("-o", "--output", default="", metavar="FILE", show_default="infograph-KIND.png",
              help="The file; its extension picks png, svg or pdf.")  # fmt: skip
@click.option("--dark", is_flag=True, help="Light on dark.")
@click.option("--anon", is_flag=True, help="Invented names, for showing around.")
@click.option("--text", is_flag=True, help="svg: searchable text in the reader's fonts, not outlines.")
def plot(kind: str, output: str, dark: bool, anon: bool, text: bool, **asked: Any) -> None:
    """Draw whom you can be referred to and through whom.

    \b
    Examples:
      infograph plot --industry fintech -o fintech.png
      infograph plot -i fintech --kind matrix --dark -o matrix.svg
      infograph plot --kind network -o mine.pdf
    """
    from infograph.workspace import Workspace

    output = output or f"infograph-{kind}.png"
    form = _picture_format(output)
    explicit = click.get_current_context().get_parameter_source("limit") is not click.core.ParameterSource.DEFAULT
    options: dict[str, Any] = {"dark": dark} | ({"limit": asked["limit"]} if explicit and kind != "timeline" else {})
    with Workspace.open() as net:
        what = _drawn(net, kind, asked, anon=anon)
        if kind == "companies":
            options["title"] = f"Where people work, {net.query(**asked).words()}"
    from infograph import figures

    figure = figures.draw(kind, what, **options)
    with screen.new_file(output) as file:
        figures.save(figure, file, form, searchable=text)


def _picture_format(output: str) -> Literal["png", "svg", "pdf"]:
    extension = PurePath(output).suffix.lower()
    for form in FORMATS:
        if extension == f".{form}":
            return form
    raise BadRequest(f"{output} does not say which kind of picture.", "Use a name that ends in one of .png, .svg, .pdf.")


def _drawn(net: Workspace, kind: str, asked: dict[str, Any], *, anon: bool) -> Any:
    """Return what a kind of figure takes: suggestions, the user's own network, its days or its industries."""
    from infograph import figures

    if kind == "network":
        graph = net.ego_graph()
        return figures.anonymous_graph(graph) if anon else graph
    if kind == "chain":
        if anon:
            raise BadRequest("A chain of introductions has no invented names yet.", "Leave --anon out.")
        return net.meetings.introductions()
    if kind == "companies":
        if anon:
            raise BadRequest("Employers have no invented names.", "Leave --anon out.")
        return net.companies(net.query(**asked | {"limit": _EVERYBODY}))
    if kind == "timeline":
        graph = net.ego_graph()
        me = graph.graph.get("ego")
        return [tie.get("since") for _, _, tie in graph.edges(me, data=True)] if me in graph else []
    if kind == "industries":
        rows = net.industries()
        known = {row.code: row.contacts for row in rows}
        return known | {"": net.status().contacts - sum(known.values())}
    found = net.suggest(net.query(**asked | {"limit": _EVERYBODY}))
    return figures.anonymous(found) if anon else found
