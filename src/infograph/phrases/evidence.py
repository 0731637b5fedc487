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


def how_words(tie: TieEvidence) -> str:
    """Return how the user and somebody know each other, as it follows "how they know each other:".

    >>> how_words(TieEvidence("said", text="shared a flat")), how_words(TieEvidence("both", place="Acme"))
    ('shared a flat', 'both have worked at Acme')
    """
    if tie.kind == "said":
        return tie.text
    verb = "studied" if tie.school else "worked"
    if tie.kind != "overlapped":
        return f"both have {verb} at {tie.place}"
    span = _span(tie)
    return f"{verb} at {tie.place} at the same time{',' if span else ''}{span}"


def _learnt(answers: Learnt) -> str:
    said = [f"agreed to {answers.agreed} of {counted(answers.asked, 'request')} so far"] if answers.asked else []
    if answers.kind_asked > answers.asked:
        said.append(f"{_TIES[answers.rule]} agreed to {answers.kind_agreed} of {answers.kind_asked}")
    return f"{', '.join(said)} (counts {answers.factor:.2f} times)"


def _closeness(tie: TieEvidence) -> str:
    return f"you said: {CLOSENESS.get(tie.count, '')}"


def _messages(tie: TieEvidence) -> str:
    messages = counted(tie.count, "message")
    return messages if tie.age is None else f"{messages}, {'latest ' if tie.count != 1 else ''}{ago(tie.age)}"


def _mutual(tie: TieEvidence) -> str:
    return f"{counted(tie.count, 'mutual contact')}, both lists known"


def _unknown(tie: TieEvidence) -> str:
    return f"strength unknown: ask {tie.who}" if tie.who else "strength unknown: say how close you are"


def _departed(tie: TieEvidence) -> str:
    whose = f"{tie.who}’s" if tie.who else "your"
    return f"no longer in {whose} list of {tie.day.day} {tie.day:%b %Y}" if tie.day else ""


def _shared(tie: TieEvidence) -> str:
    return counted(tie.count, "mutual contact")


def _guess(tie: TieEvidence) -> str:
    return "a guess: nobody’s list shows this tie"


def _since(tie: TieEvidence) -> str:
    return f"connected since {tie.day.year}" if tie.day else ""


def _group(tie: TieEvidence) -> str:
    return f"{counted(tie.count, 'message')} in group conversations{_when(tie)}"


def _invitation(tie: TieEvidence) -> str:
    note = ", with a personal note" if tie.noted else ""
    return f"{_named(tie.who)} invited {_named(tie.whom)} to connect{note}{_when(tie)}"


def _recommendation(tie: TieEvidence) -> str:
    return f"{_named(tie.who)} recommended {_named(tie.whom)}{_when(tie)}"


def _endorsement(tie: TieEvidence) -> str:
    skills = "a skill" if tie.count == 1 else counted(tie.count, "skill")
    return f"{_named(tie.who)} endorsed {_named(tie.whom)} for {skills}{_when(tie)}"


def _tie(tie: TieEvidence) -> str:
    return f"{tie.text} (says {tie.file})" if tie.text and tie.file else tie.text


def _mail(tie: TieEvidence) -> str:
    return f"by mail since {tie.day:%b %Y}" if tie.day else "by mail"


def _together(tie: TieEvidence) -> str:
    if not tie.count:
        return "seen together"
    return f"on {counted(tie.count, 'mail')} together{_lately(tie)}"


def _meeting(tie: TieEvidence) -> str:
    return f"in {counted(tie.count, 'meeting')} together{_lately(tie)}"


def _said(tie: TieEvidence) -> str:
    return f"you said: {tie.text}"


def _judged(tie: TieEvidence) -> str:
    return f"{tie.who} said: they {JUDGED.get(tie.count) or CLOSENESS.get(tie.count, '')}"


def _met(tie: TieEvidence) -> str:
    return f"met on {tie.day.isoformat()}" if tie.day else "met"


def _told_by(tie: TieEvidence) -> str:
    return f"told by {tie.who}" + (f" on {tie.day.isoformat()}" if tie.day else "")


def _lent(tie: TieEvidence) -> str:
    return "shared their export with you"


def _overlapped(tie: TieEvidence) -> str:
    return f"{_pair(tie)} overlapped at {tie.place}{_span(tie)}"


def _apart(tie: TieEvidence) -> str:
    return f"{_pair(tie)} were both at {tie.place}, at other times"


def _both(tie: TieEvidence) -> str:
    return f"{_pair(tie)} were both at {tie.place}"


def _works(tie: TieEvidence) -> str:
    verb = "worked" if tie.end else "works" if tie.who else "work"
    return f"works at {tie.place}, where {_named(tie.who)} {verb}{_span(tie)}"


def _was(tie: TieEvidence) -> str:
    verb = ("was" if tie.end else "is") if tie.who else ("were" if tie.end else "are")
    return f"was at {tie.place}, as {_named(tie.who)} {verb}{_span(tie)}"


def _named(name: str) -> str:
    return name or "you"


def _pair(tie: TieEvidence) -> str:
    return f"{tie.who} and {tie.whom}" if tie.who else "you"


def _lately(tie: TieEvidence) -> str:
    return f", {'last ' if tie.count > 1 else ''}in {tie.day:%B %Y}" if tie.day else ""


def _when(tie: TieEvidence) -> str:
    return f" ({tie.day:%b %Y})" if tie.day else ""


def _span(tie: TieEvidence) -> str:
    start, end = tie.start[:4], tie.end[:4]
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
    "named": _told_by,
    "lent": _lent,
    "overlapped": _overlapped,
    "apart": _apart,
    "both": _both,
    "works": _works,
    "was": _was,
}
