"""Whose export is this, in the store: who the user is, which friend the signs mean, and what is kept of either."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from infograph.errors import Ambiguous, BadRequest, NotFound, UnusableFile
from infograph.grounds import BY_NAME
from infograph.identity import email_key, owner_keys
from infograph.identity.alike import Likeness, likeness, one_slip
from infograph.identity.keys import OWNER_NAME, kept_keys, kind_of, own_name_keys
from infograph.importers import Bundle, OwnerHint, merged
from infograph.model import Person, Record, Role
from infograph.people import whose
from infograph.people.find import did_you_mean, find_person
from infograph.people.whose import Borne, Verdict, agreeing, by_contacts, decide, named, speaking_against, told_by
from infograph.phrases.imports import signs_words, source_options
from infograph.store import meta, owners, read, records, sources, write
from infograph.store.db import Connection
from infograph.store.myself import keys_of_ego
from infograph.text import clean, fold_name, profile_address, profile_slug, profile_url, quoted, refolded

TOLD = "me"
"""The setting that holds what the user said they are called, or their address."""
OWN_NAMES = "own_names"
"""The setting that holds further names that the user's own files give them, one a line."""


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner of exports: the store's number, the record that stands for them, how we know, and what speaks against it.

    `by_files_alone`: they were named as somebody else is, and nothing but files says that this is the user.
    """

    id: int
    record: int
    me: bool
    name: str
    told_by: tuple[tuple[str, str], ...] = ()
    against: tuple[tuple[str, str], ...] = ()
    by_files_alone: bool = False


def ensure_me(db: Connection, word: str = "") -> Owner:
    """Return the user as an owner, made on first use; `word` is a name or profile address they gave.

    Raises BadRequest where the user's own files say that they are somebody else.
    """
    user = owners.user(db)
    if user is None:
        record = write.add_own_record(db, Record(line=0, role="me", name=""), [])
        user = owners.User(write.add_owner(db, record, me=True), record, "", "")
    me = Owner(user.owner, user.record, True, user.name)
    if word:
        _tell(db, me, word)
    return me


def borne(db: Connection, owner: Owner) -> Borne:
    """Return the names and addresses by which an owner is known, from the user's word and the owner's own files."""
    held = owners.identities(db, owner.record)
    names = {row.name for row in held if row.name != row.slug} | (set(_own_names(db)) if owner.me else set())
    keys = frozenset[int]().union(*(row.keys for row in held))
    return Borne(frozenset(names - {""}), frozenset({row.slug for row in held} - {""}), keys)


def owner_of(db: Connection, word: str, bundle: Bundle, *, new_owner: bool = False, day: date) -> Owner:
    """Return the owner of an export.

    `word` is the user's word (a name, a profile address, a number as "#12" or "me"). Raises Ambiguous where a name means
    several contacts, NotFound where it is nobody known and contacts are, UnusableFile where what the export shows disagrees.
    """
    me, signs = ensure_me(db), bundle.hints
    if word:
        owner = _told(db, me, word, strict=not new_owner, day=day)
        by_files = owner.me and not _is_me(word) and not meta.get_meta(db, TOLD)
        return replace(owner, against=told_by(speaking_against(signs, borne(db, owner))), by_files_alone=by_files)
    for sign in signs:
        if sign.kind in ("listed", "shared"):
            return me if sign.name.casefold() == "me" else _friend(db, me, sign, strict=False, day=day)
    verdict = decide(signs, borne(db, me), other_known=any(_is_known(db, me, sign) for sign in signs if not sign.one_of))
    if verdict.whose in ("theirs", "open") and not any(_is_near(db, me, sign) for sign in verdict.signs):
        verdict = by_contacts(verdict, borne(db, me), _held(db, me, bundle))
    if verdict.whose == "open":
        raise _asked_back(db, me, verdict, bundle.path)
    grounds = told_by(verdict.signs)
    if verdict.whose == "theirs":
        theirs = merged(map(whose.without_addresses, verdict.signs))
        return replace(_friend(db, me, theirs, strict=False, day=day), told_by=grounds)
    return replace(me, told_by=grounds if verdict.whose == "mine" else ())


def hint_of(db: Connection, owner: Owner) -> OwnerHint:
    """Return what the store knows of an owner, for files that do not say whose they are."""
    who = owners.identity(db, owner.record)
    of_files, keys = owners.emails_told(db, owner.id)
    emails = tuple(dict.fromkeys([*who.emails, *of_files]))
    return OwnerHint(who.name, profile_url(who.slug, who.address), emails, keys=who.keys | keys | set(map(email_key, emails)))


def learn(db: Connection, owner: Owner, signs: Iterable[OwnerHint] = (), by: Borne | None = None) -> None:
    """Add what an archive says of its owner (name, profile, e-mails, employers) to the owner's record.

    `by` is by what they are known, where that is not all that the store knows.
    """
    name, slug, emails, address, keys = owners.identity(db, owner.record)
    hint = merged(agreeing(signs, borne(db, owner) if by is None else by))
    # A profile's own spelling is better than the one typed after --owner, and a name better than an address.
    same = likeness(name, hint.name) is Likeness.SAME or one_slip(fold_name(name), fold_name(hint.name))
    if hint.name and (name in ("", clean(slug)) or same):
        name = clean(hint.name)
    elif hint.name and owner.me:
        _add_own_names(db, [hint.name])
    if owner.me:
        _add_own_names(db, hint.also)
    if profile_slug(hint.url) and slug in ("", profile_slug(hint.url)):
        slug, address = profile_slug(hint.url), profile_address(hint.url) or address
    addresses = dict.fromkeys([*emails, *(email.casefold() for email in hint.emails)])
    keep(db, owner, owners.Identity(name, slug, tuple(addresses), address, keys | hint.keys))


def not_in_list(db: Connection, owner: Owner, signs: Iterable[OwnerHint]) -> list[OwnerHint]:
    """Return whoever of two in a single conversation is not among the owner's contacts, as a sign of whose it is."""
    pair = [sign for sign in signs if sign.one_of]
    strangers = [sign for sign in pair if not owners.lists_name(db, owner.id, fold_name(sign.name), profile_slug(sign.url))]
    return [replace(sign, one_of=False) for sign in strangers] if len(pair) == 2 and len(strangers) == 1 else []


def unlearn(db: Connection) -> bool:
    """Let the user be who they said they are, where no file of theirs is left that says more; say whether that is so."""
    me = ensure_me(db)
    if sources.say_who(db, me.id):
        return False
    word = str(meta.get_meta(db, TOLD) or "")
    slug = profile_slug(word)
    meta.put_meta(db, OWN_NAMES, "")
    keep(db, me, owners.Identity("" if slug else word, slug, (), profile_address(word)))
    return True


def _add_own_names(db: Connection, names: Iterable[str]) -> None:
    if given := [clean(name) for name in names if clean(name)]:
        meta.put_meta(db, OWN_NAMES, "\n".join(dict.fromkeys([*_own_names(db), *given])))


def _own_names(db: Connection) -> list[str]:
    return [name for name in str(meta.get_meta(db, OWN_NAMES) or "").split("\n") if name]


def keep(db: Connection, owner: Owner, who: owners.Identity) -> None:
    """Keep who an owner is, and the keys by which they are found."""
    jobs = owners.positions(db, owner.id)
    kept = list_keys(db) if owner.me else ()
    now = next(((company, title) for company, title, finished in jobs if not finished), ("", ""))
    owners.keep_identity(db, owner.record, who, *now)
    role: Role = "me" if owner.me else "owner"
    record = Record(0, role, who.name, slug=who.slug, emails=who.emails, company=now[0], position=now[1])
    ego = ensure_me(db).id
    write.replace_keys(db, owner.record, [*owner_keys(record, ego, [job.company for job in jobs]), *kept, *who.keys])


def keep_again(db: Connection) -> None:
    """Fold again who each owner is, and make their keys anew, after the rules changed."""
    for number, record, me in owners.everybody(db):
        who = owners.identity(db, record)
        slug, address = refolded(who.slug, who.address)
        keep(db, Owner(number, record, me, who.name), who._replace(slug=slug, address=address))


def list_keys(db: Connection) -> frozenset[int]:
    """Return the keys under which a friend's list would have the user by name."""
    ego_keys = keys_of_ego(db)
    if ego_keys is None:
        return frozenset()
    owner, fold, keys = ego_keys
    return frozenset(key for key in keys if kind_of(key) == OWNER_NAME) - set(own_name_keys([fold], [owner], short=True))


def _tell(db: Connection, me: Owner, who: str) -> None:
    """Keep who the user says they are; what only an earlier word of theirs said gives way."""
    slug = profile_slug(who)
    word = OwnerHint(name="" if slug else clean(who), url=who if slug else "", kind="told")
    earlier = str(meta.get_meta(db, TOLD) or "")
    meta.put_meta(db, TOLD, clean(who))
    identity = Borne() if unlearn(db) else borne(db, me)
    identity = Borne(identity.names - {earlier}, identity.slugs - {profile_slug(earlier)}, identity.emails)
    if word.name and (against := speaking_against([word], identity)):
        theirs = ", ".join(sorted([*identity.names, *(f"linkedin.com/in/{address}" for address in identity.slugs)]))
        numbers, name = source_options(sources.saying_who(db, me.id)), min(identity.names, default="NAME")
        raise BadRequest(
            f"Your own files say that you are {theirs}, --me says {against[0].name or who}.",
            f"If they are another’s: infograph forget {numbers}, then import them with --owner {quoted(name)}.",
        )
    known_as = owners.identity(db, me.record)
    if slug:
        known_as = known_as._replace(slug=slug, address=profile_address(who))
    keep(db, me, known_as._replace(name=word.name or known_as.name))


def _is_me(word: str) -> bool:
    return word.casefold() in ("me", "myself")


def _told(db: Connection, me: Owner, word: str, *, strict: bool, day: date) -> Owner:
    if _is_me(word):
        return me
    if word.startswith("#") and word[1:].isdecimal():
        return _numbered(db, me, find_person(db, word), day)
    slug = profile_slug(word)
    return _friend(db, me, OwnerHint("" if slug else word, word if slug else ""), strict=strict, day=day)


def _numbered(db: Connection, me: Owner, person: Person, day: date) -> Owner:
    """Return the owner who is a person of the store, made on first use: what means one of two people of one name."""
    if person.id == read.ego(db):
        return me
    held = owners.of_person(db, person.id)
    if held is None:
        return _make_friend(db, me, Record(0, "owner", person.name), person.id, day)
    return Owner(held.owner, held.record, False, held.name)


def _asked_back(db: Connection, me: Owner, verdict: Verdict, file: str) -> UnusableFile:
    identity = borne(db, me)
    you = next(iter(sorted(identity.names or identity.slugs)), "")
    others = [name for name in named([*verdict.against, *verdict.signs]) if name not in identity.names] or ["NAME"]
    said = signs_words(told_by([*verdict.signs, *verdict.against]))
    return UnusableFile(
        f"Whose is {file or 'it'}? {said[:1].upper()}{said[1:]}" + (f"; you are {you}." if you else "."),
        f"Add --owner me if it is yours, or --owner {quoted(others[0])} if it is theirs.",
        "owner_unclear",
    )


def _is_known(db: Connection, me: Owner, sign: OwnerHint) -> bool:
    """Say whether a sign means somebody who is known and is not the user."""
    return bool(_meant(db, sign) - {read.ego(db)}) or _is_listed(db, me, sign)


def _is_near(db: Connection, me: Owner, sign: OwnerHint) -> bool:
    """Say whether a sign means a contact of the user's: nobody stands in a list of their own, so the user does not."""
    ego = read.ego(db)
    return _is_listed(db, me, sign) or (ego is not None and not read.tied_to(db, ego).isdisjoint(_meant(db, sign)))


def at_address(db: Connection, slug: str) -> list[int]:
    """Return the people of a profile address, whether they show it or bear it beside another; nobody for none."""
    return owners.bearing(db, "slug", slug, lambda: kept_keys(Record(0, "owner", "", slug=slug))) if slug else []


def of_name(db: Connection, fold: str) -> list[int]:
    """Return the people of a folded name, whether they show it or bear it beside another; nobody for none."""
    if len(fold) < 2:  # no key is made of it
        return read.named(db, fold)
    return owners.bearing(db, "fold", fold, lambda: own_name_keys([fold], owners.numbers(db), short=True))


def _meant(db: Connection, sign: OwnerHint) -> set[int]:
    """Return the people whom a sign may mean."""
    slug, fold = profile_slug(sign.url), fold_name(sign.name)
    people = {*at_address(db, slug), *of_name(db, fold)}
    for key in {*sign.keys, *map(email_key, sign.emails)}:
        people.update(records.with_key(db, key))
    return people


def _is_listed(db: Connection, me: Owner, sign: OwnerHint) -> bool:
    """Say whether a list of the user's names whom a sign means; its people may not be made yet."""
    return owners.lists_name(db, me.id, fold_name(sign.name), profile_slug(sign.url))


def _held(db: Connection, me: Owner, bundle: Bundle) -> float | None:
    """Return which part of the user's contacts a list holds, 0..1; None where there is no list on either side."""
    mine = sources.names_listed(db, me.id)
    lists = [part for part in bundle.parts if part.whole_list]
    if not mine or not lists:
        return None
    names = {fold_name(item.name) for part in lists for item in part.items() if isinstance(item, Record)}
    return len(mine & names) / len(mine)


def _friend(db: Connection, me: Owner, hint: OwnerHint, *, strict: bool, day: date) -> Owner:
    """Return the owner whom a name or an address means, made on first use."""
    slug, fold = profile_slug(hint.url), fold_name(hint.name)
    keys = owner_keys(Record(0, "owner", hint.name, slug=slug), me.id, [])
    signs = [sign for sign in ((slug, ""), ("", fold)) if any(sign)]
    for owner in (read.owner_called(db, *sign, keys) for sign in signs):
        if owner is not None and not (slug and owners.slug_of(db, owner[2]) not in ("", slug)):
            return Owner(owner[0], owner[2], bool(owner[1]), owner[3])
    if not signs and (owner_by_mail := _by_addresses(db, hint)):
        return owner_by_mail
    person_id = _one_person(db, hint, slug, fold, strict=strict)
    record = Record(0, "owner", clean(hint.name), slug=slug, address=profile_address(hint.url))
    return _make_friend(db, me, record, person_id, day)


def _by_addresses(db: Connection, hint: OwnerHint) -> Owner | None:
    """Return the friend whose e-mail addresses a sign gives that says nothing else."""
    meant = _meant(db, hint)
    theirs = ((number, of) for number, of, me in owners.everybody(db) if not me and records.person_of(db, of) in meant)
    return next((Owner(number, record, False, owners.identity(db, record).name) for number, record in theirs), None)


def _one_person(db: Connection, hint: OwnerHint, slug: str, fold: str, *, strict: bool) -> int | None:
    """Return the person an owner's name or address means: one of the user's contacts before all others."""
    matches = at_address(db, slug) if slug else of_name(db, fold) if fold else sorted(_meant(db, hint))
    me = read.ego(db)
    mine: frozenset[int] = read.tied_to(db, me) if me is not None else frozenset()
    matches = [person for person in matches if person in mine] or matches
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise Ambiguous(
            f"“{clean(hint.name or hint.url)}” could be any of {len(matches)} people.",
            tuple(_in_words(db, matches)),
            "Give the profile address instead: --owner https://www.linkedin.com/in/...",
        )
    if strict and me is not None and read.people(db, [me])[me].complete:
        near = did_you_mean(db, fold)
        raise NotFound(
            f"Nobody called “{clean(hint.name or hint.url)}” is known, so whose export this is stays open.",
            (f"{near} " if near else "") + "If it is a friend who is not among your contacts, add --new-owner.",
        )
    return None


def _make_friend(db: Connection, me: Owner, record: Record, person_id: int | None, day: date) -> Owner:
    first_name = (record.address and profile_url(record.slug, record.address)) or record.name
    person = read.people(db, [person_id])[person_id] if person_id is not None else None
    if person is not None:
        record = Record(0, "owner", person.name, slug=person.slug, address=person.address)
    elif record.slug and not record.name:
        record = record._replace(name=clean(record.slug))
    number = write.add_own_record(db, record, owner_keys(record, me.id, []))
    if person is not None:
        first = records.of_person(db, person.id)[0]
        write.add_link(db, first, number, same=True, why=BY_NAME)
    # Who gives you their contacts knows you: that much the user has said by importing the file.
    write.add_said_tie(db, me.record, number, write.Said("lent", day.toordinal()))
    return Owner(write.add_owner(db, number, me=False, named=first_name), number, False, record.name)


def _in_words(db: Connection, ids: list[int]) -> list[str]:
    people = read.people(db, ids)
    return [", ".join(part for part in (p.name, p.position, p.company, p.url) if part) for p in (people[i] for i in ids)]
