"""What is due follows from the log and nothing else, and calendars can be brought up to date with it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.errors import BadRequest
from infograph.outreach.calendar import Entry, calendar, escape, fold_line, uid
from infograph.outreach.stages import STAGES, due, ended, lists_due, stage_named
from infograph.question.cadence import Cadence
from infograph.store.events import CLOSED, Event

CAROL, BOB, DAN = 3, 2, 4
NAMES = {CAROL: "Carol Lee", BOB: "Bob Johnson", DAN: "Dan Wu"}
DAY = date(2026, 11, 2).toordinal()
STAMP = datetime(2026, 11, 20, 9, tzinfo=UTC)


def log(*steps: tuple, person: int = CAROL) -> list[Event]:
    """Return a log from (stage, days after the first day, through, detail)."""
    found = []
    for number, (stage, after, *rest) in enumerate(steps, 1):
        through, detail = rest[0] if rest else 0, rest[1] if len(rest) > 1 else ""
        found.append(Event(number, person, through, stage, DAY + after, "", detail, person))
    return found


def kinds(*steps: tuple) -> list[tuple[str, int]]:
    return [(one.kind, one.day - DAY) for one in due(log(*steps), NAMES, Cadence())]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([("asked", 0, BOB)], [("nudge", 7)]),
        ([("asked", 0, BOB), ("agreed", 2, BOB)], [("forward", 2)]),
        ([("introduced", 0, BOB)], [("write", 1)]),
        ([("met", 0, BOB)], [("thank", 1), ("loop", 3), ("warm", 90)]),
        ([("met", 0, BOB), ("thanked", 1, BOB)], [("loop", 3), ("warm", 91)]),
        ([("met", 0)], [("thank", 1), ("warm", 90)]),
        ([("asked", 0, BOB), ("declined", 5, BOB)], [("loop", 8)]),
        ([("asked", 0, BOB), ("no answer", 20, BOB)], [("loop", 23)]),
        ([("asked", 0, BOB), ("paused", 1, BOB)], []),
        ([("declined", 0, BOB, CLOSED)], []),
        ([("asked", 0, BOB), ("asked", 2, DAN)], [("nudge", 7), ("nudge", 9)]),
        ([("asked", 0, BOB), ("asked", 2, DAN), ("asked", 7, BOB)], [("nudge", 9), ("nudge", 14)]),
        ([("asked", 0, BOB), ("asked", 2, DAN), ("agreed", 3, DAN)], [("forward", 3), ("nudge", 7)]),
        ([("asked", 0, BOB), ("asked", 2, DAN), ("declined", 3, DAN, CLOSED)], [("nudge", 7)]),
        ([("asked", 0, BOB), ("asked", 2, DAN), ("met", 4, BOB)], [("thank", 5), ("loop", 7), ("loop", 7), ("warm", 94)]),
        ([("asked", 0, BOB), ("asked", 2, DAN), ("introduced", 4, BOB)], [("write", 5), ("nudge", 9)]),
        ([("met", 0, BOB), ("no answer", 5)], [("thank", 1), ("loop", 3), ("warm", 90)]),
        ([("asked", 0, BOB), ("met", 2), ("no answer", 4, BOB, CLOSED)], [("thank", 3), ("loop", 5), ("warm", 92)]),
        ([("asked", 0, BOB), ("asked", 2, DAN), ("paused", 4)], []),
        ([("asked", 0), ("asked", 2, DAN)], [("nudge", 9)]),
    ],
)
def test_each_stage_has_its_next_step(steps, expected):
    assert kinds(*steps) == expected


def test_around_a_meeting_there_is_the_day_before_the_day_and_the_day_after():
    steps = ("scheduled", 0, BOB, date.fromordinal(DAY + 10).isoformat())
    assert kinds(steps) == [("confirm", 9), ("meet", 10), ("debrief", 11)]


def test_thanking_the_connector_closes_the_loop():
    steps = [*log(("met", 0, BOB)), Event(9, BOB, 0, "thanked", DAY + 2, "", "", BOB)]
    found = {(one.kind, one.person) for one in due(steps, NAMES, Cadence())}
    assert ("loop", CAROL) not in found and ("warm", BOB) in found


def test_what_to_do_is_said_with_names_and_what_to_log_after():
    (one,) = due(log(("asked", 0, BOB)), NAMES, Cadence())
    assert one.words == "Ask Bob Johnson again about Carol Lee: asked 2026-11-02, no reply logged"
    assert one.then == (CAROL, "asked")


def test_of_a_list_that_was_asked_for_one_is_reminded_once():
    asked, again, promised = log(("list asked", 0), ("list asked", 8), ("list agreed", 9))
    (task,) = lists_due({CAROL: [asked]}, NAMES, Cadence())
    assert task.words == "Remind Carol Lee of the list of contacts that you asked for on 2026-11-02"
    assert (task.day, task.draft, task.then) == (DAY + 7, "list-nudge", (CAROL, "list asked"))
    assert lists_due({CAROL: [asked, again]}, NAMES, Cadence()) == []
    assert [task.day for task in lists_due({CAROL: [asked, again, promised]}, NAMES, Cadence())] == [DAY + 16]


def test_days_are_the_users_own():
    cadence = Cadence.changed(Cadence(), {"nudge": 3})
    assert due(log(("asked", 0, BOB)), NAMES, cadence)[0].day == DAY + 3
    assert [one.kind for one in due(log(("met", 0)), NAMES, Cadence(warm=0))] == ["thank"]
    for wrong in ({"nag": 1}, {"nudge": -1}, {"nudge": 10**6}):
        with pytest.raises(BadRequest):
            Cadence.changed(Cadence(), wrong)


def test_stages_are_understood_as_people_write_them():
    assert [stage_named(word) for word in ("Asked", "no_answer", "no answer", "No-Answer")] == ["asked", *["no answer"] * 3]
    with pytest.raises(BadRequest, match="no stage"):
        stage_named("hired")


def test_what_is_done_is_struck_out():
    asked, met = log(("asked", 0, BOB), ("met", 4, BOB))
    assert {one.kind for one in ended([asked, met], NAMES, Cadence())} == {"nudge"}
    thanked = Event(9, BOB, 0, "thanked", DAY + 5, "", "", BOB)
    assert ("loop", CAROL) in {(one.kind, one.person) for one in ended([asked, met, thanked], NAMES, Cadence())}


def test_of_two_who_are_asked_about_one_person_each_has_an_entry_and_the_one_of_before_is_struck_out():
    asked = log(("asked", 0, BOB), ("asked", 2, DAN))
    assert {one.what for one in due(asked, NAMES, Cadence())} == {("nudge", CAROL, BOB), ("nudge", CAROL, DAN)}
    assert [one.what for one in ended(asked, NAMES, Cadence())] == [("nudge", CAROL, 0)]
    silent = [*asked, Event(9, CAROL, DAN, "no answer", DAY + 9, "", CLOSED, CAROL)]
    assert next(one.what for one in due(silent, NAMES, Cadence())) == ("nudge", CAROL, 0)
    assert {("nudge", CAROL, BOB), ("nudge", CAROL, DAN)} == {one.what for one in ended(silent, NAMES, Cadence())}


steps = st.lists(st.tuples(st.sampled_from(STAGES), st.integers(0, 400), st.sampled_from([0, BOB, DAN])), max_size=8)


@given(steps)
def test_nothing_is_due_and_struck_out_at_once_and_the_order_of_the_log_does_not_matter(made):
    events = log(*made)
    open_ones = due(events, NAMES, Cadence())
    assert open_ones == due(list(reversed(events)), NAMES, Cadence())
    assert not {one.what for one in open_ones} & {one.what for one in ended(events, NAMES, Cadence())}
    assert len({one.what for one in open_ones}) == len(open_ones)


# --- calendar


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_the_same_entry_keeps_its_identity_and_a_later_file_wins():
    entry = Entry("nudge\x1fcarol-lee", date(2026, 11, 27), "Ask Bob again")
    first, later = (unfolded(calendar([entry], stamp)) for stamp in (STAMP, STAMP + timedelta(minutes=1)))

    def value(lines: list[str], name: str) -> str:
        return next(line for line in lines if line.startswith(name))

    assert value(first, "UID:") == value(later, "UID:") and value(first, "SEQUENCE:") < value(later, "SEQUENCE:")
    assert "carol" not in uid(entry.mark)


def test_an_entry_is_a_whole_day_with_a_reminder_and_a_done_one_is_cancelled():
    lines = unfolded(calendar([Entry("a", date(2026, 12, 31), "A"), Entry("b", date(2026, 1, 1), "B", cancelled=True)], STAMP))
    assert "DTSTART;VALUE=DATE:20261231" in lines and "DTEND;VALUE=DATE:20270101" in lines
    assert lines.count("BEGIN:VALARM") == 1 and "STATUS:CANCELLED" in lines
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]


@given(st.text(max_size=200))
def test_every_line_is_short_enough_and_comes_back_whole(text):
    line = f"SUMMARY:{escape(text)}"
    folded = fold_line(line)
    assert all(len(part.encode("utf-8", "replace")) <= 75 for part in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == line and "\n" not in escape(text)


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_name_can_begin_a_line_of_its_own(words, note):
    lines = unfolded(calendar([Entry("m", date(2026, 1, 1), words, note)], STAMP))
    assert lines.count("BEGIN:VEVENT") == 1 and lines.count("END:VEVENT") == 1
