"""Say what is in a pool, whom its members could meet, and what may be told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from shlex import quote
from typing import TYPE_CHECKING

from infograph.phrases.evidence import band_word
from infograph.phrases.numbers import agreeing, counted, joined, some_of

if TYPE_CHECKING:
    from infograph.pool.backup import Coming, Restored
    from infograph.pool.coverage import Coverage
    from infograph.pool.lacking import Lack, Lacking
    from infograph.pool.slices import Stand
    from infograph.pool.status import MemberRow
    from infograph.pool.suggesting import PoolSuggestion


def in_short(name: str, folder: str) -> str:
    """Return a pool in one line, as notebooks show it."""
    return f"<Pool {name} in {folder}>"


def made_words(name: str, folder: str) -> str:
    """Return that a pool was made, and what comes next."""
    return f"Made the pool {name} in {folder}. Next: infograph pool add FOLDER   (with a members.csv)"


def added_words(owner: str, file: str, contacts: int, *, before: bool) -> str:
    """Return what a member's file brought."""
    return f"{owner}: {file}, {'was here already' if before else counted(contacts, 'contact')}"


def remark_words(owner: str, remark: str) -> str:
    """Return what there is to say of a member's file; their name once."""
    return remark if remark.startswith(owner) else f"{owner}: {remark}"


def consent_words(name: str, scope: Sequence[str], until: date | None) -> str:
    """Return what a member consents to now."""
    return f"{name}: {' and '.join(scope)}{_ends(until)}."


def remove_question(member: str) -> str:
    """Ask whether a member is to go."""
    return f"Remove {member} and all they gave for good?"


def removed_words(member: str, pool: str) -> str:
    """Return that a member is gone."""
    return f"{member} is out of {pool}, with all they gave."


def ask_words(asked: PoolSuggestion) -> str:
    """Return an ask as it may be put to its connector."""
    who = ", ".join(part for part in (asked.name, asked.position, asked.company) if part)
    return (
        f"For {asked.connector} alone, whose list has them: may {asked.member} be introduced to {who}?\n"
        f"Nothing is recorded yet, and {asked.member} sees no name. Their answer, with the same question:\n"
        f"infograph pool suggest --agreed {asked.ask}   (or: --declined {asked.ask})"
    )


def thought_better_words(connector: str) -> str:
    """Return that a no has become a yes."""
    return f"{connector} had declined it before; that is a yes now."


def agreed_words(connector: str, member: str, name: str) -> str:
    """Return that a connector agreed, so that a member sees a name."""
    return f"{connector} agreed: {member} sees {name} from now on."


def declined_words(connector: str, member: str) -> str:
    """Return that a connector said no to an ask of a member."""
    return f"{connector} declined: {member} is not led that way again."


def status_words(pool: str, size: tuple[int, int, int], names: str, asks: int) -> list[str]:
    """Return how large a pool is (members, people, ties), and its rules."""
    members, people, ties = size
    rule = "names hidden until a connector agrees" if names == "hidden" else "names shown"
    held = f"{counted(members, 'member')}, {counted(people, 'person')}, {counted(ties, 'tie')}"
    return [f"{pool}: {held}", f"{rule}, at most {counted(asks, 'ask')} a connector"]


def member_words(member: MemberRow) -> str:
    """Return what a member consented to, and what they gave."""
    held_now = "" if member.holds else " (does not hold today: not used)"
    return (
        f"  {member.member}: {member.scope}{_ends(member.until)}{held_now}, {counted(member.files, 'file')}, “{member.consent}”"
    )


_BEGUN: Mapping[str, str] = {
    "new": "",
    "taken up": "A run that was begun is taken up: {stand.done} of {stand.slices} slices of members were ranked, as of {day}.",
    "pool changed": "A run was begun, but the pool has changed since: it begins anew.",
    "question changed": "A run was begun, but for another question, day or consent: it begins anew.",
    "not whole": "A run was begun, but its tables are not whole: it begins anew.",
}


def stand_words(stand: Stand) -> str:
    """Return how a run begins; "" where it is from nothing."""
    return _BEGUN[stand.begun].format(stand=stand, day=date.fromordinal(stand.day))


def tables_words(folder: str, slices: int, done: int) -> str:
    """Return how many slices of members stand in a folder, and how many of them are ranked."""
    return f"{folder}: {counted(slices, 'slice')} of members, {done} of them ranked."


def suggested_words(rows: Sequence[PoolSuggestion]) -> str:
    """Return whom each member could meet through whom."""
    lines: list[str] = []
    before = ""
    codes: dict[str, set[str]] = {}
    for row in rows:
        codes.setdefault(row.member, set()).add(row.member_code)
    for row in rows:
        if row.member_code != before:
            lines.append(row.member if len(codes[row.member]) == 1 else f"{row.member}, member {row.member_code}")
            before = row.member_code
        lines.append(f"  {row.rank}. {_whom(row)} ({band_word(row.band)}): {_through(row)}, code {row.ask}")
    return "\n".join(lines or ["No way leads to anybody asked for."])


def _whom(row: PoolSuggestion) -> str:
    """Return whom a member could meet, as far as they may know it."""
    if row.name:
        return " · ".join(part for part in (row.name, row.company, row.position, row.industry) if part)
    return f"somebody in {row.industry}" if row.industry else "somebody whose field is unknown"


def _through(row: PoolSuggestion) -> str:
    return f"{row.connector} agreed" if row.agreed else f"ask {row.connector}"


_WHY: Mapping[Lack, tuple[str, str]] = {
    "consent ended": ("consent has ended", "ask them again (infograph pool consent)"),
    "no address": (
        "their profile address is not here, by which others’ lists would hold them",
        "give it with their file (infograph pool add FILE --member NAME --url URL)",
    ),
    "no member known": ("none of their contacts is a member", "people they know as members who are connectors"),
    "no connector known": (
        "members they know, but none who is a connector",
        "one of those who consents to be (infograph pool consent NAME --scope connector)",
    ),
    "nobody asked for": (
        "no connector’s list leads to anybody asked for whom they do not know",
        "a wider question (--near, or another field), or further connectors among people they know",
    ),
    "declined": ("connectors declined the other ways", "further connectors, or another field"),
    "few people": (
        "ways lead to fewer people asked for",
        "a wider question (--near, or another field), or further connectors among people they know",
    ),
    "cap reached": (
        "every connector on their ways has as many asks as the pool allows",
        "fewer for each (-n), further connectors, or a pool that allows more (pool create --asks)",
    ),
}
"""Why a member gets fewer asks, and what would help."""


def lacking_words(rows: Sequence[Lacking], members: int) -> str:
    """Return who of so many members gets fewer asks than asked for, by reason, and what would help; "" for nobody."""
    if not rows:
        return ""
    none = sum(not row.asks for row in rows)
    lines = [f"{_how_many(rows, members)}, {none:,} of them nothing:"]
    for why, (reason, helps) in _WHY.items():
        if some := [row for row in rows if row.lack == why]:
            lines.append(f"  {reason}: {some_of([_with_asks(row) for row in some], _NAMED)}. What helps: {helps}.")
    return "\n".join(lines)


_NAMED = 10
"""Members named for a reason."""


def lacking_lines(rows: Sequence[Lacking]) -> str:
    """Return each member who gets fewer asks, a line each, with their code, whom they know, and why."""
    return "\n".join(map(lacking_line, rows)) or ALL_SERVED


ALL_SERVED = "Nobody gets fewer than asked for."
LACKING_TITLE = "Members with fewer"


def lacking_line(row: Lacking) -> str:
    """Return why one member gets fewer, and what would help."""
    reason, helps = _WHY[row.lack]
    of_them = f"{counted(row.members, 'member')} and {counted(row.connectors, 'connector')} of them"
    size = f"{counted(row.contacts, 'contact')}, {of_them}"
    return f"{row.member} ({row.code}): {row.asks} of {row.of}, {reason} ({size}). What helps: {helps}."


def lacking_next(rows: Sequence[Lacking], members: int) -> str:
    """Return how many members get fewer, beside an answer for scripts."""
    return f"{_how_many(rows, members)}: infograph pool suggest --lacking says who, and why."


def without_words(without: Mapping[Lack, int | None]) -> list[str]:
    """Return, by reason, how many members no way leads to anybody, a line each."""
    return [f"without a way, {_WHY[why][0]}: members {count_words(count)}" for why, count in without.items()]


def _how_many(rows: Sequence[Lacking], members: int) -> str:
    return f"{len(rows):,} of {counted(members, 'member')} {agreeing(len(rows), 'gets', 'get')} fewer than {rows[0].of}"


def _with_asks(row: Lacking) -> str:
    return f"{row.member} ({row.asks})" if row.asks else row.member


def codes_words(*, hidden: bool) -> str:
    """Return what the codes of suggestions are for."""
    about = "Whom an ask is about: infograph pool ask CODE, with the same question. " if hidden else ""
    return f"{about}What its connector answered: infograph pool suggest --agreed CODE (or --declined CODE), with it too."


def covered_words(rows: Coverage, smallest: int) -> str:
    """Return how many people of each field a pool leads to, for how many members, through how many connectors."""
    counts = [(row.industry, (row.people, row.members, row.connectors)) for row in rows]
    lines = [
        f"{field or 'field unknown'}: people {count_words(people)}, members {count_words(some)}, connectors {count_words(by)}"
        for field, (people, some, by) in counts
        if (people, some, by) != (None, None, None)
    ]
    if small := [field or "field unknown" for field, cells in counts if cells == (None, None, None)]:
        lines.append(f"{', '.join(small)}: {count_words(None)}")
    lines = [*(lines or ["No way leads to anybody."]), *without_words(rows.without)]
    lines += not_told(smallest) if None in rows.without.values() or any(None in cells for _, cells in counts) else []
    return "\n".join(lines)


def counts_words(counts: Sequence[tuple[str, str, int | None]], smallest: int) -> str:
    """Return counts, each of a table and a cell, a line each."""
    lines = [f"{table}, {cell or 'unknown'}: {count_words(count)}" for table, cell, count in counts]
    return "\n".join([*lines, *(not_told(smallest) if any(count is None for *_, count in counts) else [])])


def count_words(count: int | None) -> str:
    """Return a count, or that it is not told."""
    return "not told" if count is None else f"{count:,}"


def not_told(smallest: int) -> list[str]:
    """Return, as a last line, which counts are not told."""
    return [f"Not told: fewer than {smallest}, or all but so few."]


def more_words(members: int, limit: int) -> str:
    """Return that so many members' lists are full, and how to see more."""
    who = "Every place of one member’s list is" if members == 1 else f"All {limit} places of {members:,} members’ lists are"
    return f"{who} taken: -n {2 * limit} lists up to {2 * limit} each."


def _ends(until: object) -> str:
    return f" until {until}" if until else ""


NO_BACKUPS = "There are no backups beside the pool. To make one: infograph pool backup FILE"


def backup_words(file: str) -> str:
    """Return what a backup of a pool is."""
    return f"Wrote {file}, which holds all members’ exports. `infograph pool remove` and `pool forget` do not reach into it."


def backup_line(path: str) -> str:
    """Return the command that puts a backup back."""
    return f"infograph pool restore {quote(path)}"


def restore_question(file: str, coming: Coming) -> str:
    """Ask whether a backup is to take a pool's place, and say who may come back by it."""
    size = counted(len(coming.members), "member")
    if coming.remembers:
        return (
            f"Put {file} ({size}) in the place of the pool {coming.name}? What is there now is kept as a backup."
            " Who left or was forgotten since stays out, and newer words of consent stay."
        )
    kept = " What is there now, which cannot be read, is kept as a backup." if coming.is_there else ""
    return (
        f"Put {file} ({size}) in {coming.folder} as the pool {coming.name}?{kept} There is nothing to read who left, took back"
        " consent or was forgotten since that backup: they are in it again."
    )


def restored_words(file: str, done: Restored) -> str:
    """Return what a pool is after a restore, and who is not as the backup has them."""
    parts = [f"The pool {done.name} is as {file} has it: {counted(len(done.members), 'member')}."]
    if done.left:
        parts.append(f"{counted(done.left, 'member')} who had left since {agreeing(done.left, 'was', 'were')} taken out again.")
    if done.forgotten:
        parts.append(f"{counted(done.forgotten, 'person')} who had been forgotten since went again.")
    if done.newer:
        parts.append(f"Newer words of consent of {counted(done.newer, 'member')} stay.")
    if done.missing:
        parts.append(f"Not in it, as they came since: {some_of(done.missing, _NAMED)}. Add their files again.")
    return " ".join(parts)


def back_words(members: Sequence[str]) -> str:
    """Return who is in a pool again of whom nothing says whether they left since."""
    return (
        f"In it are {joined(members)}. Whoever of them left since that backup is in it again: infograph pool remove NAME."
        " Whoever took back consent: infograph pool consent NAME. Whoever was forgotten: infograph pool forget NAME."
    )
