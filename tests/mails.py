"""Mails and calendars as mail programs write them, for tests: with a secret in every place that must not be read."""

from __future__ import annotations

from collections.abc import Iterable

SECRET = "Xq7-sealed-words"
"""Stands in every subject, body, attachment and other header, and nowhere else."""


def mail(
    sender: str,
    to: Iterable[str],
    cc: Iterable[str] = (),
    *,
    day: str = "Tue, 6 May 2025 10:00:00 +0200",
    name: str = "",
    reply: str = "",
    more: str = "",
) -> str:
    """Return one mail; `name` is its Message-ID, `reply` that of the one it answers, `more` further header lines."""
    lines = [f"Received: from {SECRET}", f"From: {sender}", f"To: {', '.join(to)}"]
    lines += [f"Cc: {', '.join(cc)}"] if cc else []
    lines += [f"Subject: {SECRET}", f" {SECRET} folded", f"X-Note: {SECRET}", f"Reply-To: {SECRET}@example.com"]
    lines += [f"Date: {day}"] if day else []
    lines += [f"Message-ID: <{name}>"] if name else []
    lines += [f"In-Reply-To: <{reply}>", f"References: <first@x> <{reply}>"] if reply else []
    body = f"{SECRET}\n\nFrom now on {SECRET}\nFrom: {SECRET}@body.example\nTo: {SECRET}\n\n--part\nContent-Type: {SECRET}\n\n{SECRET}"
    return "\n".join(lines) + ("\n" + more if more else "") + f"\n\n{body}\n"


def mbox(mails: Iterable[str]) -> bytes:
    """Return an mbox of mails."""
    return "".join(f"From x@example.com Tue May  6 10:00:00 2025\n{one}\n" for one in mails).encode("utf-8", "surrogateescape")


def event(people: Iterable[str], start: str = "20250506T100000Z", more: Iterable[str] = ()) -> str:
    """Return a calendar's event; people are "Name <address>" or whole lines."""
    lines = ["BEGIN:VEVENT", f"UID:{SECRET}", f"SUMMARY:{SECRET}", f"DESCRIPTION:{SECRET}", f"  {SECRET}", f"LOCATION:{SECRET}"]
    lines += [f"DTSTART;TZID=Europe/Paris:{start}", *more]
    for one in people:
        name, _, email = one.rstrip(">").partition(" <")
        lines.append(one if ":" in one else f'ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN="{name}":mailto:{email}')
    lines += ["BEGIN:VALARM", f"DESCRIPTION:{SECRET}", f"ATTENDEE:mailto:{SECRET}@example.com", "END:VALARM", "END:VEVENT"]
    return "\r\n".join(lines) + "\r\n"


def calendar(events: Iterable[str]) -> bytes:
    """Return a calendar of events."""
    return f"BEGIN:VCALENDAR\r\nX-WR-CALNAME:{SECRET}\r\n{''.join(events)}END:VCALENDAR\r\n".encode()
