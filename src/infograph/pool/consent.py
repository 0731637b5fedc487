"""What a member consented to: who, in which words, on which day, to what, until when; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from infograph.errors import BadRequest
from infograph.patterns import pattern
from infograph.text import clean, fold

Scope = Literal["connector", "seen", "counts"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""connector: others may be led through them, by their own list; seen: others may be led to them; counts: neither."""


_PARTED = pattern(r"[\s,;+]+")


@dataclass(frozen=True, slots=True)
class Consent:
    """A member's word: in which `words` it was given, on which `day`, to what, `until` which day (None: until taken back)."""

    words: str
    scope: tuple[Scope, ...]
    day: date
    until: date | None = None

    def holds(self, today: date) -> bool:
        """Say whether it counts on a day; the last day counts too.

        >>> Consent("form", ("counts",), date(2026, 1, 1), date(2026, 6, 30)).holds(date(2026, 6, 30))
        True
        """
        return self.day <= today and (self.until is None or today <= self.until)


def scope_of(words: Iterable[str]) -> tuple[Scope, ...]:
    """Return what is consented to, in the order of `SCOPES`; raises BadRequest for other words and for a contradiction.

    `words` may be one text too, its words parted by spaces, commas, semicolons or plus signs.

    >>> scope_of(["seen", "connector"]), scope_of([" counts "]), scope_of("seen, connector")
    (('connector', 'seen'), ('counts',), ('connector', 'seen'))
    """
    parted = _PARTED.split(words if isinstance(words, str) else " ".join(words))
    said = {word.casefold() for word in parted if word}
    unknown = sorted(said - set(SCOPES))
    if unknown or not said:
        raise BadRequest(
            f"“{unknown[0] if unknown else ''}” is nothing to consent to.", f"One or more of: {', '.join(SCOPES)}."
        )
    if len(said) > 1 and "counts" in said:
        raise BadRequest("“counts” means no more than counts.", "Leave it out beside connector and seen.")
    return tuple(scope for scope in SCOPES if scope in said)


def last_day(until: date | str | None) -> date | None:
    """Return the last day of a consent, given as a date or as 2027-12-31; raises BadRequest for what is no day.

    >>> last_day("2027-12-31"), last_day("")
    (datetime.date(2027, 12, 31), None)
    """
    try:
        return date.fromisoformat(until) if isinstance(until, str) and until else until or None
    except ValueError:
        raise BadRequest(f"“{clean(str(until))}” is no day.", "Write it as 2027-12-31.") from None


def folded(words: str) -> str:
    """Return the words of a consent without what no two writers write alike: case, marks and spaces.

    >>> folded("Form  of 3 Nov.") == folded("form of 3 Nov")
    True
    """
    return fold(words)


def given(words: str, scope: Iterable[str], day: date, until: date | None) -> Consent:
    """Return a consent; raises BadRequest where nobody says how it was given, or it ends before it begins."""
    if not words.strip():
        raise BadRequest("Nobody is in a pool without consent.", "Say how it was given (consent): signed form, 2026-11-02")
    if until is not None and until < day:
        raise BadRequest(f"This consent ended on {until}.", "Ask again, or give a later day (until): 2027-12-31")
    return Consent(words.strip(), scope_of(scope), day, until)
