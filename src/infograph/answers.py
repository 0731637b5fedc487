"""Shapes of answers other than suggestions: advice, connectors, status, findings; no I/O and no rules."""

from __future__ import annotations

# Loaded when used: pandas takes 0.3 s.
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

from infograph.model import Hop, Person, Query, SourceRow
from infograph.phrases import counted
from infograph.phrases.advice import advice_words, lack_words
from infograph.tables import framed

if TYPE_CHECKING:
    import pandas as pd


LackKind = Literal["company", "own", "contacts", "asked", "list", "export", "nobody"]
"""Why nobody was found: nobody at the company at all; no own contact fits; own contacts are not imported; all who fit were
asked or set aside; the list of whom it was to go through is not here; no friend’s export is; or nobody there fits."""


class Lack(NamedTuple):
    """Why nobody was found: the question in words, and how many there are of whom and what it was looked for among.

    `people` are all, or those asked and set aside; `usual` is how a company is usually written where that differs.
    """

    kind: LackKind
    about: str = ""
    company: str = ""
    usual: str = ""
    people: int = 0
    contacts: int = 0
    lists: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Advice:
    """What can be done when no second-degree person was found.

    `lack` says why, `reason` in a sentence; `did_you_mean` are companies spelled or beginning like an unknown one; `direct` are
    own contacts in the field to ask directly; `ask` are contacts whose list to ask for, best first, each with the reason;
    `more` says how many others there are, and the command that lists them; `search_url` is a people search to open
    oneself; `next` are commands to go on with.
    """

    query: Query
    lack: Lack
    direct: tuple[tuple[Person, str], ...] = ()
    ask: tuple[tuple[Person, str], ...] = ()
    search_url: str = ""
    did_you_mean: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    more: str = ""

    @property
    def reason(self) -> str:
        """Return why nobody was found, in words."""
        return lack_words(self.lack)

    def __str__(self) -> str:
        """Return what to do where nobody was found: the reason, whom for their list, where to look, the next commands."""
        return advice_words(self)

    __repr__ = __str__

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame of whom to ask, own contacts first: `what` ("directly", "for their list"), who, why."""
        import pandas as pd

        asked = [("directly", *pair) for pair in self.direct] + [("for their list", *pair) for pair in self.ask]
        columns = ["what", "name", "company", "position", "url", "why"]
        rows = [(what, who.name, who.company, who.position, who.url, why) for what, who, why in asked]
        return pd.DataFrame.from_records(rows, columns=columns).astype("string")


@dataclass(frozen=True, slots=True)
class ConnectorRow:
    """A contact through whom targets can be reached: how strong the tie is, how many, the best of them."""

    person: Person
    hop: Hop
    targets: int
    only_way: int
    best: tuple[Person, ...]
    score: float


@dataclass(frozen=True, slots=True, repr=False)
class Status:
    """What is in the store, and how far it can answer. Counts are people unless named otherwise.

    `newest` is the last day (ISO) found in contact lists; `trial` the day from which a trial store (`demo --keep`)
    counts ages, empty for a store of one's own; `goal` whom the user wishes to meet, in words, empty where none is kept;
    `by_word` those of `contacts` whom no file names as such: the user's word or log alone does; `awaited` contacts who were
    asked for their list, which has not come.
    """

    home: str
    me: str
    people: int
    contacts: int
    second_degree: int
    ties: int
    exports: int
    labelled: int
    messaged: int
    newest: str
    sources: tuple[SourceRow, ...] = ()
    hints: tuple[str, ...] = ()
    trial: str = ""
    goal: str = ""
    by_word: int = 0
    awaited: int = 0

    def __repr__(self) -> str:
        reach = f"{counted(self.contacts, 'contact')}, {self.second_degree:,} of the second degree"
        whole = f"{counted(self.people, 'person')}, {counted(self.ties, 'tie')}, {counted(self.exports, 'contact list')}"
        return "\n  ".join([f"<{self.home}: {self.me or 'nobody yet'}, {reach}; {whole}>", *self.hints])

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame of one row: the counts, and what would help; the sources have a table of their own."""
        return framed([self]).drop(columns="sources")


@dataclass(frozen=True, slots=True)
class IndustryRow:
    """One industry of the taxonomy with how many people have it as their best label; `also` are further ones it belongs to."""

    code: str
    name: str
    parent: str
    also: tuple[str, ...]
    synonyms: tuple[str, ...]
    people: int
    contacts: int


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """One function with how many people have it by their titles."""

    code: str
    name: str
    synonyms: tuple[str, ...]
    people: int
    contacts: int


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """An employer: how many people one knows of work there, how many are own contacts, and the best known of these.

    `industries` are those that at least half of its people of a known industry have.
    """

    COLUMNS: ClassVar[dict[str, str]] = {
        "rank": "int64",
        "company": "string",
        "people": "int64",
        "contacts": "int64",
        "industries": "string",
        "contact_names": "string",
    }

    rank: int
    company: str
    people: int
    contacts: int
    industries: tuple[str, ...]
    contact_names: tuple[str, ...]

    def cells(self) -> dict[str, Any]:
        """Return the row for tables; several industries or names are joined by "|"."""
        return {
            "rank": self.rank,
            "company": self.company,
            "people": self.people,
            "contacts": self.contacts,
            "industries": "|".join(self.industries),
            "contact_names": "|".join(self.contact_names),
        }


@dataclass(frozen=True, slots=True)
class Move:
    """A change of employer or title between two contact lists: what each says, which file it is, and its newest day.

    `contact` says that the person is one of the user's own contacts; `kind` is "employer" or "title"; `in_field` that they are
    now in the field that was asked about.
    """

    COLUMNS: ClassVar[dict[str, str]] = dict.fromkeys(
        (
            "name",
            "kind",
            "was_company",
            "was_position",
            "company",
            "position",
            "was_list",
            "was_day",
            "list",
            "day",
            "url",
            "key",
        ),
        "string",
    ) | {"contact": "bool", "in_field": "bool"}

    person: Person
    contact: bool
    kind: str
    was_company: str
    was_position: str
    was_list: str
    was_day: date
    company: str
    position: str
    list: str
    day: date
    in_field: bool = False

    def cells(self) -> dict[str, Any]:
        """Return the row for tables; days are ISO."""
        return {
            "name": self.person.name,
            "kind": self.kind,
            "was_company": self.was_company,
            "was_position": self.was_position,
            "company": self.company,
            "position": self.position,
            "was_list": self.was_list,
            "was_day": self.was_day.isoformat(),
            "list": self.list,
            "day": self.day.isoformat(),
            "url": self.person.url,
            "key": self.person.key,
            "contact": self.contact,
            "in_field": self.in_field,
        }


class UnknownEmployer(NamedTuple):
    """An employer whose industry is not known, how many work there, and how many of a field it may settle."""

    company: str
    people: int
    might: float = 0.0
    titles: str = ""

    def cells(self) -> dict[str, Any]:
        """Return the row for tables."""
        return self._asdict()


Hint = Literal["older rules", "crowd", "contacts", "exports", "archive", "name"]
"""What would make a store's answers better: to work who is who out again, to say who of many one is, own contacts, a friend's
export, messages, one's own name."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of `doctor`: what was looked at, whether it is sound, and what to do if not."""

    check: str
    ok: bool
    detail: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class LikelyMine:
    """An owner whose files are the user's (`sure`) or likely are: who it is, and how many files."""

    name: str
    files: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was taken out of the store."""

    people: int = 0
    sources: int = 0
    ties: int = 0
    names: tuple[str, ...] = ()
    mentions: int = 0
    backups: int = 0
    kept: str = ""


@dataclass(frozen=True, slots=True)
class MergeRow:
    """Two records that were joined into one person, and by which key."""

    person: Person
    why: str
    record: str
    joined_to: str
    record_id: int = 0
    other_id: int = 0


MergeDoubt = Literal["", "yourself", "two addresses"]
"""Why two people should be joined only after a second thought: one is the user, or each has a profile address of their own."""


@dataclass(frozen=True, slots=True)
class PossibleSame:
    """Two people who may be one: never merged silently. `me`: `one` is the user, and `other` is not suggested meanwhile."""

    one: Person
    other: Person
    why: str
    me: bool = False
