"""Add members with their exports, and take them out exactly; nobody comes in without consent, nobody twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from infograph import intake
from infograph.errors import Ambiguous, BadRequest, NotFound, UnusableFile
from infograph.identity import owner_keys
from infograph.model import Record
from infograph.people.derive import derive
from infograph.people.owners import ensure_me
from infograph.pool.consent import SCOPES, Consent, given
from infograph.pool.listing import NewMember
from infograph.store import pool as rows
from infograph.store import records, remove, write
from infograph.store.db import Connection, Store
from infograph.text import clean, fold_name, profile_address, profile_slug

if TYPE_CHECKING:
    from infograph.model import FileReport

SAME_LIST, SMALL = 0.8, 10
"""Part of the smaller of two lists from which on they are one member's; below so many people chance would do it."""
_CENTRE = "Pool"


class Member(NamedTuple):
    """A member of a pool: number as an owner, name, person in the store (0: none yet), files, day added, consent."""

    owner: int
    name: str
    slug: str
    person: int
    files: int
    added: date
    consent: Consent


def members_of(db: Connection) -> list[Member]:
    """Return the members in the order of their names, each with what they consented to last."""
    said = rows.consents(db)
    return [
        Member(row.owner, row.name, row.slug, row.person, row.files, date.fromordinal(row.added), _consent(said[row.owner]))
        for row in rows.members(db)
    ]


def find_member(members: Sequence[Member], who: str) -> Member:
    """Return the member that a name or a profile address means; raises NotFound or Ambiguous."""
    slug, fold = profile_slug(who), fold_name(who)
    matches = [member for member in members if (member.slug == slug if slug else fold_name(member.name) == fold)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        addresses = tuple(f"{member.name}, linkedin.com/in/{member.slug}" if member.slug else member.name for member in matches)
        raise Ambiguous(f"“{clean(who)}” means {len(matches)} members.", addresses, "Give the profile address instead.")
    raise NotFound(f"“{clean(who)}” is no member of this pool.", "infograph pool status lists the members.")


def add_members(
    store: Store, new: Sequence[NewMember], today: date, progress: intake.Progress | None = None
) -> list[FileReport]:
    """Add exports with their members' consent, all of them or none; return a report for each file.

    Raises BadRequest where consent is missing or ended, UnusableFile where a file is no export or is another member's.
    """
    reports: list[FileReport] = []
    with store.writing("pool add") as db:
        ensure_me(db, _CENTRE)
        for newcomer in new:
            owner = _owner_for(db, newcomer, today)
            whose = newcomer.url or newcomer.name
            options = intake.ImportOptions(owner=whose, progress=progress, today=today)
            for report in intake.import_files(store, [str(newcomer.file)], options):
                if report.status == "refused":
                    raise UnusableFile(f"{clean(newcomer.name)}: {report.why}", _what_next(report))
                reports.append(report)
            _refuse_twice(db, owner)
        rows.count_change(db)
    return reports


def _what_next(report: FileReport) -> str:
    """Return what to do about a file that was refused; a pool has no sources of its own to forget."""
    if any(problem.code == "owner_conflict" for problem in report.problems):
        return "Nothing was added. If it is theirs after all: infograph pool remove MEMBER, then add it again."
    return report.hint or "Nothing was added."


def remove_member(store: Store, who: str) -> str:
    """Take a member out with all they gave, as if they had never been added; return their name."""
    with store.writing("pool remove") as db:
        member = find_member(members_of(db), who)
        gone = remove.owners_sources(db, [member.owner])
        rows.drop_member(db, member.owner)
        derive(db, records.present(db, gone.records), pairs=gone.pairs)
        rows.count_change(db)
    store.shrink()
    return member.name


def change_consent(store: Store, who: str, consent: Consent) -> Member:
    """Keep a member's newer word, which counts in place of the one before; return the member as they are now."""
    with store.writing("pool consent") as db:
        member = find_member(members_of(db), who)
        _keep(db, member.owner, consent)
    return member._replace(consent=consent)


def _owner_for(db: Connection, new: NewMember, today: date) -> int:
    """Return the owner's number of a member, made with their consent where they are new."""
    whose = new.url or new.name
    if new.url and not profile_slug(new.url):
        raise BadRequest(f"“{clean(new.url)}” is no profile address.", "Like: https://www.linkedin.com/in/bob-johnson")
    try:
        member = find_member(members_of(db), whose)
    except NotFound:
        consent = given(new.words, new.scope or ("counts",), today, new.until)
        return _make(db, new, consent, today)
    if fold_name(member.name) != fold_name(new.name):
        raise BadRequest(
            f"That profile address is {member.name}’s, a member already, not {clean(new.name)}’s.",
            f"A further file of theirs: --member '{member.name}'",
        )
    if new.words.strip():
        _keep(db, member.owner, given(new.words, new.scope or member.consent.scope, today, new.until))
    elif not member.consent.holds(today):
        raise BadRequest(
            f"The consent of {member.name} ended on {member.consent.until}.", "Add --consent, once they gave it again."
        )
    return member.owner


def _make(db: Connection, new: NewMember, consent: Consent, today: date) -> int:
    """Make a member without looking for a namesake among others' contacts: an address says who is who, a name does not."""
    record = Record(0, "owner", clean(new.name), slug=profile_slug(new.url), address=profile_address(new.url))
    number = write.add_own_record(db, record, owner_keys(record, ensure_me(db).id, []))
    owner = write.add_owner(db, number, me=False)
    rows.add_member(db, owner, clean(new.name), record.slug, today.toordinal())
    _keep(db, owner, consent)
    return owner


def _refuse_twice(db: Connection, owner: int) -> None:
    """Raise BadRequest where a member is another one under a second name: one person, or one list."""
    members = {member.owner: member for member in members_of(db)}
    mine = members[owner]
    same = [member for member in members.values() if member.person and member.person == mine.person and member.owner != owner]
    same += [
        members[other]
        for other, both, here, there in rows.lists_shared(db, owner)
        if other in members and min(here, there) >= SMALL and both >= SAME_LIST * min(here, there)
    ]
    if same:
        raise BadRequest(
            f"{mine.name} seems to be {same[0].name}, a member already.",
            f"Nothing was added. A further file of theirs: --member '{same[0].name}'",
        )


def _keep(db: Connection, owner: int, consent: Consent) -> None:
    until = consent.until.toordinal() if consent.until else None
    rows.add_consent(db, rows.ConsentRow(owner, consent.words, " ".join(consent.scope), consent.day.toordinal(), until))


def _consent(row: rows.ConsentRow) -> Consent:
    scope = tuple(word for word in SCOPES if word in row.scope.split())
    until = date.fromordinal(row.until) if row.until is not None else None
    return Consent(row.words, scope, date.fromordinal(row.day), until)
