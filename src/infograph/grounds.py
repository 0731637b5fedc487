"""What a tie rests on, as values: programs decide by these, and `phrases` puts them into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

TieGround = Literal[
    "closeness",
    "interactions",
    "mutual",
    "unknown",
    "departed",
    "shared",
    "guess",
    "since",
    "group",
    "invitation",
    "recommendation",
    "endorsement",
    "tie",
    "mail",
    "together",
    "meeting",
    "said",
    "judged",
    "met",
    "named",
    "lent",
    "overlapped",
    "apart",
    "both",
    "works",
    "was",
]
"""What kind of thing is known of a tie.

By which rule it is as strong as it is: closeness, interactions, mutual, unknown. Said beside it: departed (a newer list no
longer has it), shared (mutual contacts), guess, since. From files: group,
invitation, recommendation, endorsement, tie (an edge list), mail (since when),
together (on mails), meeting. From the user and those who know: said (the user's own words),
judged (how close, in a connector's word), met, named (in a meeting), lent (gave the user their export). Of a shared past:
overlapped, apart (at other times), both (no dates), works (where the other does or did), was (where the other is or was).
"""

LabelSource = Literal["", "user", "given", "employer", "name", "company", "title", "firm"]
"""What says in which industry somebody is, or what they do: the user, the source that gave it, the list of employers, words of
the company's name, of the company's cell that names none ("Stealth Fintech Startup"), or of the title; a rank at a firm of one
profession; "" where it is not known."""

PlacedBy = Literal["score", "fit", "proofs", "circle", "recency", "chance"]
"""What puts somebody behind the one before: a lower score, or among equal scores a worse fit of function and level, less that
speaks for their field, older ties to them, or nothing but a toss."""

BY_HAND = "by hand"
"""Why two records are one that the user joined, as the store keeps it."""
BY_NAME = "named by you"
"""Why an owner of exports and a contact are one, by --owner or --me."""


@dataclass(frozen=True, slots=True)
class TieEvidence:
    """One thing that is known of a tie.

    `who` did it to `whom`, both by name, "" being the user; of `judged`, `who` says so. `count` is of messages, contacts or
    skills, and the closeness 1..5 where one was said. `day` is when (the last time), `age` in days how long ago at the time of
    the question. `place` is an employer, or a `school`, from `start` to `end` ("2016-03" or less; "" not known, or still).
    `text` is somebody's own words, `file` and `row` where it was read. `noted`: an invitation had a personal note.
    """

    kind: TieGround
    who: str = ""
    whom: str = ""
    count: int = 0
    day: date | None = None
    age: float | None = None
    place: str = ""
    start: str = ""
    end: str = ""
    text: str = ""
    file: str = ""
    row: int = 0
    noted: bool = False
    school: bool = False


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a connector answered so far: `agreed` of `asked` requests, and people with a tie of the same rule in all.

    `factor` is how much more (over 1) or less their tie counts for it.
    """

    rule: Literal["closeness", "interactions", "mutual", "together", "unknown"]
    agreed: int
    asked: int
    kind_agreed: int
    kind_asked: int
    factor: float


Ground = TieEvidence | Learnt | str
"""What a tie rests on; a string is somebody's own words, shown as they are."""


ReasonKind = Literal[
    "field",
    "knows",
    "undecided",
    "others",
    "median",
    "passed",
    "above",
    "like",
    "work",
    "unread",
    "aside",
    "far",
    "tie",
    "in field",
    "near field",
    "closeness",
    "messages",
    "listed",
]
"""Why somebody stands in a list, or (the last five) is to be asked for theirs.

What puts them into the field; who knows them, and the tie to whom; two who know them and nothing says whom better to ask; how
many others know them; how their score compares; who was passed over; how often the connector stands above; who has the same
score; another function than one's own, or none that is known; an occupation that tells little; a way of three ties; one's own
tie. That they work in the field, or near it; how close the user is; messages between them; in whose lists they stand.
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why somebody stands in a list where they do.

    `who` and `other` are people by name; `count` how many, or how often; `factor` what is multiplied; `ground` what a tie
    rests on; `what` and `source` as a label has them; `by` what puts somebody behind another of the same score; `between` who
    stands between on a way of three ties.
    """

    kind: ReasonKind
    who: str = ""
    other: str = ""
    count: int = 0
    factor: float = 1.0
    ground: Ground = ""
    what: str = ""
    source: LabelSource = ""
    by: PlacedBy = "score"
    between: tuple[str, ...] = ()


Because = tuple[Reason | str, ...]
"""Reasons, the strongest first; a string is somebody's own words, shown as they are."""
