"""Calendars (.ics) of Google, Outlook and Apple: who met when; no title, place or text of an event is read.

Of an event ORGANIZER, ATTENDEE, DTSTART, STATUS and RRULE are read. Events that were cancelled, and people who declined or
never answered, are left out; so are rooms. A recurring event is each of its days until today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, BinaryIO

from infograph.importers import mail
from infograph.text import clean

if TYPE_CHECKING:
    from infograph.importers.mail.headers import Address
    from infograph.importers.mail.tally import Tally

TITLE = "calendars"
MOST_DAYS = 2000
"""Days of a recurring event that are counted."""

_LINE = 1 << 16
_PROPERTY = re.compile(r"(ORGANIZER|ATTENDEE|DTSTART|STATUS|RRULE)((?:;[^:\";]*(?:\"[^\"]*\"[^:\";]*)*)*):(.*)", re.I | re.S)
_NAME = re.compile(r';CN=(?:"([^"]*)"|([^;:"]*))', re.I)
_MAILTO = re.compile(r"mailto:\s*([^\s@]{1,64}@[^\s@]{1,255})\s*$", re.I)
_WANTED = (b"ORGANIZER", b"ATTENDEE", b"DTSTART", b"STATUS", b"RRULE")
_COMES = frozenset(("", "ACCEPTED", "TENTATIVE", "COMPLETED"))
_STEPS = {"DAILY": 1, "WEEKLY": 7}
_MONTHS = {"MONTHLY": 1, "YEARLY": 12}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def claims(start: bytes, name: str) -> str:
    """Return why a file is a calendar, or ""."""
    return "begins with BEGIN:VCALENDAR" if start.lstrip(b"\xef\xbb\xbf\r\n \t")[:15].upper() == b"BEGIN:VCALENDAR" else ""


def read(stream: BinaryIO, box: Tally, position: int = 0) -> Iterator[int]:
    """Tell a tally of every event from a position on, as it was yielded before; yield how far it has come."""
    stream.seek(position)
    event: list[bytes] | None = None
    wanted, nested, place, whole = False, 0, position, True
    while line := stream.readline(_LINE):
        place += len(line)
        begins, whole = whole, line.endswith(b"\n")
        if not begins or line[:1] in (b" ", b"\t"):
            if wanted and event and begins:
                event[-1] += line[1:].rstrip(b"\r\n")
            continue
        bare = line.strip().upper()
        if bare == b"BEGIN:VEVENT":
            event, nested = [], 0
        elif event is not None and bare == b"END:VEVENT":
            _tell(event, box)
            event = None
            yield place
        nested += bare.startswith(b"BEGIN:VALARM") - bare.startswith(b"END:VALARM")
        wanted = event is not None and not nested and bare.startswith(_WANTED)
        if wanted and event is not None:
            event.append(line.rstrip(b"\r\n"))
    if event is not None:
        box.counts["cut"] += 1


def days_of(start: date, rule: str, today: date) -> list[int]:
    """Return the ordinals of the days of an event until today: of a rule that says more, those of its step.

    >>> len(days_of(date(2025, 5, 5), "FREQ=WEEKLY;COUNT=4", date(2026, 1, 1)))
    4
    """
    parts = dict(part.upper().split("=", 1) for part in rule.split(";") if "=" in part)
    step = parts.get("FREQ", "")
    if step not in _STEPS and step not in _MONTHS:
        return [start.toordinal()]
    every = max(1, _number(parts.get("INTERVAL", ""), 1))
    most = min(MOST_DAYS, _number(parts.get("COUNT", ""), MOST_DAYS))
    until = min(_day(parts.get("UNTIL", "")) or today, today)
    days: list[int] = []
    for day in _steps(start, step, every, parts.get("BYDAY", "")):
        if day > until or len(days) >= most:
            break
        days.append(day.toordinal())
    return days or [start.toordinal()]


def _steps(start: date, step: str, every: int, weekdays: str) -> Iterator[date]:
    if step in _STEPS:
        on = {number for number, name in enumerate(_WEEKDAYS) if name in weekdays.split(",")} or {start.weekday()}
        for number in range(MOST_DAYS * 7):
            day = start + timedelta(number)
            first = number if step == "DAILY" else (number + start.weekday()) // 7
            if first % every == 0 and (day.weekday() in on or (step == "DAILY" and not weekdays)):
                yield day
        return
    for number in range(MOST_DAYS):
        month = start.month - 1 + number * every * _MONTHS[step]
        if start.year + month // 12 > date.max.year:
            return
        yield date(start.year + month // 12, month % 12 + 1, min(start.day, 28))


def _tell(lines: list[bytes], box: Tally) -> None:
    """Tell a tally of one event, by the lines of it that are read."""
    people: dict[str, Address] = {}
    properties: dict[str, str] = {}
    invited = 0
    for field in filter(None, (_PROPERTY.match(_text(line)) for line in lines)):
        name, parameters, value = field[1].upper(), field[2], field[3].strip()
        if name not in ("ORGANIZER", "ATTENDEE"):
            properties[name] = value
            continue
        invited += name == "ATTENDEE"
        attendee = _who(parameters, value, box)
        if attendee is not None:
            people.setdefault(attendee.email, attendee)
    start = _day(properties.get("DTSTART", ""))
    reason = _left_out(properties, start, invited, len(people))
    if reason or start is None:
        box.counts[reason] += 1
        return
    rule = properties.get("RRULE", "")
    mark = "\n".join((*sorted(people), start.isoformat(), rule))
    box.meeting(people.values(), days_of(start, rule, date.fromordinal(box.today)), mark.encode())


def _left_out(properties: dict[str, str], start: date | None, invited: int, people: int) -> str:
    """Return why an event tells of no tie, or ""."""
    if properties.get("STATUS", "").upper() == "CANCELLED":
        return "cancelled"
    if start is None:
        return "undated"
    return "many_meetings" if invited > mail.MOST_TOGETHER else "alone" if people < 2 else ""


def _who(parameters: str, value: str, box: Tally) -> Address | None:
    """Return who is meant, None for a room, for somebody who did not say yes, and where no address is given."""
    upper = parameters.upper()
    if re.search(r";CUTYPE=(?:ROOM|RESOURCE|GROUP)", upper):
        box.counts["rooms"] += 1
        return None
    status = re.search(r";PARTSTAT=\"?([A-Z-]+)", upper)
    if status and status[1] not in _COMES:
        box.counts["declined"] += 1
        return None
    address, named = _MAILTO.search(value), _NAME.search(parameters)
    if address is None:
        return None
    name = clean((named[1] or named[2]) if named else "")
    return mail.Address(address[1].casefold(), "" if "@" in name else name)


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _day(value: str) -> date | None:
    try:
        return date(int(value[:4]), int(value[4:6]), int(value[6:8]))
    except ValueError:
        return None


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else otherwise
