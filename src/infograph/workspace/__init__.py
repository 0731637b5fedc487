"""The use cases, one method each; the command line and notebooks enter by the same door."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from infograph.errors import BadRequest
from infograph.model import FileReport, Label, Person, Query, SourceRow
from infograph.store import read
from infograph.store.db import FILE_NAME, Store, default_home, memory_store, open_store

if TYPE_CHECKING:
    import networkx as nx

    from infograph.answers import (
        Advice,
        ConnectorRow,
        Finding,
        Forgotten,
        IndustryRow,
        MergeRow,
        PossibleSame,
        Status,
    )
    from infograph.ranking import Settings
    from infograph.results import Suggestions
    from infograph.workspace.campaign import Campaign
    from infograph.workspace.importing import Progress
    from infograph.workspace.meetings import Meetings
    from infograph.workspace.notes import Noted


class Workspace:
    """Everything that can be asked of one store; close it, or use it in a `with` block.

    Open the user's own with `Workspace.open()`, files in memory with `infograph.load(...)`; ages count from `today`.
    """

    def __init__(self, store: Store, *, today: date | None = None, settings: Settings | None = None) -> None:
        self._store = store
        self.today = today or date.today()
        self._settings = settings
        self._fresh = False

    @classmethod
    def open(cls, home: str | os.PathLike[str] | None = None, *, create: bool = False, **kept: Any) -> Workspace:
        """Open the store in a folder (default: INFOGRAPH_HOME, else the platform's data folder).

        Raises StoreProblem where there is none (unless `create`), or it is damaged or of a newer version.
        """
        folder = Path(home) if home is not None else default_home()
        fresh = create and not (folder / FILE_NAME).exists()
        net = cls(open_store(folder, create=create), **kept)
        net._fresh = fresh
        return net

    @classmethod
    def in_memory(cls, **kept: Any) -> Workspace:
        """Return an empty workspace that leaves nothing on disk."""
        return cls(memory_store(), **kept)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store; one that still holds nothing is not left behind."""
        if self._fresh:
            self._store.discard_if_empty()
        self._store.close()

    @property
    def settings(self) -> Settings:
        """Return the ranking's parameters: as given, else the defaults."""
        from infograph.ranking import Settings

        return self._settings or Settings()

    @property
    def meetings(self) -> Meetings:
        """Return what is around meetings: drafts, log, to-dos, connector sheets, sharing."""
        from infograph.workspace.meetings import Meetings

        return Meetings.of(self)

    @property
    def campaign(self) -> Campaign:
        """Return what is planned: whose export to ask for, whom to ask in which week, target employers."""
        from infograph.workspace.campaign import Campaign

        return Campaign(self)

    @property
    def now(self) -> int:
        """Return today as a day number."""
        return self.today.toordinal()

    def import_files(  # noqa: PLR0913 - one keyword for each flag of the command
        self, paths: Sequence[str | os.PathLike[str]], *, owner: str = "", me: str = "", new_owner: bool = False,
        keep_email: bool = False, dry_run: bool = False, mapping: Mapping[str, str] | None = None,
        encoding: str = "", consent: str = "", stdin: BinaryIO | None = None, progress: Progress | None = None,
    ) -> list[FileReport]:  # fmt: skip
        """Import files, folders or archives in one transaction; return a report for each.

        `owner` says whose they are (a name or profile address; default: the user, or whom the archive names),
        `me` who the user is. E-mail addresses in friends' files are dropped unless `keep_email`. A file that
        cannot be used is a report with status "refused"; if all are, nothing is kept. Raises Ambiguous or
        NotFound where the owner stays open.
        """
        from infograph.workspace.importing import ImportOptions, import_files

        options = ImportOptions(
            owner, me, new_owner, keep_email, dry_run, mapping, encoding, consent, stdin, progress, self.today
        )
        return import_files(self._store, [os.fspath(path) for path in paths], options)

    def query(self, **asked: Any) -> Query:
        """Return a Query from words: `industry` may be a name, a synonym or a list of them.

        Raises UnknownIndustry with did-you-mean, BadRequest for a field that does not exist.
        """
        from infograph.workspace.asking import query_of

        return query_of(asked)

    def suggest(self, query: Query | None = None, **asked: Any) -> Suggestions:
        """Return second-degree people who fit the question, ranked, each with the ways to reach them.

        Pass a Query, or its fields in words: `suggest(industry="fintech", limit=20)`.
        """
        from infograph.results import Suggestions
        from infograph.workspace.asking import ask

        question = query or self.query(**asked)
        with self._store.reading() as db:
            found, graph = ask(db, question, now=self.now, settings=self.settings)
        return Suggestions(found, question, graph)

    def advise(self, query: Query | None = None, **asked: Any) -> Advice:
        """Say what can be done when nobody was found: whom to ask directly, for an introduction, for an export."""
        from infograph.workspace.asking import advise

        with self._store.reading() as db:
            return advise(db, query or self.query(**asked), now=self.now, settings=self.settings)

    def connectors(self, query: Query | None = None, **asked: Any) -> list[ConnectorRow]:
        """Return the contacts through whom most of the question's targets can be reached, best first."""
        from infograph.workspace.asking import connectors

        with self._store.reading() as db:
            return connectors(db, query or self.query(**asked), now=self.now, settings=self.settings)

    def graph(self, industry: str | Iterable[str] | None = None, **asked: Any) -> nx.Graph[int]:
        """Return the graph of a question, or everybody and every tie where nothing is asked.

        Attributes: see `infograph.graph`.
        """
        from infograph.graph import whole_graph
        from infograph.workspace.asking import graph_of
        from infograph.workspace.noting import add_notes

        with self._store.reading() as db:
            if industry is not None or asked:
                return graph_of(db, self.query(industry=industry, **asked), now=self.now)
            graph = whole_graph(db, now=self.now)
            add_notes(db, graph, graph.edges)
        return graph

    def ego_graph(self) -> nx.Graph[int]:
        """Return the user, their contacts and the ties among them."""
        from infograph.graph import ego_graph
        from infograph.workspace.noting import add_notes

        with self._store.reading() as db:
            graph = ego_graph(db, now=self.now)
            add_notes(db, graph, graph.edges)
        return graph

    def explain(self, told: str, *, what_if: bool = False) -> str:
        """Return every path to a person in words, with evidence, shares and what would improve it."""
        from infograph.workspace.explaining import explain

        with self._store.reading() as db:
            return explain(db, told, now=self.now, settings=self.settings, what_if=what_if)

    def beginning(self, kind: str, typed: str, limit: int = 30) -> list[str]:
        """Return the names of a kind ("people" or "companies") that begin as typed, the best known first."""
        from infograph.text import fold

        with self._store.reading() as db:
            return read.beginning(db, "fold" if kind == "people" else "company_key", fold(typed), limit)

    def person(self, told: str) -> Person:
        """Return the one person that a name, profile address or "#id" means; raises NotFound or Ambiguous."""
        from infograph.workspace.naming import find_person

        with self._store.reading() as db:
            return find_person(db, told)

    def path(self, told: str, *, limit: int = 5) -> str:
        """Return the best ways to a person in words: of two ties, or of three where two do not lead there."""
        from infograph.workspace.explaining import ways

        with self._store.reading() as db:
            return ways(db, told, limit, now=self.now, settings=self.settings)

    def status(self) -> Status:
        """Return what is in the store and what would improve its answers."""
        from infograph.workspace.checking import status

        return status(self._store, str(self._store.path.parent) if self._store.path else "in memory")

    def sources(self) -> list[SourceRow]:
        """Return the imported files in the order they came."""
        with self._store.reading() as db:
            return read.sources(db)

    def industries(self) -> list[IndustryRow]:
        """Return the taxonomy with how many people are in each industry."""
        from infograph import industry as fields
        from infograph.answers import IndustryRow

        with self._store.reading() as db:
            counts = read.industry_counts(db)
        return [
            IndustryRow(one.code, one.name, one.parent, one.synonyms, *counts.get(one.code, (0, 0)))
            for one in fields.taxonomy()
        ]

    def set_industry(self, company: str, industries: Iterable[str]) -> int:
        """Keep the user's word on a company's industries (none: withdraw it); return how many people it settles."""
        from infograph import industry as fields
        from infograph.workspace.deriving import override

        codes = tuple(fields.resolve(name) for name in industries)
        with self._store.writing() as db:
            return override(db, company, codes)

    def industry_why(self, told: str) -> tuple[str, tuple[Label, ...]]:
        """Return a person's (or company's) name and industries with their evidence."""
        from infograph.workspace.labelling import why

        with self._store.reading() as db:
            return why(db, told)

    def unknown_employers(self, top: int = 50) -> list[tuple[str, int]]:
        """Return the employers without an industry that most people work at: (company, people)."""
        from infograph.workspace.labelling import unknown_employers

        with self._store.reading() as db:
            return unknown_employers(db, top)

    def add_tie(
        self, one: str, other: str, *, closeness: int | None = None, note: str = ""
    ) -> tuple[Person, Person]:
        """Keep a tie the user knows of, or how close it is (1 hardly .. 5 very); with a note the other may be new."""
        from infograph.workspace.keeping import add_tie

        with self._store.writing() as db:
            return add_tie(db, one, other, closeness, note, day=self.now)

    def merge(self, one: str, other: str) -> Person:
        """Make two people one by the user's word."""
        from infograph.workspace.keeping import merge

        with self._store.writing() as db:
            return merge(db, one, other)

    def split(self, record_a: int, record_b: int) -> list[Person]:
        """Keep two joined records apart; numbers as `merges()` gives them."""
        from infograph.workspace.keeping import split

        with self._store.writing() as db:
            return split(db, record_a, record_b)

    def merges(self, *, by: str = "") -> list[MergeRow]:
        """Return every join of two records with its reason."""
        from infograph.workspace.keeping import merges

        with self._store.reading() as db:
            return merges(db, by=by)

    def possible_same(self, limit: int = 50) -> list[PossibleSame]:
        """Return pairs of people who may be one, for the user to judge."""
        from infograph.workspace.keeping import possible_same

        with self._store.reading() as db:
            return possible_same(db, limit)

    def forget(self, *, name: str = "", owner: str = "", sources: Sequence[int] = ()) -> Forgotten:
        """Remove a person everywhere, all that an owner gave, or single sources; not a byte is left."""
        from infograph.workspace import keeping

        if sum(map(bool, (name, owner, sources))) != 1:
            raise BadRequest("Forget whom?", "Give one of: a name, --owner NAME, --source N.")
        with self._store.writing() as db:
            if name:
                gone = keeping.forget_person(db, name)
            elif owner:
                gone = keeping.forget_owner(db, owner)
            else:
                gone = keeping.forget_sources(db, sources)
        self._store.shrink()
        return gone

    def expire(self, older_than_days: int) -> Forgotten:
        """Remove friends' sources that were imported longer ago than this."""
        from infograph.workspace import keeping

        with self._store.writing() as db:
            gone = keeping.expire(db, date.fromordinal(self.now - older_than_days).isoformat())
        self._store.shrink()
        return gone

    def export(self, form: str, out: TextIO, *, raw: bool = False) -> None:
        """Write everything as "json", "csv" (`raw`: no guard against formulas) or "graphml" (to a binary file)."""
        from infograph.workspace.exporting import export

        self._store.verify()
        with self._store.reading() as db:
            export(db, form, out, raw=raw, now=self.now)

    def copy(self, path: str | os.PathLike[str]) -> None:
        """Write a verified copy of the whole store (0600), which opens on any machine."""
        from infograph.workspace.copying import copy_store

        copy_store(self._store, Path(path))

    def write_notes(self, folder: str | os.PathLike[str]) -> Noted:
        """Write a Markdown note for each person into a folder; what the user wrote into them is kept."""
        from infograph.workspace.notes import write_notes

        with self._store.reading() as db:
            return write_notes(db, Path(folder))

    def doctor(self) -> list[Finding]:
        """Check that the store is sound, private and fresh."""
        from infograph.workspace.checking import check

        return check(self._store, self.today)
