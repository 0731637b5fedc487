"""One mail a file: .eml, .emlx of Apple Mail, and the files of a Maildir; only the beginning of each is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from infograph.importers import mail

if TYPE_CHECKING:
    from infograph.importers.mail.tally import Tally

TITLE = "single mails"

_BEGINS = re.compile(rb"(?:\d{1,10}[ \t]*\r?\n)?[!-9;-~]{1,76}[ \t]*:")
"""The name of a header; Apple Mail writes a line with the mail's length before it."""
_TELLING = re.compile(rb"^(?:From|Received|Return-Path|Message-ID|Delivered-To|Date)[ \t]*:", re.I | re.M)
_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n")


def claims(start: bytes, name: str) -> str:
    """Return why a file is a single mail, or ""."""
    head = _BLANK.split(start.lstrip(b"\xef\xbb\xbf\r\n \t"), 1)[0]
    return "begins with the headers of a mail" if _BEGINS.match(head) and len(_TELLING.findall(head)) > 1 else ""


def read(stream: BinaryIO, box: Tally, position: int = 0) -> Iterator[int]:
    """Tell a tally of the mail, unless that was done; yield how far it has come."""
    if position:
        return
    held = stream.read(64 << 10).lstrip(b"\r\n")
    if not _BLANK.search(held):
        held += stream.read(mail.LONGEST)
    end = _BLANK.search(held)
    box.mail(mail.mail_of(held[: end.start()] if end else held))
    yield stream.tell() or 1
