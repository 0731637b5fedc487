"""The nouns that every layer speaks: frozen records, no I/O and no rules.

Those of files stand in `sightings` and are handed out here; to make them takes a start 6 ms that a question need not wait.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from infograph.grounds import Because, Ground, LabelSource
from infograph.grounds import PlacedBy as PlacedBy
from infograph.grounds import TieEvidence as TieEvidence
from infograph.phrases import evidence_words, label_words, reason_words
from infograph.phrases.evidence import contact_in_short
from infograph.query import Query as Query
from infograph.rooms import lazy_names
from infograph.text import profile_url

if TYPE_CHECKING:
    from infograph.sightings import Evidence as Evidence
    from infograph.sightings import EvidenceKind as EvidenceKind
    from infograph.sightings import Fact as Fact
    from infograph.sightings import FactKind as FactKind
    from infograph.sightings import FileReport as FileReport
    from infograph.sightings import Note as Note
    from infograph.sightings import Problem as Problem
    from infograph.sightings import Record as Record
    from infograph.sightings import Role as Role
    from infograph.sightings import SourceRow as SourceRow
else:
    __getattr__ = lazy_names(
        "infograph", {"sightings": "Evidence EvidenceKind Fact FactKind FileReport Note Problem Record Role SourceRow"}
    )

Rule = Literal["closeness", "interactions", "mutual", "together", "unknown"]
Band = Literal["strong", "good", "long shot"]
BANDS: tuple[Band, ...] = ("strong", "good", "long shot")
"""The strongest first."""
StrengthWord = Literal["strong", "medium", "weak", "unknown"]

MEDIAN_AT_LEAST = 20
"""Ties with a last contact that the median age of last contact, which is the half-life of strength, needs."""


@dataclass(frozen=True, slots=True)
class Label:
    """One industry of a person: code, confidence 0..1, and what says so: a word or an employer, and where it stands.

    Without a `source`, `what` is somebody's own words.

    >>> Label("payments", 0.95, "Stripe", "employer").evidence
    'Stripe: employer list'
    """

    industry: str
    confidence: float
    what: str = ""
    source: LabelSource = ""

    @property
    def evidence(self) -> str:
        """Return what says so in words."""
        return label_words(self.what, self.source)


@dataclass(frozen=True, slots=True)
class Doing:
    """A function of one person, what they do at work: code, confidence 0..1, and what says so.

    `what` are words of a title and `source` is "title", or a title and "user", whose word it is.

    >>> Doing("product", 0.92, "product manager", "title").evidence
    'title mentions “product manager”'
    """

    function: str
    confidence: float
    what: str = ""
    source: LabelSource = ""

    @property
    def evidence(self) -> str:
        """Return what says so in words."""
        return label_words(self.what, self.source)


@dataclass(frozen=True, slots=True)
class Person:
    """Whom records were resolved to, as shown to people.

    `id` is the store's (or the graph's) node; `key` is stable over stores (profile slug where
    known). `contacts` counts the person's known ties, `complete` says that their whole contact
    list was imported. `was` lists former companies known from older sources. `functions` is what their title says that they
    do, `level` how senior it is (`industry.seniority`), "" where there is none.
    """

    id: int
    name: str
    key: str = ""
    slug: str = ""
    company: str = ""
    position: str = ""
    labels: tuple[Label, ...] = ()
    contacts: int = 0
    complete: bool = False
    was: tuple[str, ...] = ()
    address: str = ""
    functions: tuple[Doing, ...] = ()
    level: str = ""

    @property
    def url(self) -> str:
        """Return the public profile address as it was read, or an empty string where no slug is known."""
        return profile_url(self.slug, self.address)


@dataclass(frozen=True, slots=True)
class Hop:
    """One tie of a path: strength 0..1, the rule that gave it, and what it rests on.

    `grounds` starts with what the rule looks at, then what is known but not counted. `observed=False` marks a guess.
    `departed` is the day of the newest list of an owner whose older one had the tie and that no longer has it.

    >>> Hop(0.6, "interactions", "strong", (TieEvidence("interactions", count=12), "in one choir")).evidence
    ('12 messages', 'in one choir')
    """

    strength: float
    rule: Rule
    word: StrengthWord
    grounds: tuple[Ground, ...] = ()
    observed: bool = True
    departed: date | None = None

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return what the tie rests on in words ("42 messages, latest 3 weeks ago"), the words of the rule first."""
        return tuple(map(evidence_words, self.grounds))


@dataclass(frozen=True, slots=True)
class Path:
    """ego - connector - target.

    `q` is the path's own score 0..1; `ask` the order of whom to ask, the product of both strengths, lifted where only lists
    are known by how old the ties are; `share` the path's part 0..1 of the target's score. `via` holds further people
    between connector and target for paths longer than two hops (empty otherwise), `via_hops` their ties.
    """

    connector: Person
    first: Hop
    second: Hop
    q: float
    ask: float
    share: float
    via: tuple[Person, ...] = ()
    via_hops: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A target with its paths (first the connector it is booked on, then the better to ask), its score and its reasons.

    `score` is 0..1 and only an order, not a chance; `log_score` is the same order without
    saturation; `times_median` the ratio to this user's median path, to whoever does what is usual here, from which `band`
    follows.
    `relevance` 0..1 is the confidence that the target is in what was asked for, times `function_fit`, which is below 1 where
    they do something else than the user, or it is not known; `fresh` how much more (over 1) or
    less they count for the last day on which a connector is known to have been in touch with them; `placed_by` what puts
    them behind the one before. `undecided`: nothing known says which of the first two connectors is better to ask.
    """

    rank: int
    target: Person
    score: float
    log_score: float
    band: Band
    times_median: float
    relevance: float
    paths: tuple[Path, ...]
    because: Because = ()
    fresh: float = 1.0
    placed_by: PlacedBy = "score"
    undecided: bool = False
    function_fit: float = 1.0

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return why they stand where they stand in words, the strongest reason first."""
        return tuple(map(reason_words, self.because))

    @property
    def best(self) -> Path:
        """Return the path through the connector to ask: the best, or in a spread list one nearly as good."""
        return self.paths[0]

    @property
    def degree(self) -> int:
        """Return the ties between ego and the target on the path to ask first: 2, or 3 on a longer way."""
        return 2 + len(self.paths[0].via) if self.paths else 2


@dataclass(frozen=True, slots=True)
class OwnContact:
    """One of ego's own contacts who fits a question: nobody need introduce them.

    `hop` is ego's own tie, `relevance` 0..1 the confidence that the person is in what was asked for, `score` both
    multiplied, by which `rank` (from 1) goes.
    """

    rank: int
    person: Person
    hop: Hop
    relevance: float
    score: float
    because: Because = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return why they stand where they stand in words, the strongest reason first."""
        return tuple(map(reason_words, self.because))

    @property
    def degree(self) -> int:
        """Return 1: the tie is ego's own."""
        return 1

    def __repr__(self) -> str:
        job = ", ".join(part for part in (self.person.position, self.person.company) if part)
        return contact_in_short(self.rank, self.person.name + (f" ({job})" if job else ""), self.hop)
