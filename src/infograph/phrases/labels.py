"""Say what is asked for, and what puts somebody into an industry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from infograph.grounds import LabelSource

if TYPE_CHECKING:
    from infograph.query import Query

_LEVELS = {"peer": "peer", "senior": "senior", "exec": "executive"}
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


def question_words(query: Query) -> str:
    """Return a question in words, as it stands alone."""
    fields = " or ".join(query.industries)
    parts = [f"{fields} or a field near {'it' if len(query.industries) == 1 else 'them'}" if query.near else fields]
    parts += [f"at {query.company}" + " now or before" * query.former] if query.company else []
    parts += [f"with “{query.title}” in the title"] if query.title else []
    parts += [f"whose work is {' or '.join(query.functions)}"] if query.functions else []
    parts += [f"at {_LEVELS[query.level]} level"] if query.level else []
    parts += [f"through {query.via}"] if query.via else []
    return " ".join(filter(None, parts if query.industries else parts[1:])) or "any field"


def about_words(query: Query) -> str:
    """Return a question as it follows "people", "nobody" or "whom you could meet"."""
    return f"in {question_words(query)}" if query.industries or query.anybody else question_words(query)


def asked_as(word: str, code: str) -> str:
    """Return as which field a word was taken."""
    return f"“{word}” is asked as {code}."


def label_words(what: str, source: LabelSource) -> str:
    """Return what says so: a word or an employer, and where it stands.

    >>> label_words("dental", "name"), label_words("Stripe", "employer")
    ('company name says “dental”', 'Stripe: employer list')
    """
    return _WORDS[source].format(what)
