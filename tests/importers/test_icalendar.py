"""Calendars: who met, how often until today, and what is left out."""

from __future__ import annotations

import io
from datetime import date

import pytest

from infograph.importers.mail.formats import icalendar
from infograph.importers.mail.tally import Tally
from mails import SECRET, calendar, event

TODAY = date(2025, 6, 1)
ME, BOB, CAROL = "Me <me@rivera.example>", "Bob Johnson <bob@north.example>", "Carol Lee <carol@stripe.example>"


def read(content: bytes) -> Tally:
    box = Tally(TODAY.toordinal())
    for _ in icalendar.read(io.BytesIO(content), box):
        pass
    return box


def meetings(content: bytes) -> dict[frozenset[str], int]:
    box = read(content)
    return {frozenset((box.emails[pair.a], box.emails[pair.b])): pair.meetings for pair in box.pairs()}


def test_who_met_is_read_and_nothing_else():
    content = calendar([event([ME, BOB, CAROL])])
    assert icalendar.claims(content[:100], "x")
    assert meetings(content)[frozenset(("bob@north.example", "carol@stripe.example"))] == 1
    box = read(content)
    assert box.names == ["Me", "Bob Johnson", "Carol Lee"]
    assert SECRET not in repr(box.state()) and SECRET.casefold() not in repr(box.state())


RULES = {
    "FREQ=WEEKLY": 4,
    "FREQ=WEEKLY;COUNT=2": 2,
    "FREQ=WEEKLY;BYDAY=TU,TH": 8,
    "FREQ=WEEKLY;INTERVAL=2": 2,
    "FREQ=DAILY;UNTIL=20250508T000000Z": 3,
    "FREQ=MONTHLY": 1,
    "FREQ=YEARLY": 1,
    "FREQ=SOMETIMES": 1,
    "COUNT=x;;=": 1,
}


@pytest.mark.parametrize(("rule", "days"), RULES.items(), ids=RULES)
def test_a_recurring_event_is_each_of_its_days_until_today(rule, days):
    content = calendar([event([BOB, CAROL], more=[f"RRULE:{rule}"])])
    assert meetings(content) == {frozenset(("bob@north.example", "carol@stripe.example")): days}


LEFT_OUT = {
    "cancelled": event([BOB, CAROL], more=["STATUS:CANCELLED"]),
    "to_come": event([BOB, CAROL], "20250701"),
    "alone": event([BOB]),
    "undated": event([BOB, CAROL], "someday"),
    "many_meetings": event([f"P{number} <p{number}@x.example>" for number in range(13)]),
    "rooms": event([BOB, "ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED;CN=Room 4:mailto:room4@north.example"]),
    "declined": event([BOB, "ATTENDEE;PARTSTAT=DECLINED:mailto:carol@stripe.example"]),
}


@pytest.mark.parametrize(("reason", "content"), LEFT_OUT.items(), ids=LEFT_OUT)
def test_what_was_no_meeting_of_people_is_left_out_and_counted(reason, content):
    box = read(calendar([content]))
    assert box.counts[reason] == 1 and not list(box.pairs())


def test_the_same_event_of_two_calendars_counts_once_and_folded_lines_are_one():
    folded = 'ATTENDEE;CN="Carol\r\n  Lee";PARTSTAT=ACCEPTED:mail\r\n to:carol@stripe.example'
    box = read(calendar([event([BOB, folded]), event([BOB, CAROL])]))
    assert box.counts["twice"] == 1 and "Carol Lee" in box.names


def test_a_calendar_cut_anywhere_is_read_as_far_as_it_goes():
    content = calendar([event([BOB, CAROL]), event([ME, BOB], "20250507T100000Z")])
    for end in range(0, len(content), 11):
        box = read(content[:end])
        assert box.counts["meetings"] <= 2
    assert read(content.replace(b"\r\n", b"\n")).counts["meetings"] == 2
