"""Where groups and their people stand in the network figure: circles side by side, those with ties near each other.

A force layout of 2,000 people takes long, says nothing and needs scipy; packed circles are read at a glance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
"""Radians from one seed of a sunflower to the next (Vogel 1979): even spacing in a circle of any size."""
CANDIDATES = 72
"""Directions tried round each ring of the search for a circle's place."""


def sunflower(number: int, radius: float, hole: float = 0.0) -> list[tuple[float, float]]:
    """Return `number` places in a circle round (0, 0), from the middle outwards; none nearer than `hole`.

    >>> sunflower(1, 1.0)
    [(0.0, 0.0)]
    """
    if number == 1 and not hole:
        return [(0.0, 0.0)]
    inner = hole**2
    rings = [math.sqrt(inner + (radius**2 - inner) * (i + 0.5) / number) for i in range(number)]
    return [(r * math.cos(i * GOLDEN_ANGLE), r * math.sin(i * GOLDEN_ANGLE)) for i, r in enumerate(rings)]


def pack(
    radii: Sequence[float], ties: Mapping[tuple[int, int], float], gap: float = 0.1, stretch: float = 1.0
) -> list[tuple[float, float]]:
    """Return a centre for each circle, so that none overlap and those with many ties are near each other.

    `ties` weighs pairs (i, j) with i < j. Circles are placed in the order given, largest first is best. The whole
    is about `stretch` times as wide as high.
    """
    placed: list[tuple[float, float]] = []
    for number, radius in enumerate(radii):
        if not placed:
            placed.append((0.0, 0.0))
            continue
        spots = _free_spots(np.array(placed), np.array(radii[:number]) + radius + gap)
        pull = np.hypot(spots[:, 0] / stretch, spots[:, 1])
        weights = [ties.get((other, number), 0.0) for other in range(number)]
        total = sum(weights)
        cost = pull.copy()
        for (x, y), weight in zip(placed, weights, strict=True):
            if weight:
                cost += weight / total * np.hypot(spots[:, 0] - x, spots[:, 1] - y)
        # Rounded, so that the same circles are placed alike where floating point differs in the last digit.
        best = int(np.argmin(np.round(cost, 6)))
        placed.append((float(spots[best, 0]), float(spots[best, 1])))
    return placed


def rim_angles(wanted: Sequence[float], least: float) -> list[float]:
    """Return angles (radians) near those wanted, at least `least` apart all the way round.

    If there is no room for all of them, they are spread evenly. The order of the result is that of `wanted`.
    """
    number = len(wanted)
    if not number:
        return []
    step = min(least, 2 * math.pi / number)
    order = sorted(range(number), key=lambda i: (wanted[i] % (2 * math.pi), i))
    angles = [wanted[i] % (2 * math.pi) for i in order]
    for i in range(1, number):
        angles[i] = max(angles[i], angles[i - 1] + step)
    if angles[-1] + step > angles[0] + 2 * math.pi:
        angles = [angles[0] + i * 2 * math.pi / number for i in range(number)]
    placed = [0.0] * number
    for place, i in enumerate(order):
        placed[i] = angles[place]
    return placed


def _free_spots(centres: np.ndarray, distances: np.ndarray) -> np.ndarray:
    """Return the places that touch one of the circles placed and overlap none."""
    angles = np.linspace(0, 2 * math.pi, CANDIDATES, endpoint=False)
    ring = np.column_stack([np.cos(angles), np.sin(angles)])
    spots = (centres[:, None, :] + distances[:, None, None] * ring[None, :, :]).reshape(-1, 2)
    apart = np.hypot(spots[:, None, 0] - centres[None, :, 0], spots[:, None, 1] - centres[None, :, 1])
    free: np.ndarray = spots[(apart >= distances[None, :] - 1e-9).all(axis=1)]
    return free
