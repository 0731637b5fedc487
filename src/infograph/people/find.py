"""Find the one person that a name, a profile address, an id or a row of the last answer means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from infograph.errors import Ambiguous, NotFound
from infograph.model import Person
from infograph.phrases.numbers import further, instead, meant
from infograph.store import read
from infograph.store.db import Connection
from infograph.store.meta import is_hidden
from infograph.text import clean, fold_name, profile_slug, quoted

MYSELF = ("me", "myself")
CANDIDATES = 20
"""People listed of those whom a name could mean: what fits a screen."""

_BEGINNING = 3  # letters: fewer begin too many names


def find_person(db: Connection, who: str) -> Person:
    """Return the person meant by a name, a profile address, "me", or an id as "#12".

    Raises NotFound with names that look alike, Ambiguous with the people it could be.
    """
    if (person := meant_by(db, who)) is not None:
        return person
    hint = instead() if is_hidden(db) else did_you_mean(db, fold_name(clean(who)))
    raise NotFound(f"Nobody called “{clean(who)}” is known.", hint or "infograph status shows what was imported.")


def meant_by(db: Connection, who: str) -> Person | None:
    """Return the person that a name, an address, "me" or an id means, None for nobody; raises Ambiguous as `find_person`."""
    text = clean(who)
    if text.casefold() in MYSELF:
        me = read.ego(db)
        if me is not None:
            return read.people(db, [me])[me]
    if text.startswith("#") and text[1:].isdecimal() and len(text) < 19:  # more digits than a number in SQLite has
        person = read.people(db, [int(text[1:])]).get(int(text[1:]))
        if person is not None:
            return person
    matches = _called(db, text)
    if len(matches) == 1:
        return read.people(db, matches)[matches[0]]
    if not matches:
        return None
    raise Ambiguous(
        f"“{text}” could be any of {len(matches)} people.",
        candidates(list(read.people(db, matches).values())),
        "Give the number with its # in quotes. Are they one? infograph people --possible"
        if profile_slug(text)
        else "Give the profile address, or the number with its # in quotes.",
    )


def find_own_contact(db: Connection, who: str) -> Person:
    """Return the one of the user's own contacts whom a name means: whole, or in part where no whole one is meant ("Bob").

    Raises Ambiguous with those it could be, NotFound for somebody who is no contact, and for a name that nobody has.
    """
    text, mine = clean(who), read.own_names(db)
    whole = _called(db, text)
    self_meant = text.casefold() in MYSELF or read.ego(db) in whole
    matches = [person for person in whole if person in mine]
    if not matches and not whole and not self_meant:
        matches = _named_in_part(mine, fold_name(text))
    if self_meant and not matches:
        raise NotFound("That is you.", "Give the name of one of your contacts: infograph connectors lists the best.")
    if not matches:
        person = find_person(db, who)
        raise NotFound(
            f"{person.name} is not one of your contacts.",
            "Nothing here says that you know them. If you do: "
            f"infograph tie me '#{person.id}'\nElse see who of your contacts knows people: infograph connectors",
        )
    people = read.people(db, matches)
    if len(matches) == 1:
        return people[matches[0]]
    raise Ambiguous(
        f"“{text}” could be any of {len(matches)} of your contacts.",
        candidates([people[number] for number in matches]),
        "Give the whole name, the profile address, or the number with its # in quotes.",
    )


def find_contact(db: Connection, who: str) -> Person:
    """Return the person a name means; of several of that name the one who is the user's contact."""
    try:
        return find_person(db, who)
    except Ambiguous:
        me = read.ego(db) or 0
        mine = read.ties_with(db, me, read.named(db, fold_name(who), profile_slug(who)))
        if len(mine) != 1:
            raise
        return read.people(db, [mine[0].other])[mine[0].other]


def find_connector(db: Connection, who: str) -> Person:
    """Return the person a name means as a connector: as `find_contact` does, else the contact of whom it is a part ("Bob")."""
    try:
        return find_contact(db, who)
    except NotFound:
        if not _named_in_part(read.own_names(db), fold_name(clean(who))):
            raise
    return find_own_contact(db, who)


def _called(db: Connection, text: str) -> list[int]:
    """Return everybody whom a number, an address or a whole name means."""
    if text.startswith("#") and text[1:].isdecimal():
        return list(read.people(db, [int(text[1:])]))
    if "@" in text and (having := read.with_email(db, text.casefold())):
        return having
    return read.named(db, fold_name(text), profile_slug(text))


def _named_in_part(names: Mapping[int, str], folded: str) -> list[int]:
    """Return those whose folded name holds all of these words; where none does, whose name's words begin so."""
    words = folded.split()
    parts = {person: set(name.split()) for person, name in names.items()} if words else {}
    holding = [person for person, name in parts.items() if name.issuperset(words)]
    if holding or min(map(len, words), default=0) < _BEGINNING:
        return holding
    return [person for person, name in parts.items() if all(any(part.startswith(word) for part in name) for word in words)]


def as_typed(db: Connection, person: Person) -> str:
    """Return what means this person alone in a command, in quotes: the name, else (and where it is invented) the number."""
    name = person.name
    alone = not is_hidden(db) and _means_nothing_else(name) and _called(db, name) == [person.id]
    return quoted(name if alone else f"#{person.id}")


def as_connector(db: Connection, person: Person) -> str:
    """Return the same for `--via`, where a contact's name means the contact before all others who bear it."""
    name = person.name
    with suppress(NotFound, Ambiguous):
        if not is_hidden(db) and _means_nothing_else(name) and find_contact(db, name).id == person.id:
            return quoted(name)
    return quoted(f"#{person.id}")


def _means_nothing_else(name: str) -> bool:
    """Say whether a command reads this as a name: not as an option, the user, a row of the last answer or a number."""
    return not (name.startswith(("-", "#")) or name.casefold() in MYSELF or name.removeprefix("c").isdecimal())


def did_you_mean(db: Connection, folded: str) -> str:
    """Return the question whether people of similar names are meant, those of one name with number and employer; or ""."""
    near = read.similar(db, folded)
    people = [read.people(db, near)[person] for person in near]
    names = [person.name for person in people]
    choices = [person.name if names.count(person.name) == 1 else _told_apart(person) for person in people]
    return meant(choices) if choices else ""


def refuse_mistyped(db: Connection, who: str) -> None:
    """Raise NotFound where a name is nearly that of one of the user's own contacts, so that no typing error makes a person."""
    near = [] if profile_slug(who) else read.own_called_nearly(db, fold_name(clean(who)), _MISTYPED)
    if near:
        person = read.people(db, near)[near[0]]
        raise NotFound(
            f"Nobody called “{clean(who)}” is known.",
            f"Did you mean {person.name}? For somebody else give their profile address in place of the name.",
        )


_MISTYPED = 0.9
"""How alike, of 1, a name is to a contact's that is likely mistyped: a letter or two of a usual name."""


def told_apart(db: Connection, people: Mapping[int, Person]) -> dict[int, str]:
    """Return the names of people, of those who share theirs with somebody in the store with number and employer."""
    shared = {fold: len(read.named(db, fold)) > 1 for fold in {fold_name(person.name) for person in people.values()}}
    return {number: _told_apart(person) if shared[fold_name(person.name)] else person.name for number, person in people.items()}


def _told_apart(person: Person) -> str:
    """Return a name with the number and the employer, in short, to tell it from its like."""
    return f"{person.name} ({', '.join(filter(None, (f'#{person.id}', person.company)))})"


def candidates(people: Sequence[Person]) -> tuple[str, ...]:
    """Return whom a name could mean in a line each, as many as fit a screen, then how many more."""
    more = len(people) - CANDIDATES
    return (*map(in_words, people[:CANDIDATES]), *([further(more)] if more > 0 else []))


def in_words(person: Person) -> str:
    """Return a person in one line, as lists of candidates show them.

    >>> in_words(Person(7, "Bob Johnson", company="Acme", position="CFO"))
    '#7  Bob Johnson, CFO, Acme'
    """
    parts = (person.name, person.position, person.company, person.url)
    return f"#{person.id}  " + ", ".join(part for part in parts if part)
