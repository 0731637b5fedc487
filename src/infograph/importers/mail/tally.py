"""What is kept while mail is read: for each two addresses how often they stood together, in arrays that stay small.

Mails of lists, newsletters, automatic ones and those to many are counted and left out; so are addresses behind which no
person is. A mail that was met before, in another folder, counts once.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations
from typing import Any, Literal, NamedTuple

from infograph.importers.mail.headers import Address, Mail
from infograph.importers.mail.ids import Ids

MOST_TOGETHER = 12
"""People on one mail or in one meeting, oneself among them; in larger rounds people need not know each other."""
MANY = 100
"""Recipients of a mail from which on it is not looked at whether some are the same."""
FIRST_YEAR_DAY, SPARE_DAYS = 727_929, 2
"""No mail is older than 1994 (an ordinal), none from later than tomorrow: a clock stood wrong."""

NOBODY = re.compile(
    r"(?:^|[.+_-])(?:no|do-?not|dont)[._-]?reply|^(?:mailer-daemon|postmaster|bounces?|notifications?|notify|alerts?|newsletters?|news"
    r"|updates?|digest|marketing|promotions?|offers?|messages|invitations|calendar-notification|drive-shares|comments)(?:[+._-].*)?@"
    r"|@(?:resource|group)\.calendar\.google\.com$|@(?:.+\.)?(?:facebookmail|linkedin|amazonses|sendgrid|mailchimp|mcsv)\.(?:com|net)$"
)
"""Addresses that machines write from, rooms and calendars."""
SHARED = re.compile(
    r"^(?:info|office|contact|kontakt|hello|hi|support|help|helpdesk|service|sales|team|staff|all|everyone|everybody|hr|jobs|careers"
    r"|recruiting|billing|invoices?|accounts?|accounting|admin|webmaster|press|legal|privacy|security|abuse|orders?|booking|reception"
    r"|feedback|community|events?|list|members|undisclosed-recipients)(?:[-._]?(?:team|list))?@"
)
"""Addresses that several people read."""

Counted = Literal["mails", "meetings"]


class Pair(NamedTuple):
    """Two addresses, by their numbers: how often the one wrote to the other, and what they stood on together.

    `wrote` counts mails from `a` to `b`, `answered` those from `b` to `a`; `mails` and `meetings` those on which both stood,
    `weight` each divided by how many others stood there; `replies` those by one to the other. Days are ordinals, 0: not known.
    """

    a: int
    b: int
    wrote: int
    answered: int
    mails: int
    meetings: int
    replies: int
    weight: float
    first: int
    last: int
    last_meeting: int


class Tally:
    """Everything that was counted so far; `today` is an ordinal. Numbers of addresses are their places in `emails`."""

    COLUMNS = {"wrote": "I", "answered": "I", "mails": "I", "meetings": "I", "replies": "I", "weight": "d"} | dict.fromkeys(
        ("first", "last", "last_meeting"), "i"
    )

    def __init__(self, today: int) -> None:
        self.today = today
        self.emails: list[str] = []
        self.names: list[str] = []
        self.counts: Counter[str] = Counter()
        self.on = array("I")
        self.sent = array("I")
        self.addressed = array("I")
        self.ids = Ids()
        self.replies = (array("Q"), array("I"), array("I"))  # the mail replied to, by whom, how many stood there
        self._numbers: dict[str, int] = {}
        self._places: dict[int, int] = {}
        self.columns: dict[str, array[Any]] = {name: array(code) for name, code in self.COLUMNS.items()}

    def mail(self, mail: Mail) -> None:
        """Count one mail."""
        self.counts["mails"] += 1
        mark = _mark(mail.id) if mail.id else 0
        if mark and mark in self.ids:
            self.counts["twice"] += 1
            return
        reason = _left_out(mail)
        sender = -1 if reason else self._number(mail.sender[0])
        if mark:
            self.ids.add(mark, sender + 1)
        if not reason:
            self._exchanged(mail, sender)
            return
        self.counts[reason] += 1
        if reason in ("machines", "automatic") and len(mail.to) == 1 and not _is_nobody(mail.to[0].email):
            self.addressed[self._number(mail.to[0])] += 1  # nobody else is told so: an address of the owner's own

    def _exchanged(self, mail: Mail, sender: int) -> None:
        recipients = [address for address in (*mail.to, *mail.cc) if not _is_nobody(address.email)]
        self.counts["shared"] += len(mail.to) + len(mail.cc) - len(recipients)
        everybody = list(dict.fromkeys((sender, *map(self._number, recipients)))) if len(recipients) <= MANY else []
        if not 0 < len(everybody) <= MOST_TOGETHER:
            self.counts["many"] += 1
            return
        self._together(everybody, self._sensible(mail.day), "mails")
        self.sent[sender] += 1
        for other in everybody[1:]:
            self.columns["wrote" if sender < other else "answered"][self._place(sender, other)] += 1
        if mail.replies_to:
            for column, value in zip(self.replies, (_mark(mail.replies_to), sender, len(everybody)), strict=True):
                column.append(value)

    def meeting(self, people: Iterable[Address], days: Sequence[int], mark: bytes) -> None:
        """Count a meeting of these people on all of some days that lie in the past; one met before counts once."""
        self.counts["meetings"] += 1
        number = _mark(mark)
        if mark and number in self.ids:
            self.counts["twice"] += 1
            return
        self.ids.add(number, 0)
        everybody = list(dict.fromkeys(self._number(address) for address in people if not _is_nobody(address.email)))
        if len(everybody) > MOST_TOGETHER:
            self.counts["many_meetings"] += 1
            return
        past = [day for day in days if day <= self.today]
        self.counts["to_come"] += not past
        for day in past:
            self._together(everybody, self._sensible(day), "meetings")

    def pairs(self) -> Iterator[Pair]:
        """Yield every two addresses that stood together; replies are told apart first."""
        self._tell_replies()
        for key, place in self._places.items():
            yield Pair(key >> 32, key & 0xFFFFFFFF, *(self.columns[name][place] for name in self.COLUMNS))

    def _together(self, everybody: Sequence[int], day: int, what: Counted) -> None:
        part = 1 / (len(everybody) - 1) if len(everybody) > 1 else 0.0
        for number in everybody:
            self.on[number] += 1
        last = "last" if what == "mails" else "last_meeting"
        for a, b in combinations(everybody, 2):
            place = self._place(a, b)
            self.columns[what][place] += 1
            self.columns["weight"][place] += part
            if day:
                self.columns[last][place] = max(day, self.columns[last][place])
                self.columns["first"][place] = min(day, self.columns["first"][place] or day)

    def _tell_replies(self) -> None:
        for mark, sender, people in zip(*self.replies, strict=True):
            other = self.ids.get(mark) - 1
            key = _key(sender, other) if other >= 0 and other != sender else -1
            if key in self._places:
                self.columns["replies"][self._places[key]] += 1
                self.columns["weight"][self._places[key]] += 1 / (people - 1) if people > 1 else 0.0
        for column in self.replies:
            del column[:]

    def _number(self, address: Address) -> int:
        number = self._numbers.get(address.email)
        if number is None:
            number = self._numbers[address.email] = len(self.emails)
            self.emails.append(address.email)
            self.names.append(address.name)
            self.on.append(0)
            self.sent.append(0)
            self.addressed.append(0)
        elif address.name and len(self.names[number].split()) < 2 <= len(address.name.split()):
            self.names[number] = address.name
        return number

    def _place(self, a: int, b: int) -> int:
        key = _key(a, b)
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self._places)
            for column in self.columns.values():
                column.append(0)
        return place

    def _sensible(self, day: int) -> int:
        if FIRST_YEAR_DAY <= day <= self.today + SPARE_DAYS:
            return min(day, self.today)
        self.counts["undated"] += 1
        return 0

    def state(self) -> tuple[dict[str, object], dict[str, bytes]]:
        """Return everything as plain values and as bytes, from which `restored` makes the same tally."""
        held = {f"column {name}": column.tobytes() for name, column in self.columns.items()}
        held |= {f"reply {place}": column.tobytes() for place, column in enumerate(self.replies)}
        held |= {"on": self.on.tobytes(), "sent": self.sent.tobytes(), "addressed": self.addressed.tobytes()}
        held |= {"keys": array("Q", self._places).tobytes()}
        plain = {"today": self.today, "emails": self.emails, "names": self.names, "counts": self.counts}
        return plain, held | {f"id {name}": value for name, value in self.ids.state().items()}

    @classmethod
    def restored(cls, plain: dict[str, object], held: dict[str, bytes]) -> Tally:
        """Return the tally that `state` was asked of."""
        tally = cls(int(str(plain["today"])))
        tally.emails, tally.names = list(plain["emails"]), list(plain["names"])  # type: ignore[call-overload]
        tally.counts = Counter(plain["counts"])  # type: ignore[call-overload]
        tally._numbers = {email: number for number, email in enumerate(tally.emails)}
        for name, column in tally.columns.items():
            column.frombytes(held[f"column {name}"])
        for place, column in enumerate(tally.replies):
            column.frombytes(held[f"reply {place}"])
        tally.on.frombytes(held["on"])
        tally.sent.frombytes(held["sent"])
        tally.addressed.frombytes(held["addressed"])
        keys = array("Q")
        keys.frombytes(held["keys"])
        tally._places = {key: place for place, key in enumerate(keys)}
        tally.ids = Ids.restored({name[3:]: value for name, value in held.items() if name.startswith("id ")})
        return tally


def _left_out(mail: Mail) -> str:
    """Return why a mail tells of no tie, or ""."""
    if mail.broken:
        return "broken"
    if mail.listed:
        return "lists"
    if mail.automatic:
        return "automatic"
    sender = mail.sender[0].email
    return "machines" if NOBODY.search(sender) else "shared_senders" if SHARED.match(sender) else ""


def _is_nobody(email: str) -> bool:
    return NOBODY.search(email) is not None or SHARED.match(email) is not None


def _key(a: int, b: int) -> int:
    return a << 32 | b if a < b else b << 32 | a


def _mark(name: bytes) -> int:
    """Return a number that stands for an id; never 0."""
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "big") or 1
