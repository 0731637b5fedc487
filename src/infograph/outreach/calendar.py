"""Write days to do something as a calendar file that calendars update rather than duplicate (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_OCTETS = 75


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole day with something to do; the same `mark` is the same entry in every file written later.

    `identity` is what `uid` made of a mark that is not known any more.
    """

    mark: str
    day: date
    words: str
    note: str = ""
    cancelled: bool = False
    identity: str = ""


def calendar(entries: Iterable[Entry], stamp: datetime) -> str:
    """Return entries as an iCalendar text, each with a reminder at nine in the morning.

    `stamp` (with a time zone) is when the file is written; later stamps win over earlier ones.
    """
    stamped = stamp.astimezone(UTC)
    # Minutes since 2020 only ever grow, and fit the integer that RFC 5545 allows.
    sequence = max(0, int((stamped - _EPOCH).total_seconds() // 60))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//infograph//todo//EN", "METHOD:PUBLISH"]
    for entry in entries:
        lines += _entry(entry, f"{stamped:%Y%m%dT%H%M%SZ}", sequence)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold_line(line)}\r\n" for line in lines)


def escape(text: str) -> str:
    r"""Return text as RFC 5545 wants it: backslash, comma, semicolon and line ends escaped.

    >>> escape("Ask Bob; then\nCarol, perhaps")
    'Ask Bob\\; then\\nCarol\\, perhaps'
    """
    whole = "\n".join(text.splitlines())
    plain = "".join(c for c in whole if c == "\n" or c >= " ")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold_line(line: str) -> str:
    """Return a line folded after 75 octets of UTF-8 at most, never inside a character.

    >>> [len(part.encode()) for part in fold_line("é" * 60).split("\\r\\n")]
    [74, 47]
    """
    parts, room = [""], _OCTETS
    for char in line:
        size = len(char.encode("utf-8", "replace"))
        if size > room:
            parts.append(" ")
            room = _OCTETS - 1
        parts[-1] += char
        room -= size
    return "\r\n".join(parts)


def uid(mark: str) -> str:
    """Return the lasting identifier of an entry, which tells nobody's name."""
    return f"{blake2b(mark.encode('utf-8', 'replace'), digest_size=12).hexdigest()}@infograph"


def _entry(entry: Entry, stamp: str, sequence: int) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{entry.identity or uid(entry.mark)}",
        f"DTSTAMP:{stamp}",
        f"SEQUENCE:{sequence}",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escape(entry.words)}",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}",
    ]
    if entry.note:
        lines.append(f"DESCRIPTION:{escape(entry.note)}")
    if not entry.cancelled:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT9H", f"DESCRIPTION:{escape(entry.words)}", "END:VALARM"]
    return [*lines, "END:VEVENT"]
