"""What files say, as it was read: rows, evidence, facts, problems, and a report of each file; no I/O and no rules."""

from __future__ import annotations

# Loaded when used: the words of a report take 1 ms, which a file of jobs does not need.
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from infograph.phrases.problems import problem_words
from infograph.text import without_mail_addresses

Role = Literal["contact", "address", "lead", "mention", "end", "correspondent", "owner", "me"]
"""What a record says of the person and the owner of its source.

contact: a first-degree connection of the owner (a tie); address: an entry of the owner's address
book (a tie, but not a LinkedIn connection); lead: a possible target, says nothing of who knows
them (no tie); mention: the other party of a piece of evidence (no tie by itself); end: one end of a
tie that a source states (an edge list); correspondent: somebody on mails or in meetings, with whom the owner exchanged mails or
who stood there with others; owner: the owner of a source; me: the user as an owner.
"""

EvidenceKind = Literal["messages", "group", "invitation", "recommendation", "endorsement", "tie", "mail", "together", "meeting"]
FactKind = Literal["position", "education", "follow", "email", "industry", "headline"]
HintKind = Literal["", "listed", "shared", "profile", "addresses", "messages", "invitations", "contacts", "told"]
"""Where a hint comes from: an owners.csv, the head of shared rows, the owner's files, who writes, who is in it, the user."""


class Record(NamedTuple):
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


def without_addresses(record: Record) -> Record:
    """Return a record without the e-mail addresses in its texts; those in `emails` stay.

    >>> without_addresses(Record(2, "contact", "Bob Lee", position="CTO, bob@example.com")).position
    'CTO,'
    """
    if "@" not in f"{record.name}{record.company}{record.position}{record.location}{record.industry}":
        return record
    return record._replace(
        name=without_mail_addresses(record.name),
        company=without_mail_addresses(record.company),
        position=without_mail_addresses(record.position),
        location=without_mail_addresses(record.location),
        industry=without_mail_addresses(record.industry),
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one tie, from one place in one source.

    `other` is one end, `of` the other end; `of=None` means the owner of the source. Counts are of
    messages (kind "messages": between the two; "group": by either of them in conversations of up
    to ten people) or of accepted endorsements. `direction` is seen from the owner:
    "given" or "received" for recommendations, endorsements and invitations. `note` says that an
    invitation carried a personal note (its text is never kept). `label` is a relationship as the
    source names it ("colleague"). `weight` is an edge list's own number, kept but not ranked by.
    Of mails ("mail": between the two) `first` is the day of the first. "together" and "meeting" say that both stood on
    `count` mails or in as many meetings, `sent` of them replies of one to the other; there `weight` is the sum of
    1/(people - 1) over them,
    replies counted twice.
    """

    line: int
    kind: EvidenceKind
    other: Record
    of: Record | None = None
    sent: int = 0
    received: int = 0
    count: int = 1
    last: date | None = None
    first: date | None = None
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
    qualify it ("cp1252"). `advisory` problems cost nothing. `about` names of what it speaks (people, columns) in the order of
    its words, `amount` a part 0..1, a limit or minutes. `text` is what an error said, or a format of somebody's own.
    """

    code: str
    line: int | None = None
    text: str = ""
    detail: str = ""
    count: int = 1
    advisory: bool = False
    about: tuple[str, ...] = ()
    amount: float = 0.0

    @property
    def message(self) -> str:
        """Return it in words, which never quote a cell."""
        return problem_words(self)


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


NoteKind = Literal[
    "me_stays",
    "me_is",
    "me_becomes",
    "me_unsaid",
    "who_am_i",
    "gone",
    "may_be_known",
    "no_list",
    "no_rows",
    "read_again",
    "templates_stay",
    "restored",
    "list_of",
    "their_export",
    "connections",
    "newer",
    "archive",
    "their_counts",
    "word_stays",
    "counts_alone",
    "no_address",
    "alike",
]
"""What is noted of a file.

Of the user's name or address ("name" or "address"), that --me says something else than what stays, what is known, or what is
new, or that nobody has said it; whether somebody is the user; who is gone since the last list; who of ties or mail may be
somebody of that name; that no list is in it, or no row; that it was read again;
of a store, which templates stay and what was restored. Or (from list_of on) what would add most to it; and of a member of a
pool (from word_stays on) that their newest word stays, that they count and no more, that
their address is not known, whose list is like theirs.
"""


@dataclass(frozen=True, slots=True)
class Note:
    """Something noted of a file: `about` whom or what and how many, in the order in which `phrases.imports` says it."""

    kind: NoteKind
    about: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()


@dataclass(slots=True)
class FileReport:
    """What happened to one file of an import; counted while it is read, shown afterwards.

    `taken_by` says what told whose it is, where the user did not: kinds of signs, and whom each names.
    `opens` counts people it shows at distance two, `only_here` those whom one contact alone leads to; `evidence` the
    ties on which it has evidence, by kind, `evidence_waiting` people it speaks of whom no list holds yet; `noted` is what
    there is to say besides, `lacking` what would add most to it. `names_itself`: a refusal (`why`) has the name of the file.
    """

    file: str
    kind: str = "unknown"
    why: str = ""
    status: Literal["ok", "refused", "unchanged"] = "ok"
    owner: str = ""
    taken_by: tuple[tuple[str, str], ...] = ()
    data_rows: int = 0
    valid_rows: int = 0
    connections: int = 0
    people_new: int = 0
    people_known: int = 0
    merged: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    ignored_columns: tuple[str, ...] = ()
    noted: list[Note] = field(default_factory=list)
    hint: str = ""
    parts: list[FileReport] = field(default_factory=list)
    source: int = 0
    opens: int = 0
    only_here: int = 0
    evidence: dict[str, int] = field(default_factory=dict)
    evidence_waiting: int = 0
    lacking: list[Note] = field(default_factory=list)
    names_itself: bool = True

    @property
    def taken_as(self) -> str:
        """Return in words whose it was taken as, and by what, where the user did not say."""
        return _in_words(self)[0]

    @property
    def notes(self) -> list[str]:
        """Return in words what was noted."""
        return _in_words(self)[1]

    @property
    def would_add(self) -> list[str]:
        """Return in words what would add most."""
        return _in_words(self)[2]

    @property
    def warnings(self) -> list[str]:
        """Return problems as sorted `code:count` or `code:detail` or bare `code` strings."""
        totals: dict[tuple[str, str], int] = {}
        for problem in self.problems:
            key = (problem.code, problem.detail)
            totals[key] = totals.get(key, 0) + problem.count
        return sorted(_warning(code, detail, count) for (code, detail), count in totals.items())


def _in_words(report: FileReport) -> tuple[str, list[str], list[str]]:
    """Return whose a file was taken as, what was noted, and what would add most."""
    from infograph.phrases.imports import note_words, taken_words

    taken = taken_words(report.owner, report.taken_by)
    return taken, list(map(note_words, report.noted)), list(map(note_words, report.lacking))


def _warning(code: str, detail: str, count: int) -> str:
    if detail:
        return f"{code}:{detail}"
    return f"{code}:{count}" if count else code
