"""Know owners anew when files are taken out: from how they were first named, and from what the files that are left say of them.

What an owner is called, and as whom they were found, rests on files as all else does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from infograph.grounds import BY_NAME
from infograph.importers import OwnerHint, merged
from infograph.model import FileReport
from infograph.people.owners import OWN_NAMES, TOLD, Owner, hint_of, keep, learn, not_in_list
from infograph.people.whose import Borne, agreeing
from infograph.store import meta, owners, read, remove, signs, write
from infograph.store.db import Connection
from infograph.text import clean, fold_name, profile_address, profile_slug

OF_KIND = {
    "profile": "linkedin_profile",
    "addresses": "linkedin_email_addresses",
    "messages": "linkedin_messages",
    "invitations": "linkedin_invitations",
}
"""Kinds of signs that one kind of file gives; others belong to the whole of what was imported at once."""


def keep_signs(db: Connection, hints: Iterable[OwnerHint], parts: Sequence[FileReport]) -> None:
    """Keep what was said of whose some files are that came together, each sign with the file that gives it."""
    kept = [part for part in parts if part.source]
    by_kind = {part.kind: part.source for part in reversed(kept)}
    for hint in hints if kept else ():
        source = by_kind.get(OF_KIND.get(hint.kind, ""), kept[0].source)
        emails = (*hint.emails, *map(signs.as_key, sorted(hint.keys)))
        lines = "\n".join(emails), "\n".join(hint.also)
        signs.keep(db, [signs.Sign(source, kept[0].source, hint.kind, hint.name, hint.url, *lines, int(hint.one_of))])


def learn_again(db: Connection, some: Iterable[int]) -> remove.Removed:
    """Let these owners be who their files that are left say; return the records to judge again."""
    touched, pairs = set[int](), set[tuple[int, int]]()
    for number, record, me in owners.everybody(db):
        if number not in set(some) or not signs.are_kept(db, number) or not (me or signs.first_word(db, number)):
            continue
        owner = Owner(number, record, me, "")
        touched |= {record, *(_begin_me(db, owner) if me else _begin_friend(db, owner))}
        for _, group in groupby(signs.of_owner(db, number), key=lambda sign: sign.bundle):
            gone = _learn_bundle(db, owner, list(group))
            touched |= set(gone.records)
            pairs |= gone.pairs
    return remove.Removed(sorted(touched), pairs)


def _begin_me(db: Connection, me: Owner) -> list[int]:
    """Let the user be who they said they are."""
    word = str(meta.get_meta(db, TOLD) or "")
    slug = profile_slug(word)
    meta.put_meta(db, OWN_NAMES, "")
    keep(db, me, owners.Identity("" if slug else word, slug, (), profile_address(word)))
    return []


def _begin_friend(db: Connection, owner: Owner) -> list[int]:
    """Let a friend be whom their name meant when the first of their files came that are left; return whom it meant before."""
    word = signs.first_word(db, owner.id)
    slug = profile_slug(word)
    before = signs.unlink(db, owner.record, BY_NAME)
    matches = signs.named_before(
        db, read.named(db, fold_name(word), slug), fold_name(word), slug, signs.first_source(db, owner.id)
    )
    mine = {tie.other for tie in read.ties(db, read.ego(db) or 0)}
    matches = {person: rows for person, rows in matches.items() if person in mine} or matches
    if len(matches) != 1:
        keep(db, owner, owners.Identity(clean(slug or word), slug, (), profile_address(word)))
        return before
    (rows,) = matches.values()
    name, theirs, address = next((row[1:] for row in rows if row[2]), rows[-1][1:])
    keep(db, owner, owners.Identity(name, theirs, (), address))
    write.add_link(db, rows[0][0], owner.record, same=True, why=BY_NAME)
    return [*before, rows[0][0]]


def _learn_bundle(db: Connection, owner: Owner, kept: Sequence[signs.Sign]) -> remove.Removed:
    """Learn from what files that came together say of their owner; conversations whose owner nothing tells now are gone."""
    hints = [_hint(sign) for sign in kept]
    own = owners.identity(db, owner.record)
    borne = Borne(frozenset({own.name} - {"", own.slug}), frozenset({own.slug} - {""}), own.keys)
    listed = not_in_list(db, owner, hints)
    who = merged([*listed, *agreeing(hints, borne), hint_of(db, owner)])
    pair = [sign for sign in kept if sign.one_of]
    gone = remove.Removed([], set())
    if pair and not any(_means(sign, who) for sign in pair):
        gone = remove.rows_of_source(db, pair[0].source)
    learn(db, owner, [*hints, *listed], borne)
    return gone


def _hint(sign: signs.Sign) -> OwnerHint:
    lines, also = (tuple(filter(None, lines.split("\n"))) for lines in (sign.emails, sign.also))
    emails = tuple(line for line in lines if not signs.is_key(line))
    return OwnerHint(sign.name, sign.url, emails, sign.kind, bool(sign.one_of), also, signs.keys_in(lines))


def _means(sign: signs.Sign, who: OwnerHint) -> bool:
    slug = profile_slug(who.url)
    return bool(slug and slug == profile_slug(sign.url)) or (bool(who.name) and fold_name(who.name) == fold_name(sign.name))
