"""Say what figures that count people show: their findings, and what stands beside their bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from infograph.phrases.numbers import agreeing, counted, joined

_LISTED = 3
"""What is equally large, up to as many as a title can name."""
WHOSE: Mapping[str, str] = {"companies": "Where the people you know of work", "functions": "What the people you know of do"}
"""Whom a figure of bars is of, where its title does not say it."""


def equals(names: Sequence[str], kind: str) -> str:
    """Return what is equally large as a list in a sentence, of more than a title can hold their count.

    >>> equals(["Carta", "Lunar"], "employer"), equals(["a", "b", "c", "d"], "month")
    ('Carta and Lunar', '4 months')
    """
    return joined(names) if len(names) <= _LISTED else counted(len(names), kind)


def of_them_you_know(people: int, contacts: int) -> str:
    """Return how many people there are, and how many of them the user knows.

    >>> of_them_you_know(1200, 3), of_them_you_know(2, 0)
    ('1,200 · 3 of them you know', '2')
    """
    return f"{people:,}" + (f" · {contacts:,} of them you know" if contacts else "")


def most_at(people: int, companies: Sequence[str]) -> str:
    """Return where most people work."""
    return f"{people:,} of them at {'each of ' * (len(companies) > 1)}{equals(companies, 'employer')}"


def most_do(people: int, functions: Sequence[str]) -> str:
    """Return what most people do."""
    return f"{people:,} of them {'each ' * (len(functions) > 1)}{equals(functions, 'function').lower()}"


def filled_words(left: int, noun: str) -> str:
    """Return what is filled, and how many of a noun are not drawn."""
    return "filled: your own contacts" + (f" · {counted(left, f'more {noun}')} not drawn" if left else "")


def more_words(number: int) -> str:
    """Return the name of the bar of all the rest."""
    return f"{number} more"


def largest_fields(fields: Sequence[str], most: int, total: int) -> str:
    """Return which fields are the largest.

    >>> largest_fields(["fintech"], 3, 9), largest_fields(["fintech", "law"], 3, 9)
    ('fintech is the largest field: 3 of 9 people', 'fintech and law are the largest fields: each 3 of 9 people')
    """
    several = "" if len(fields) == 1 else "each "
    verb = "are the largest fields" if several else "is the largest field"
    return f"{equals(fields, 'field')} {verb}: {several}{most:,} of {counted(total, 'person')}"


def unknown_share(percent: int) -> str:
    """Return of how many of a hundred the field is not known."""
    return f"{percent}% unknown"


def chain_words(met: int, named: int, steps: int) -> str:
    """Return how many were met by introduction, and how long the longest chain is."""
    more = f", {named:,} more named" if named else ""
    return f"{counted(met, 'person')} met by introduction{more}; the longest chain has {counted(steps, 'step')}"


def first_words(drawn: int, left: int) -> str:
    """Return that a figure draws the first rows alone."""
    return f"(first {drawn:,}; {left:,} more not drawn)"


def met_words(day: date, *, named: bool) -> str:
    """Return when somebody was met, or only named."""
    return f"{'named ' if named else ''}{day.day} {day:%b} {day.year}"


def also_through(names: Sequence[str]) -> str:
    """Return who else introduced somebody."""
    return f"also through {', '.join(names)}"


def stage_words(people: int, counts: Mapping[str, int], days: float | None) -> str:
    """Return how many came to a stage, what became of those who came no further, and how long it took."""
    parts = [f"{people:,}", *(f"{number:,} {_STAGES[what]}" for what, number in counts.items() if number)]
    if days is not None and people:
        parts.append(f"{days:g} {agreeing(days, 'day')} after the stage before")
    return " · ".join(parts)


_STAGES: Mapping[str, str] = {
    "declined": "declined",
    "silent": "without an answer",
    "paused": "paused",
    "open": "still open",
}


def search_words(asked: int, met: int, stage: str, stopped: int) -> str:
    """Return how many of those asked about were met, and at which stage most asks stop, where several do.

    >>> search_words(2, 1, "asked", 1), search_words(9, 2, "asked", 5)
    ('Of 2 people you asked about, 1 was met', 'Of 9 people you asked about, 2 were met; most asks stop at “asked” (5)')
    """
    words = f"Of {counted(asked, 'person')} you asked about, {met:,} {agreeing(met, 'was', 'were')} met"
    return words + (f"; most asks stop at “{stage}” ({stopped:,})" if stopped >= _SEVERAL else "")


_SEVERAL = 3
"""Asks that stopped at one stage from which on it says where asks stop; fewer are no pattern."""


def went_on() -> str:
    """Return what is filled in the figure of a search."""
    return "filled: went on · hollow: came no further, or not yet"


def month_words(month: int) -> str:
    """Return a month, counted from the year 0.

    >>> month_words(2026 * 12)
    'January 2026'
    """
    return f"{date(2000, month % 12 + 1, 1):%B} {month // 12}"


def since_words(contacts: int, first: int, most: int, best: Sequence[int]) -> str:
    """Return how many contacts began since a month, and in which months (`best`) most did."""
    when = equals([month_words(month) for month in best], "month")
    dense = f"most in {when} ({most:,}{' each' * (len(best) > 1)})" if most > 1 else "never two in one month"
    return f"{counted(contacts, 'contact')} since {month_words(first)}{f'; {dense}' if contacts > 1 else ''}"


def longest_gap(months: int, first: int) -> str:
    """Return how long the longest gap is, and when it began."""
    return f"longest gap: {counted(months, 'month')} from {month_words(first)}"


def undated_words(contacts: int) -> str:
    """Return how many contacts have no date."""
    return f"{contacts:,} more without a date"


def gap_words(months: int) -> tuple[str, str]:
    """Return what to write into a gap: in full, and where that has no room."""
    return f"{counted(months, 'month')} without", counted(months, "month")
