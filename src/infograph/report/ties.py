"""Ties as the page says them: how strong in a word, which one counts, and whether an address may be a link."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from infograph.model import Hop, Path, Person

SHARES = ((0.5, "most of this person’s score"), (0.2, "a good part of this person’s score"))
SMALL_SHARE = "a small part of this person’s score"


def onward(path: Path) -> Hop:
    """Return the tie from the connector on: of several on a longer path the weakest, a guess before all."""
    return min((path.second, *path.via_hops), key=lambda hop: (hop.observed, hop.strength))


def ties(path: Path, target: Person) -> Iterator[tuple[Person | None, Person, Hop]]:
    """Yield each tie of a path with its two ends, the user's own first (None is the user)."""
    people = [None, path.connector, *path.via]
    ends = [path.connector, *path.via, target]
    yield from zip(people, ends, (path.first, path.second, *path.via_hops), strict=False)


def share_words(share: float) -> str:
    """Return in words how much of a person's score one path gives; `share` is 0..1.

    >>> share_words(0.8)
    'most of this person’s score'
    """
    return next((words for least, words in SHARES if share >= least), SMALL_SHARE)


def is_web(url: str) -> bool:
    """Say whether an address is one of https, so that a link to it can run nothing.

    >>> is_web("https://example.com/x"), is_web("javascript:alert(1)")
    (True, False)
    """
    address = urlsplit(url)
    return address.scheme == "https" and bool(address.netloc)
