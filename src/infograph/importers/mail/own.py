"""Whose mail this is: an address of one's own stands on every mail of one's own box."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from infograph.importers.mail.tally import Pair, Tally
from infograph.text import fold_name

LEAST, SURE = 0.05, 0.5
"""Part of all that was counted on which a further address of one's own stands; and of what no known one stands on (chosen)."""
MANY = 50
"""Addresses, the most frequent first, among which those of one's own are looked for."""
FEW = 0.3
"""Where the most frequent address stands on less than this part, nothing tells whose the box is."""


class Own(NamedTuple):
    """Addresses of whoever's box it is, by their numbers; `part` of all on which one of them stands; the name beside them."""

    numbers: tuple[int, ...]
    part: float
    name: str


def find(box: Tally, pairs: Collection[Pair], addresses: Iterable[str] = (), called: str = "") -> Own:
    """Return the addresses of whoever’s box it is: those given, and those that stand where no known one does.

    `called` is the owner's name, where it is known: an address that bears it needs not stand on a large part.

    None where none is given and no address stands on a fair part.
    """
    total = _total(box)
    by_email = {email: number for number, email in enumerate(box.emails)}
    own = [by_email[email.casefold()] for email in addresses if email.casefold() in by_email]
    order = sorted(range(len(box.emails)), key=lambda number: (-box.on[number] - box.addressed[number], number))
    if not own:
        if not order or not total or box.on[order[0]] < FEW * total:
            return Own((), 0.0, "")
        own = order[:1]
    name = called or next((box.names[number] for number in own if box.names[number]), "")
    beside = _beside(pairs)
    left = total - sum(box.on[number] for number in own)
    likely = [number for number in order[:MANY] if number not in own and box.sent[number]]
    same = {number for number in likely if name and fold_name(box.names[number]) == fold_name(name)}
    for number in sorted(likely, key=lambda number: number not in same):
        alone = box.on[number] - sum(beside.get(_key(number, own_number), 0) for own_number in own)
        if alone > SURE * box.on[number] and (number in same or alone > max(LEAST * total, SURE * left)):
            own.append(number)
            left -= alone
    return Own(tuple(own), min(1.0, 1 - max(0, left) / total) if total else 0.0, name)


def _total(box: Tally) -> int:
    """Return the mails and meetings that were counted."""
    counts = box.counts
    left = ("twice", "broken", "lists", "automatic", "machines", "shared_senders", "many", "many_meetings", "to_come")
    return max(0, counts["mails"] + counts["meetings"] - sum(counts[name] for name in left))


def _beside(pairs: Iterable[Pair]) -> dict[tuple[int, int], int]:
    return {(pair.a, pair.b): pair.mails + pair.meetings for pair in pairs}


def _key(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
