"""Pictures of an answer, or of one's own network."""

from __future__ import annotations

# Loaded when used: matplotlib takes 0.5 s.
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal

import click

from infograph.cli import screen
from infograph.cli.answer import or_the_goal, write_network, write_report
from infograph.cli.options import Asking, with_question
from infograph.cli.screen_options import opened, with_anon
from infograph.cli.traits import in_words, traits
from infograph.errors import BadRequest
from infograph.phrases import pictures
from infograph.query import DRAWN_OWN

if TYPE_CHECKING:
    from infograph.model import Query
    from infograph.workspace import Workspace

PLACE = 570

FIGURES = traits("infograph.figures", "KIND")
FORMATS: tuple[Literal["png", "svg", "pdf"], ...] = ("png", "svg", "pdf")
TOUCHED = ("tree", "network")
"""Kinds that are also a page, of which the parts can be pointed at, chosen and zoomed."""
_EVERYBODY = 100_000


@click.command(cls=Asking, short_help="Draw an answer, or your network: PNG, SVG, PDF or a page.")
@with_question(limit=30)
@click.option(
    "--kind",
    default="tree",
    type=click.Choice(list(FIGURES)),
    show_default=True,
    help=f"{in_words('infograph.figures', 'KIND')}.",
)
@click.option(
    "-o",
    "--output",
    default="",
    metavar="FILE",
    show_default="infograph-KIND.png",
    help="The file; its extension picks png, svg, pdf or, of tree and network, a page to touch: html.",
)
@click.option("--dark", is_flag=True, help="Light on dark.")
@with_anon
@click.option("--text", is_flag=True, help="svg: searchable text in the reader’s fonts, not outlines.")
def plot(kind: str, output: str, dark: bool, text: bool, **asked: Any) -> None:
    """Draw whom you can be referred to and through whom.

    \b
    Examples:
      infograph plot --industry fintech -o fintech.png
      infograph plot -i fintech --kind matrix --dark -o matrix.svg
      infograph plot --kind network -o mine.pdf
      infograph plot -i fintech -o paths.html
    """
    output = output or f"infograph-{kind}.png"
    if PurePath(output).suffix.lower() in (".html", ".htm"):
        _write_page(kind, output, asked, dark=dark)
        return
    form = _picture_format(output)
    takes = FIGURES[kind]["TAKES"]
    explicit = click.get_current_context().get_parameter_source("limit") is not click.core.ParameterSource.DEFAULT
    options: dict[str, Any] = {"dark": dark} | (
        {"limit": asked["limit"]} if explicit and takes not in ("days", "progress") else {}
    )
    if takes == "companies" and asked["via"]:
        raise BadRequest("Employers are drawn of all people you know of, not of those of one contact.", "Leave --via out.")
    with opened() as net:
        query = net.query(**asked)
        query = or_the_goal(net, query) if takes in ("suggestions", "companies") else query
        query = _ranked(query, kind) if takes == "suggestions" else query
        what = _drawn(net, takes, query)
        if takes == "companies":
            options["title"] = pictures.employers_title(query.about())
        elif takes != "suggestions":
            _tell_whole(kind, query)
    from infograph import figures

    figure = figures.draw(kind, what, **options)
    with screen.new_file(output) as file:
        figures.save(figure, file, form, searchable=text)


def _write_page(kind: str, output: str, asked: dict[str, Any], *, dark: bool) -> None:
    """Write a picture to touch, where there is one of that kind."""
    if kind not in TOUCHED:
        raise BadRequest(
            f"The figure {kind} is no page to touch.", f"Still, as .png, .svg or .pdf; as .html: {' and '.join(TOUCHED)}."
        )
    if dark:
        screen.tell(pictures.LIGHT_OR_DARK)
    with opened() as net:
        query = net.query(**asked)
        if kind == "network":
            _tell_whole(kind, query)
            write_network(net, net.ego_graph(), output, query)
        else:
            write_report(net, net.suggest(or_the_goal(net, query)), output, alone=True)


def _ranked(query: Query, kind: str) -> Query:
    """Return the question of those whom a figure draws: an answer counts the others. What counts everybody has no order."""
    if FIGURES[kind].get("COUNTS") == "everybody":
        return replace(query, limit=_EVERYBODY, spread=False, max_per_connector=0, max_per_company=0)
    return replace(query, limit=max(query.limit, DRAWN_OWN))


def _tell_whole(kind: str, query: Query) -> None:
    if not query.anybody:
        screen.tell(pictures.whole_network(kind, query.about()))


def _picture_format(output: str) -> Literal["png", "svg", "pdf"]:
    extension = PurePath(output).suffix.lower()
    for form in FORMATS:
        if extension == f".{form}":
            return form
    raise BadRequest(
        f"{output} does not say which kind of picture.", "Use a name that ends in one of .png, .svg, .pdf, or .html for a page."
    )


def _drawn(net: Workspace, takes: str, query: Query) -> Any:
    """Return what a kind of figure takes."""
    if takes == "suggestions":
        return net.suggest(query)
    return net.ego_graph() if takes == "graph" else _SERIES[takes](net, query)


def _employers(net: Workspace, query: Query) -> Any:
    """Return the employers that are drawn, or all where these have equally many people: the title counts who has most."""
    rows = net.companies(query)
    return net.companies(replace(query, limit=_EVERYBODY)) if rows and rows[0].people == rows[-1].people else rows


def _counts(net: Workspace, query: Query) -> dict[str, int]:
    """Return the own contacts of each industry, those of none under ""."""
    by_industry = {row.name: row.contacts for row in net.industries()}
    return by_industry | {"": net.status().contacts - sum(by_industry.values())}


_SERIES: dict[str, Callable[[Workspace, Query], Any]] = {
    "days": lambda net, query: net.meetings.days(),
    "counts": _counts,
    "companies": _employers,
    "functions": lambda net, query: net.work.functions(),
    "progress": lambda net, query: net.meetings.progress(),
    "introductions": lambda net, query: net.meetings.introductions(),
}
