"""What the user decides, one method each: ties, who is who, industries, and whom to forget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from infograph.errors import BadRequest
from infograph.model import Person
from infograph.workspace.session import Session

if TYPE_CHECKING:
    from infograph.answers import Forgotten, MergeDoubt, MergeRow, PossibleSame, Rows
    from infograph.ranking import Settings


class Decisions(Session):
    """The user's own word, which outranks every file and outlives it."""

    def set_industry(self, company: str, industries: Iterable[str]) -> int:
        """Keep the user's word on a company's industries; return how many people it settles.

        The one name "none" says that it has no industry to be found by; no names withdraw what was said.
        """
        return self.set_industries({company: tuple(industries)})

    def set_industries(self, said: Mapping[str, Sequence[str]]) -> int:
        """Keep the user's word on many companies, all of it or nothing; see `set_industry`. Raises UnknownIndustry."""
        from infograph import industry as fields
        from infograph.people.derive import override

        none = [fields.NO_INDUSTRY]
        codes = {
            company: () if [name.casefold() for name in names] == none else tuple(map(fields.resolve, names))
            for company, names in said.items()
        }
        with self._store.writing() as db:
            return sum(override(db, company, codes[company] if names else None) for company, names in said.items())

    def configure(self, name: str = "", value: str = "") -> None:
        """Keep a parameter of the ranking, written as in a TOML file; without a value its default, without a name all.

        Raises BadRequest for what does not exist or is out of range.
        """
        from infograph.question.settings import value_of
        from infograph.ranking import Settings

        new = value_of(value) if value else getattr(Settings(), name, None)
        self._keep_settings(self.settings.with_(**{name: new}) if name else Settings())

    def configure_from(self, text: str) -> None:
        """Keep the parameters of a TOML file, and the defaults of those it does not name."""
        from infograph.question.settings import from_toml

        self._keep_settings(from_toml(text))

    def forget_answers(self) -> None:
        """Let the answers of connectors until today count no more; the log stays as it is."""
        from infograph.question.learned import forget_answers

        with self._store.writing() as db:
            forget_answers(db, self.now)

    def _keep_settings(self, settings: Settings) -> None:
        from infograph.question.settings import keep

        with self._store.writing() as db:
            keep(db, settings)
        self._settings = settings

    def add_tie(
        self, one: str, other: str, *, closeness: int | None = None, note: str = ""
    ) -> tuple[Person, Person]:
        """Keep a tie the user knows of, or how close it is (1 hardly .. 5 very); with a note the other may be new."""
        from infograph.people.correct import add_tie

        with self._store.writing() as db:
            return add_tie(db, one, other, closeness, note, day=self.now)

    def merge(self, one: str, other: str, *, sure: bool = False) -> Person:
        """Make two people one by the user's word.

        Raises BadRequest where they have two profile addresses or one is the user, unless `sure`.
        """
        from infograph.people.correct import merge

        with self._store.writing() as db:
            return merge(db, one, other, sure=sure)

    def merge_doubt(self, one: str, other: str) -> MergeDoubt:
        """Return why two people should be joined only after a second thought; "" where nothing speaks against it."""
        from infograph.people.correct import merge_doubt

        with self._store.reading() as db:
            return merge_doubt(db, one, other)

    def split(self, record_a: int, record_b: int) -> list[Person]:
        """Keep two joined records apart; numbers as `merges()` gives them."""
        from infograph.people.correct import split

        with self._store.writing() as db:
            return split(db, record_a, record_b)

    def keep_apart(self, one: str, other: str) -> list[Person]:
        """Keep two people (names, addresses, '#12' or "me") from ever being taken for one."""
        from infograph.people.correct import keep_apart

        with self._store.writing() as db:
            return keep_apart(db, one, other)

    def merges(self, *, by: str = "") -> Rows[MergeRow]:
        """Return every join of two records with its reason."""
        from infograph.answers import Rows
        from infograph.people.correct import merges

        with self._store.reading() as db:
            return Rows(merges(db, by=by))

    def possible_same(self, limit: int = 50) -> Rows[PossibleSame]:
        """Return pairs of people who may be one, for the user to judge."""
        from infograph.answers import Rows
        from infograph.people.correct import possible_same

        with self._store.reading() as db:
            return Rows(possible_same(db, limit))

    def forget(self, *, name: str = "", owner: str = "", sources: Sequence[int] = ()) -> Forgotten:
        """Remove a person everywhere, all that an owner gave, or single sources; not a byte is left."""
        from infograph.outreach.log import struck_out
        from infograph.people import forget

        if sum(map(bool, (name, owner, sources))) != 1:
            raise BadRequest("Forget whom?", "Give one of: a name, --owner NAME, --source N.")
        with self._store.writing() as db:
            if name:
                gone = struck_out(db, lambda: forget.forget_person(db, name))
            elif owner:
                gone = forget.forget_owner(db, owner)
            else:
                gone = forget.forget_sources(db, sources)
        self._store.shrink()
        return gone

    def expire(self, older_than_days: int) -> Forgotten:
        """Remove friends' sources that were imported longer ago than this."""
        from infograph.people import forget

        with self._store.writing() as db:
            gone = forget.expire(db, date.fromordinal(max(1, self.now - older_than_days)).isoformat())
        self._store.shrink()
        return gone
