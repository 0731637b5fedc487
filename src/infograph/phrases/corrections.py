"""Say why two records or people may be one, or may not, and ask whether somebody is the user."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infograph.answers import MergeDoubt
    from infograph.people.myself import Why

_DOUBTS: Mapping[MergeDoubt, str] = {
    "yourself": "One of them is you.",
    "two addresses": "They have different profile addresses, so LinkedIn takes them for two people.",
}
_SELF: Mapping[Why, str] = {
    "name": "they bear your name",
    "other address": "they bear your name in the list of a contact of yours, with another address than yours",
    "employer": "they bear your name and an employer of yours, with another address than yours",
    "first name": "they have your first name and an employer of yours, and a contact of yours lists nobody else like you",
    "like name": "their name is like yours, and a contact of yours lists nobody else who could be you",
    "every list": "they stand in every friend’s list and not in yours",
}
BY_HAND = "by hand"
"""Why two records are one, and where a record stands, that the user made: kept in the store, and shown."""


BY_NAME = "named by you"
"""Why an owner of exports and a contact are one, that the user made by --owner or --me: kept in the store."""
SHORTENED = "the same last name and first letter, and only one of them is in your list"
"""Why a friend who gave their contacts may be one of the user’s own."""
_OWN = {"me": "yourself", "owner": "whose export it is"}
"""Where the record stands of those who own exports, by its role."""


def join_words(why: str) -> str:
    """Return by what two records were joined.

    >>> join_words("same profile address"), join_words(BY_HAND), join_words(BY_NAME)
    ('by same profile address', 'by hand', 'by the name that you gave the owner of an export')
    """
    return {BY_HAND: BY_HAND, BY_NAME: "by the name that you gave the owner of an export"}.get(why, f"by {why}")


def doubt_words(doubt: MergeDoubt) -> str:
    """Return why two people had better not be joined unasked."""
    return _DOUBTS[doubt]


def self_reason(why: Why) -> str:
    """Return why somebody may be the user.

    >>> self_reason("name")
    'they bear your name'
    """
    return _SELF[why]


def self_words(name: str, company: str, number: str, why: str) -> str:
    """Return the question whether somebody, by their number, is the user, with both answers as commands.

    >>> self_words("Ann Ross", "Acme", "7", "they bear your name")
    "Is Ann Ross, Acme you? They bear your name: infograph merge me '#7', or infograph split me '#7'"
    """
    who, number = name + (f", {company}" if company else ""), f"me '#{number}'"
    return f"Is {who} you? {why[:1].upper()}{why[1:]}: infograph merge {number}, or infograph split {number}"


def line_words(file: str, line: int, role: str = "") -> str:
    """Return where a record stands, or whose it is where no file has it.

    >>> line_words("bob.csv", 3), line_words("", 0), line_words("", 0, "me")
    ('bob.csv, line 3', 'by hand', 'yourself')
    """
    where = file or _OWN.get(role, BY_HAND)
    return f"{where}, line {line}" if line else where


def same_reason(company_a: str, company_b: str, *, no_address: bool) -> str:
    """Return why two of one name may be one: by their companies, and whether neither of them has a profile address.

    >>> same_reason("Acme", "Acme", no_address=True), same_reason("Acme", "", no_address=False)
    ('same name and company; neither has a profile address', 'same name; one has no profile address')
    """
    lacking = "neither has a profile address" if no_address else "one has no profile address"
    if company_a and company_a == company_b:
        return f"same name and company; {lacking}"
    return f"same name; {lacking}; companies differ" if company_a and company_b else f"same name; {lacking}"
