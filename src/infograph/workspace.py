"""The door of commands and notebooks: all that can be asked of one store, a method a use case, the work left to a room."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self, TextIO, Unpack

from infograph import intake, outreach, people, planning, question
from infograph.query import WAYS, a_day, written_out
from infograph.store import glances, read
from infograph.store.db import Store, default_home, memory_store, open_store
from infograph.tables import Rows
from infograph.text import fold

if TYPE_CHECKING:
    import networkx as nx

    from infograph import answers
    from infograph.model import FileReport, Label, Person, Query, SourceRow
    from infograph.ranking import LogEvaluation, Settings


@written_out
class Workspace:
    """Everything that can be asked of one store; close it, or use it in a `with` block.

    Open the user's own with `Workspace.open()`, files in memory with `infograph.load(...)`; ages count from `today`.
    """

    def __init__(self, store: Store, *, today: date | None = None, settings: Settings | None = None) -> None:
        self._store = store
        self.trial = intake.trial_day(store)  # the day from which a trial store counts ages; None: the user's own store
        self.today = (today := a_day(today)) or self.trial or date.today()
        self.now = self.today.toordinal()
        self.utc_day = store.day = today or self.trial or datetime.now(UTC).date()  # what is kept depends on no time zone
        self._settings = settings

    @property
    def hidden(self) -> bool:
        """Say whether its people have invented names: `net.privacy.hidden()` makes such a one."""
        return self._store.hidden

    @classmethod
    def open(
        cls,
        home: str | os.PathLike[str] | None = None,
        *,
        create: bool = False,
        today: date | None = None,
        settings: Settings | None = None,
    ) -> Self:
        """Open the store in a folder (default: as INFOGRAPH_HOME says); raises StoreProblem where there is none to use."""
        folder = Path(home) if home is not None else default_home()
        return cls(open_store(folder, create=create), today=today, settings=settings)

    @classmethod
    def in_memory(cls, *, today: date | None = None, settings: Settings | None = None) -> Self:
        """Return an empty workspace that leaves nothing on disk."""
        return cls(memory_store(), today=today, settings=settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def __repr__(self) -> str:
        if self._store.closed:
            return f"<Workspace {self._store.path.parent if self._store.path else 'in memory'}, closed>"
        status = self.status()
        return f"<Workspace {status.home}: {status.me or 'nobody yet'}, {status.contacts:,} contacts, {status.exports} exports>"

    def close(self) -> None:
        """Close the store; safe to call twice."""
        self._store.close()

    @property
    def settings(self) -> Settings:
        """Return the ranking's parameters: as given when this was opened, else as kept in the store."""
        if self._settings is None:
            with self._store.reading() as db:
                self._settings = question.kept(db)
        return self._settings

    @property
    def goal(self) -> Query | None:
        """Return whom the user wishes to meet, or None where none is kept; `net.goal = net.query(...)` keeps another."""
        with self._store.reading() as db:
            return question.goal_of(db)

    @goal.setter
    def goal(self, goal: Query | None) -> None:
        question.keep_goal(self._store, goal and question.as_query(goal, {}))

    @contextmanager
    def _viewing(self) -> Iterator[question.View]:
        with self._store.reading() as db:
            yield question.View(db, self.now, self.settings)

    @property
    def meetings(self) -> outreach.Meetings:
        """Return what is around meetings: drafts, log, to-dos, connector sheets, sharing."""
        return outreach.Meetings(self)

    @property
    def campaign(self) -> planning.Campaign:
        """Return what is planned: whose export to ask for, whom to ask in which week, target employers."""
        return planning.Campaign(self)

    @property
    def work(self) -> people.Work:
        """Return what is about people's work: functions, levels, the user's word on employers."""
        return people.Work(self)

    @property
    def privacy(self) -> people.Privacy:
        """Return what is about privacy: what is held on a person, and from where."""
        return people.Privacy(self)

    def import_files(  # noqa: PLR0913 - one keyword for each flag of the command
        self,
        paths: Sequence[str | os.PathLike[str]],
        *,
        owner: str = "",
        me: str = "",
        new_owner: bool = False,
        keep_email: bool = False,
        dry_run: bool = False,
        mapping: Mapping[str, str] | None = None,
        encoding: str = "",
        consent: str = "",
        mine: Sequence[str] = (),
        stdin: BinaryIO | None = None,
        progress: intake.Progress | None = None,
    ) -> list[FileReport]:
        """Import files, folders or archives in one transaction; return a report for each.

        `owner` says whose they are (a name or profile address; default: the user, or whom the archive names),
        `me` who the user is; `mine` are, of mail, the owner's own addresses. E-mail addresses in friends' files are dropped
        unless `keep_email`. A file that cannot be used is a report with status "refused"; if all are, nothing is kept. Raises
        Ambiguous or NotFound where the owner stays open. The JSON export of a whole store makes the same store of an empty one.
        """
        options = (self.utc_day, owner, me, new_owner, keep_email, dry_run, mapping, encoding, consent, stdin, progress)
        return intake.import_files(
            self._store, [os.fspath(path) for path in paths], intake.ImportOptions(*options, tuple(mine))
        )

    def status(self) -> answers.Status:
        """Return what is in the store and what would improve its answers."""
        return intake.status_of(self._store)

    def sources(self) -> Rows[SourceRow]:
        """Return the imported files in the order they came."""
        with self._store.reading() as db:
            return Rows(read.sources(db))

    def export(self, form: str, out: TextIO, *, raw: bool = False) -> None:
        """Write everything as "json" (an import makes the same store of it), "csv" (`raw`: unguarded) or "graphml" (bytes)."""
        intake.export_store(self._store, form, out, raw=raw, now=self.now, templates=self.meetings.templates)

    def copy(self, path: str | os.PathLike[str]) -> None:
        """Write a verified copy of the whole store (0600), which opens on any machine."""
        intake.copy_store(self._store, Path(path))

    def write_notes(self, folder: str | os.PathLike[str]) -> intake.Noted:
        """Write a Markdown note for each person into a folder; what the user wrote into them is kept."""
        return intake.write_notes(self._store, Path(folder))

    def doctor(self, *, repair: bool = False) -> Rows[answers.Finding]:
        """Check that the store is sound, private and fresh; `repair` makes everything derived again first."""
        return Rows(intake.check(self._store, self.today, repair=repair))

    def query(self, **asked: Unpack[question.Asked]) -> Query:
        """Return a Query from words, `industry` a name, a synonym or a list of them; raises UnknownIndustry or BadRequest."""
        return question.as_query(None, asked)

    def suggest(self, query: Query | None = None, **asked: Unpack[question.Asked]) -> question.Suggestions:
        """Return second-degree people who fit the question, ranked, each with the ways to reach them.

        One's own contacts who fit are its `contacts`, at most `limit` as well. Pass a Query, or its fields in words:
        `suggest(industry="fintech", limit=20)`.
        """
        query = question.as_query(query, asked)
        with self._viewing() as view:
            answer = question.answer_to(view, query)
            advice = None if answer.suggestions or (query.degree == 1 and answer.contacts) else planning.advise(view, query)
        return question.Suggestions.of(answer, query, advice=advice, write=lambda *row: self.meetings.letter_about(query, *row))

    def own_contacts(self, query: Query | None = None, **asked: Unpack[question.Asked]) -> question.Suggestions:
        """Return one's own contacts who fit the question, as `suggest` has them, and nobody else; pass it as there."""
        with self._viewing() as view:
            return question.own_contacts_of(view, question.as_query(query, asked))

    def advise(self, query: Query | None = None, **asked: Unpack[question.Asked]) -> answers.Advice:
        """Say what can be done when nobody was found: whom to ask directly, for an introduction, for an export."""
        with self._viewing() as view:
            return planning.advise(view, question.as_query(query, asked))

    def connectors(self, query: Query | None = None, **asked: Unpack[question.Asked]) -> Rows[answers.ConnectorRow]:
        """Return the contacts through whom most of the question's targets can be reached, best first."""
        with self._viewing() as view:
            return question.connectors(view, question.as_query(query, asked))

    def resting(self) -> dict[int, date]:
        """Return the connectors asked lately, by their numbers, with the day from which on to ask them again."""
        with self._store.reading() as db:
            return question.resting(db, self.now) if read.has_log(db) else {}

    def companies(self, query: Query | None = None, **asked: Unpack[question.Asked]) -> Rows[answers.CompanyRow]:
        """Return the employers of the people a question asks for, those of most people first; everybody's without one."""
        with self._store.reading() as db:
            return question.companies_of(db, question.as_query(query, asked))

    def explain(self, who: str, *, query: Query | None = None, what_if: bool = False) -> str:
        """Return every path to a person in words, with evidence, shares and what would improve it.

        The band is the one among those whom `query` asks for; without it, among the people of the person's own field.
        """
        with self._viewing() as view:
            return question.explain(view, who, query and question.as_query(query, {}), what_if=what_if)

    def path(self, who: str, *, limit: int = WAYS, first: int = 0) -> str:
        """Return the best ways to a person in words: of two ties, or of three where two do not lead there."""
        with self._viewing() as view:
            return question.ways(view, who, limit, first)

    def graph(self, query: Query | None = None, **asked: Unpack[question.Asked]) -> nx.Graph[int]:
        """Return the graph of a question, else everybody and every tie; `infograph.question.graph` says its attributes."""
        with self._viewing() as view:
            if query is not None or any(given is not None for given in asked.values()):
                return question.graph_of(view, question.as_query(query, asked))
            return question.noted(view.db, question.whole_graph(view.db, now=view.now))

    def ego_graph(self) -> nx.Graph[int]:
        """Return the user, their contacts and the ties among them."""
        with self._store.reading() as db:
            return question.noted(db, question.ego_graph(db, now=self.now))

    def show(self) -> None:
        """Show the groups of one's own network and who joins them in the notebook; raises BadRequest outside of one."""
        question.show_network(self.ego_graph())

    def evaluate_log(self) -> LogEvaluation:
        """Measure the ranking on the outcomes in the user's own log; see `infograph.ranking.evaluate_log`."""
        with self._viewing() as view:
            return question.evaluate_log(view)

    def forget_answers(self) -> None:
        """Let the answers of connectors until today count no more; the log stays as it is."""
        with self._store.writing("answers") as db:
            question.forget_answers(db, self.now)

    def configure(self, name: str = "", value: str = "") -> None:
        """Keep a parameter of the ranking, written as in TOML; without a value its default, without a name those of all."""
        self._settings = question.keep(self._store, question.changed(self.settings, name, value))

    def configure_from(self, text: str) -> None:
        """Keep the parameters of a TOML file, and the defaults of those it does not name."""
        self._settings = question.keep(self._store, question.from_toml(text))

    def person(self, who: str) -> Person:
        """Return the one person that a name, profile address or "#id" means; raises NotFound or Ambiguous."""
        with self._store.reading() as db:
            return people.find_person(db, who)

    def beginning(self, kind: str, typed: str, limit: int = 30) -> list[str]:
        """Return the names of a kind ("people" or "companies") that begin as typed, the best known first."""
        with self._store.reading() as db:
            return glances.beginning(db, "fold" if kind == "people" else "company_key", fold(typed), limit)

    def moves(self, since: date | None = None, industry: str | Iterable[str] | None = None) -> Rows[answers.Move]:
        """Return who changed employer or title between contact lists, the newest change first, and who is in a field now."""
        codes = question.as_query(None, {"industry": industry}).industries
        with self._store.reading() as db:
            return people.job_moves(db, since, codes)

    def industries(self) -> Rows[answers.IndustryRow]:
        """Return the taxonomy with how many people are in each industry."""
        with self._store.reading() as db:
            return people.counted_industries(db)

    def industry_why(self, who: str) -> tuple[str, tuple[Label, ...]]:
        """Return a person's (or company's) name and industries with their evidence."""
        with self._store.reading() as db:
            return people.why(db, who)

    def unknown_employers(self, top: int = 50, industries: Sequence[str] = ()) -> Rows[answers.UnknownEmployer]:
        """Return the employers without an industry of most people; with a field, those that may settle most of it."""
        with self._store.reading() as db:
            return people.unknown_employers(db, top, industries)

    def set_industry(self, company: str, industries: Iterable[str]) -> int:
        """Keep the user's word on a company ("none" alone: it has no industry), or withdraw it; return people settled."""
        with self._store.writing("industry") as db:
            return people.set_industry(db, company, tuple(industries))

    def set_industries(self, said: Mapping[str, Sequence[str]]) -> int:
        """Keep the user's word on many companies, all of it or nothing; see `set_industry`. Raises UnknownIndustry."""
        with self._store.writing("industry") as db:
            return people.set_industries(db, said)

    def add_tie(self, name: str, other: str, *, closeness: int | None = None, note: str = "") -> tuple[Person, Person]:
        """Keep a tie the user knows of, or how close it is (1 hardly .. 5 very); with a note the other may be new."""
        with self._store.writing("tie") as db:
            return people.add_tie(db, name, other, closeness, note, day=self.now)

    def merge(self, name: str, other: str, *, sure: bool = False) -> Person:
        """Make two people one; raises BadRequest where they have two profile addresses or one is the user, unless `sure`."""
        with self._store.writing("merge") as db:
            return people.merge(db, name, other, sure=sure)

    def merge_doubt(self, name: str, other: str) -> answers.MergeDoubt:
        """Return why two people should be joined only after a second thought; "" where nothing speaks against it."""
        with self._store.reading() as db:
            return people.merge_doubt(db, name, other)

    def split(self, record_a: int, record_b: int) -> list[Person]:
        """Keep two joined records apart; numbers as `merges()` gives them."""
        with self._store.writing("split") as db:
            return people.split(db, record_a, record_b)

    def keep_apart(self, name: str, other: str) -> list[Person]:
        """Keep two people (names, addresses, '#12' or "me") from ever being taken for one."""
        with self._store.writing("keep apart") as db:
            return people.keep_apart(db, name, other)

    def merges(self, *, by: str = "", person: int = 0, limit: int | None = None) -> Rows[answers.MergeRow]:
        """Return the joins of two records with their reasons (the first `limit`); of one reason or person, by number, alone."""
        with self._store.reading() as db:
            return people.merges(db, by=by, person=person, limit=limit)

    def possible_same(self, limit: int = 50) -> Rows[answers.PossibleSame]:
        """Return pairs of people who may be one, for the user to judge."""
        with self._store.reading() as db:
            return people.possible_same(db, limit)

    def forget(
        self, *, name: str = "", owner: str = "", sources: Sequence[int] = (), backup: bool = False
    ) -> answers.Forgotten:
        """Remove a person everywhere, all that an owner gave, or single sources; not a byte is left, but in a `backup`."""
        return intake.forget(self._store, name=name, owner=owner, sources=sources, backup=backup)

    def expire(self, older_than_days: int) -> answers.Forgotten:
        """Remove friends' sources that were imported longer ago than this."""
        return intake.expire(self._store, date.fromordinal(max(1, self.now - older_than_days)))
