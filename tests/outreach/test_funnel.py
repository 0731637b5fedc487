"""How far the search has come, from the log."""

from __future__ import annotations

from itertools import pairwise

from infograph.outreach import progress
from infograph.store.events import Event


def log(*steps: tuple[int, str, int]) -> list[Event]:
    return [Event(number, person, 2, stage, day, "", "", person) for number, (person, stage, day) in enumerate(steps, 1)]


def test_each_stage_counts_who_came_so_far_and_why_the_others_did_not():
    found = progress(
        log(
            *((7, "asked", 1), (7, "agreed", 4), (7, "introduced", 5), (7, "met", 12), (7, "thanked", 13)),
            *((8, "asked", 1), (8, "agreed", 3), (8, "declined", 6)),
            *((9, "asked", 1), (9, "no answer", 20)),
            *((10, "asked", 2), (10, "paused", 9)),
            (11, "asked", 9),
        )
    )
    assert [(one.stage, one.people) for one in found] == [
        ("asked", 5),
        ("agreed", 2),
        ("introduced", 1),
        ("scheduled", 1),
        ("met", 1),
        ("thanked", 1),
    ]
    assert [(one.declined, one.silent, one.paused, one.open) for one in found[:2]] == [(0, 1, 1, 1), (1, 0, 0, 0)]
    assert (found[1].days, found[3].days, found[4].days) == (2.5, None, 7.0)
    assert all(one.people - one.stopped - one.open == later.people for one, later in pairwise(found))


def test_who_was_only_thanked_or_put_aside_is_no_part_of_the_search():
    assert progress(log((2, "thanked", 3), (5, "paused", 4))) == ()
    assert progress([]) == ()


def test_who_was_asked_again_elsewhere_after_a_no_is_open():
    (asked, *_) = progress(log((7, "asked", 1), (7, "no answer", 9), (7, "asked", 10)))
    assert (asked.people, asked.silent, asked.open) == (1, 0, 1)


def test_a_meeting_alone_on_the_log_was_asked_for_too():
    found = progress(log((7, "met", 12)))
    assert [one.people for one in found] == [1, 1, 1, 1, 1, 0] and found[4].open == 1
