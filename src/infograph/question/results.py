"""What `suggest` returns: a sequence that shows itself in terminals, notebooks, tables, figures and reports."""

from __future__ import annotations

# Loaded when used: pandas takes 0.3 s, matplotlib 0.4 s, the report 41 ms.
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING, Any, Literal, overload

import infograph.question as room
from infograph import ranking, renderers
from infograph.errors import BadRequest
from infograph.model import BANDS, OwnContact, Person, Query, Suggestion
from infograph.phrases import below_weaker, lists
from infograph.phrases.evidence import band_word
from infograph.question.answer import Answer, answer_to
from infograph.question.plain_graph import PlainGraph
from infograph.question.view import View
from infograph.renderers import COLUMNS, PLAIN, Display, renderer, rows_of
from infograph.renderers.own_contacts import contacts_in_words, mark
from infograph.renderers.rows import second_way, their_tie
from infograph.renderers.terminal import one_line, tie_words

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from matplotlib.figure import Figure

    from infograph.answers import Advice

DRAFTED = 25
"""People of a page who come with a drafted message: what one asks for in a season, and a second of work."""
SHOWN = 20
"""Rows that a notebook shows before "and n more"."""

_REPR_WIDTH = 100
_COLUMNS = ("mark", "band", "meet", "company", "role", "ask", "tie", "next", "else")
_NO_WORKSPACE = "Only a workspace knows enough to write a draft."


@dataclass(frozen=True, slots=True, repr=False)
class Found(Suggestion):
    """A suggestion that remembers what was asked, so that it can explain itself."""

    question: str = ""
    write: Callable[[Suggestion | OwnContact, str], str] | None = field(default=None, compare=False)

    def draft(self, to: Literal["connector", "target"] = "connector") -> str:
        """Return a draft with its subject: the request to the connector to ask first, or the note to the target.

        Raises BadRequest where the answer does not come from a workspace.
        """
        kinds = {"connector": "ask", "target": "note"}
        if to not in kinds:
            raise BadRequest(f"A draft to whom? Not to {to!r}.", 'to="connector" or to="target"')
        if self.write is None:
            raise BadRequest(_NO_WORKSPACE, "infograph.load(...).suggest(...)[0].draft()")
        return self.write(self, kinds[to])

    def explain(self) -> str:
        """Return every path in words: evidence, strengths, shares and what would improve it."""
        return ranking.explain(self, question=self.question)

    def __repr__(self) -> str:
        best = self.best
        job = ", ".join(part for part in (self.target.position, self.target.company) if part)
        who = self.target.name + (f" ({job})" if job else "")
        return one_line(lists.in_short(self.rank, self.band, who, f"{best.connector.name} {tie_words(best.first)}"))


@dataclass(frozen=True, slots=True, repr=False)
class FoundContact(OwnContact):
    """An own contact of an answer, who can be written to directly."""

    write: Callable[[Suggestion | OwnContact, str], str] | None = field(default=None, compare=False)

    def draft(self) -> str:
        """Return a message to them with its subject; raises BadRequest where the answer does not come from a workspace."""
        if self.write is None:
            raise BadRequest(_NO_WORKSPACE, "infograph.load(...).suggest(...).contacts[0].draft()")
        return self.write(self, "direct")


class Suggestions(Sequence[Found]):
    """People of the second degree in their order, with the question (`query`) and the graph they come from (`graph`).

    `contacts` are the best of one's own contacts who fit, at most `query.limit`, of `contacts_total`; `total` is how
    many people of the second degree answer the question, shown or not, and `connectors_total` through how many contacts.
    Where nobody does, `advice` says why and what to do (None elsewhere). `crowd` is how many stand in every friend's list
    while the user's name is not known: one of them may be the user. Slices are Suggestions again; own contacts stand before
    the first person, so one that begins further down has none. In a notebook it shows itself as a table, as text in cards.
    """

    def __init__(  # noqa: PLR0913 - one keyword for each thing an answer carries
        self,
        suggestions: Iterable[Suggestion],
        query: Query,
        graph: nx.Graph[Any] | PlainGraph,
        *,
        contacts: Iterable[OwnContact] = (),
        contacts_total: int | None = None,
        total: int | None = None,
        connectors_total: int | None = None,
        advice: Advice | None = None,
        write: Callable[[Suggestion | OwnContact, str], str] | None = None,
        crowd: int = 0,
    ) -> None:
        self.query = query
        self.advice = advice
        self.crowd = crowd
        self.contacts = tuple(_found_contact(contact, write) for contact in contacts)
        self.contacts_total = len(self.contacts) if contacts_total is None else contacts_total
        self._graph = graph
        self._write = write
        self._found = [_found(suggestion, query.about(), write) for suggestion in suggestions]
        self.total = len(self._found) if total is None else total
        through = {path.connector.id for suggestion in self._found for path in suggestion.paths}
        self.connectors_total = len(through) if connectors_total is None else connectors_total

    @classmethod
    def of(
        cls, answer: Answer, query: Query, *, advice: Advice | None, write: Callable[[Suggestion | OwnContact, str], str]
    ) -> Suggestions:
        """Return an answer with the question it answers; `advice` where it is empty, `write` makes its drafts."""
        return cls(
            answer.suggestions,
            query,
            answer.graph,
            contacts=answer.contacts,
            contacts_total=answer.contacts_total,
            total=answer.total,
            connectors_total=answer.connectors,
            advice=advice,
            write=write,
            crowd=answer.crowd,
        )

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: int) -> Found: ...
    @overload
    def __getitem__(self, index: slice) -> Suggestions: ...
    def __getitem__(self, index: int | slice) -> Found | Suggestions:
        if isinstance(index, slice):
            whole = 0 in range(len(self))[index] or not self._found
            return Suggestions(
                self._found[index],
                self.query,
                self._graph,
                contacts=self.contacts if whole else (),
                contacts_total=self.contacts_total if whole else 0,
                total=self.total,
                connectors_total=self.connectors_total,
                advice=self.advice,
                write=self._write,
                crowd=self.crowd,
            )
        return self._found[index]

    def __iter__(self) -> Iterator[Found]:
        return iter(self._found)

    @property
    def graph(self) -> nx.Graph[Any]:
        """Return the graph that was ranked: ego, connectors, everybody who fits; those shown with all attributes."""
        if isinstance(self._graph, PlainGraph):
            self._graph = self._graph.to_networkx()
        return self._graph

    @property
    def reachable(self) -> int:
        """Return `total`, by the name it had first."""
        return self.total

    @property
    def connectors(self) -> tuple[Person, ...]:
        """Return whom to ask first for these people, those for most people first, then by name."""
        first: dict[int, tuple[int, Person]] = {}
        for suggestion in self._found:
            person = suggestion.best.connector
            count, _ = first.get(person.id, (0, person))
            first[person.id] = (count + 1, person)
        ranked = sorted(first.values(), key=lambda pair: (-pair[0], pair[1].name, pair[1].id))
        return tuple(person for _, person in ranked)

    @cached_property
    def inversions(self) -> int:
        """Return how many stand below somebody of a weaker band only because the list is spread over connectors."""
        return ranking.inversions((person.log_score, BANDS.index(person.band)) for person in self._found)

    def explain(self, index: int = 0) -> str:
        """Return every path to the person at an index (from 0) in words; raises BadRequest where nobody stands there."""
        if not -len(self) <= index < len(self):
            raise BadRequest(*lists.nobody_at(index, len(self)))
        return self[index].explain()

    def render(self, form: str = "cards", display: Display = PLAIN) -> str:
        """Return the suggestions as text in a format: cards, table, csv, tsv, json, ndjson or md."""
        out = StringIO()
        renderer(form).render(self, self.query, out, display)
        return out.getvalue()

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame with the columns and dtypes of `infograph.renderers.COLUMNS`, indexed from 0."""
        import pandas as pd

        frame = pd.DataFrame.from_records(list(rows_of(self)), columns=list(COLUMNS))
        return frame.astype(COLUMNS)

    def plot(self, kind: str = "tree", **options: Any) -> Figure:
        """Return a figure: "tree" (grouped by connector), "layered" (by company) or "matrix".

        Options go to the figure: `dark`, `limit`, `title`, `ax`; see `infograph.figures`. Raises BadRequest, with what to
        call instead, where a figure is not drawn of an answer.
        """
        from infograph import figures

        return figures.draw(kind, self, **options)

    def show(self) -> None:
        """Show the paths in the notebook, to be pointed at, chosen and zoomed; where no script may run, as a still picture.

        Raises BadRequest outside of a notebook.
        """
        room.show_paths(self)

    def report(self, path: str | os.PathLike[str]) -> str:
        """Write the self-contained HTML report and return its path."""
        from infograph import report

        return report.write(self, path)

    def __repr__(self) -> str:
        cards = self.render("cards", Display(width=_REPR_WIDTH)).rstrip("\n")
        heading = one_line(_heading(self)) if self or self.contacts or not self.advice else ""
        return "\n\n".join(filter(None, ["\n".join(filter(None, [heading, cards])), self._spread(), self._advised()]))

    def _repr_html_(self) -> str:
        contacts, listed = self.contacts[:SHOWN], self._found[:SHOWN]
        left = len(self) + len(self.contacts) - len(contacts) - len(listed)
        return renderers.html(
            "question/answer.html.j2",
            contacts=contacts,
            suggestions=listed,
            heading=_heading(self),
            left=lists.more_below(left) if left else "",
            heads=lists.columns(*_COLUMNS),
            ask_directly=lists.ask_directly,
            band_word=band_word,
            spread=self._spread(),
            advised=self._advised().splitlines(),
            mark=mark,
            second_way=second_way,
            their_tie=lambda path: their_tie(path, tie_words),
            tie_words=tie_words,
        )

    @property
    def heading(self) -> str:
        """Return how many people answer the question, of both degrees, and how many of them are listed."""
        return _heading(self)

    def _spread(self) -> str:
        return lists.plain_order(below_weaker(self.inversions) if self.query.spread else "")

    def _advised(self) -> str:
        return str(self.advice) if self.advice and not self else ""


def own_contacts_of(view: View, query: Query) -> Suggestions:
    """Return one's own contacts who fit a question and nobody else; none where it asks for the second degree alone."""
    if query.degree == 2:
        return Suggestions([], query, PlainGraph())
    answer = answer_to(view, replace(query, degree=1))
    return Suggestions([], query, answer.graph, contacts=answer.contacts, contacts_total=answer.contacts_total)


def _found(suggestion: Suggestion, question: str, write: Callable[[Suggestion | OwnContact, str], str] | None) -> Found:
    return Found(**{part.name: getattr(suggestion, part.name) for part in fields(Suggestion)}, question=question, write=write)


def _found_contact(contact: OwnContact, write: Callable[[Suggestion | OwnContact, str], str] | None) -> FoundContact:
    return FoundContact(**{part.name: getattr(contact, part.name) for part in fields(OwnContact)}, write=write)


def _heading(suggestions: Suggestions) -> str:
    """Return how many people answer a question, of both degrees, and how many of them are listed."""
    words = suggestions.query.about()
    own = [contacts_in_words(suggestions, suggestions.query)] if suggestions.contacts else []
    if not suggestions:
        return "; ".join(own or [lists.none_words(words)])
    return "; ".join([*own, lists.suggestions_words(suggestions.total, len(suggestions), words)])
