"""Read mail of any size, from where it was left when it was stopped, and hand it on as a part like every other file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from time import monotonic

from infograph.errors import UnusableFile
from infograph.importers import mail
from infograph.importers.mail import own, people
from infograph.importers.mail.halts import Halt
from infograph.importers.mail.places import Place, digest, named
from infograph.importers.mail.stops import held_back
from infograph.importers.mail.tally import Tally
from infograph.importers.shapes import Bundle, OwnerHint, Part, Reading
from infograph.importers.tabular import Table
from infograph.model import Problem

Progress = Callable[[str, int, int], None]
MANY = 100
"""Files from which on files are counted, and not what is in them."""
SAVE_EVERY = 60.0
"""Seconds after which it is kept how far reading has come."""


Keep = Callable[[Halt], None]


@dataclass(slots=True)
class Mailbox:
    """Mail that was read: what was counted, of which files, and which of them were broken."""

    places: list[Place]
    box: Tally
    problems: list[Problem]


def read(places: Sequence[Place], halt: Halt, keep: Keep, progress: Progress | None = None) -> Mailbox:
    """Read files of mail from where it was halted; `keep` is called now and then, and when the user stops it.

    A file that turns out to be broken is read as far as it goes, and is a problem.
    """
    rests, resting, ended, saved = _rests(places, halt), True, False, monotonic()
    try:
        with held_back() as stop_if_told:
            while not ended:
                resting = False
                ended = next(rests, None) is None
                resting = True
                stop_if_told()
                _show(places, halt, progress)
                if monotonic() - saved > SAVE_EVERY:
                    keep(halt)
                    saved = monotonic()
    except KeyboardInterrupt:
        if resting:
            keep(halt)
        raise
    return Mailbox(list(places), halt.box, halt.problems)


def _rests(places: Sequence[Place], halt: Halt) -> Iterator[int]:
    """Read on, and yield a file's number wherever exactly what stands before the place that was reached is counted."""
    for number in range(halt.done, len(places)):
        try:
            for position in _positions(places[number], halt):
                halt.position = position
                yield number
        except UnusableFile as error:
            halt.problems.append(Problem(error.code, None, error.message, advisory=True))
        halt.done, halt.position = number + 1, 0
        yield number


def _show(places: Sequence[Place], halt: Halt, progress: Progress | None) -> None:
    if progress is None:
        return
    if len(places) >= MANY:
        progress("mails", halt.done, len(places))
    else:
        before = sum(place.size for place in places[: halt.done])
        progress("mail, MB", (before + halt.position) >> 20, sum(place.size for place in places) >> 20)


def _positions(place: Place, halt: Halt) -> Iterator[int]:
    with place.open() as stream:
        yield from place.form.read(stream, halt.box, halt.position)


def bundle_of(
    places: Sequence[Place],
    box: Mailbox | None,
    addresses: Sequence[str],
    employer_of: people.EmployerOf,
    key_of: Callable[[str], int],
) -> Bundle:
    """Return mail as the one part of a bundle; without what was counted where it was imported before.

    `key_of` gives the key of an address, by which its owner's is known where the address itself is not kept.
    """
    name = named(places)
    why = f"it {places[0].why}" if len(places) == 1 else f"{len(places):,} files of mail"
    own_of = partial(_own_addresses, box, addresses, key_of)
    reader = partial(_readings, box, name, own_of, employer_of)
    part = Part(name, mail.KIND, why, digest(places), False, _no_table, reader)
    return Bundle(name, None, [part])


def _readings(
    mailbox: Mailbox | None,
    name: str,
    own_of: Callable[[OwnerHint], list[str]],
    employer_of: people.EmployerOf,
    table: Table,
    owner: OwnerHint,
) -> Iterator[Reading]:
    """Yield what mail says. Raises UnusableFile where nothing tells whose it is."""
    if mailbox is None:
        return
    yield from mailbox.problems
    pairs = list(mailbox.box.pairs())
    mine = own.find(mailbox.box, pairs, own_of(owner), owner.name)
    if pairs and not mine.numbers:
        raise UnusableFile(
            f"{name}: no address stands on most of it, so nothing tells whose mail it is.",
            "Say which addresses are yours: --mine me@example.com",
            "mailbox_unclear",
        )
    if pairs:
        addresses = tuple(mailbox.box.emails[number] for number in mine.numbers)
        yield Problem("own_addresses", count=0, advisory=True, about=addresses, amount=mine.part)
    yield from people.readings(mailbox.box, pairs, mine, employer_of)
    table.seen = mailbox.box.counts["mails"] + mailbox.box.counts["meetings"]


def _own_addresses(mailbox: Mailbox | None, given: Sequence[str], key_of: Callable[[str], int], owner: OwnerHint) -> list[str]:
    """Return the addresses that are known to be the owner's: given, of their files, or in the mail and known by their keys."""
    in_mail = mailbox.box.emails if mailbox is not None and owner.keys else []
    by_key = (email for email in in_mail if key_of(email) in owner.keys)
    return list(dict.fromkeys([*map(str.casefold, given), *owner.emails, *by_key]))


def _no_table() -> Table:
    return Table("", [], 0, ",")
