"""Correct by hand who is who and who knows whom: ties, merges, splits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from sys import maxsize

from infograph.answers import MergeDoubt, MergeRow, PossibleSame
from infograph.errors import BadRequest, NotFound
from infograph.grounds import BY_HAND
from infograph.identity import keys_of
from infograph.identity.alike import one_slip
from infograph.identity.keys import NAME_COMPANY, kept_keys, kind_of
from infograph.model import Person, Record
from infograph.people.derive import derive
from infograph.people.find import find_contact, find_person, refuse_mistyped
from infograph.people.myself import asked, doubts
from infograph.phrases.corrections import (
    ONE_ADDRESS,
    SHORTENED,
    doubt_words,
    line_words,
    mistyped_reason,
    same_reason,
    self_reason,
)
from infograph.store import everybody, glances, joins, read, records, write
from infograph.store.db import Connection
from infograph.tables import Rows
from infograph.text import clean, fold, fold_name, profile_address, profile_slug


def anchor(db: Connection, person: Person, who: str = "") -> int:
    """Return a record that stands for a person in the user's own decisions, whatever files come and go.

    Of a person with several names or addresses it is one of the name or address that the user typed (`who`), so that
    what was decided goes with whom was meant when they are parted again. With what is decided, the caller derives it.
    """
    every = records.of_person(db, person.id)
    meant = records.bearing(db, person.id, fold_name(clean(who)), profile_slug(who)) or every
    if own := records.first_own(db, meant):
        return own
    if len(meant) == len(every):
        record = Record(
            0,
            "end",
            person.name,
            slug=person.slug,
            emails=everybody.emails(db, person.id),
            company=person.company,
            position=person.position,
            address=person.address,
        )
    else:
        record = records.own(db, meant[0])._replace(line=0, role="end")
    first = meant[0]
    number = write.add_own_record(db, record, kept_keys(record), person=person.id)
    write.add_link(db, first, number, same=True, why=BY_HAND)
    return number


_SOMEBODY_NEW = "Somebody new? Say how you know: --note 'rowed in one boat'"


def add_tie(db: Connection, contact: str, other: str, closeness: int | None, note: str, *, day: int) -> tuple[Person, Person]:
    """Keep a tie that the user states, or how close it is (1..5); with a note an unknown other end becomes a new person.

    Raises NotFound for somebody unknown without a note, and for a name that is nearly a contact's.
    """
    if closeness is not None and closeness not in (1, 2, 3, 4, 5):
        raise BadRequest(f"Closeness is 1 to 5, not {closeness}.", "1 hardly know each other ... 5 very close.")
    first = find_contact(db, contact)
    try:
        second = (find_contact if first.id == read.ego(db) else find_person)(db, other)
    except NotFound as unknown:
        if not note:
            raise NotFound(unknown.message, f"{unknown.hint}\n{_SOMEBODY_NEW}") from None
        refuse_mistyped(db, other)
        second = _new_person(db, other)
    if first.id == second.id:
        raise BadRequest("A tie needs two people.", "infograph tie 'Bob Johnson' 'Carol Lee'")
    a, b = anchor(db, first, contact), anchor(db, second, other)
    write.add_said_tie(db, a, b, write.Said("said", day, closeness, note))
    derive(db, [a, b])
    return first, second


def merge_doubt(db: Connection, first_name: str, other: str) -> MergeDoubt:
    """Return why two people had better not be joined unasked: "" where nothing speaks against it."""
    first, second = find_person(db, first_name), find_person(db, other)
    if first.id == second.id:
        return ""
    if read.ego(db) in (first.id, second.id):
        asked = {maybe.person for maybe in doubts(db)}  # whom the user was asked about, and now answers
        return "" if asked & {first.id, second.id} else "yourself"
    return "two addresses" if first.slug and second.slug and first.slug != second.slug else ""


def merge(db: Connection, first_name: str, other: str, *, sure: bool) -> Person:
    """Make two people one, by the user's word; re-imports keep it so. Unless `sure`, a doubtful one is a BadRequest."""
    first, second = find_person(db, first_name), find_person(db, other)
    if first.id == second.id:
        raise BadRequest("They are one person already.", "infograph people --merges shows why.")
    doubt = merge_doubt(db, first_name, other)
    if doubt and not sure:
        raise BadRequest(doubt_words(doubt), "Where they are one person all the same: merge(..., sure=True).")
    a, b = anchor(db, first, first_name), anchor(db, second, other)
    parted = write.drop_parting(db, first.id, second.id)  # the newest word of the user's holds
    write.add_link(db, a, b, same=True, why=BY_HAND)
    derive(db, [a, b, *parted])
    kept = records.person_of(db, a)
    return read.people(db, [kept])[kept]


def split(db: Connection, record_a: int, record_b: int) -> list[Person]:
    """Keep two joined records apart (numbers as `merges` lists them); return the people they are now."""
    both = [record_a, record_b]
    if records.present(db, both) != both or record_a == record_b:
        raise NotFound("There are no two such records.", "infograph people --merges lists them with their numbers.")
    if records.person_of(db, record_a) != records.person_of(db, record_b):
        raise BadRequest("These two records are two people already.", "infograph people --merges lists who was joined.")
    write.add_link(db, record_a, record_b, same=False, why=BY_HAND)
    derive(db, [record_a, record_b])
    ids = [records.person_of(db, record) for record in both]
    return list(read.people(db, [person for person in ids if person]).values())


def keep_apart(db: Connection, first_name: str, other: str) -> list[Person]:
    """Keep two people from ever being taken for one, by the user's word; return them."""
    first, second = find_person(db, first_name), find_person(db, other)
    if first.id == second.id:
        hint = "infograph people --merges lists the records that were joined; infograph split takes two of these."
        raise BadRequest("They are one person.", hint)
    a, b = anchor(db, first, first_name), anchor(db, second, other)
    write.add_link(db, a, b, same=False, why=BY_HAND)
    derive(db, [a, b])
    ids = [records.person_of(db, record) for record in (a, b)]
    return [person for number in ids if number for person in read.people(db, [number]).values()]


def merges(db: Connection, *, by: str = "", person: int = 0, limit: int | None = None) -> Rows[MergeRow]:
    """Return the first joins of two records (None: all) with their reasons, or of one person (0: of all), people by name."""
    by_hand = joins.by_hand(db, person) if by in ("", BY_HAND) else []
    keys = joins.joined_records(db, by, person)
    names = {number: name for number, (name, _) in glances.named(db, {number for number, _ in keys}).items()}
    names |= {row.person: people.name for row in by_hand for people in read.people(db, [row.person]).values()}
    ordered = [(names[number], record, 0) for number, record in keys]
    ordered += [(names[row.person], row.record.id, 1 + place) for place, row in enumerate(by_hand)]
    listed = sorted(ordered)[:limit]
    rows = {row.record.id: row for row in joins.joined(db, [record for _, record, hand in listed if not hand])}
    listed_joins = [by_hand[hand - 1] if hand else rows[record] for _, record, hand in listed]
    people = read.people(db, {row.person for row in listed_joins})
    return Rows((_merge_row(people[row.person], row) for row in listed_joins), total=len(ordered))


def _merge_row(person: Person, join: joins.Joined) -> MergeRow:
    record, other = join.record, join.with_record
    return MergeRow(person, join.why, _record_words(record), _record_words(other), record.id, other.id)


def possible_same(db: Connection, limit: int) -> Rows[PossibleSame]:
    """Return pairs of people who may be one: the user and who may be them, then two of one profile address, then a friend
    whose list is here and a contact whose name theirs may shorten, then colleagues of one title whose names a typing
    error tells apart, then people of one name where one has no profile."""
    mine, me = _maybe_me(db), read.ego(db) or 0
    # Whether somebody is the user is asked of those who may be, and once.
    pairs = joins.alike(db, me, max(min(limit, maxsize) - len(mine), 0))
    people = read.people(db, {person for pair in pairs for person in (pair.a, pair.b)})
    others = [PossibleSame(people[pair.a], people[pair.b], _same_reason(pair)) for pair in pairs]
    friends = joins.shortened(db, me)
    friends_by_id = read.people(db, {person for pair in friends for person in pair})
    short = [PossibleSame(friends_by_id[friend], friends_by_id[contact], SHORTENED) for friend, contact in friends]
    typed = _mistyped(db, me, {frozenset(pair) for pair in friends} | joins.told_apart(db))
    likelier = mine + _of_one_address(db, me) + short + typed
    return Rows((likelier + others)[:limit], total=len(likelier) + joins.count_alike(db, me))


def _of_one_address(db: Connection, me: int) -> list[PossibleSame]:
    pairs = [pair for pair in joins.of_one_address(db) if me not in pair]
    people = read.people(db, {person for pair in pairs for person in pair})
    return [PossibleSame(people[a], people[b], ONE_ADDRESS) for a, b in pairs]


def _mistyped(db: Connection, me: int, but: AbstractSet[frozenset[int]]) -> list[PossibleSame]:
    """Return pairs of one employer and title, one at least without a profile, whose names a letter or a swap tells apart."""
    pairs: dict[frozenset[int], tuple[int, int]] = {}
    for _, firm in groupby(joins.colleagues(db, me), key=lambda colleague: colleague.company):
        by_title: dict[str, list[joins.Colleague]] = {}
        for colleague in firm:
            by_title.setdefault(fold(colleague.position), []).append(colleague)
        for block in by_title.values():
            pairs |= {frozenset(pair): pair for pair in _slips(block)}
    ids = sorted((pair for both, pair in pairs.items() if both not in but))
    people = read.people(db, {person for pair in ids for person in pair})
    return [PossibleSame(people[a], people[b], mistyped_reason(no_address=not people[a].slug)) for a, b in ids]


def _slips(block: Sequence[joins.Colleague]) -> Iterator[tuple[int, int]]:
    """Yield pairs of a block: names one slip apart are one where a letter is left out, so no others are compared."""
    if len(block) < 2 or all(colleague.slug for colleague in block):
        return
    cut: dict[str, list[joins.Colleague]] = {}
    for colleague in sorted(block, key=lambda colleague: (not colleague.slug, colleague.id)):
        name = colleague.fold
        for short in {name, *(name[:n] + name[n + 1 :] for n in range(len(name)))}:
            for other in cut.get(short, ()):
                if not colleague.slug and one_slip(name, other.fold):
                    yield other.id, colleague.id
            cut.setdefault(short, []).append(colleague)


def _maybe_me(db: Connection) -> list[PossibleSame]:
    """Return the user with each person who may be them, and why; these are suggested to nobody."""
    return [PossibleSame(me, other, self_reason(why), me=True) for me, other, why in asked(db)]


def _new_person(db: Connection, name: str) -> Person:
    slug = profile_slug(name)
    record = Record(0, "end", clean(slug or name), slug=slug, address=profile_address(name))
    number = write.add_own_record(db, record, [key for key in keys_of(record, 0, 0) if kind_of(key) < NAME_COMPANY])
    derive(db, [number])
    person = records.person_of(db, number)
    return read.people(db, [person])[person]


def _record_words(record: joins.Where) -> str:
    name = f"{read.display_name(record.name)}{f', {record.company}' if record.company else ''}"
    return f"{name} ({line_words(record.file, record.line, record.role)})"


def _same_reason(pair: joins.Alike) -> str:
    return same_reason(pair.company_a, pair.company_b, no_address=not pair.slug_a and not pair.slug_b)
