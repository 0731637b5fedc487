"""Answers other than suggestions in words: advice, connectors, status, people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from infograph.model import Person, SourceRow
from infograph.phrases import counted
from infograph.renderers.terminal import pad, tie_words
from infograph.text import display_width

if TYPE_CHECKING:
    from infograph.answers import Advice, ConnectorRow, Forgotten, Status
    from infograph.model import Query


MOST_FIELDS = 3
"""Fields that a letter can speak of at once; of more, it speaks of the person's own."""


def advice_text(advice: Advice) -> str:
    """Return what to do where nobody was found: the reason, whom to ask directly, whom for more, where to look."""
    lines = [advice.reason]
    if advice.direct:
        lines += ["", f"Your own contacts in {advice.query.words()}, to ask directly:"]
        lines += [f"  {who(person)}{f' ({why})' if why else ''}" for person, why in advice.direct]
    if advice.ask:
        lines += ["", "Contacts worth asking for an introduction, or for their export:"]
        lines += [f"  {who(person)}{f': {why}' if why else ''}" for person, why in advice.ask]
    if advice.search_url:
        lines += ["", "To look for people yourself, open (infograph never does):", f"  {advice.search_url}"]
    if advice.next_step:
        lines += ["", f"Next: {advice.next_step}"]
    return "\n".join(lines)


def connector_text(row: ConnectorRow) -> str:
    """Return a connector in two lines: the tie to them, then how many they open and the best of those."""
    only = f", for {row.only_way:,} of them the only way" if row.only_way else ""
    best = ", ".join(person.name for person in row.best)
    evidence = "".join(f" · {said}" for said in row.hop.evidence[: 2 if row.hop.departed else 1])  # the second: gone from where
    return (
        f"{who(row.person)}\n  {tie_words(row.hop)}{evidence}\n  opens {counted(row.targets, 'person')}{only}: {best}"
    )


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
    }


def status_text(status: Status) -> str:
    """Return what is in the store, and what would make its answers better."""
    lines = [
        f"Store            {status.home}",
        *([f"Trial            invented people, seen on {status.trial}; infograph demo --drop ends it"] if status.trial else []),
        f"You              {status.me or 'not known yet'}",
        f"Contacts         {status.contacts:,}",
        f"Second degree    {status.second_degree:,}",
        f"People           {status.people:,}, {status.labelled:,} with a known industry",
        f"Ties             {status.ties:,}, {status.messaged:,} of yours with messages",
        f"Contact lists    {status.exports:,}",
    ]
    if status.newest:
        lines.append(f"Newest contact   {status.newest}")
    if status.hints:
        lines += ["", "What would help:", *(f"  {hint}" for hint in status.hints)]
    return "\n".join(lines)


def source_lines(sources: Iterable[SourceRow]) -> list[str]:
    """Return sources as a table, numbered as `forget --source` takes them."""
    header = ("#", "Owner", "Kind", "People", "Imported", "File", "Consent")
    rows = [(str(s.id), s.owner, s.kind.replace("_", " "), f"{s.records:,}", s.imported_on, s.file, s.consent) for s in sources]
    return table([header, *rows])


def table(rows: list[tuple[str, ...]]) -> list[str]:
    """Return rows of cells as lines with columns that hold in every script; a first row may be a header."""
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def forgotten_text(gone: Forgotten) -> str:
    """Return what was removed."""
    names = f"{', '.join(gone.names)}: " if gone.names else ""
    people, ties = counted(gone.people, "person"), counted(gone.ties, "tie")
    return f"Removed {names}{people}, {ties}, {counted(gone.sources, 'source')}."


def field_of(query: Query) -> dict[str, str]:
    """Return the field of a question as drafts speak of it; nothing where it names none or many."""
    from infograph.industry import name_of
    from infograph.outreach.drafts import field_words

    fields = [field_words(name_of(code)) for code in query.industries]
    return {"field": " and ".join(fields)} if 0 < len(fields) <= MOST_FIELDS else {}



def who(person: Person) -> str:
    """Return a person in a line: name, company, position.

    >>> who(Person(7, "Bob Johnson", company="Acme", position="CFO"))
    'Bob Johnson · Acme · CFO'
    """
    return " · ".join(part for part in (person.name, person.company, person.position) if part)
