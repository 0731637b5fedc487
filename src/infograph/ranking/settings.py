"""Every constant of the ranking in one place, with its source; users may change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from infograph.errors import BadRequest

DEFAULT_HALF_LIFE = 180.0
"""Days, where too few ties have a last contact for a median (chosen, not measured)."""
MEDIAN_AT_LEAST = 20
"""Ties with a last contact that the median needs."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters of strength, score and list, fitted or chosen on six real time-stamped networks.

    `closeness`: strength for what the user said, 1..5 (set by hand over the range of interactions). `floor` and
    `saturation` (fitted; flat from .05 to .2 and from 1 to 4): strength from interactions is floor + (1 - floor) *
    L/(L + saturation) * 2^(-age/half-life), L = ln(1 + n). `mutual_span` (small measured gain): floor + span *
    L/(L + saturation), L = ln(1 + mutual contacts). `unknown`: neutral, not weak. `kappa`: no effect on the order,
    keeps scores from saturating. `hub` (fitted .25 to .5): exponent of the connector's number of contacts. `half_life`:
    0 takes the median age of last contact. `reuse`: factor for each time a connector already stands in the list
    (costs nothing on three of four networks). `strong`, `good`: bands as multiples of the median path (chosen).
    `inferred`: whether a guessed tie may carry a path.
    """

    closeness: tuple[float, float, float, float, float] = (0.10, 0.25, 0.45, 0.70, 0.90)
    floor: float = 0.1
    saturation: float = 2.0
    mutual_span: float = 0.4
    unknown: float = 0.25
    kappa: float = 0.3
    hub: float = 0.5
    half_life: float = 0.0
    reuse: float = 0.8
    strong: float = 4.0
    good: float = 1.5
    inferred: bool = False

    @classmethod
    def from_mapping(cls, given: Mapping[str, Any]) -> Settings:
        """Return settings with some values changed, as a configuration file gives them.

        Raises BadRequest for a name that does not exist or a value out of range.

        >>> Settings.from_mapping({"reuse": 0.5}).reuse
        0.5
        """
        known = {field.name: field for field in fields(cls)}
        for name, value in given.items():
            if name not in known:
                raise BadRequest(f"The ranking has no parameter “{name}”.", f"Parameters: {', '.join(known)}.")
            if not _in_range(name, value):
                raise BadRequest(f"“{name}” cannot be {value!r}.", _RANGE_WORDS.get(name, "It lies from 0 to 1."))
        values: dict[str, Any] = {name: tuple(value) if name == "closeness" else value for name, value in given.items()}
        return replace(cls(), **values)


_RANGES = {"saturation": (0.1, 100.0), "hub": (0.0, 2.0), "half_life": (0.0, 1e6), "strong": (1.0, 1e6), "good": (1.0, 1e6)}
_RANGE_WORDS = {name: f"It lies from {low:g} to {high:g}." for name, (low, high) in _RANGES.items()}
_RANGE_WORDS["closeness"] = "Five rising numbers from 0 to 1."


def _in_range(name: str, value: Any) -> bool:
    if name == "inferred":
        return isinstance(value, bool)
    if name == "closeness":
        numbers = list(value) if isinstance(value, list | tuple) else []
        whole = len(numbers) == 5 and all(isinstance(n, int | float) and 0 < n < 1 for n in numbers)
        return whole and sorted(numbers) == numbers
    low, high = _RANGES.get(name, (0.0, 1.0))
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
