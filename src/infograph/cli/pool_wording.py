"""What the command line says of a pool: its members, its suggestions, its counts, and how a run over it begins."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from infograph.cli import screen
from infograph.phrases import counted

if TYPE_CHECKING:
    from infograph.pool import Pool
    from infograph.pool.coverage import Covered
    from infograph.pool.slices import Stand
    from infograph.pool.suggesting import PoolSuggestion
    from infograph.tables import Rows


def tell_stand(stand: Stand) -> None:
    """Say how a run begins, where it is not from nothing."""
    if words := _BEGUN[stand.begun]:
        screen.tell(words.format(stand=stand, day=date.fromordinal(stand.day)))


_BEGUN: dict[str, str] = {
    "new": "",
    "taken up": "A run that was begun is taken up: {stand.done} of {stand.slices} slices of members were ranked, as of {day}.",
    "pool changed": "A run was begun, but the pool has changed since: it begins anew.",
    "question changed": "A run was begun, but for another question, day or consent: it begins anew.",
    "not whole": "A run was begun, but its tables are not whole: it begins anew.",
}


def suggested_text(rows: Rows[PoolSuggestion]) -> str:
    """Return suggestions in words, a heading for each member."""
    lines: list[str] = []
    before = ""
    for one in rows:
        if one.member != before:
            lines.append(one.member)
            before = one.member
        who = ", ".join(part for part in (one.name, one.position, one.company) if part) or "somebody"
        field = f" in {one.industry}" if one.industry else ""
        lines.append(f"  {one.rank}. {who}{field}, {one.band}: ask {one.connector} ({one.ask})")
    return "\n".join(lines or ["No way leads to anybody asked for."])


def covered_text(rows: Rows[Covered], smallest: int) -> str:
    """Return what fields a pool leads to, in words."""
    lines = [
        f"{one.industry or 'field unknown'}: people {as_told(one.people, smallest)}, members {as_told(one.members, smallest)}, "
        f"connectors {as_told(one.connectors, smallest)}"
        for one in rows
    ]
    return "\n".join(lines or ["No way leads to anybody."])


def as_told(count: int | None, smallest: int) -> str:
    """Return a count as it may be told."""
    return f"not told (fewer than {smallest}, or all but so few)" if count is None else f"{count:,}"


def status_text(held: Pool) -> str:
    """Return who is in a pool, in words."""
    found = held.status()
    size = (counted(len(found.members), "member"), counted(found.people, "person"), counted(found.ties, "tie"))
    names = "names hidden until a connector agrees" if found.names == "hidden" else "names shown"
    lines = [f"{found.name}: {', '.join(size)}", f"{names}, at most {counted(found.asks, 'ask')} a connector"]
    for one in found.members:
        ends = f" until {one.until}" if one.until else ""
        held_now = "" if one.holds else " (does not hold today: not used)"
        lines.append(f"  {one.member}: {one.scope}{ends}{held_now}, {counted(one.files, 'file')}, “{one.consent}”")
    return "\n".join(lines)
