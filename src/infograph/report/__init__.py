"""One self-contained HTML file of an answer: tree, table, reasons and drafts, for any browser and for paper."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TextIO

from infograph.anonymous import Anonymous
from infograph.files import write_whole
from infograph.model import OwnContact, Query, SourceRow, Suggestion
from infograph.phrases import pages
from infograph.report.inline import show
from infograph.report.page import Contents, Reach, network_page, page

if TYPE_CHECKING:
    import networkx as nx

    from infograph.report.circle import Write

__all__ = ["Answer", "render", "render_network", "show", "write"]


class Answer(Protocol):
    """Suggestions that know the question they answer."""

    @property
    def query(self) -> Query: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Suggestion]: ...


def render(  # noqa: PLR0913 - every part of the page has a name of its own
    suggestions: Iterable[Suggestion],
    query: Query,
    out: TextIO,
    *,
    title: str = "",
    ego: str = "You",
    sources: Sequence[SourceRow] = (),
    drafts: Mapping[int, str] | None = None,
    log: Mapping[int, str] | None = None,
    network: nx.Graph[Any] | None = None,
    anon: Mapping[int, str] | None = None,
    write: Write | None = None,
    alone: bool = False,
    invented: bool = False,
) -> None:
    """Write the report as one HTML document that runs no script but its own and loads nothing.

    `drafts` are messages to copy, `log` the commands that keep an ask in the log, and `anon` names to show instead of the
    real ones, each by the person's id; `network` is `Workspace.ego_graph()`, drawn as a map of its groups, and `write` gives
    for an own contact of it a message and the command for once it is answered. With `anon` everything else that names people
    or employers is left out: title, drafts, commands and network too; `invented` says that all has invented names as it
    comes, as what `net.privacy.hidden()` gives. Suggestions without a path are left out. The own contacts of an answer come
    first (`alone`: the picture of the paths does), where nobody else is its advice. The same suggestions give the same
    bytes. Characters that the stream cannot write become references, so any encoding that extends ASCII will do.
    """
    listed = _numbered([suggestion for suggestion in suggestions if suggestion.paths])
    contacts: Sequence[OwnContact] = getattr(suggestions, "contacts", ())
    number, total = getattr(suggestions, "contacts_total", 0), max(len(listed), getattr(suggestions, "total", 0))
    through = len({path.connector.id for suggestion in listed for path in suggestion.paths})
    reach = Reach(total, max(through, getattr(suggestions, "connectors_total", 0)))
    if anon is None:
        advice = getattr(suggestions, "advice", None)
        contents = Contents(
            listed,
            query,
            reach,
            title,
            ego,
            sources,
            drafts or {},
            contacts,
            number,
            advice,
            log or {},
            network,
            write,
            alone,
            invented,
        )
    else:
        anonymous = Anonymous(lambda person: anon.get(person, pages.nameless(person)))
        hidden, asked = [anonymous.suggestion(suggestion) for suggestion in listed], anonymous.query(query)
        own = [anonymous.contact(contact) for contact in contacts]
        contents = Contents(hidden, asked, reach, contacts=own, contacts_total=number, alone=alone, invented=True)
    _give(page(contents), out)


def render_network(
    graph: nx.Graph[Any], out: TextIO, *, title: str = "", write: Write | None = None, invented: bool = False
) -> None:
    """Write the map of an ego network alone, as `render` writes it into a report, with the same promises.

    `invented`: the graph's names and employers are, and the page says so.
    """
    _give(network_page(graph, title, write, invented=invented), out)


def write(answer: Answer, path: str | os.PathLike[str]) -> str:
    """Write the report of an answer to a file that only its owner may read, and return its path.

    A file of that name is replaced. Raises BadRequest where it is a link or cannot be written.
    """
    page_text = StringIO()
    render(answer, answer.query, page_text)
    write_whole(path, page_text.getvalue())
    return os.fspath(path)


def _give(text: str, out: TextIO) -> None:
    encoding = out.encoding or "utf-8"
    out.write(text.encode(encoding, "xmlcharrefreplace").decode(encoding))


def _numbered(suggestions: list[Suggestion]) -> list[Suggestion]:
    """Return the suggestions with ranks that differ: answers put together by hand may repeat them."""
    if len({suggestion.rank for suggestion in suggestions}) == len(suggestions):
        return suggestions
    return [replace(suggestion, rank=place) for place, suggestion in enumerate(suggestions, 1)]
