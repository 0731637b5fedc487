"""Say why somebody stands in a list where they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from infograph.grounds import PlacedBy, Reason, ReasonKind
from infograph.phrases.evidence import evidence_words
from infograph.phrases.labels import label_words
from infograph.phrases.numbers import counted, joined, times

_BEHIND: Mapping[PlacedBy, str] = {
    "score": "",
    "fit": ", whose function and level are nearer",
    "proofs": ", for whom more says that they are in the field",
    "circle": ", whom a contact came to know among more of your contacts",
    "recency": ", to whom a tie is newer",
    "chance": ": a toss, the same each time",
}


def reason_words(reason: Reason | str) -> str:
    """Return a reason in words; somebody's own words as they are.

    >>> reason_words(Reason("above", "Bob", count=2))
    'Bob stands twice above already, so others came first'
    >>> reason_words(Reason("like", "Ann", by="fit"))
    'as good as Ann, whose function and level are nearer'
    >>> reason_words(Reason("passed", "Eve", count=3))
    'Eve is a little better to ask, but stands 3 times in this list'
    """
    return reason if isinstance(reason, str) else _WORDS[reason.kind](reason)


def expected_words(people: float) -> str:
    """Return how many people a list is expected to open.

    >>> expected_words(0.2), expected_words(1.0), expected_words(12.4)
    ('perhaps a new person expected', 'about one new person expected', 'about 12 new people expected')
    """
    number = "about one new person" if 0.75 <= people < 1.5 else f"about {people:.0f} new people"
    return f"{number if people >= 0.75 else 'perhaps a new person'} expected"


def _others(why: Reason) -> str:
    return f"{why.count} other {'contact knows' if why.count == 1 else 'contacts know'} them too"


def _listed(why: Reason) -> str:
    owners = [*why.between[:2], *([f"{len(why.between) - 2} more"] if len(why.between) > 2 else [])]
    return f"stands in the {'list' if len(owners) == 1 else 'lists'} of {joined(owners)}, so part of theirs may be known"


def _passed(why: Reason) -> str:
    busy = f", but stands {times(why.count)} in this list" if why.count else ""
    return f"{why.who} is a little better to ask{busy}"


_WORDS: Mapping[ReasonKind, Callable[[Reason], str]] = {
    "field": lambda why: label_words(why.what, why.source),
    "knows": lambda why: f"{why.who} knows them; your tie to {why.who}: {evidence_words(why.ground)}",
    "undecided": lambda why: f"{why.who} and {why.other} know them, and the lists do not say whom better to ask",
    "others": _others,
    "median": lambda why: f"{why.factor:.1f} times the median path",
    "passed": _passed,
    "above": lambda why: f"{why.who} stands {times(why.count)} above already, so others came first",
    "like": lambda why: f"as good as {why.who}{_BEHIND[why.by]}",
    "work": lambda why: f"does something else than you, so this counts {why.factor:.2f} times",
    "unread": lambda why: f"the title does not say what they do, so this counts {why.factor:.2f} times",
    "aside": lambda why: f"{why.what} tells little of this field, so this comes last",
    "far": lambda why: f"three ties away: {why.who} would ask {' and '.join(why.between)}",
    "tie": lambda why: evidence_words(why.ground),
    "in field": lambda why: f"one of those {why.what}" if why.what else "works in the field",
    "near field": lambda why: "works near the field",
    "closeness": lambda why: f"you gave closeness {why.count} of 5",
    "messages": lambda why: f"{counted(why.count, 'message')} between you",
    "listed": _listed,
}


def below_weaker(people: int) -> str:
    """Return that so many people stand below a weaker band, and why; nothing where nobody does.

    >>> below_weaker(1)
    '1 person stands below a weaker band, since the list is spread over connectors, so that nobody is asked too often.'
    """
    if not people:
        return ""
    who = counted(people, "person stands", "people stand")
    return f"{who} below a weaker band, since the list is spread over connectors, so that nobody is asked too often."
