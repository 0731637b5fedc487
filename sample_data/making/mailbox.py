"""Alex's mailbox and calendar: contacts who write about others, colleagues in copy, newsletters, lists and machines."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from making.cast import ALEX
from making.dice import Dice
from making.people import END, Person, Town, plain
from making.world import World

Contacts = Sequence[tuple[Person, int]]
_DAYS, _MONTHS = "Mon Tue Wed Thu Fri Sat Sun".split(), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SUBJECTS = ("Lunch?", "Notes", "Next steps", "Draft", "Question", "Numbers", "Introduction", "Thursday", "Plan", "Thanks")
_TALKING, _WITH_FRIENDS = 90, 45
"""Contacts of Alex's with whom they write, and those who bring others along."""
_STILL = END - 30
_WORK, _HOME = "alex.rivera@harborline-freight.example", "alex.rivera@example.com"
_MACHINES = (
    ("Shop <orders@shop.example>", "", 160),
    ("LinkedIn <messages-noreply@network.example>", "", 240),
    ("Weekly Freight <weekly@freight-news.example>", "List-Id: <weekly.freight-news.example>", 190),
    ("Dana Quill <dana.quill@board-games.example>", "List-Id: <evenings.board-games.example>", 130),
    ("Postmaster <mailer-daemon@harborline-freight.example>", "Auto-Submitted: auto-replied", 40),
)


@dataclass(frozen=True, slots=True)
class _Mail:
    day: int
    sender: str
    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    reply: int = -1
    more: str = ""


def mailbox(contacts: Contacts, world: World) -> tuple[bytes, bytes]:
    """Return the mbox, packed, and the calendar."""
    dice = Dice("mailbox")
    town = Town(Dice("mail town"), set(world.people), {person.email for person in world.people.values()})
    known = [person for person, _ in contacts if _is_plain(person.name) and person.job(END).company]
    talking = dice.some(known, _TALKING)
    circles = {person.name: _circle(person, town, dice) for person in talking[:_WITH_FRIENDS]}
    mails: list[_Mail] = []
    for person in talking:
        _write(mails, person, circles.get(person.name, ()), talking, dice)
    for sender, more, count in _MACHINES:
        mails += (_Mail(_STILL - dice.number(0, 1500), sender, (_alex(dice),), more=more) for _ in range(count))
    crowd = tuple(map(_address, known[:40]))
    mails += (_Mail(_STILL - 30 * number, _address(known[0]), (f"Alex Rivera <{_WORK}>", *crowd)) for number in range(12))
    order = sorted(range(len(mails)), key=lambda number: (mails[number].day, number))
    packed = gzip.compress("".join(_written(mails[number], number) for number in order).encode(), mtime=0)
    return packed, _calendar(talking, circles, dice)


def _circle(person: Person, town: Town, dice: Dice) -> tuple[Person, ...]:
    """Return one to four people whom a contact works or worked with, of fintech more often than not."""
    fields = [(field, weight) for field, weight in (("fintech", 5.0), ("banking", 2.0), ("software", 2.0), ("consulting", 1.0))]
    found = [town.person(dice.weighted(fields), "us") for _ in range(dice.number(1, 4))]
    return tuple(one for one in found if _is_plain(one.name) and one.job(END).company)


def _write(mails: list[_Mail], person: Person, circle: Sequence[Person], talking: Sequence[Person], dice: Dice) -> None:
    """Add what Alex and a contact wrote, with and without others on it."""
    day = _STILL - dice.early(0, 1800, 1.5)
    for _ in range(dice.early(3, 24)):
        first = len(mails)
        others = dice.some(circle, dice.number(1, 2)) if circle and dice.luck(0.6) else ()
        beside = dice.some(talking, dice.number(1, 3)) if dice.luck(0.2) else ()
        copied = tuple(_address(one) for one in (*others, *beside) if one is not person)
        mails.append(_Mail(day, _address(person), (_alex(dice),), copied))
        if dice.luck(0.8):
            mails.append(_Mail(day + 1, _alex(dice), (_address(person),), copied if dice.luck(0.7) else (), first))
        if others and dice.luck(0.5):
            mails.append(_Mail(day + 1, _address(others[0]), (_address(person),), (_alex(dice),), first))
        day = min(_STILL, day + dice.number(2, 70))


def _written(mail: _Mail, number: int) -> str:
    when = date.fromordinal(mail.day)
    clock = f"{8 + number % 10:02}:{number * 7 % 60:02}:00"
    stamp = f"{_DAYS[when.weekday()]}, {when.day} {_MONTHS[when.month - 1]} {when.year} {clock} +0000"
    lines = [f"From {number}@mail {_DAYS[when.weekday()]} {_MONTHS[when.month - 1]} {when.day:2} {clock} {when.year}"]
    lines += [f"From: {mail.sender}", f"To: {', '.join(mail.to)}"]
    lines += [f"Cc: {', '.join(mail.cc)}"] if mail.cc else []
    lines += [f"Subject: {_SUBJECTS[number % len(_SUBJECTS)]}", f"Date: {stamp}", f"Message-ID: <{number}@mail.example>"]
    lines += [f"In-Reply-To: <{mail.reply}@mail.example>"] if mail.reply >= 0 else []
    lines += [mail.more] if mail.more else []
    return "\n".join([*lines, "", "Nothing of this is ever read.", "", ""])


def _calendar(talking: Sequence[Person], circles: dict[str, tuple[Person, ...]], dice: Dice) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sample//EN"]
    for number, person in enumerate(talking[:60]):
        people = [f"Alex Rivera <{_WORK}>", _address(person), *map(_address, circles.get(person.name, ())[:2])]
        start = date.fromordinal(_STILL - dice.number(0, 900)).strftime("%Y%m%d")
        lines += ["BEGIN:VEVENT", f"UID:{number}@mail.example", f"DTSTART:{start}T090000Z", "SUMMARY:Never read"]
        lines += ["RRULE:FREQ=MONTHLY;COUNT=6"] if dice.luck(0.2) else []
        lines += ["STATUS:CANCELLED"] if dice.luck(0.1) else []
        for one in people:
            name, _, email = one.rstrip(">").partition(" <")
            answer = "DECLINED" if dice.luck(0.08) else "ACCEPTED"
            lines.append(f'ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT={answer};CN="{name}":mailto:{email}')
        lines += ["ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED;CN=Room 4:mailto:room-4@harborline-freight.example", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _alex(dice: Dice) -> str:
    return f"Alex Rivera <{_WORK if dice.luck(0.6) else _HOME}>"


def _address(person: Person) -> str:
    """Return a name with an address at the employer's, under .example so that nobody has it; some write from home."""
    if person is ALEX or len(person.email) % 4 == 0:
        return f"{person.name} <{person.email}>"
    company = re.sub(r"[^a-z0-9]+", "-", plain(person.job(END).company).casefold()).strip("-")
    local = ".".join(re.findall(r"[a-z]+", plain(person.name).casefold()))
    return f"{person.name} <{local}@{company}.example>"


def _is_plain(name: str) -> bool:
    return re.fullmatch(r"[^\W\d_]+(?:[ -][^\W\d_]+)+", plain(name)) is not None and name.istitle()
