"""Answers other than suggestions in words: advice, connectors, status, people."""

from __future__ import annotations

# Loaded when used: the taxonomy takes 1.7 ms, which --help does not need.
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from infograph import outreach, renderers
from infograph.cli.options import same_command
from infograph.phrases import below_weaker, counted, joined
from infograph.phrases.numbers import in_a_line

if TYPE_CHECKING:
    from infograph.answers import ConnectorRow, Forgotten, Status
    from infograph.model import Person, Query, SourceRow
    from infograph.question.results import Suggestions


def who(person: Person) -> str:
    """Return a person in a line: name, company, position."""
    return in_a_line(person)


MOST_FIELDS = 3
"""Fields that a letter can speak of at once; of more, it speaks of the person's own."""


MORE = 3
"""Times as many people as were listed are shown next."""


MOST_WHOLE = 100
"""A longer list is not shown whole when the rest of it is asked for."""


def enough(total: int, listed: int) -> int:
    """Return how many to list next where some are listed: all, or of a long list some times as many.

    >>> enough(8, 2), enough(900, 5), enough(900, 400)
    (8, 15, 900)
    """
    return total if total <= MOST_WHOLE else min(total, MORE * listed)


def more_text(found: Suggestions) -> str:
    """Return how many people of an answer are not listed, and the command that lists more; nothing where all are."""
    contacts, further = found.contacts_total - len(found.contacts), found.total - len(found)
    wanted = enough(max(found.contacts_total, found.total), found.query.limit)
    return left_text({"more own contact": contacts, "more person": further}, wanted)


def seen_text(found: Suggestions) -> str:
    """Return how many of the people listed are known from mails and meetings alone; nothing where none is."""
    seen = [one for one in found if all(path.second.rule == "together" for path in one.paths)]
    if not seen:
        return ""
    whom = f"{len(seen)} of these {len(found)}" if len(seen) < len(found) else "All of these"
    verb = "was" if len(seen) == 1 and len(found) > 1 else "were"
    said = f"{whom} {verb} seen on mails or in meetings with a contact of yours, and no list says that they know each other"
    return f"{said}; without: {same_command(together=False)}"


def left_text(left: Mapping[str, int], wanted: int) -> str:
    """Return how many of each noun are not listed, and the command that lists `wanted`; nothing where all are."""
    parts = [counted(number, noun) for noun, number in left.items() if number > 0]
    return f"{joined(parts)}: {same_command(limit=wanted)}" if parts else ""


def spread_text(found: Suggestions) -> str:
    """Return that weaker bands stand above stronger ones, why, and how to see the plain order; nothing where none does."""
    lower = found.inversions if found.query.spread else 0
    plain = same_command(spread=False, max_per_connector=None) if lower else ""
    return f"{below_weaker(lower)} The plain order: {plain}" if lower else ""


def connector_text(row: ConnectorRow) -> str:
    """Return a connector in two lines: the tie to them, then how many they open and the best of those."""
    only = f" (for {row.only_way:,} of them the only way)" if row.only_way else ""
    best = ", ".join(person.name for person in row.best)
    evidence = "".join(f" · {said}" for said in renderers.evidence_beside(row.hop))
    return (
        f"{who(row.person)}\n  {renderers.tie_words(row.hop)}{evidence}\n  opens {counted(row.targets, 'person')}{only}: {best}"
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
        "degree": 2,
    }


def status_text(status: Status) -> str:
    """Return what is in the store, and what would make its answers better."""
    by_word = f", {status.by_word:,} of them by your word or log alone" if status.by_word else ""
    lines = [
        f"Store            {status.home}",
        *([f"Trial            invented people, seen on {status.trial}; infograph demo --drop ends it"] if status.trial else []),
        f"You              {status.me or 'not known yet'}",
        *([f"Goal             people {status.goal}; questions without a filter ask for it"] if status.goal else []),
        f"Contacts         {status.contacts:,}{by_word}",
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


def source_lines(sources: Iterable[SourceRow], width: int | None) -> list[str]:
    """Return sources as a table of at most `width` cells, numbered as `forget --source` takes them."""
    header = ("#", "Owner", "Kind", "People", "Imported", "File", "Consent")
    rows = [(str(s.id), s.owner, s.kind.replace("_", " "), f"{s.records:,}", s.imported_on, s.file, s.consent) for s in sources]
    return renderers.columns([header, *rows], width)


def forgotten_text(gone: Forgotten) -> str:
    """Return what was removed."""
    names = f"{', '.join(gone.names)}: " if gone.names else ""
    people, ties = counted(gone.people, "person"), counted(gone.ties, "tie")
    beside = f" Written over in {counted(gone.mentions, 'text')} that named them." if gone.mentions else ""
    backups = f" {counted(gone.backups, 'automatic backup')} of before went too." if gone.backups else ""
    return (
        f"Removed {names}{people}, {ties}, {counted(gone.sources, 'source')}.{beside}{backups}{_OUTSIDE if gone.names else ''}"
    )


_OUTSIDE = (
    "\nWhat was written out of the store before is not reached: notes, calendar files, reports, exports, backups of your own."
)

TEXTS = {
    "record": "somebody’s row",
    "evidence": "a remark on a tie",
    "event": "a note in your log",
    "fact": "an owner’s position or school",
    "source": "a file’s name or consent",
    "sign": "what a file says of its owner",
    "owner": "how an owner was first named",
    "override": "a company whose industry you said",
    "said_title": "a title of which you said what it is",
    "meta": "a setting",
}


def named_text(named: Sequence[tuple[str, str]]) -> str:
    """Return which texts beside their own rows name somebody, and what becomes of them; "" for none."""
    if not named:
        return ""
    lines = [f"  {TEXTS[table]}: “{text}”" for table, text in named]
    return "\n".join([f"They are also named in {counted(len(named), 'text')}, which will be written over:", *lines])


def field_of(query: Query) -> dict[str, str]:
    """Return the field of a question as drafts speak of it; nothing where it names none or many."""
    from infograph.industry import name_of

    fields = [outreach.field_words(name_of(code)) for code in query.industries]
    return {"field": " and ".join(fields)} if 0 < len(fields) <= MOST_FIELDS else {}


def crowd_text(found: Suggestions) -> str:
    """Return that one of many may be the user, and how to say who; "" where nobody may be."""
    if not found.crowd:
        return ""
    return (
        f"One of the {found.crowd} people in every friend’s list may be you, and you may stand in this answer. "
        "Say who you are: infograph import FILE --me 'NAME', with a file of yours"
    )
