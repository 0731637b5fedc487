"""How senior a title is, so that a question can ask for peers, seniors or executives."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, get_args

from infograph.errors import BadRequest
from infograph.industry.title_words import TitleWords, parts_of, rows, words_of

Level = Literal[
    "intern", "junior", "professional", "senior", "lead", "manager", "director", "vp", "c-level", "owner", "partner"
]
"""The levels of titles; owners and partners stand beside those at the top of a company."""
Wanted = Literal["peer", "senior", "exec"]

LEVELS: tuple[Level, ...] = get_args(Level)
STEP: dict[Level, int] = {name: min(place, LEVELS.index("c-level")) for place, name in enumerate(LEVELS)}
"""How high a level stands, from 0; c-level, owner and partner are one step."""

_ASSISTS = "assists"
"""What levels.csv says of phrases beside the levels: whose assistant one is says nothing of one's own level. Its "neutral" ones
take away the usual meaning of their words: an "account executive" is none, nor is a "project manager" a manager of people."""


@lru_cache(maxsize=65536)
def level(position: str) -> Level | Literal[""]:
    """Return how senior a title is; one with no word of seniority is a professional's, an empty one has no level.

    The first part that says one decides: a "Director of Product | Board Member" directs.

    >>> [level(p) for p in ("VP Engineering", "Assistant to the CEO", "Sr. Data Scientist", "International Tax")]
    ['vp', 'professional', 'senior', 'professional']
    >>> level("Werkstudent"), level("Geschäftsführerin"), level("Product Owner"), level("")
    ('intern', 'c-level', 'professional', '')
    """
    words = words_of(position)
    if not any(word.isalnum() for word in words):
        return ""
    for part in parts_of(words):
        said = {hit.value for hit in _index().scan(part)}
        if _ASSISTS in said:
            return "professional"
        first = next((name for name in _precedence() if name in said), None)
        if first:
            return first
    return "professional"


@cache
def _precedence() -> tuple[Level, ...]:
    """Return the levels as levels.csv has them: of several words of a title the first counts, a "senior manager" manages."""
    levels = {name: name for name in LEVELS}
    return tuple(dict.fromkeys(levels[row["level"]] for row in rows("levels.csv") if row["level"] in levels))


def levels_of(own_position: str, wanted: str) -> tuple[Level, ...]:
    """Return the levels of titles of a "peer", a "senior" or an "exec", seen from one's own; each is one of them or none.

    peer: at most one step up or down; senior: two steps up or more, and below the top; exec: at the top, from directors
    on, two steps up or more. Without a title of one's own, a professional's is assumed. Raises BadRequest for another word.

    >>> levels_of("Analyst", "senior"), levels_of("Analyst", "exec")
    (('lead', 'manager'), ('director', 'vp', 'c-level', 'owner', 'partner'))
    """
    if wanted not in get_args(Wanted):
        raise BadRequest(f"There is no level “{wanted}”.", "Use peer, senior or exec.")
    return tuple(rung for rung in LEVELS if _standing(own_position, rung) == wanted)


def standing(own_position: str, position: str) -> Wanted | Literal[""]:
    """Return how a title stands to one's own; "" for one further below, and for an empty one.

    >>> [standing("Analyst", title) for title in ("Intern", "Team Lead", "Head of Risk", "CEO", "Junior Analyst", "")]
    ['', 'senior', 'exec', 'exec', 'peer', '']
    >>> standing("CFO", "VP Sales"), standing("CFO", "Intern")
    ('peer', '')
    """
    theirs = level(position)
    return _standing(own_position, theirs) if theirs else ""


def _standing(own_position: str, theirs: Level) -> Wanted | Literal[""]:
    steps = STEP[theirs] - STEP[level(own_position) or "professional"]
    if abs(steps) <= 1:
        return "peer"
    if steps < 0:
        return ""
    return "exec" if STEP[theirs] >= STEP["director"] else "senior"


def seen_from(own_position: str, position: str) -> Wanted:
    """Return how a title stands to one's own, as one writes to somebody: whoever is further below, or not known, is a peer.

    >>> [seen_from("Analyst", title) for title in ("Senior Analyst", "Team Lead", "Director", "CEO", "Intern", "")]
    ['peer', 'senior', 'exec', 'exec', 'peer', 'peer']
    """
    return standing(own_position, position) or "peer"


def steps_from(own_position: str, position: str, wanted: str = "") -> int | None:
    """Return how many levels a title is away from what was wished, or from one's own; None for an empty title.

    >>> steps_from("Analyst", "Senior Analyst"), steps_from("Analyst", "CEO", "senior"), steps_from("Analyst", "")
    (1, 3, None)
    """
    theirs, own = level(position), level(own_position) or "professional"
    if not theirs:
        return None
    place, mine, top = STEP[theirs], STEP[own], STEP["director"]
    least, most = {"senior": (mine + 2, top - 1), "exec": (top, STEP["c-level"])}.get(wanted, (mine, mine))
    return max(least - place, place - most, 0)


@cache
def _index() -> TitleWords[str]:
    return TitleWords((words, row["level"]) for row in rows("levels.csv") for words in row["words"].split(";"))
