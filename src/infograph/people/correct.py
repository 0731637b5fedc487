"""Keep, correct and remove: ties by hand, merges, splits, forgetting."""

from __future__ import annotations

from collections.abc import Iterable

from infograph.answers import Forgotten, MergeDoubt, MergeRow, PossibleSame
from infograph.errors import BadRequest, NotFound
from infograph.identity import keys_of
from infograph.identity.keys import NAME_COMPANY, kind_of
from infograph.model import Person, Record
from infograph.people.derive import derive
from infograph.people.find import find_contact, find_person
from infograph.people.forgotten import hashes_of
from infograph.people.myself import doubts
from infograph.people.owners import ensure_me, unlearn
from infograph.store import read, remove, write
from infograph.store.db import Connection

_DOUBTS = {
    "yourself": "One of them is you.",
    "two addresses": "They have different profile addresses, so LinkedIn takes them for two people.",
}

_SELF_WHY = {
    "name": "they bear your name",
    "other address": "they bear your name in the list of a contact of yours, with another address than yours",
    "employer": "they bear your name and an employer of yours, with another address than yours",
    "like name": "their name is like yours, and a contact of yours lists nobody else who could be you",
    "every list": "they stand in every friend's list and not in yours",
}


def anchor(db: Connection, person: Person) -> int:
    """Return a record that stands for a person in the user's own decisions, whatever files come and go."""
    row = db.execute(
        "SELECT id FROM record WHERE person = ? AND source IS NULL ORDER BY id LIMIT 1", (person.id,)
    ).fetchone()
    if row is not None:
        return int(row[0])
    emails = db.execute("SELECT emails FROM person WHERE id = ?", (person.id,)).fetchone()[0]
    record = Record(
        0, "end", person.name, slug=person.slug, emails=tuple(e for e in emails.split("\n") if e),
        company=person.company, position=person.position,
    )  # fmt: skip
    first = db.execute("SELECT min(id) FROM record WHERE person = ?", (person.id,)).fetchone()[0]
    number = write.add_own_record(db, record, [key for key in keys_of(record, 0, 0) if kind_of(key) <= NAME_COMPANY])
    write.add_link(db, first, number, same=True, why="by hand")
    derive(db, [number])
    return number


def add_tie(
    db: Connection, one: str, other: str, closeness: int | None, note: str, *, day: int
) -> tuple[Person, Person]:
    """Keep a tie that the user states, or how close it is (1..5); an unknown other end becomes a new person."""
    if closeness is not None and closeness not in (1, 2, 3, 4, 5):
        raise BadRequest(f"Closeness is 1 to 5, not {closeness}.", "1 hardly know each other ... 5 very close.")
    first = find_contact(db, one)
    try:
        second = (find_contact if first.id == read.ego(db) else find_person)(db, other)
    except NotFound:
        if not note:
            raise
        second = _new_person(db, other)
    if first.id == second.id:
        raise BadRequest("A tie needs two people.", "infograph tie 'Bob Johnson' 'Carol Lee'")
    a, b = anchor(db, first), anchor(db, second)
    write.add_said_tie(db, a, b, closeness, f"you said: {note}" if note else "", day)
    derive(db, [a, b])
    return first, second


def merge_doubt(db: Connection, one: str, other: str) -> MergeDoubt:
    """Return why two people had better not be joined unasked: "" where nothing speaks against it."""
    first, second = find_person(db, one), find_person(db, other)
    if first.id == second.id:
        return ""
    if read.ego(db) in (first.id, second.id):
        asked = {maybe.person for maybe in doubts(db)}  # whom the user was asked about, and now answers
        return "" if asked & {first.id, second.id} else "yourself"
    return "two addresses" if first.slug and second.slug and first.slug != second.slug else ""


def merge(db: Connection, one: str, other: str, *, sure: bool) -> Person:
    """Make two people one, by the user's word; re-imports keep it so. Unless `sure`, a doubtful one is a BadRequest."""
    first, second = find_person(db, one), find_person(db, other)
    if first.id == second.id:
        raise BadRequest("They are one person already.", "infograph people --merges shows why.")
    doubt = merge_doubt(db, one, other)
    if doubt and not sure:
        raise BadRequest(_DOUBTS[doubt], "Where they are one person all the same: merge(..., sure=True).")
    a, b = anchor(db, first), anchor(db, second)
    write.add_link(db, a, b, same=True, why="by hand")
    derive(db, [a, b])
    kept = db.execute("SELECT person FROM record WHERE id = ?", (a,)).fetchone()[0]
    return read.people(db, [kept])[kept]


def split(db: Connection, record_a: int, record_b: int) -> list[Person]:
    """Keep two joined records apart (numbers as `merges` lists them); return the people they are now."""
    known = {row[0] for row in db.execute("SELECT id FROM record WHERE id IN (?,?)", (record_a, record_b))}
    if known != {record_a, record_b} or record_a == record_b:
        raise NotFound("There are no two such records.", "infograph people --merges lists them with their numbers.")
    if len({row[0] for row in db.execute("SELECT person FROM record WHERE id IN (?,?)", (record_a, record_b))}) > 1:
        raise BadRequest("These two records are two people already.", "infograph people --merges lists who was joined.")
    write.add_link(db, record_a, record_b, same=False, why="by hand")
    derive(db, [record_a, record_b])
    ids = [row[0] for row in db.execute("SELECT person FROM record WHERE id IN (?,?)", (record_a, record_b))]
    return list(read.people(db, [person for person in ids if person]).values())


def keep_apart(db: Connection, one: str, other: str) -> list[Person]:
    """Keep two people from ever being taken for one, by the user's word; return them."""
    first, second = find_person(db, one), find_person(db, other)
    if first.id == second.id:
        hint = "infograph people --merges lists the records that were joined; infograph split takes two of these."
        raise BadRequest("They are one person.", hint)
    a, b = anchor(db, first), anchor(db, second)
    write.add_link(db, a, b, same=False, why="by hand")
    derive(db, [a, b])
    ids = [row[0] for row in db.execute("SELECT person FROM record WHERE id IN (?,?) ORDER BY id = ? DESC", (a, b, a))]
    return [person for number in ids if number for person in read.people(db, [number]).values()]


def merges(db: Connection, *, by: str = "") -> list[MergeRow]:
    """Return every join of two records with its reason, people in the order of their names."""
    rows = db.execute(
        "SELECT r.person, r.joined, r.id, r.joined_to, r.name, r.company, coalesce(s.file, 'by hand'), r.line, x.name,"
        " x.company, coalesce(y.file, 'by hand'), x.line FROM record r JOIN record x ON x.id = r.joined_to"
        " LEFT JOIN source s ON s.id = r.source LEFT JOIN source y ON y.id = x.source"
        " WHERE r.joined <> '' AND r.person IS NOT NULL AND (:by = '' OR r.joined = :by)",
        {"by": by},
    ).fetchall()
    people = read.people(db, {row[0] for row in rows})
    found = [
        MergeRow(people[row[0]], row[1], _record_words(*row[4:8]), _record_words(*row[8:12]), row[2], row[3])
        for row in rows
    ]
    return sorted(found, key=lambda merge: (merge.person.name, merge.record_id))


def possible_same(db: Connection, limit: int = 50) -> list[PossibleSame]:
    """Return pairs of people who may be one: the user and who may be them, then people of one name where one has no profile."""
    rows = db.execute(
        "SELECT a.id, b.id, a.company_key, b.company_key, a.slug, b.slug FROM person a JOIN person b"
        " ON b.fold = a.fold AND b.id > a.id WHERE a.fold <> '' AND (a.slug = '' OR b.slug = '')"
        " AND NOT EXISTS (SELECT 1 FROM link l JOIN record x ON x.id = l.a JOIN record y ON y.id = l.b"
        " WHERE l.same = 0 AND ((x.person = a.id AND y.person = b.id) OR (x.person = b.id AND y.person = a.id)))"
        " ORDER BY a.fold, a.id, b.id LIMIT ?",
        (limit,),
    ).fetchall()
    me = read.ego(db)
    rows = [row for row in rows if me not in row[:2]]  # whether that is the user is asked of those who may be, and once
    people = read.people(db, {person for row in rows for person in row[:2]})
    return maybe_me(db)[:limit] + [PossibleSame(people[row[0]], people[row[1]], _same_reason(*row[2:])) for row in rows]


def maybe_me(db: Connection) -> list[PossibleSame]:
    """Return the user with each person who may be them, and why; these are suggested to nobody."""
    found, me = doubts(db), read.ego(db)
    people = read.people(db, [me or 0, *(one.person for one in found)])
    return [PossibleSame(people[me], people[one.person], _SELF_WHY[one.why], me=True) for one in found if me in people
            and one.person in people]  # fmt: skip


def self_question(pair: PossibleSame) -> str:
    """Return the question whether somebody is the user, with both answers as commands."""
    who = pair.other.name + (f", {pair.other.company}" if pair.other.company else "")
    number = f"me '#{pair.other.id}'"
    return f"Is {who} you? {pair.why[:1].upper()}{pair.why[1:]}: infograph merge {number}, or infograph split {number}"


def forget_person(db: Connection, told: str) -> Forgotten:
    """Take a person out of every source and keep them from coming back; the owner of an export goes with it."""
    person = find_person(db, told)
    if person.id == read.ego(db):
        raise BadRequest("You cannot forget yourself.", "To start afresh, delete the store's folder.")
    emails = db.execute("SELECT emails FROM person WHERE id = ?", (person.id,)).fetchone()[0].split("\n")
    hashes = hashes_of(person.slug, tuple(e for e in emails if e), person.name, person.company)
    for name, company in db.execute("SELECT name, company FROM record WHERE person = ?", (person.id,)):
        hashes |= hashes_of(person.slug, (), name, company)
    before = _counts(db)
    owned = [number for number, _, owner, _ in read.owners(db) if owner == person.id]
    gone = remove.owners_sources(db, owned)
    touched = remove.person_records(db, person.id)
    write.bar(db, hashes)
    _derive_after(db, gone.touched + touched)
    after = _counts(db)
    return Forgotten(before[0] - after[0], gone.sources, before[1] - after[1], (person.name,))


def forget_owner(db: Connection, told: str) -> Forgotten:
    """Take out everything that a friend's export brought; people known from elsewhere stay."""
    owner = _owner_named(db, told)
    before = _counts(db)
    gone = remove.owners_sources(db, [owner])
    _derive_after(db, gone.touched)
    after = _counts(db)
    return Forgotten(before[0] - after[0], gone.sources, before[1] - after[1])


def forget_sources(db: Connection, numbers: Iterable[int]) -> Forgotten:
    """Take sources out exactly, as if they had never been imported."""
    wanted = list(numbers)
    known = {source.id for source in read.sources(db)}
    missing = [number for number in wanted if number not in known]
    if missing:
        raise NotFound(f"There is no source {missing[0]}.", "infograph sources lists them.")
    before = _counts(db)
    touched = remove.sources(db, wanted)
    unlearn(db)
    _derive_after(db, [*touched, ensure_me(db).record])
    after = _counts(db)
    return Forgotten(before[0] - after[0], len(wanted), before[1] - after[1])


def expire(db: Connection, limit: str) -> Forgotten:
    """Take out friends' sources that were imported before a day (ISO)."""
    return forget_sources(db, [s.id for s in read.sources(db) if s.imported_on < limit and s.owner != "me"])


def _derive_after(db: Connection, touched: list[int]) -> None:
    known = {row[0] for row in db.execute("SELECT id FROM record")}
    derive(db, [record for record in touched if record in known])


def _counts(db: Connection) -> tuple[int, int]:
    people = db.execute("SELECT count(*) FROM person").fetchone()[0]
    return int(people), int(db.execute("SELECT count(*) FROM tie WHERE person < other").fetchone()[0])


def _owner_named(db: Connection, told: str) -> int:
    from infograph.text import fold_name, profile_slug

    fold, slug = fold_name(told), profile_slug(told)
    owners = read.owners(db)
    people = read.people(db, [person for *_, person, _ in owners if person])
    for number, me, person, name in owners:
        same_slug = bool(slug) and person in people and people[person].slug == slug
        if same_slug or fold_name(name) == fold or (me and told.casefold() in ("me", "myself")):
            return number
    names = ", ".join(name or "me" for *_, name in owners)
    raise NotFound("Nobody of that name has given an export.", f"Owners are: {names}." if names else "")


def _new_person(db: Connection, told: str) -> Person:
    from infograph.text import clean, profile_slug

    slug = profile_slug(told)
    record = Record(0, "end", clean(slug or told), slug=slug)
    number = write.add_own_record(db, record, [key for key in keys_of(record, 0, 0) if kind_of(key) < NAME_COMPANY])
    derive(db, [number])
    person = db.execute("SELECT person FROM record WHERE id = ?", (number,)).fetchone()[0]
    return read.people(db, [person])[person]


def _record_words(name: str, company: str, file: str, line: int) -> str:
    where = f"{file}, line {line}" if line else file
    return f"{read.display_name(name)}{f', {company}' if company else ''} ({where})"


def _same_reason(company_a: str, company_b: str, slug_a: str, slug_b: str) -> str:
    lacking = "neither has a profile address" if not slug_a and not slug_b else "one has no profile address"
    if company_a and company_a == company_b:
        return f"same name and company; {lacking}"
    return f"same name; {lacking}; companies differ" if company_a and company_b else f"same name; {lacking}"
