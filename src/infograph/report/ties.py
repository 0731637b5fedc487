"""Ties as the page says them: how strong in a word, which one counts, and whether an address may be a link."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from infograph.model import Hop, Path, Person


def onward(path: Path) -> Hop:
    """Return the tie from the connector on: of several on a longer path the weakest, a guess before all."""
    return min((path.second, *path.via_hops), key=lambda hop: (hop.observed, hop.strength))


def ties(path: Path, target: Person) -> Iterator[tuple[Person | None, Person, Hop]]:
    """Yield each tie of a path with its two ends, the user's own first (None is the user)."""
    people = [None, path.connector, *path.via]
    ends = [path.connector, *path.via, target]
    yield from zip(people, ends, (path.first, path.second, *path.via_hops), strict=False)


def is_web(url: str) -> bool:
    """Say whether an address is one of https, so that a link to it can run nothing.

    >>> is_web("https://example.com/x"), is_web("javascript:alert(1)")
    (True, False)
    """
    address = urlsplit(url)
    return address.scheme == "https" and bool(address.netloc)
