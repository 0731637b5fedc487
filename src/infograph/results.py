"""What `suggest` returns: a sequence that shows itself in terminals, notebooks, tables, figures and reports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING, Any, overload

from infograph.model import BANDS, Person, Query, Suggestion
from infograph.plain_graph import PlainGraph
from infograph.renderers import COLUMNS, PLAIN, Display, renderer, rows
from infograph.renderers.rows import second_way, their_tie
from infograph.renderers.terminal import one_line, tie_words
from infograph.text import clean_name

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from matplotlib.figure import Figure

SHOWN = 20
"""Rows that a notebook shows before "and n more"."""

_REPR_WIDTH = 100
_HTML_HEADER = ("#", "Band", "Meet", "Company", "Role", "Ask", "Your tie", "Their tie", "Or ask")
# JupyterLab's own variables where they exist, the reader's colours elsewhere: right in light and dark.
_STYLE = "color:var(--jp-ui-font-color1,inherit);background:transparent;text-align:left;vertical-align:top"


@dataclass(frozen=True, slots=True, repr=False)
class Found(Suggestion):
    """A suggestion that remembers what was asked, so that it can explain itself."""

    question: str = ""

    def explain(self) -> str:
        """Return every path in words: evidence, strengths, shares and what would improve it."""
        from infograph import ranking

        return ranking.explain(self, question=self.question)

    def __repr__(self) -> str:
        best = self.best
        job = ", ".join(part for part in (self.target.position, self.target.company) if part)
        who = self.target.name + (f" ({job})" if job else "")
        return one_line(f"<{self.rank}. {self.band}: {who}, ask {clean_name(best.connector.name)} {tie_words(best.first)}>")


class Suggestions(Sequence[Found]):
    """Suggestions in their order, with the question (`query`) and the graph they come from (`graph`).

    Slices are Suggestions again. In a notebook it shows itself as a table, as text in cards.
    """

    def __init__(self, found: Iterable[Suggestion], query: Query, graph: nx.Graph[Any] | PlainGraph) -> None:
        self.query = query
        self._graph = graph
        self._found = [_found(one, query.words()) for one in found]

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: int) -> Found: ...
    @overload
    def __getitem__(self, index: slice) -> Suggestions: ...
    def __getitem__(self, index: int | slice) -> Found | Suggestions:
        if isinstance(index, slice):
            return Suggestions(self._found[index], self.query, self._graph)
        return self._found[index]

    def __iter__(self) -> Iterator[Found]:
        return iter(self._found)

    @property
    def graph(self) -> nx.Graph[Any]:
        """Return the graph that was ranked: ego, connectors, everybody who fits; those shown with all attributes."""
        if isinstance(self._graph, PlainGraph):
            self._graph = self._graph.to_networkx()
        return self._graph

    @cached_property
    def reachable(self) -> int:
        """Return how many people fit the question and have a path, shown or not."""
        return sum(1 for _, fits in self._graph.nodes(data="relevance") if fits)

    @property
    def connectors(self) -> tuple[Person, ...]:
        """Return whom to ask first for these people, those for most people first, then by name."""
        first: dict[int, tuple[int, Person]] = {}
        for one in self._found:
            person = one.best.connector
            count, _ = first.get(person.id, (0, person))
            first[person.id] = (count + 1, person)
        ranked = sorted(first.values(), key=lambda pair: (-pair[0], pair[1].name, pair[1].id))
        return tuple(person for _, person in ranked)

    @cached_property
    def inversions(self) -> int:
        """Return how many stand below somebody of a weaker band only because the list is spread over connectors."""
        from infograph.ranking import inversions

        return inversions((one.log_score, BANDS.index(one.band)) for one in self._found)

    def explain(self, index: int = 0) -> str:
        """Return every path to the person at an index (from 0) in words."""
        return self[index].explain()

    def render(self, form: str = "cards", display: Display = PLAIN) -> str:
        """Return the suggestions as text in a format: cards, table, csv, tsv, json, ndjson or md."""
        out = StringIO()
        renderer(form).render(self, self.query, out, display)
        return out.getvalue()

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame with the columns and dtypes of `infograph.renderers.COLUMNS`, indexed from 0."""
        import pandas as pd

        frame = pd.DataFrame.from_records(list(rows(self)), columns=list(COLUMNS))
        return frame.astype(COLUMNS)

    def plot(self, kind: str = "tree", **options: Any) -> Figure:
        """Return a figure: "tree" (grouped by connector), "layered" (by company) or "matrix".

        Options go to the figure: `dark`, `limit`, `title`, `ax`; see `infograph.figures`.
        """
        from infograph import figures

        return figures.draw(kind, self, **options)

    def report(self, path: str | os.PathLike[str]) -> str:
        """Write the self-contained HTML report and return its path."""
        from infograph import report

        return report.write(self, path)

    def __repr__(self) -> str:
        head = _heading(self) if self else _nobody(self.query)
        return one_line(head) + "\n" + self.render("cards", Display(width=_REPR_WIDTH)).rstrip("\n")

    def _repr_html_(self) -> str:
        if not self:
            return f"<p>{_html(_nobody(self.query))}</p>"
        head = "".join(f'<th scope="col" style="{_STYLE}">{name}</th>' for name in _HTML_HEADER)
        body = "".join(f"<tr>{_html_row(one)}</tr>" for one in self._found[:SHOWN])
        more = f"<p>and {len(self) - SHOWN} more</p>" if len(self) > SHOWN else ""
        return (
            f'<table style="border-collapse:collapse"><caption style="{_STYLE}">{_html(_heading(self))}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
        )


def _found(one: Suggestion, question: str) -> Found:
    return Found(**{part.name: getattr(one, part.name) for part in fields(Suggestion)}, question=question)


def _heading(found: Suggestions) -> str:
    return f"{len(found)} {'suggestion' if len(found) == 1 else 'suggestions'} for {found.query.words()}"


def _nobody(query: Query) -> str:
    return f"No suggestions for {query.words()}: see advise() for whom to ask instead."


def _html_row(found: Suggestion) -> str:
    best = found.best
    cells = (
        str(found.rank),
        found.band,
        _html_person(found.target, found.target.name),
        _html(found.target.company),
        _html(found.target.position),
        _html_person(best.connector, clean_name(best.connector.name)),
        _html_tie(tie_words(best.first), best.first.evidence),
        _html_tie(their_tie(best, tie_words), best.second.evidence),
        second_way(found),
    )
    return "".join(f'<td style="{_STYLE}">{cell}</td>' for cell in cells)


def _escape(text: str) -> str:
    from html import escape

    return escape(one_line(text))


def _html(text: str) -> str:
    return f"<bdi>{_escape(text)}</bdi>" if text else ""


def _html_person(person: Person, name: str) -> str:
    if not person.url:
        return _html(name)
    return f'<a href="{_escape(person.url)}" target="_blank" rel="noopener noreferrer">{_html(name)}</a>'


def _html_tie(words: str, evidence: Sequence[str]) -> str:
    return f'<span title="{_escape("; ".join(evidence))}">{_html(words)}</span>'
