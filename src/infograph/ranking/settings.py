"""Every constant of the ranking in one place, with its source; users may change them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import asdict, dataclass, fields

from infograph.errors import BadRequest

DEFAULT_HALF_LIFE = 180.0
"""Days, where too few ties have a last contact for a median (chosen, not measured)."""
USUAL_MUTUAL = 15
"""Mutual contacts that neither lift nor lower a tie with messages (chosen; where all lists are known it changes no order)."""


MEANINGS = {
    "closeness": "strength for what was said, from 1 (hardly) to 5 (very close); set by hand",
    "floor": "least strength of a tie with messages or mutual contacts; fitted, flat from 0.05 to 0.2",
    "saturation": "how many messages make a tie strong; fitted, flat from 1 to 4",
    "mutual_span": "what mutual contacts can add where both whole lists are known; a small measured gain",
    "mutual_lift": "exponent by which mutual contacts lift a tie with messages where both whole lists are known; measured",
    "freshness": "exponent by which it counts how lately any connector was in touch with the person; measured",
    "tie_age": "exponent by which the age of a tie without messages lifts whom to ask, not whom to meet; measured",
    "unknown": "strength of a tie of which nothing is known: neutral, not weak; chosen",
    "together": "most that standing together on mails is worth where no list says that two know each other; measured",
    "kappa": "scale of a path’s score; changes no order",
    "hub": "exponent by which a connector’s number of contacts thins each of them out; fitted, 0.25 to 0.5",
    "half_life": "days after which silence halves a strength; 0: the median age of last contact",
    "other_function": "factor for whoever does something else than you, where you ask for no function; 1: as much; chosen",
    "unread_function": "the same for whoever’s title does not say what they do, not below it; chosen in training",
    "aside": "factor for occupations that tell little of the field asked for, as a nurse at an insurer; chosen",
    "reuse": "factor for each time a connector stands in the list already, 0.4 at least in all; measured with nearly",
    "nearly": "how good to ask, as a part of the best, another connector must be to stand for somebody; measured",
    "strong": "from how many times the median path on a person is called strong; chosen",
    "good": "from how many times the median path on a person is called good; chosen",
    "inferred": "whether a guessed tie may carry a path; such ties are labelled",
    "learning": "whether answers to your own requests count",
    "prior": "how many answers weigh as much as the assumption that everybody answers alike; simulated",
}
"""What each parameter does, with where its value comes from: fitted and measured on six real time-stamped networks."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters of strength, score and list; `MEANINGS` says what each does and where its value comes from.

    Strength from n messages, the last `age` days ago: floor + (1 - floor) * L/(L + saturation) * 2^(-age/half_life),
    L = ln(1 + n), times ((1 + mutual contacts)/16)^mutual_lift; from mutual contacts alone: floor + mutual_span *
    L/(L + saturation), L = ln(1 + mutual contacts).
    """

    closeness: tuple[float, float, float, float, float] = (0.10, 0.25, 0.45, 0.70, 0.90)
    floor: float = 0.1
    saturation: float = 2.0
    mutual_span: float = 0.4
    mutual_lift: float = 0.125
    freshness: float = 0.5
    tie_age: float = 0.1
    unknown: float = 0.25
    together: float = 0.7
    kappa: float = 0.3
    hub: float = 0.5
    half_life: float = 0.0
    other_function: float = 0.5
    unread_function: float = 0.6
    aside: float = 0.001
    reuse: float = 0.7
    nearly: float = 0.75
    strong: float = 4.0
    good: float = 1.5
    inferred: bool = False
    learning: bool = True
    prior: float = 30.0

    @classmethod
    def from_mapping(cls, given: Mapping[str, object]) -> Settings:
        """Return settings with some values changed, as a configuration file gives them.

        Raises BadRequest for a name that does not exist or a value out of range.

        >>> Settings.from_mapping({"reuse": 0.5}).reuse
        0.5
        """
        return cls().with_(**given)

    def with_(self, **given: object) -> Settings:
        """Return the same settings with some values changed.

        Raises BadRequest for a name that does not exist, a value out of range, or bands that cross.

        >>> Settings().with_(hub=0.25).hub
        0.25
        """
        names = [field.name for field in fields(self)]
        for name, value in given.items():
            if name not in names:
                raise BadRequest(f"The ranking has no parameter “{name}”.", f"Parameters: {', '.join(names)}.")
            if not _in_range(name, value):
                raise BadRequest(f"“{name}” cannot be {value!r}.", _RANGE_WORDS.get(name, "It lies from 0 to 1."))
        changed = copy(self)
        for name, value in given.items():  # as `replace` does, which takes no values of several types by their names
            object.__setattr__(changed, name, tuple(value) if isinstance(value, list) else value)
        if changed.good > changed.strong:
            raise BadRequest("“good” cannot be above “strong”.", "Both are multiples of the median path.")
        return changed

    def changed(self) -> dict[str, object]:
        """Return the values that are not the defaults.

        >>> Settings(hub=0.25).changed()
        {'hub': 0.25}
        """
        mine, usual = asdict(self), asdict(Settings())
        return {name: value for name, value in mine.items() if value != usual[name]}


_RANGES = {
    "saturation": (0.1, 100.0),
    "hub": (0.0, 2.0),
    "half_life": (0.0, 1e6),
    "strong": (1.0, 1e6),
    "good": (1.0, 1e6),
    "prior": (1.0, 1e6),
}
_RANGE_WORDS = {name: f"It lies from {low:g} to {high:g}." for name, (low, high) in _RANGES.items()}
_RANGE_WORDS["closeness"] = "Five rising numbers from 0 to 1."
_RANGE_WORDS |= dict.fromkeys(("inferred", "learning"), "It is true or false.")


def _in_range(name: str, value: object) -> bool:
    if name in ("inferred", "learning"):
        return isinstance(value, bool)
    if name == "closeness":
        numbers = list(value) if isinstance(value, list | tuple) else []
        whole = len(numbers) == 5 and all(isinstance(n, int | float) and 0 < n < 1 for n in numbers)
        return whole and sorted(numbers) == numbers
    low, high = _RANGES.get(name, (0.0, 1.0))
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
