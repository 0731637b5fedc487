"""Forget: take people, owners and sources out, and keep who asked to be forgotten from coming back by hashes of their marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from infograph.answers import Forgotten, LikelyMine
from infograph.errors import BadRequest, NotFound
from infograph.identity.keys import is_full_name, kept_keys
from infograph.model import Person
from infograph.people import rules
from infograph.people.derive import derive
from infograph.people.find import MYSELF, find_person
from infograph.people.marks import hashes_of, owner_mark
from infograph.people.owners import ensure_me, unlearn
from infograph.people.relearning import learn_again
from infograph.people.whose import NEARLY_ALL
from infograph.phrases.imports import source_options
from infograph.store import counts, events, everybody, mentions, owners, read, records, remove, signs, sources, write
from infograph.store.db import Connection
from infograph.text import clean, fold_name, profile_slug


def forget_person(db: Connection, who: str) -> Forgotten:
    """Take a person out of every source and text and keep them from coming back; the owner of an export goes with it."""
    _bring_up_to_date(db)
    person = find_person(db, who)
    if person.id == read.ego(db):
        raise BadRequest("You cannot forget yourself.", "To start afresh, delete the store’s folder.")
    marks, hashes, named = _marks(db, person), _hashes(db, person), mentions_of(db, person)
    before = _counts(db)
    owned = [number for number, _, owner, _ in read.owners(db) if owner == person.id]
    taught = signs.resting_on(db, [number for owner in owned for number in sources.of_owner(db, owner)])
    gone = remove.owners_sources(db, owned)
    of_person = remove.person_records(db, person.id)
    rewritten = mentions.write_over(db, marks, named)
    write.bar(db, hashes)
    anew = learn_again(db, taught)
    touched = [*gone.records, *of_person.records, *rewritten, *anew.records]
    _derive_after(db, touched, gone.pairs | of_person.pairs | anew.pairs)
    after = _counts(db)
    return Forgotten(before[0] - after[0], gone.sources, before[1] - after[1], (person.name,), len(named))


def named_beside(db: Connection, who: str) -> list[tuple[str, str]]:
    """Return (table, text) of everything beside their own records that names a person: what forgetting them writes over."""
    return [(mention.table, mention.text) for mention in mentions_of(db, find_person(db, who))]


def mentions_of(db: Connection, person: Person) -> list[mentions.Mention]:
    """Return every text beside a person's own records that names them."""
    # Words are kept with what is worked out: of a store that older rules worked out, all is read.
    return mentions.find(db, _marks(db, person), records.of_person(db, person.id), by_words=not rules.changed(db))


def _marks(db: Connection, person: Person) -> mentions.Marks:
    """Return what a person is named by; a name of one word is anybody's."""
    written = {person.name, *(name for name, _ in records.names_and_companies(db, person.id))}
    names = {fold_name(name) for name in written}
    addresses = {*everybody.emails(db, person.id), *records.slugs(db, person.id), person.slug}
    return mentions.Marks(
        tuple(sorted(name for name in names if is_full_name(name) and " " in name)),
        tuple(sorted(address for address in addresses if len(address) > _SHORTEST)),
        tuple(sorted(name for name in written if " " in name)),
    )


_SHORTEST = 5
"""Letters of an address that is looked for: a shorter one is part of too many words."""


def _hashes(db: Connection, person: Person) -> set[str]:
    """Return the hashes by which somebody is kept away: each address, each name with an employer, the name in those lists."""
    hashes = hashes_of(person.slug, everybody.emails(db, person.id), "", "")
    for slug in records.slugs(db, person.id):
        hashes |= hashes_of(slug, (), "", "")
    lists = [owner_mark(db, owner) for owner in records.owners_of(db, person.id)]
    for name, company in {*records.names_and_companies(db, person.id), (person.name, person.company)}:
        if person.slug and not company:  # a bare name is anybody's, but for the lists that they stand in
            name_alone = hashes_of("", (), name, "")
            hashes |= hashes_of("", (), name, "", lists) - name_alone
            continue
        hashes |= hashes_of("", (), name, company, lists)
    return hashes


def forget_owner(db: Connection, who: str) -> Forgotten:
    """Take out what a friend gave, as if it had never come; people known from elsewhere stay, and so does the user's word."""
    owner = _owner_named(db, who)
    return _take_out(db, sources.of_owner(db, owner), owner)


def who_would_go(db: Connection, who: str, numbers: Sequence[int]) -> int:
    """Return how many people nothing but what an owner gave names, or but these sources. Raises NotFound as forgetting does."""
    if not who:
        _refuse_missing(db, numbers)
        return sources.people_of_none_but(db, numbers)
    return sources.people_of_none_but(db, sources.of_owner(db, _owner_named(db, who)))


def forget_sources(db: Connection, numbers: Iterable[int]) -> Forgotten:
    """Take sources out exactly, as if they had never been imported."""
    wanted = list(numbers)
    _refuse_missing(db, wanted)
    return _take_out(db, wanted)


def _take_out(db: Connection, wanted: Sequence[int], owner: int = 0) -> Forgotten:
    """Take sources out; of an owner of whom these are all, what they said of others too."""
    _bring_up_to_date(db)
    events.settle_lists(db, wanted, owner)
    before, resting = _counts(db), signs.resting_on(db, wanted)
    gone = remove.sources(db, wanted)
    judged = remove.judgements(db, owner)
    lenders, spoken_of = remove.lenders(db)
    for record in spoken_of:
        write.replace_keys(db, record, kept_keys(records.own(db, record)))
    unlearn(db)
    anew = learn_again(db, resting)
    touched = [*gone.records, *lenders.records, *anew.records, ensure_me(db).record]
    _derive_after(db, touched, gone.pairs | judged | lenders.pairs | anew.pairs)
    after = _counts(db)
    return Forgotten(before[0] - after[0], len(wanted), before[1] - after[1])


def _refuse_missing(db: Connection, numbers: Sequence[int]) -> None:
    present = {source.id for source in read.sources(db)}
    if missing := [number for number in numbers if number not in present]:
        raise NotFound(f"There is no source {missing[0]}.", "infograph sources lists them.")


def _bring_up_to_date(db: Connection) -> None:
    """Make again first what older rules derived, so that what is counted as gone is what is taken out."""
    if rules.changed(db):
        derive(db, None)


def _derive_after(db: Connection, touched: list[int], pairs: set[tuple[int, int]]) -> None:
    derive(db, records.present(db, touched), pairs=pairs)


def _counts(db: Connection) -> tuple[int, int]:
    held = counts.kept(db)
    return held.people, held.ties


def likely_mine(db: Connection, who: str) -> LikelyMine | None:
    """Return why an owner's files are likely the user's own: None where nothing says so."""
    owner, me = _owner_named(db, who), ensure_me(db)
    files = len(sources.of_owner(db, owner))
    if owner == me.id:
        return LikelyMine(me.name, files, sure=True)
    mine, theirs = sources.names_listed(db, me.id), sources.names_listed(db, owner)
    name = owners.identity(db, owners.record_of(db, owner)).name
    alike = bool(mine) and len(mine & theirs) >= NEARLY_ALL * len(mine) and fold_name(name) not in mine
    return LikelyMine(name, files, sure=False) if alike else None


def _owner_named(db: Connection, who: str) -> int:
    fold, slug = fold_name(who), profile_slug(who)
    owners = read.owners(db)
    people = read.people(db, [person for *_, person, _ in owners if person])
    named: list[tuple[int, int]] = []
    for number, me, person, name in owners:
        same_slug = bool(slug) and person in people and people[person].slug == slug
        if same_slug or fold_name(name) == fold or (me and who.casefold() in MYSELF):
            named.append((number, me))
    if len(named) > 1 and named[0][1]:
        theirs = source_options(number for owner, _ in named[1:] for number in sources.of_owner(db, owner))
        hint = f"Yours: infograph forget --owner me. The other’s: infograph forget {theirs}"
        raise BadRequest(f"You are {clean(who)}, and so is somebody whose files were taken for another’s.", hint)
    named += [(number, me) for number, me, *_ in owners if fold and fold_name(signs.first_word(db, number)) == fold]
    if named:  # those by a name of theirs before those whom the user, or a file, first called so
        return named[0][0]
    names = ", ".join(name or "me" for *_, name in owners)
    raise NotFound("Nobody of that name has given an export.", f"Owners are: {names}." if names else "")
