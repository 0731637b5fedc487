"""The nouns that every layer speaks: frozen records, no I/O and no rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from infograph.grounds import Because, Ground, LabelSource
from infograph.grounds import PlacedBy as PlacedBy
from infograph.grounds import TieEvidence as TieEvidence
from infograph.phrases import evidence_words, label_words, reason_words
from infograph.query import Query as Query
from infograph.text import profile_url

Role = Literal["contact", "address", "lead", "mention", "end", "owner", "me"]
"""What a record says of the person and the owner of its source.

contact: a first-degree connection of the owner (a tie); address: an entry of the owner's address
book (a tie, but not a LinkedIn connection); lead: a possible target, says nothing of who knows
them (no tie); mention: the other party of a piece of evidence (no tie by itself); end: one end of a
tie that a source states (an edge list); owner: the owner of a source; me: the user as an owner.
"""

EvidenceKind = Literal["messages", "group", "invitation", "recommendation", "endorsement", "tie"]
FactKind = Literal["position", "education", "follow", "email", "industry", "headline"]
Rule = Literal["closeness", "interactions", "mutual", "unknown"]
Band = Literal["strong", "good", "long shot"]
BANDS: tuple[Band, ...] = ("strong", "good", "long shot")
"""The strongest first."""
StrengthWord = Literal["strong", "medium", "weak", "unknown"]

MEDIAN_AT_LEAST = 20
"""Ties with a last contact that the median age of last contact, which is the half-life of strength, needs."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a source as it was read, before we know who it is.

    `line` is the physical line (from 1) where the row begins. `name` is whole, as people are shown; `slug` is folded
    (see `text.profile_slug`), `address` how the file writes it where that differs (see `text.profile_address`),
    `member_id` LinkedIn's opaque id; `industry` is verbatim as the source gave it. Empty strings mean "not known".
    `doubtful` marks a row whose company, position and date may have shifted (ragged rows).
    """

    line: int
    role: Role
    name: str
    first: str = ""
    last: str = ""
    slug: str = ""
    member_id: str = ""
    emails: tuple[str, ...] = ()
    company: str = ""
    position: str = ""
    location: str = ""
    industry: str = ""
    connected_on: date | None = None
    doubtful: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one tie, from one place in one source.

    `other` is one end, `of` the other end; `of=None` means the owner of the source. Counts are of
    messages (kind "messages": between the two; "group": by either of them in conversations of up
    to ten people) or of accepted endorsements. `direction` is seen from the owner:
    "given" or "received" for recommendations, endorsements and invitations. `note` says that an
    invitation carried a personal note (its text is never kept). `label` is a relationship as the
    source names it ("colleague"). `weight` is an edge list's own number, kept but not ranked by.
    """

    line: int
    kind: EvidenceKind
    other: Record
    of: Record | None = None
    sent: int = 0
    received: int = 0
    count: int = 1
    last: date | None = None
    direction: Literal["", "given", "received"] = ""
    note: bool = False
    label: str = ""
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a source says of its own owner: an employer, a school, a followed company, an e-mail.

    `started` and `finished` are as precise as the source was: "2019", "2019-03" or "2019-03-01";
    empty `finished` on a position means it still runs.
    """

    line: int
    kind: FactKind
    name: str
    title: str = ""
    started: str = ""
    finished: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row or cell that could not be used as it stands: a value, not an exception.

    `code` is one of the documented short names ("hidden_rows", "ragged_rows", ...); `detail` may
    qualify it ("cp1252"). `advisory` problems cost nothing. `message` never quotes a cell.
    """

    code: str
    line: int | None = None
    message: str = ""
    detail: str = ""
    count: int = 1
    advisory: bool = False


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
class Person:
    """Whom records were resolved to, as shown to people.

    `id` is the store's (or the graph's) node; `key` is stable over stores (profile slug where
    known). `contacts` counts the person's known ties, `complete` says that their whole contact
    list was imported. `was` lists former companies known from older sources.
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
    saturation; `times_median` the ratio to this user's median path, from which `band` follows.
    `relevance` 0..1 is the confidence that the target is in what was asked for; `fresh` how much more (over 1) or
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
        return f"<c{self.rank}. your contact: {self.person.name}{f' ({job})' if job else ''}, tie {self.hop.word}>"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One imported file: whose it is, what it was recognised as, and what it holds."""

    id: int
    file: str
    kind: str
    owner: str
    owner_id: int
    imported_on: str
    records: int
    digest: str
    consent: str = ""


@dataclass(slots=True)
class FileReport:
    """What happened to one file of an import; counted while it is read, shown afterwards.

    `taken_as` says whose it was taken as, and by what, where the user did not say.
    `opens` counts people it shows at distance two, `only_here` those whom one contact alone leads to; `evidence` the
    ties on which it has evidence, by kind, `evidence_waiting` people it speaks of whom no list holds yet; `would_add`
    is what would add most to it, in words.
    """

    file: str
    kind: str = "unknown"
    why: str = ""
    status: Literal["ok", "refused", "unchanged"] = "ok"
    owner: str = ""
    taken_as: str = ""
    data_rows: int = 0
    valid_rows: int = 0
    connections: int = 0
    people_new: int = 0
    people_known: int = 0
    merged: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    ignored_columns: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    hint: str = ""
    parts: list[FileReport] = field(default_factory=list)
    source: int = 0
    opens: int = 0
    only_here: int = 0
    evidence: dict[str, int] = field(default_factory=dict)
    evidence_waiting: int = 0
    would_add: list[str] = field(default_factory=list)

    @property
    def warnings(self) -> list[str]:
        """Return problems as sorted `code:count` or `code:detail` or bare `code` strings."""
        totals: dict[tuple[str, str], int] = {}
        for problem in self.problems:
            key = (problem.code, problem.detail)
            totals[key] = totals.get(key, 0) + problem.count
        return sorted(_warning(code, detail, count) for (code, detail), count in totals.items())


def _warning(code: str, detail: str, count: int) -> str:
    if detail:
        return f"{code}:{detail}"
    return f"{code}:{count}" if count else code
