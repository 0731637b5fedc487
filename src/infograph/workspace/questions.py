"""What can be asked of a store, one method each; nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Unpack

from infograph.model import Label, Person, Query, Suggestion
from infograph.store import read
from infograph.workspace.session import Session

if TYPE_CHECKING:
    import networkx as nx

    from infograph.answers import Advice, CompanyRow, ConnectorRow, IndustryRow, Listed, Move, Rows
    from infograph.outreach.meetings import Meetings
    from infograph.question.answer import Asked
    from infograph.question.results import Suggestions
    from infograph.ranking import LogEvaluation


class Questions(Session):
    """Who can be met, through whom and why; who somebody is and what they work in."""

    @property
    def meetings(self) -> Meetings:
        """Return what is around meetings: drafts, log, to-dos, connector sheets, sharing."""
        from infograph.outreach.meetings import Meetings

        return Meetings.of(self)

    def query(self, **asked: Unpack[Asked]) -> Query:
        """Return a Query from words: `industry` may be a name, a synonym or a list of them.

        Raises UnknownIndustry with did-you-mean, BadRequest for a field that does not exist.
        """
        from infograph.question.answer import question

        return question(None, asked)

    def suggest(self, query: Query | None = None, **asked: Unpack[Asked]) -> Suggestions:
        """Return second-degree people who fit the question, ranked, each with the ways to reach them.

        One's own contacts who fit are its `contacts`, at most `limit` as well. Pass a Query, or its fields in words:
        `suggest(industry="fintech", limit=20)`.
        """
        from infograph.question.answer import answer, question
        from infograph.question.results import Suggestions

        wanted = question(query, asked)
        with self._store.reading() as db:
            found = answer(db, wanted, now=self.now, settings=self.settings)
            advice = None
            if not found.suggestions and (wanted.degree != 1 or not found.contacts):
                from infograph.planning.advice import advise

                advice = advise(db, wanted, now=self.now, settings=self.settings)
        return Suggestions(
            found.suggestions, wanted, found.graph, contacts=found.contacts, contacts_total=found.contacts_total,
            total=found.total, advice=advice, write=self._letter,
        )  # fmt: skip

    def _letter(self, found: Suggestion, kind: str) -> str:
        """Return the draft of a kind about somebody of an answer, through the connector to ask first."""
        (letter,) = self.meetings.draft(f"#{found.target.id}", kind, via=f"#{found.best.connector.id}")
        return f"Subject: {letter.draft.subject}\n\n{letter.draft.body}"

    def own_contacts(self, query: Query | None = None, **asked: Unpack[Asked]) -> Suggestions:
        """Return one's own contacts who fit the question, as `suggest` has them, and nobody else; pass it as there."""
        from infograph.question.answer import answer, question
        from infograph.question.plain_graph import PlainGraph
        from infograph.question.results import Suggestions

        wanted = question(query, asked)
        if wanted.degree == 2:
            return Suggestions([], wanted, PlainGraph())
        with self._store.reading() as db:
            found = answer(db, replace(wanted, degree=1), now=self.now, settings=self.settings)
        return Suggestions([], wanted, found.graph, contacts=found.contacts, contacts_total=found.contacts_total)

    def resting(self) -> dict[int, date]:
        """Return the connectors asked lately, by their numbers, with the day from which on to ask them again."""
        with self._store.reading() as db:
            if not read.has_log(db):
                return {}
            from infograph.question.cadence import cadence
            from infograph.store import events

            rested = events.rested_on(db, cadence(db).rest)
            return {person: date.fromordinal(day) for person, day in rested.items() if day > self.now}

    def advise(self, query: Query | None = None, **asked: Unpack[Asked]) -> Advice:
        """Say what can be done when nobody was found: whom to ask directly, for an introduction, for an export."""
        from infograph.planning.advice import advise
        from infograph.question.answer import question

        with self._store.reading() as db:
            return advise(db, question(query, asked), now=self.now, settings=self.settings)

    def connectors(self, query: Query | None = None, **asked: Unpack[Asked]) -> Rows[ConnectorRow]:
        """Return the contacts through whom most of the question's targets can be reached, best first."""
        from infograph.answers import Rows
        from infograph.question.answer import connectors, question

        with self._store.reading() as db:
            return Rows(connectors(db, question(query, asked), now=self.now, settings=self.settings))

    def graph(self, query: Query | None = None, **asked: Unpack[Asked]) -> nx.Graph[int]:
        """Return the graph of a question (a Query, or its fields in words), or everybody and every tie where nothing is asked.

        Attributes: see `infograph.question.graph`.
        """
        from infograph.question.answer import graph_of, question
        from infograph.question.evidence import add_notes
        from infograph.question.graph import whole_graph

        with self._store.reading() as db:
            if query is not None or any(given is not None for given in asked.values()):
                return graph_of(db, question(query, asked), now=self.now, settings=self.settings)
            graph = whole_graph(db, now=self.now)
            add_notes(db, graph)
        return graph

    def ego_graph(self) -> nx.Graph[int]:
        """Return the user, their contacts and the ties among them."""
        from infograph.question.evidence import add_notes
        from infograph.question.graph import ego_graph

        with self._store.reading() as db:
            graph = ego_graph(db, now=self.now)
            add_notes(db, graph)
        return graph

    def explain(self, told: str, *, query: Query | None = None, what_if: bool = False) -> str:
        """Return every path to a person in words, with evidence, shares and what would improve it.

        The band is the one among those whom `query` asks for; without it, among the people of the person's own field.
        """
        from infograph.question.answer import question
        from infograph.question.explain import explain

        with self._store.reading() as db:
            asked = question(query, {}) if query is not None else None
            return explain(db, told, asked, now=self.now, settings=self.settings, what_if=what_if)

    def path(self, told: str, *, limit: int = 5) -> str:
        """Return the best ways to a person in words: of two ties, or of three where two do not lead there."""
        from infograph.question.explain import ways

        with self._store.reading() as db:
            return ways(db, told, limit, now=self.now, settings=self.settings)

    def person(self, told: str) -> Person:
        """Return the one person that a name, profile address or "#id" means; raises NotFound or Ambiguous."""
        from infograph.people.find import find_person

        with self._store.reading() as db:
            return find_person(db, told)

    def beginning(self, kind: str, typed: str, limit: int = 30) -> list[str]:
        """Return the names of a kind ("people" or "companies") that begin as typed, the best known first."""
        from infograph.text import fold

        with self._store.reading() as db:
            return read.beginning(db, "fold" if kind == "people" else "company_key", fold(typed), limit)

    def industries(self) -> Rows[IndustryRow]:
        """Return the taxonomy with how many people are in each industry."""
        from infograph import industry as fields
        from infograph.answers import IndustryRow, Rows

        with self._store.reading() as db:
            counts = read.industry_counts(db)
        return Rows(
            IndustryRow(one.code, one.name, one.parent, one.synonyms, *counts.get(one.code, (0, 0)))
            for one in fields.taxonomy()
        )

    def companies(self, query: Query | None = None, **asked: Unpack[Asked]) -> Listed[CompanyRow]:
        """Return the employers of the people a question asks for, those of most people first; everybody's without one."""
        from infograph.question.answer import question
        from infograph.question.companies import companies

        with self._store.reading() as db:
            return companies(db, question(query, asked))

    def moves(self) -> Listed[Move]:
        """Return who changed employer or title from an older contact list to a newer one, the newest change first."""
        from infograph.people.moves import moves

        with self._store.reading() as db:
            return moves(db)

    def industry_why(self, told: str) -> tuple[str, tuple[Label, ...]]:
        """Return a person's (or company's) name and industries with their evidence."""
        from infograph.people.label import why

        with self._store.reading() as db:
            return why(db, told)

    def unknown_employers(self, top: int = 50) -> list[tuple[str, int]]:
        """Return the employers without an industry that most people work at: (company, people)."""
        from infograph.people.label import unknown_employers

        with self._store.reading() as db:
            return unknown_employers(db, top)

    def evaluate_log(self) -> LogEvaluation:
        """Measure the ranking on the outcomes in the user's own log; see `infograph.ranking.evaluate_log`."""
        from infograph.question.learned import evaluate_log

        with self._store.reading() as db:
            return evaluate_log(db, now=self.now, settings=self.settings)
