"""mbox, in which Google Takeout, Thunderbird and Apple Mail keep a folder: one file, mails parted by lines "From ".

Bodies are skipped as bytes: the file is searched for the next such line in pieces of some megabytes and never held whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from infograph.importers import mail

if TYPE_CHECKING:
    from infograph.importers.mail.tally import Tally

TITLE = "mbox"
PIECE = 4 << 20
"""Bytes read at a time."""

_MARK = b"\nFrom "
_BEGINS = re.compile(rb"From [^\r\n]*\d:\d\d[^\r\n]*\r?\n(?:>From |[!-9;-~]{1,76}[ \t]*:)")
"""How a mail begins: From, who, and when, and below that a header; in a body a line "From now on" has no hour."""
_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n")
_ROOM = 1200
"""Bytes of the two lines by which a beginning is told: envelopes and names of headers are shorter."""


def claims(start: bytes, name: str) -> str:
    """Return why a file is mbox, or ""."""
    text = start.lstrip(b"\xef\xbb\xbf\r\n \t")
    return "begins with a From line and headers" if _begins(text, 0) else ""


def read(stream: BinaryIO, box: Tally, position: int = 0) -> Iterator[int]:
    """Tell a tally of every mail from a position on, as it was yielded before; yield how far it has come."""
    stream.seek(position)
    held, done, ended = b"" if position else b"\n", position or -1, False  # a mark begins with the end of the line before
    more = getattr(stream, "read1", stream.read)  # of a packed file that is broken, what comes before that
    while not ended:
        piece = more(PIECE)
        ended = not piece
        held += piece
        used = _mails(held, box, ended=ended)
        done += used
        held = held[used:]
        yield max(done, 0)


def _mails(held: bytes, box: Tally, *, ended: bool) -> int:
    """Tell of the mails that are whole in what is held; return how many bytes of it are done with.

    Of a body that goes on, all but what may be half a mark is done with.
    """
    used, longest, mail_of = 0, mail.LONGEST, mail.mail_of
    while True:
        start = _next(held, used, ended=ended)
        if start < 0:
            return -start - 1
        block_end = _BLANK.search(held, start, start + longest)
        if block_end is None and not ended and len(held) - start < longest:
            return start
        line_end = held.find(b"\n", start + 1)
        stop = block_end.start() + 1 if block_end else start + longest
        box.mail(mail_of(held[line_end + 1 : stop], held[start + 1 : line_end]))
        used = max(line_end, min(stop, len(held)) - 1) if line_end > 0 else len(held)


def _next(held: bytes, after: int, *, ended: bool) -> int:
    """Return where the next mail's mark stands; where none does, minus one more than what is done with."""
    start = held.find(_MARK, after)
    while start >= 0:
        if not ended and len(held) - start < _ROOM:
            return -start - 1
        if _begins(held, start + 1):
            return start
        start = held.find(_MARK, start + 1)
    return -max(after, len(held) if ended else len(held) - len(_MARK)) - 1


def _begins(held: bytes, start: int) -> bool:
    """Say whether a mail begins here."""
    return _BEGINS.match(held, start, start + _ROOM) is not None
