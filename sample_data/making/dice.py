"""Chance that falls the same way on every machine and every Python version."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A seeded source of choices.

    Only `random.Random.random()` is used, the one method whose sequence Python promises to keep.
    """

    def __init__(self, *seed: object) -> None:
        """Begin the sequence that belongs to `seed`."""
        words = "|".join(str(part) for part in seed)
        self._chance = random.Random(int(hashlib.sha256(words.encode()).hexdigest()[:15], 16)).random

    def luck(self, share: float) -> bool:
        """Say yes in `share` (0..1) of the cases."""
        return self._chance() < share

    def number(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return low + int(self._chance() * (high - low + 1))

    def early(self, low: int, high: int, power: float = 2.0) -> int:
        """Return a whole number that is more often near `low`."""
        return low + int(self._chance() ** power * (high - low + 1))

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices."""
        return choices[int(self._chance() * len(choices))]

    def weighted(self, choices: Sequence[tuple[T, float]]) -> T:
        """Return one of the choices; the second of each pair is its weight."""
        left = self._chance() * sum(weight for _, weight in choices)
        for choice, weight in choices:
            left -= weight
            if left < 0:
                return choice
        return choices[-1][0]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """Return `count` different choices in random order (all of them if there are fewer)."""
        pool = list(choices)
        for place in range(min(count, len(pool))):
            other = place + int(self._chance() * (len(pool) - place))
            pool[place], pool[other] = pool[other], pool[place]
        return pool[:count]

    def hexes(self, length: int) -> str:
        """Return `length` hexadecimal digits."""
        return "".join("0123456789abcdef"[self.number(0, 15)] for _ in range(length))
