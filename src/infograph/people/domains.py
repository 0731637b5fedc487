"""The employer behind an e-mail address: what its domain is called, where that is no provider of mail for everybody."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from infograph.companies import fold_company
from infograph.industry import employers

_SECOND_LEVELS = frozenset("ac co com edu gob gov gouv ltd mil ne net nom or org plc sch".split())
"""What stands before a country in a domain: nobody's own name."""


@lru_cache(maxsize=4096)
def employer_of(email: str) -> str:
    """Return the employer whose domain an address has; "" for public providers and for domains that name nobody.

    >>> employer_of("bob@mail.stripe.example"), employer_of("ann@north-quay.co.uk"), employer_of("bob@gmail.example")
    ('Stripe', 'North Quay', '')
    """
    domain = email.rpartition("@")[2].casefold()
    parts = domain.split(".")
    if len(parts) < 2 or not _providers().isdisjoint(".".join(parts[start:]) for start in range(len(parts) - 1)):
        return ""
    country = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVELS
    label = parts[-3] if country else parts[-2]
    if label in _providers() or len(label) < 2 or label.isdecimal():
        return ""
    words = label.replace("-", " ")
    matches = employers.find(fold_company(words))
    return matches[0].employer.name if len(matches) == 1 else words.title()


@cache
def _providers() -> frozenset[str]:
    text = Path(__file__).with_name("mail_providers.txt").read_text("utf-8")
    return frozenset(line for line in text.split() if line)
