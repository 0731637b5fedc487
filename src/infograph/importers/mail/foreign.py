"""Mail in the formats of Outlook, which other programs turn into ones that are read: said, with the command that does it."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from infograph.errors import UnusableFile

ENDINGS = frozenset((".pst", ".ost", ".msg", ".olm"))


class _Other(NamedTuple):
    start: bytes
    what: str
    advice: str


_OTHERS = {
    ".pst": _Other(
        b"!BDN", "a data file of Outlook", "Convert it: readpst -o mail {} (package pst-utils); then: infograph import mail"
    ),
    ".ost": _Other(
        b"!BDN", "a data file of Outlook", "Convert it: readpst -o mail {} (package pst-utils); then: infograph import mail"
    ),
    ".msg": _Other(
        b"\xd0\xcf\x11\xe0",
        "a mail of Outlook",
        "Convert it: msgconvert {} (package libemail-outlook-message-perl); then import the .eml beside it.",
    ),
    ".olm": _Other(
        b"PK", "an archive of Outlook for Mac", "Import it in Thunderbird, then give its folder: it keeps mbox, which is read."
    ),
}


def refuse(name: str, start: bytes) -> None:
    """Raise UnusableFile for a file that is mail of Outlook's own format."""
    foreign = _OTHERS.get(PurePath(name).suffix.casefold())
    if foreign is not None and start.startswith(foreign.start):
        raise UnusableFile(
            f"{name} is {foreign.what}, which is not read as it is.", foreign.advice.format(name), "outlook_mail"
        )
