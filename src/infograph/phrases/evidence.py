"""Say what a tie rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from infograph.grounds import Ground, Learnt, TieEvidence
from infograph.phrases.numbers import ago, counted

if TYPE_CHECKING:
    from infograph.model import Band, Hop, StrengthWord

CLOSENESS = {1: "hardly know each other", 2: "have met", 3: "know each other", 4: "close", 5: "very close"}
"""How close two people are, as the user says it."""
JUDGED = {1: "do not really know each other", 2: "have met", 4: "know each other well"}
"""How close two people are, as a connector ticks it."""
_TIES = {
    "closeness": "people you described",
    "interactions": "people you write with",
    "mutual": "people with mutual contacts",
    "together": "people you were seen with",
    "unknown": "people of unknown strength",
}


_STRENGTHS = {"strong": "strong", "medium": "medium", "weak": "weak", "unknown": "unknown"}
_BANDS = {"strong": "strong", "good": "good", "long shot": "long shot"}


def strength_word(word: StrengthWord) -> str:
    """Return how strong a tie is, as people read it."""
    return _STRENGTHS[word]


def tie_word(hop: Hop) -> str:
    """Return a tie's strength as a word; a guess is called one, and one that a newer list no longer has is gone.

    >>> from infograph.model import Hop
    >>> tie_word(Hop(0.25, "unknown", "unknown", observed=False))
    'unknown (a guess)'
    """
    word = strength_word(hop.word)
    if not hop.observed:
        return f"{word} (a guess)"
    return f"{word} (gone)" if hop.departed else word


def short_tie(hop: Hop) -> str:
    """Return the same, of a guess that it is one and nothing else."""
    return tie_word(hop) if hop.observed else "a guess"


def contact_in_short(rank: int, who: str, hop: Hop) -> str:
    """Return an own contact in one line, as notebooks show them alone."""
    return f"<c{rank}. your contact: {who}, tie {strength_word(hop.word)}>"


def band_word(band: Band) -> str:
    """Return a band as people read it."""
    return _BANDS[band]


def evidence_words(ground: Ground) -> str:
    """Return one piece of evidence in words; somebody's own words as they are.

    >>> evidence_words(TieEvidence("interactions", count=42, age=20.0)), evidence_words(TieEvidence("recommendation", "Bob"))
    ('42 messages, latest 3 weeks ago', 'Bob recommended you')
    >>> from datetime import date
    >>> evidence_words(TieEvidence("departed", day=date(2026, 11, 3)))
    'no longer in your list of 3 Nov 2026'
    """
    if isinstance(ground, str):
        return ground
    return _learnt(ground) if isinstance(ground, Learnt) else _WORDS[ground.kind](ground)


def how_words(known: TieEvidence) -> str:
    """Return how the user and somebody know each other, as it follows "how they know each other:".

    >>> how_words(TieEvidence("said", text="shared a flat")), how_words(TieEvidence("both", place="Acme"))
    ('shared a flat', 'both have worked at Acme')
    """
    if known.kind == "said":
        return known.text
    verb = "studied" if known.school else "worked"
    if known.kind != "overlapped":
        return f"both have {verb} at {known.place}"
    span = _span(known)
    return f"{verb} at {known.place} at the same time{',' if span else ''}{span}"


def _learnt(known: Learnt) -> str:
    said = [f"{known.agreed} of {known.asked} requests"] if known.asked else []
    if known.kind_asked > known.asked:
        said.append(f"{_TIES[known.rule]} to {known.kind_agreed} of {known.kind_asked}")
    return f"agreed so far: {', '.join(said)} (counts {known.factor:.2f} times)"


def _closeness(known: TieEvidence) -> str:
    return f"you said: {CLOSENESS.get(known.count, '')}"


def _messages(known: TieEvidence) -> str:
    shown = counted(known.count, "message")
    return shown if known.age is None else f"{shown}, {'latest ' if known.count != 1 else ''}{ago(known.age)}"


def _mutual(known: TieEvidence) -> str:
    return f"{counted(known.count, 'mutual contact')}, both lists known"


def _unknown(known: TieEvidence) -> str:
    return f"strength unknown: ask {known.who}" if known.who else "strength unknown: say how close you are"


def _departed(known: TieEvidence) -> str:
    whose = f"{known.who}’s" if known.who else "your"
    return f"no longer in {whose} list of {known.day.day} {known.day:%b %Y}" if known.day else ""


def _shared(known: TieEvidence) -> str:
    return counted(known.count, "mutual contact")


def _guess(known: TieEvidence) -> str:
    return "a guess: nobody’s list shows this tie"


def _since(known: TieEvidence) -> str:
    return f"connected since {known.day.year}" if known.day else ""


def _group(known: TieEvidence) -> str:
    return f"{counted(known.count, 'message')} in group conversations{_when(known)}"


def _invitation(known: TieEvidence) -> str:
    note = ", with a personal note" if known.noted else ""
    return f"{_named(known.who)} invited {_named(known.whom)} to connect{note}{_when(known)}"


def _recommendation(known: TieEvidence) -> str:
    return f"{_named(known.who)} recommended {_named(known.whom)}{_when(known)}"


def _endorsement(known: TieEvidence) -> str:
    skills = "a skill" if known.count == 1 else counted(known.count, "skill")
    return f"{_named(known.who)} endorsed {_named(known.whom)} for {skills}{_when(known)}"


def _tie(known: TieEvidence) -> str:
    return f"{known.text} (says {known.file})" if known.text and known.file else known.text


def _mail(known: TieEvidence) -> str:
    return f"by mail since {known.day:%b %Y}" if known.day else "by mail"


def _together(known: TieEvidence) -> str:
    if not known.count:
        return "seen together"
    return f"on {counted(known.count, 'mail')} together{_lately(known)}"


def _meeting(known: TieEvidence) -> str:
    return f"in {counted(known.count, 'meeting')} together{_lately(known)}"


def _said(known: TieEvidence) -> str:
    return f"you said: {known.text}"


def _judged(known: TieEvidence) -> str:
    return f"{known.who} said: they {JUDGED.get(known.count) or CLOSENESS.get(known.count, '')}"


def _met(known: TieEvidence) -> str:
    return f"met on {known.day.isoformat()}" if known.day else "met"


def _told(known: TieEvidence) -> str:
    return f"told by {known.who}" + (f" on {known.day.isoformat()}" if known.day else "")


def _lent(known: TieEvidence) -> str:
    return "shared their export with you"


def _overlapped(known: TieEvidence) -> str:
    return f"{_pair(known)} overlapped at {known.place}{_span(known)}"


def _apart(known: TieEvidence) -> str:
    return f"{_pair(known)} were both at {known.place}, at other times"


def _both(known: TieEvidence) -> str:
    return f"{_pair(known)} were both at {known.place}"


def _works(known: TieEvidence) -> str:
    verb = "worked" if known.end else "works" if known.who else "work"
    return f"works at {known.place}, where {_named(known.who)} {verb}{_span(known)}"


def _was(known: TieEvidence) -> str:
    verb = ("was" if known.end else "is") if known.who else ("were" if known.end else "are")
    return f"was at {known.place}, as {_named(known.who)} {verb}{_span(known)}"


def _named(name: str) -> str:
    return name or "you"


def _pair(known: TieEvidence) -> str:
    return f"{known.who} and {known.whom}" if known.who else "you"


def _lately(known: TieEvidence) -> str:
    return f", {'last ' if known.count > 1 else ''}in {known.day:%B %Y}" if known.day else ""


def _when(known: TieEvidence) -> str:
    return f" ({known.day:%b %Y})" if known.day else ""


def _span(known: TieEvidence) -> str:
    start, end = known.start[:4], known.end[:4]
    if start and start == end:
        return f" in {start}"
    return f" {start} to {end or 'now'}" if start else ""


_WORDS: Mapping[str, Callable[[TieEvidence], str]] = {
    "closeness": _closeness,
    "interactions": _messages,
    "mutual": _mutual,
    "unknown": _unknown,
    "departed": _departed,
    "shared": _shared,
    "guess": _guess,
    "since": _since,
    "group": _group,
    "invitation": _invitation,
    "recommendation": _recommendation,
    "endorsement": _endorsement,
    "tie": _tie,
    "mail": _mail,
    "together": _together,
    "meeting": _meeting,
    "said": _said,
    "judged": _judged,
    "met": _met,
    "named": _told,
    "lent": _lent,
    "overlapped": _overlapped,
    "apart": _apart,
    "both": _both,
    "works": _works,
    "was": _was,
}
