"""Say what puts somebody into an industry."""

from __future__ import annotations

from collections.abc import Mapping

from infograph.grounds import LabelSource

_WORDS: Mapping[LabelSource, str] = {
    "": "{}",
    "user": "set by you for {}",
    "given": "given by the source: {}",
    "employer": "{}: employer list",
    "name": "company name says “{}”",
    "company": "company says “{}”",
    "title": "title mentions “{}”",
    "firm": "“{}” at a firm of this profession",
}


def label_words(what: str, source: LabelSource) -> str:
    """Return what says so: a word or an employer, and where it stands.

    >>> label_words("dental", "name"), label_words("Stripe", "employer")
    ('company name says “dental”', 'Stripe: employer list')
    """
    return _WORDS[source].format(what)
