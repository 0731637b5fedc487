"""Decide whose an export is, from all that speaks for one or another: the one place where that is done.

Signs come in as values: what the user says, a folder's `owners.csv`, a profile, a list of one's own e-mail addresses, who
stands in every conversation, who sent or got every invitation. The verdict names the signs that decide, and those against.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from infograph.identity import email_key
from infograph.identity.alike import Likeness, likeness, one_slip
from infograph.importers import OwnerHint
from infograph.phrases.imports import SIGNS
from infograph.text import fold_name, name_tokens, profile_slug, without_mail_addresses

Whose = Literal["mine", "theirs", "open", "unsaid"]


@dataclass(frozen=True, slots=True)
class Borne:
    """The names, profile addresses (slugs) and keys of e-mail addresses by which somebody is known, if any."""

    names: frozenset[str] = frozenset()
    slugs: frozenset[str] = frozenset()
    emails: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.names or self.slugs or self.emails)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whose an export is: the signs that say so, and those that say otherwise.

    "mine", "theirs" (of whom the signs speak), "open" where they disagree, "unsaid" where none can be compared.
    """

    whose: Whose
    signs: tuple[OwnerHint, ...] = ()
    against: tuple[OwnerHint, ...] = ()


def decide(signs: Sequence[OwnerHint], me: Borne, *, other_known: bool = False) -> Verdict:
    """Return whose an export is that the user did not name the owner of.

    `me` is by what the user is known; `other_known` says that the signs mean somebody else who is known, which counts where
    nothing that they say can be compared with the user. A name that may or may not be the user's leaves it open.
    """
    settled = _settled(signs)
    kinds = [(sign, _likeness(sign, me)) for sign in settled if _comparable(sign, me)]
    if not kinds:
        return _of_a_stranger(settled, other_known=other_known)
    mine, maybe, other = ([sign for sign, kind in kinds if kind is degree] for degree in reversed(Likeness))
    if any(sign.one_of for sign in (*mine, *maybe)):
        other = [sign for sign in other if not sign.one_of]  # the other one of two who stand in a single conversation
    if mine:
        return Verdict("open" if other else "mine", tuple(mine), tuple(other))
    if maybe or _disagree(other):
        return Verdict("open", tuple(maybe or other[:1]), tuple(other if maybe else other[1:]))
    return Verdict("theirs", tuple(other))


NEARLY_ALL, HALF = 0.8, 0.5
"""The part of the user's contacts that a list must hold to be a newer one of theirs, and to be perhaps one."""


def by_contacts(verdict: Verdict, me: Borne, held: float | None) -> Verdict:
    """Let contacts say whose a list is whose signs name none of the user's: nearly all of these stand in a newer one alone.

    `held` is the part of the user's contacts that the list holds, 0..1; None where there is nothing to compare. A name that a
    slip tells from the user's is a mistyped one.
    """
    fits = all(_may_be(sign, me) for sign in verdict.signs)
    if verdict.against:
        return verdict
    if held is None:
        return verdict if me else replace(verdict, whose="open")
    if held >= NEARLY_ALL and fits:
        return Verdict("mine", (*verdict.signs, OwnerHint(kind="contacts")))
    return replace(verdict, whose="open") if held >= (HALF if fits else NEARLY_ALL) else verdict


def _may_be(sign: OwnerHint, me: Borne) -> bool:
    """Say whether nothing that the user is known by speaks against a sign but a typing error in a name."""
    if not _comparable(sign, me) or _likeness(sign, me) is not Likeness.OTHER:
        return True
    return any(one_slip(fold_name(sign.name), fold_name(name)) for name in me.names)


def speaking_against(signs: Iterable[OwnerHint], owner: Borne) -> tuple[OwnerHint, ...]:
    """Return the signs that name another than the owner whom the user named."""
    return tuple(
        sign for sign in signs if not sign.one_of and _comparable(sign, owner) and _likeness(sign, owner) is Likeness.OTHER
    )


def agreeing(signs: Iterable[OwnerHint], owner: Borne) -> list[OwnerHint]:
    """Return the signs that speak of this owner, or of nobody else: what they say of the owner may be kept.

    Where the user named the owner, a name that shares a word is a nickname's ("Bob Johnson", "Robert Johnson").
    """
    words = frozenset[str]().union(*map(name_tokens, owner.names))
    return [
        sign
        for sign in signs
        if (
            _likeness(sign, owner) is not Likeness.OTHER or (bool(words & name_tokens(sign.name)) and not sign.one_of)
            if _comparable(sign, owner)
            else not sign.one_of
        )
    ]


def told_by(signs: Iterable[OwnerHint]) -> tuple[tuple[str, str], ...]:
    """Return what signs say, by their kinds and whom they name; e-mail addresses only where nothing else says it."""
    given = [sign for sign in signs if sign.kind in SIGNS]
    speaking = [sign for sign in given if sign.kind != "addresses"] or given
    speaking.sort(key=lambda sign: SIGNS.index(sign.kind))
    return tuple(dict.fromkeys((sign.kind, _shown(sign)) for sign in speaking))


def named(signs: Iterable[OwnerHint]) -> list[str]:
    """Return the names or addresses that signs give, each once, to be typed after --owner."""
    names = [sign.name or sign.url for sign in signs]
    return list(dict.fromkeys(name for name in names if name))


def without_addresses(sign: OwnerHint) -> OwnerHint:
    """Return a sign as it is kept of a friend: e-mail addresses are keys alone, and none stands in a name."""
    keys = sign.keys | frozenset(map(email_key, sign.emails))
    name, *also = map(without_mail_addresses, (sign.name, *sign.also))
    return replace(sign, name=name, also=tuple(filter(None, also)), emails=(), keys=keys)


def _of_a_stranger(signs: Sequence[OwnerHint], *, other_known: bool) -> Verdict:
    sure = [sign for sign in signs if not sign.one_of]
    if _disagree(sure):
        return Verdict("open", tuple(sure[:1]), tuple(sure[1:]))
    if not sure:
        return Verdict("unsaid", tuple(signs))
    return Verdict("theirs" if other_known else "mine", tuple(sure))


def _settled(signs: Sequence[OwnerHint]) -> list[OwnerHint]:
    """Leave out whoever of two stands in a single conversation and is not whom the other signs name."""
    sure = [sign for sign in signs if not sign.one_of]
    fit = [sign for sign in signs if sign.one_of and any(not _disagree((sign, other)) for other in sure if other.name)]
    return sure + (fit or [sign for sign in signs if sign.one_of])


def _disagree(signs: Sequence[OwnerHint]) -> bool:
    """Say whether signs speak of two people."""
    return any(
        _comparable(first, borne) and _likeness(first, borne) is Likeness.OTHER
        for first, borne in ((first, _borne(other)) for first, other in combinations(signs, 2))
    )


def _borne(sign: OwnerHint) -> Borne:
    slug = profile_slug(sign.url)
    return Borne(
        frozenset([sign.name] if sign.name else ()),
        frozenset([slug] if slug else ()),
        sign.keys | frozenset(map(email_key, sign.emails)),
    )


def _comparable(sign: OwnerHint, borne: Borne) -> bool:
    sign_borne = _borne(sign)
    return bool((sign_borne.names and borne.names) or (sign_borne.slugs and borne.slugs) or sign_borne.emails & borne.emails)


def _likeness(sign: OwnerHint, borne: Borne) -> Likeness:
    """Return whether a sign speaks of somebody: by address before name; a name with another address may be a namesake's."""
    sign_borne = _borne(sign)
    if sign_borne.slugs & borne.slugs or sign_borne.emails & borne.emails:
        return Likeness.SAME
    by_name = max((likeness(sign.name, name) for name in borne.names), default=Likeness.OTHER) if sign.name else Likeness.OTHER
    return min(by_name, Likeness.MAYBE) if sign_borne.slugs and borne.slugs else by_name


def _shown(sign: OwnerHint) -> str:
    slug = profile_slug(sign.url)
    address = f"linkedin.com/in/{slug}" if slug else ", ".join(sign.emails[:2])
    name = sign.name
    return f"{name} ({address})" if name and address and sign.kind != "profile" else name or address
