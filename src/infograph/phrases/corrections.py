"""Say why two records or people may be one, or may not, and ask whether somebody is the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from infograph.phrases.numbers import in_a_line

if TYPE_CHECKING:
    from infograph.answers import MergeDoubt, MergeRow, Move, PossibleSame
    from infograph.model import Person
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
ONE_ADDRESS = "one profile address, names without a word in common: was it given up and taken by another?"
SHORTENED = "the same last name and first letter, and only one of them is in your list"
"""Why a friend who gave their contacts may be one of the user’s own."""
_JOINS: Mapping[str, str] = {
    "by hand": "by hand",
    "named by you": "by the name that you gave the owner of an export",
    "profile": "by profile",
    "member id": "by member id",
    "e-mail": "by e-mail",
    "name and company": "by name and company",
    "name in one list": "by name in one list",
    "only contact of that name": "by only contact of that name",
    "your name in a contact’s list": "by your name in a contact’s list",
    "name, company and position": "by name, company and position",
    "name and connection date": "by name and connection date",
}
"""By what two records are one, as the store keeps it."""
_OWN = {"me": "yourself", "owner": "whose export it is"}
"""Where the record stands of those who own exports, by its role."""


def join_words(why: str) -> str:
    """Return by what two records were joined.

    >>> join_words("name and company"), join_words("by hand"), join_words("named by you")
    ('by name and company', 'by hand', 'by the name that you gave the owner of an export')
    """
    return _JOINS.get(why, _by(why))


def _by(why: str) -> str:
    return f"by {why}"


def merge_question(person: Person, other: Person, doubt: MergeDoubt) -> str:
    """Ask whether two are one of whom that is doubtful.

    >>> from infograph.model import Person
    >>> merge_question(Person(1, ""), Person(7, "Ann Ross", company="Acme"), "yourself")
    'Are you Ann Ross · Acme?'
    """
    first, second = in_a_line(person), in_a_line(other)
    if doubt == "yourself":
        if not (first and second):  # the user, of whom nothing is known yet
            return f"Are you {first or second}?"
        return f"One of {first} and {second} is you. Are they really one person?"
    return f"{first} ({person.url}) and {second} ({other.url}) have two profile addresses. Are they really one person?"


def merge_anyway(number: int, other: int) -> str:
    """Return how a script says that two are one."""
    return f"If they are: infograph merge '#{number}' '#{other}' --yes"


def one_now(who: str) -> str:
    """Return that two became one."""
    return f"{who}: one person now."


def two_now(people: Sequence[Person]) -> str:
    """Return that one became two."""
    return "\n".join(["Two people now:", *_each(people)])


def two_still(people: Sequence[Person]) -> str:
    """Return that two who were never one will not become one either."""
    return "\n".join(["They were two people, and stay two from now on, whatever is imported:", *_each(people)])


def _each(people: Sequence[Person]) -> list[str]:
    return [f"  #{person.id}  {in_a_line(person) or 'you'}" for person in people]


def tie_kept(name: str, other: str, closeness: int | None) -> str:
    """Return that a tie is kept."""
    return f"{name} - {other}{f', closeness {closeness} of 5' if closeness else ''}: kept."


def joined_words(row: MergeRow) -> str:
    """Return which two records were joined, and by what."""
    return f"{row.person.name}: record {row.record_id} {row.record} = {row.other_id} {row.joined_to}, {join_words(row.why)}"


def if_wrong() -> str:
    """Return how to part what was joined."""
    return "Wrong? infograph split NAME, or with the numbers of two records, keeps them apart."


def possible_words(pair: PossibleSame) -> str:
    """Return two who may be one, and why."""
    name = "You" if pair.me else f"#{pair.one.id} {_job(pair.one)}"
    return f"{name} = #{pair.other.id} {_job(pair.other)}? {pair.why}"


def same_or_not(two: str) -> str:
    """Return both answers to whether two are one, as commands."""
    return f"The same?   infograph merge {two}\nTwo people? infograph split {two}"


def moved_words(row: Move, industries: Sequence[str]) -> list[str]:
    """Return who moved where, whether they are a contact and in the field now, and which lists say so."""
    was, now = (" · ".join(filter(None, job)) for job in ((row.was_company, row.was_position), (row.company, row.position)))
    fits = ["your contact"] if row.contact else []
    fits += [f"now in {' or '.join(industries)}"] if row.in_field else []
    whose = f" ({', '.join(fits)})" if fits else ""
    lists = f"{row.was_list} of {row.was_day.isoformat()}, then {row.list} of {row.day.isoformat()}"
    return [f"{row.person.name}{whose}: was {was}; now {now}", f"    {lists}"]


def congratulate(number: int, name: str) -> str:
    """Return whom to congratulate, and how."""
    return f"Next: infograph draft '#{number}' --kind congrats   ({name})"


def _job(person: Person) -> str:
    return ", ".join(filter(None, (person.name, person.company)))


NOT_MERGED = "Nobody was merged."
NOBODY_JOINED = "Nobody was joined yet."
NO_PAIR = "No two people look like one."
NOBODY_MOVED = "Nobody changed employer or title between two lists."
MOVES = "Moves between lists"


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
    where = file or _OWN.get(role, _JOINS["by hand"])
    return f"{where}, line {line}" if line else where


def same_reason(company_a: str, company_b: str, *, no_address: bool) -> str:
    """Return why two of one name may be one: by their companies, and whether neither of them has a profile address.

    >>> same_reason("Acme", "Acme", no_address=True), same_reason("Acme", "", no_address=False)
    ('same name and company; neither has a profile address', 'same name; one has no profile address')
    """
    lacking = _lacking(no_address)
    if company_a and company_a == company_b:
        return f"same name and company; {lacking}"
    return f"same name; {lacking}; companies differ" if company_a and company_b else f"same name; {lacking}"


def mistyped_reason(*, no_address: bool) -> str:
    """Return why two colleagues may be one whose name was mistyped.

    >>> mistyped_reason(no_address=False)
    'same company and title, names a letter or two swapped ones apart; one has no profile address'
    """
    return f"same company and title, names a letter or two swapped ones apart; {_lacking(no_address)}"


def _lacking(no_address: bool) -> str:
    return "neither has a profile address" if no_address else "one has no profile address"
