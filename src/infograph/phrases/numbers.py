"""Numbers, plurals, ages, lists and people in a line, as a person would write them; pure words, no I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from infograph.model import Person

_IRREGULAR = {"person": "people", "is": "are", "was": "were", "has": "have", "does": "do"}
_LISTED = 3
"""Items of a list that are named before the rest is counted."""


Listed = Literal["contact", "person", "connector", "company", "employer", "friend", "move", "join", "pair"]
"""What a list is of."""
_KINDS: Mapping[Listed, str] = {
    "contact": "own contact",
    "person": "person",
    "connector": "connector",
    "company": "company",
    "employer": "employer",
    "friend": "contact",
    "move": "move",
    "join": "join",
    "pair": "pair",
}


def plural(noun: str) -> str:
    """Return the plural of a noun, or of the last word of several.

    >>> plural("tie"), plural("company"), plural("other person"), plural("address"), plural("day")
    ('ties', 'companies', 'other people', 'addresses', 'days')
    """
    before, space, word = noun.rpartition(" ")
    if word in _IRREGULAR:
        return before + space + _IRREGULAR[word]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def counted(number: int, noun: str, many: str = "") -> str:
    """Return a number with its noun; `many` where the plural is not to be made by rule.

    >>> counted(1, "person"), counted(1200, "tie"), counted(2, "member hides", "members hide")
    ('1 person', '1,200 ties', '2 members hide')
    """
    return f"{number:,} {agreeing(number, noun, many)}"


def agreeing(number: float, word: str, many: str = "") -> str:
    """Return a word as it stands beside a number: "column" or "columns", "is" or "are".

    >>> agreeing(1, "column"), agreeing(0, "is"), agreeing(2, "knows", "know")
    ('column', 'are', 'know')
    """
    return word if number == 1 else many or plural(word)


def ago(days: float) -> str:
    """Return an age in words.

    >>> ago(0), ago(1), ago(8), ago(20), ago(40), ago(360), ago(800)
    ('today', 'yesterday', 'a week ago', '3 weeks ago', 'a month ago', 'a year ago', '2 years ago')
    """
    whole = round(max(0.0, days))
    if whole < 2:
        return ("today", "yesterday")[whole]
    for unit, size, most in (("day", 1.0, 6), ("week", 7.0, 4), ("month", 30.44, 11), ("year", 365.25, 10**6)):
        count = max(1, round(whole / size))
        if count <= most:
            return f"{counted(count, unit)} ago" if count > 1 else f"a {unit} ago"
    return "long ago"


def day_in_letters(ordinal: int, now: int) -> str:
    """Return a day as a letter says it, with its year where that is another one; both are day numbers.

    >>> day_in_letters(738_000, 738_020), day_in_letters(738_000, 739_000)
    ('Thursday 29 July', 'Thursday 29 July 2021')
    """
    day = date.fromordinal(ordinal)
    year = "" if day.year == date.fromordinal(now).year else f" {day.year}"
    return f"{day:%A} {day.day} {day:%B}{year}"


def joined(items: Sequence[str], last: str = "and") -> str:
    """Return items as a list in a sentence.

    >>> joined(["Ann"]), joined(["Ann", "Bo"]), joined(["Ann", "Bo", "Cy"]), joined(["csv", "json"], "or")
    ('Ann', 'Ann and Bo', 'Ann, Bo and Cy', 'csv or json')
    """
    return f" {last} ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def some_of(items: Sequence[str], most: int = _LISTED) -> str:
    """Return the first items of a list and how many more there are.

    >>> some_of(["Ann", "Bo", "Cy"]), some_of(["Ann", "Bo", "Cy", "Di", "Eve"])
    ('Ann, Bo and Cy', 'Ann, Bo, Cy and 2 more')
    """
    return joined(items) if len(items) <= most else joined([*items[:most], f"{len(items) - most:,} more"])


def in_a_line(person: Person) -> str:
    """Return a person in a line: name, company, position.

    >>> from infograph.model import Person
    >>> in_a_line(Person(7, "Bob Johnson", company="Acme", position="CFO"))
    'Bob Johnson · Acme · CFO'
    """
    return " · ".join(part for part in (person.name, person.company, person.position) if part)


def further(number: int) -> str:
    """Return that a list goes on.

    >>> further(1200)
    'and 1,200 more'
    """
    return f"and {number:,} more"


def instead() -> str:
    """Return what to give in place of a real name where all names are invented."""
    return "With --anon all names are invented: give the row’s number, the number with its # in quotes, or the invented name."


def meant(names: Sequence[str]) -> str:
    """Return the question whether something of these was meant.

    >>> meant(["Ann", "Bo"])
    'Did you mean Ann or Bo?'
    """
    return f"Did you mean {joined(names, 'or')}?"


def and_more(number: int) -> str:
    """Return that there are so many more, in the fewest letters.

    >>> and_more(3)
    '+3 more'
    """
    return f"+{number} more"


def times(number: int) -> str:
    """Return how often something is.

    >>> times(1), times(2), times(3)
    ('once', 'twice', '3 times')
    """
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def left_words(left: Mapping[Listed, int], command: str) -> str:
    """Return how many of each kind are not listed, and the command that lists them.

    >>> left_words({"contact": 2, "person": 0}, "infograph suggest -n 20")
    '2 more own contacts: infograph suggest -n 20'
    """
    parts = [counted(number, f"more {_KINDS[kind]}") for kind, number in left.items() if number > 0]
    return f"{joined(parts)}: {command}"
