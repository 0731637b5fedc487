"""Add members with their exports, all of them or none; nobody comes in without consent, nobody twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from infograph import intake
from infograph.errors import BadRequest, NotFound, UnusableFile
from infograph.identity import owner_keys
from infograph.model import Note, Problem, Record
from infograph.people.derive import derive
from infograph.people.owners import Owner, ensure_me
from infograph.people.owners import keep as keep_identity
from infograph.pool.consent import Consent, folded, given, scope_of
from infograph.pool.leaving import refuse_words_of_before
from infograph.pool.listing import NewMember, placed
from infograph.pool.members import Member, find_member, keep, member_of
from infograph.store import counts, deeds, owners, write
from infograph.store import pool as rows
from infograph.store.db import Connection, Store, note
from infograph.text import clean, fold_name, profile_address, profile_slug, profile_url, quoted

if TYPE_CHECKING:
    from infograph.model import FileReport

SAME_LIST, SMALL = 0.8, 10
"""Part of the smaller of two lists from which on they are one member's; below so many people chance would do it."""
_MAY_BE = 0.7
"""The same of lists whose length was counted before others came."""
_CENTRE = "Pool"


class _Here:
    """The members by what they are called, and how long their lists are, kept while many are added: to look through all for
    each would take the longer the more there are."""

    def __init__(self, db: Connection) -> None:
        self._slugs: dict[str, list[int]] = {}
        self._names: dict[str, list[int]] = {}
        self._sizes: dict[int, int] = {}
        for row in rows.members(db):
            self.keep(row.owner, row.name, row.slug)

    def keep(self, owner: int, name: str, slug: str) -> None:
        """Keep how a member is called."""
        self._slugs.setdefault(slug, []).append(owner)
        if owner not in self._names.setdefault(fold_name(name), []):
            self._names[fold_name(name)].append(owner)

    def called(self, db: Connection, who: str) -> list[Member]:
        """Return the members whom a name or a profile address may mean."""
        slug = profile_slug(who)
        return [member_of(db, owner) for owner in (self._slugs.get(slug, []) if slug else self._names.get(fold_name(who), []))]

    def nearly_the_list_of(self, db: Connection, owner: int) -> Iterator[int]:
        """Yield the members whose lists are nearly a member's, the likest first."""
        here = self._sizes[owner] = rows.list_size(db, owner)
        for other, both in rows.lists_shared(db, owner, ceil(SAME_LIST * SMALL)):
            there = self._sizes.get(other) or self._sizes.setdefault(other, rows.list_size(db, other))
            if both >= _MAY_BE * min(here, there):  # what came since may have made two people of it one
                there = self._sizes[other] = rows.list_size(db, other)
                if min(here, there) >= SMALL and both >= SAME_LIST * min(here, there):
                    yield other


class _Joined(NamedTuple):
    """Whose a file is, what there is to say of their consent, and whether a word of a member was replaced."""

    owner: int
    notes: tuple[Note, ...] = ()
    replaced: bool = False


def add_members(
    store: Store, new: Sequence[NewMember], today: date, progress: intake.Progress | None = None
) -> list[FileReport]:
    """Add exports with their members' consent, all of them or none; return a report for each file.

    Raises BadRequest where consent is missing or ended, UnusableFile where a file is no export or is another member's.
    """
    reports: list[FileReport] = []
    replaced = False
    store.verify_if_small()
    with store.writing("pool add") as db:
        is_first = not counts.kept(db).people
        ensure_me(db, _CENTRE)
        here = _Here(db)
        for newcomer in new:
            with placed(newcomer):
                joined = _joined_by(db, here, newcomer, today)
                replaced |= joined.replaced
                options = intake.ImportOptions(owner=_whose(db, joined.owner), progress=progress, today=today)
                reports += _imported(store, newcomer, options)
                reports[-1].noted += joined.notes
                reports[-1].noted += _alike(db, here, joined.owner)
                if not rows.address_of(db, joined.owner):
                    reports[-1].problems.append(Problem("member_without_address", count=0))
        rows.count_change(db)
        if is_first:
            deeds.count(db, people=-1, files=0)  # the centre is no person of its pool
        if replaced:
            note(db, "pool consent", today)
    return reports


def _whose(db: Connection, owner: int) -> str:
    """Return what means a member as the owner of a file."""
    member = member_of(db, owner)
    return profile_url(member.slug, "") if member.slug else member.name


def _imported(store: Store, new: NewMember, options: intake.ImportOptions) -> list[FileReport]:
    reports = intake.import_files(store, [str(new.file)], options)
    for report in reports:
        if report.status == "refused":
            raise UnusableFile(f"{clean(new.name)}: {report.why}", _what_next(report))
    return reports


def _what_next(report: FileReport) -> str:
    """Return what to do about a file that was refused; a pool has no sources of its own to forget."""
    codes = {problem.code for problem in report.problems}
    if "owner_conflict" in codes:
        return "Nothing was added. If it is theirs after all: infograph pool remove MEMBER, then add it again."
    if "owner_unclear" in codes:
        return "Nothing was added. It belongs to whoever exported it."
    return "Nothing was added. It has to be what LinkedIn sent them: Connections.csv, or the whole archive."


def _joined_by(db: Connection, here: _Here, new: NewMember, today: date) -> _Joined:
    """Return whose a file is, a member made with their consent where they are new."""
    if new.url and not profile_slug(new.url):
        raise BadRequest(f"“{clean(new.url)}” is no profile address.", "Like: https://www.linkedin.com/in/bob-johnson")
    try:
        member = find_member(here.called(db, new.url or new.name), new.url or new.name)
    except NotFound:
        nameless = _without_address(here.called(db, new.name), new)
        if nameless is None:
            come = _come(db, new, today)
            here.keep(come.owner, new.name, profile_slug(new.url))
            return come
        member = nameless
        _give_address(db, member, new)
        here.keep(member.owner, member.name, profile_slug(new.url))
    if fold_name(member.name) != fold_name(new.name):
        raise BadRequest(
            f"That profile address is {member.name}’s, a member already, not {clean(new.name)}’s.",
            f"A further file of theirs is given in their name: {member.name}",
        )
    return _further(db, member, new, today)


def _further(db: Connection, member: Member, new: NewMember, today: date) -> _Joined:
    """Return a member with a further file; words that were given before take back nothing that came after them."""
    if not new.words.strip():
        if new.scope or new.until:
            raise BadRequest(
                f"{member.name} is a member already, and nothing says how they gave another consent.",
                f"To change it: infograph pool consent {quoted(member.name)} --consent WORDS --scope SCOPE",
            )
        _refuse_ended(member, today)
        return _Joined(member.owner)
    if folded(new.words) not in map(folded, rows.words_of(db, member.owner)):
        keep(db, member.owner, given(new.words, new.scope or member.consent.scope, today, new.until))
        return _Joined(member.owner, replaced=True)
    _refuse_ended(member, today)
    if scope_of(new.scope or member.consent.scope) == member.consent.scope and new.until in (None, member.consent.until):
        return _Joined(member.owner)
    return _Joined(member.owner, (Note("word_stays", (member.name, member.consent.words, *member.consent.scope)),))


def _refuse_ended(member: Member, today: date) -> None:
    if not member.consent.holds(today):
        raise BadRequest(
            f"The consent of {member.name} ended on {member.consent.until}.", "Once they gave it again, say how (consent)."
        )


def _come(db: Connection, new: NewMember, today: date) -> _Joined:
    """Return a new member, made with their consent; who left the pool comes back by a newer word alone."""
    consent = given(new.words, new.scope or ("counts",), today, new.until)
    refuse_words_of_before(db, new, consent.words)
    owner = _make(db, new, consent, today)
    name = (clean(new.name),)
    lacking = [*([] if new.scope else [Note("counts_alone", name)]), *([] if new.url else [Note("no_address", name)])]
    return _Joined(owner, tuple(lacking))


def _without_address(namesakes: Sequence[Member], new: NewMember) -> Member | None:
    """Return the one member of a newcomer's name whose address was not given so far."""
    named = [member for member in namesakes if not member.slug]
    return named[0] if new.url and len(named) == 1 else None


def _give_address(db: Connection, member: Member, new: NewMember) -> None:
    """Keep a member's profile address, by which others' lists know them."""
    slug, address = profile_slug(new.url), profile_address(new.url)
    rows.set_slug(db, member.owner, slug)
    record = owners.record_of(db, member.owner)
    keep_identity(db, Owner(member.owner, record, False, member.name), owners.Identity(member.name, slug, (), address))
    derive(db, [record])


def _make(db: Connection, new: NewMember, consent: Consent, today: date) -> int:
    """Make a member without looking for a namesake among others' contacts: an address says who is who, a name does not."""
    record = Record(0, "owner", clean(new.name), slug=profile_slug(new.url), address=profile_address(new.url))
    number = write.add_own_record(db, record, owner_keys(record, ensure_me(db).id, []))
    owner = write.add_owner(db, number, me=False)
    rows.add_member(db, owner, clean(new.name), record.slug, today.toordinal())
    keep(db, owner, consent)
    return owner


def _alike(db: Connection, here: _Here, owner: int) -> list[Note]:
    """Return of whose list a member's is nearly the same; raises BadRequest where the two are one person, or may be.

    Whoever stands in the other's list is somebody else, and so is who has another profile address.
    """
    mine = member_of(db, owner)
    same = [member_of(db, other) for other in rows.members_who_are(db, mine.person) if other != owner]
    alike = [member_of(db, other) for other in here.nearly_the_list_of(db, owner)]
    strangers = [member for member in alike if not rows.lists_either(db, mine.owner, member.owner)]
    same += [member for member in strangers if not (member.slug and mine.slug)]
    if same:
        raise BadRequest(
            f"{mine.name} seems to be {same[0].name}, a member already.",
            f"Nothing was added. A further file of theirs is given in their name: {same[0].name}",
        )
    return [Note("alike", (mine.name, member.name)) for member in strangers]
