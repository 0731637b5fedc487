"""The few headers of a mail that are read, as addresses and days; every other header is passed over undecoded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header
from functools import lru_cache
from typing import NamedTuple

from infograph.text import clean

READ = ("From", "To", "Cc", "Date", "Message-ID", "In-Reply-To", "References", "List-Id", "Auto-Submitted", "Precedence")
"""The headers that are read, and no others."""
LONGEST = 1 << 20
"""Bytes of a header block that are looked at: 5,000 recipients take a fifth of it."""

_OFTEN = 1000
"""Bytes of a header up to which what it says is remembered: the mails of a conversation have it again and again."""

_FIELD = re.compile(
    rb"^(From|To|Cc|Date|Message-ID|In-Reply-To|References|List-Id|Auto-Submitted|Precedence)[ \t]*:"
    rb"([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)",
    re.I | re.M,
)
_ADDRESS = re.compile(
    r'(?:"((?:[^"\\]|\\.){0,200})"|([^<>,;:"]{0,200}))\s{0,20}<\s{0,20}([^<>\s@]{1,64}@[^<>\s@]{1,255})\s{0,20}>'
    r"|([^\s<>,;:()\"@]{1,64}@[^\s<>,;:()\"@]{1,255})(?:\s{0,20}\(([^()]{0,200})\))?"
)
_MESSAGE_ID = re.compile(rb"<([^<>\s]{1,998})>")
_DAY = re.compile(rb"(\d{1,2})[ \t-]+(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[ \t-]+(\d{4}|\d\d)\b", re.I)
_ISO = re.compile(rb"\b(\d{4})-(\d\d)-(\d\d)")
_ASCTIME = re.compile(rb"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +(\d{1,2}) +[\d:]{5,8} .{0,12}?((?:19|20)\d\d)")
_MONTHS = {name: number for number, name in enumerate(b"jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_WORDS_APART = re.compile(r"(=\?[^?\s]+\?[bqBQ]\?[^?]*\?=)\s+(?==\?)")


class Address(NamedTuple):
    """Who stands in a header: the address in lower case, and the name beside it ("" where there is none)."""

    email: str
    name: str


class Mail(NamedTuple):
    """What is kept of one mail until it is counted: `day` is an ordinal, 0 where none can be read; ids are bytes."""

    sender: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    day: int
    id: bytes
    replies_to: bytes
    listed: bool
    automatic: bool
    broken: bool


def mail_of(block: bytes, envelope: bytes = b"") -> Mail:
    """Return what the header block of a mail says; `envelope` is mbox's line before it, which may give the day.

    >>> mail = mail_of(b"From: Bob <bob@example.com>\\nTo: me@example.com\\nDate: Tue, 6 May 2025 10:00:00 +0200\\n")
    >>> mail.sender, date.fromordinal(mail.day)
    ((Address(email='bob@example.com', name='Bob'),), datetime.date(2025, 5, 6))
    """
    fields: dict[bytes, bytes] = {}
    people: dict[bytes, list[bytes]] = {}
    for name, value in _FIELD.findall(block[:LONGEST]):
        key = name.lower()
        if key in (b"to", b"cc"):
            people.setdefault(key, []).append(value)
        else:
            fields.setdefault(key, value)
    sender = _people(fields.get(b"from", b""))[:1]
    automatic = fields.get(b"auto-submitted", b"").strip().lower()
    precedence = fields.get(b"precedence", b"").strip().lower()
    return Mail(
        sender,
        tuple(person for value in people.get(b"to", ()) for person in _people(value)),
        tuple(person for value in people.get(b"cc", ()) for person in _people(value)),
        day_of(fields.get(b"date", b"")) or day_of(envelope),
        _first_id(fields.get(b"message-id", b"")),
        _last_id(fields.get(b"in-reply-to", b"")) or _last_id(fields.get(b"references", b"")),
        b"list-id" in fields or precedence in (b"bulk", b"list", b"junk"),
        (bool(automatic) and not automatic.startswith(b"no")) or precedence == b"auto_reply",
        not sender,
    )


def day_of(value: bytes) -> int:
    """Return the ordinal of the day in a date as mails and mbox write it, 0 where there is none.

    >>> day_of(b"Tue, 06 May 25 10:00 GMT") == day_of(b"From x Tue May  6 10:00:00 2025") == date(2025, 5, 6).toordinal()
    True
    """
    if match := _DAY.search(value):
        day, month, year = int(match[1]), _MONTHS[match[2].lower()], int(match[3])
        year += (2000 if year < 69 else 1900) if year < 100 else 0
    elif match := _ISO.search(value):
        year, month, day = map(int, match.groups())
    elif match := _ASCTIME.search(value):
        month, day, year = _MONTHS[match[1].lower()], int(match[2]), int(match[3])
    else:
        return 0
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return 0


def addresses(text: str) -> Iterator[Address]:
    """Yield who stands in a header: groups, comments and quoted commas are understood, what is no address is passed over.

    >>> [one.email for one in addresses('Team: "Lee, Ann" <ann@example.com>, bob@example.com (Bob);')]
    ['ann@example.com', 'bob@example.com']
    """
    for quoted, plain, email, bare, comment in _ADDRESS.findall(text):
        name = decoded_words(quoted.replace("\\", "") or plain or comment)
        yield Address((email or bare).strip("'.").casefold(), "" if "@" in name else clean(name).strip(" '\"(),"))


@lru_cache(maxsize=4096)
def decoded_words(text: str) -> str:
    """Return a name with its encoded words read, those that were cut in two among them; what cannot be read as it stands.

    >>> decoded_words("=?utf-8?B?SsO8cmc=?= =?utf-8?Q?en_M=C3?= =?utf-8?Q?=BCller?=")
    'Jürgen Müller'
    """
    if "=?" not in text:
        return text
    joined = _WORDS_APART.sub(r"\1 ", text)
    try:
        parts = decode_header(joined)
    except (HeaderParseError, ValueError, LookupError):
        return text
    return "".join(_decoded(part, charset or "utf-8") if isinstance(part, bytes) else part for part, charset in parts)


def _decoded(part: bytes, charset: str) -> str:
    try:
        return part.decode(charset, "replace")
    except LookupError:
        return part.decode("latin-1")


def _people(value: bytes) -> tuple[Address, ...]:
    return _remembered(value) if len(value) < _OFTEN else _read_people(value)


@lru_cache(maxsize=4096)
def _remembered(value: bytes) -> tuple[Address, ...]:
    return _read_people(value)


def _read_people(value: bytes) -> tuple[Address, ...]:
    """Return who stands in the value of a header; 8-bit names are UTF-8, else Windows Western."""
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("cp1252", "replace")
    return tuple(dict.fromkeys(addresses(text.replace("\r", "").replace("\n", " "))))


def _first_id(value: bytes) -> bytes:
    message_id = _MESSAGE_ID.search(value)
    return message_id[1] if message_id else value.strip()[:998]


def _last_id(value: bytes) -> bytes:
    ids = _MESSAGE_ID.findall(value)
    return ids[-1] if ids else b""
