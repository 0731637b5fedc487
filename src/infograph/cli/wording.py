"""Answers other than suggestions in words: advice, connectors, status, people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infograph import outreach, renderers
from infograph.cli.options import enough, left_text, same_command
from infograph.phrases import below_weaker, lists
from infograph.phrases.numbers import in_a_line

if TYPE_CHECKING:
    from infograph.answers import ConnectorRow
    from infograph.model import Person, Query
    from infograph.question.results import Suggestions


def who(person: Person) -> str:
    """Return a person in a line: name, company, position."""
    return in_a_line(person)


def more_text(answer: Suggestions) -> str:
    """Return how many people of an answer are not listed, and the command that lists more; nothing where all are."""
    contacts, further = answer.contacts_total - len(answer.contacts), answer.total - len(answer)
    wanted = enough(max(answer.contacts_total, answer.total), answer.query.limit)
    return left_text({"contact": contacts, "person": further}, wanted)


def seen_text(answer: Suggestions) -> str:
    """Return how many of the people listed are known from mails and meetings alone; nothing where none is."""
    seen = [suggestion for suggestion in answer if all(path.second.rule == "together" for path in suggestion.paths)]
    if not seen:
        return ""
    return lists.seen_words(len(seen), len(answer), same_command(together=False))


def spread_text(answer: Suggestions) -> str:
    """Return that weaker bands stand above stronger ones, why, and how to see the plain order; nothing where none does."""
    lower = answer.inversions if answer.query.spread else 0
    plain = same_command(spread=False, max_per_connector=None) if lower else ""
    return lists.plain_order_by(below_weaker(lower), plain) if lower else ""


def connector_text(row: ConnectorRow) -> str:
    """Return a connector in two lines: the tie to them, then how many they open and the best of those."""
    tie = " · ".join([renderers.tie_words(row.hop), *renderers.evidence_beside(row.hop)])
    opens = lists.opens_words(row.targets, row.only_way, [person.name for person in row.best])
    return f"{who(row.person)}\n  {tie}\n  {opens}"


def connector_object(row: ConnectorRow) -> dict[str, Any]:
    """Return a connector for scripts; fields only grow."""
    return {
        "name": row.person.name,
        "company": row.person.company,
        "position": row.person.position,
        "url": row.person.url,
        "key": row.person.key,
        "tie": row.hop.word,
        "tie_strength": round(row.hop.strength, 6),
        "tie_evidence": list(row.hop.evidence),
        "tie_departed": row.hop.departed.isoformat() if row.hop.departed else None,
        "targets": row.targets,
        "only_way": row.only_way,
        "best": [person.name for person in row.best],
        "score": round(row.score, 6),
        "degree": 2,
    }


def field_of(query: Query) -> dict[str, str]:
    """Return the field of a question as drafts speak of it; nothing where it names none or many."""
    words = outreach.asked_field(query)
    return {"field": words} if words else {}


def crowd_text(answer: Suggestions) -> str:
    """Return that one of many may be the user, and how to say who; "" where nobody may be."""
    if not answer.crowd:
        return ""
    return lists.crowd_words(answer.crowd)
