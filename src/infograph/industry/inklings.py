"""What a job hints at where it says nothing for sure: to ask the user first about the employers that matter most."""

from __future__ import annotations

from collections.abc import Mapping

from infograph.companies import fold_company
from infograph.industry.name_words import in_name, in_title, name_words, put
from infograph.model import Label

_WEAK = 0.5  # of a word's confidence, where it was too weak or contradicted (chosen)


def inkling(company: str, title: str, wanted: Mapping[str, float]) -> float:
    """Return how likely, 0..1, somebody without a label works in what is wanted (`resolve_all`), by words that hint at it.

    >>> inkling("Zorvex Ventures", "Associate", {"venture-capital": 1.0}), inkling("Zorvex", "Associate", {"crypto": 1.0})
    (0.24, 0.0)
    """
    labels: dict[str, Label] = {}
    for said in (in_name(name_words(company, fold_company(company))), in_title(title, "field", "work", "solo")):
        for label in said.values():
            put(labels, label)
    return max((_WEAK * label.confidence * wanted.get(code, 0.0) for code, label in labels.items()), default=0.0)
