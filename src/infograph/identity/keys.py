"""What two records of one person have in common: numbers that stand for profile, e-mail, name and company.

A key is a 63-bit number with its kind in the top bits, so that a scan in the order of the keys meets the
sure kinds first. Keys only propose; `match.resolve` judges.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from infograph.companies import fold_company, is_employer
from infograph.model import Record
from infograph.text import fold_name

PROFILE, MEMBER, EMAIL, NAME_COMPANY, SOURCE_NAME, OWNER_NAME = range(1, 7)

KIND_WORDS = {
    PROFILE: "profile",
    MEMBER: "member id",
    EMAIL: "e-mail",
    NAME_COMPANY: "name and company",
    SOURCE_NAME: "name in one list",
    OWNER_NAME: "only contact of that name",
}

MY_NAME = "your name in a contact’s list"
"""Why the user is joined with the only one of their name in the list of a contact of theirs."""

_KIND_SHIFT = 60
_MASK = (1 << _KIND_SHIFT) - 1
_NOTHING_YET = blake2b(digest_size=8)
_AND = "\x1f"
"""Stands between the parts of a key, and in none of them."""


def keys_of(record: Record, owner: int, source: int) -> list[int]:
    """Return the keys of a record from a source of `owner` (the store's number of the owner).

    A name counts as part of a key only if it has two words of two letters or more: "Lucia M." and
    "Priya" are too common to say who somebody is.
    """
    keys = [_key(PROFILE, record.slug)] if record.slug else []
    if record.member_id:
        keys.append(_key(MEMBER, record.member_id))
    if record.emails:
        keys += map(email_key, record.emails)
    fold = fold_name(record.name)
    if record.role == "end":
        keys.append(_key(SOURCE_NAME, f"{source}{_AND}{fold}"))
    if len(fold) > 1:
        keys.append(_key(OWNER_NAME, f"{owner}{_AND}{fold}"))
    if record.company and not record.doubtful and is_full_name(fold) and (company := _employer(record.company)):
        keys.append(_key(NAME_COMPANY, f"{fold}{_AND}{company}"))
    return keys


def owner_keys(record: Record, ego: int, companies: Iterable[str]) -> list[int]:
    """Return the keys of an owner's own record; `companies` are all their known employers.

    `ego` is the store's number of the user, among whose contacts an owner who is a friend stands.
    """
    fold = fold_name(record.name)
    keys = keys_of(record, ego, 0)
    if is_full_name(fold):
        keys += [_key(NAME_COMPANY, f"{fold}{_AND}{key}") for key in map(_employer, companies) if key]
    return sorted(set(keys))


def kept_keys(record: Record) -> list[int]:
    """Return the keys of a record that no file holds and by which the user's word on somebody is kept."""
    return [key for key in keys_of(record, 0, 0) if kind_of(key) <= NAME_COMPANY]


def own_name_keys(folds: Iterable[str], owners: Iterable[int], *, short: bool = False) -> list[int]:
    """Return the keys by which somebody of these folded names stands in lists of these owners; `short` names too."""
    names = [fold for fold in folds if is_full_name(fold) or (short and len(fold) > 1)]
    return [_key(OWNER_NAME, f"{owner}{_AND}{fold}") for owner in owners for fold in names]


def email_key(address: str) -> int:
    """Return the key of an e-mail address: by it somebody is known again where the address itself is not kept."""
    return _key(EMAIL, address.casefold())


def is_full_name(fold: str) -> bool:
    """Say whether a folded name has two words of two letters or more, or is whole in a script without spaces.

    >>> is_full_name("mira holloway"), is_full_name("lucia m"), is_full_name("田中美咲")
    (True, False, True)
    """
    first, _, rest = fold.partition(" ")
    return (len(first) > 1 and len(rest) > 1) or (not fold.isascii() and len(fold) > 2)


def kind_of(key: int) -> int:
    """Return the kind (1..6) of a key.

    >>> kind_of(_key(EMAIL, "mira@example.com")) == EMAIL
    True
    """
    return key >> _KIND_SHIFT


@lru_cache(maxsize=65536)
def _employer(company: str) -> str:
    return fold_company(company) if is_employer(company) else ""


def _key(kind: int, text: str) -> int:
    hashed = _NOTHING_YET.copy()  # in a third less time than it is made
    hashed.update(text.encode("utf-8", "surrogatepass"))
    return kind << _KIND_SHIFT | int.from_bytes(hashed.digest(), "big") & _MASK
