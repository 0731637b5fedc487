"""What a rank alone says of the work of whom a firm of one profession employs: an associate of a law firm practises law."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from infograph.industry.taxonomy import lineage
from infograph.industry.title_words import PART, rows, words_of


def at_firm(title: str, industries: Iterable[str]) -> str:
    """Return the function of a title that names a rank alone, by the industries of the employer; "" for any other.

    >>> at_firm("Senior Associate, Corporate & M&A", ["law"]), at_firm("Associate", ["retail"]), at_firm("Paralegal", ["law"])
    ('legal', '', '')
    >>> at_firm("Head of Department, Radiology", ["hospitals"]), at_firm("Principal", ["mbb"])
    ('healthcare-services', 'consulting')
    """
    at_home = _ranks().get(rank_of(title)) if title else None
    if not at_home:
        return ""
    return next((at_home[home] for industry in industries for home in (industry, *lineage(industry)) if home in at_home), "")


@lru_cache(maxsize=65536)
def rank_of(title: str) -> str:
    """Return the folded words of the first part of a title, which names the rank where another part names the work."""
    words = words_of(title)
    return " ".join(words[: words.index(PART)] if PART in words else words)


@cache
def _ranks() -> dict[str, dict[str, str]]:
    """Return for each rank its function by the industry of the employer."""
    ranks: dict[str, dict[str, str]] = {}
    for row in rows("firms.csv"):
        for words in row["words"].split(";"):
            for home in row["home"].split("|"):
                ranks.setdefault(words, {})[home] = row["function"]
    return ranks
