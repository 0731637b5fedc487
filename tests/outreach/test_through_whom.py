"""A step is through whom it was said to be, or the only one it can be; a connector's answer is theirs alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from exports import BOB, CAROL, DAN, MIRA, export
from infograph.errors import BadRequest
from infograph.store import events
from infograph.workspace import Workspace

DAY = date(2026, 11, 20)
BOB_, MIRA_ = "Bob Johnson", "Mira Holloway"


@pytest.fixture
def net(tmp_path: Path):
    """Let Bob and Mira both know Carol, of whom Bob alone knows Dan."""
    with Workspace.open(tmp_path / "home", create=True, today=DAY) as net:
        net.import_files([export(tmp_path / "own.csv", [BOB, MIRA])], me="Alex Rivera")
        net.import_files([export(tmp_path / "bob.csv", [CAROL, DAN])], owner=BOB_)
        net.import_files([export(tmp_path / "mira.csv", [CAROL])], owner=MIRA_)
        yield net


def tell(net: Workspace, *steps: tuple, who: str = "Carol Lee") -> list[str]:
    """Log steps of (stage, day of November, via) and return through whom each was kept."""
    through = []
    for stage, day, *via in steps:
        step = net.meetings.log(who, stage, on=date(2026, 11, day), via=via[0] if via else "")
        through.append(step.through.name if step.through else "")
    return through


def due(net: Workspace) -> list[str]:
    return [task.words for task in net.meetings.todo() if task.kind != "warm"]


ASKED = (("asked", 3, BOB_), ("asked", 4, MIRA_))


@pytest.mark.parametrize(
    ("steps", "through"),
    [
        ([("asked", 3)], ""),  # one contact knows her or two: nobody was named
        ([("met", 3)], ""),
        ([("asked", 3, BOB_), ("asked", 9)], BOB_),
        ([("asked", 3, BOB_), ("agreed", 9)], BOB_),
        ([("asked", 3, BOB_), ("no answer", 9)], BOB_),
        ([*ASKED, ("no answer", 9, MIRA_), ("agreed", 10)], BOB_),
        ([*ASKED, ("introduced", 9, BOB_), ("met", 10)], BOB_),
        ([*ASKED, ("introduced", 9, BOB_), ("agreed", 10)], MIRA_),
        ([*ASKED, ("met", 9, BOB_), ("no answer", 10, MIRA_), ("met", 12)], BOB_),
        ([*ASKED, ("declined", 9)], ""),
        ([*ASKED, ("paused", 9)], ""),
        ([*ASKED, ("met", 9, "me")], ""),
        ([("asked", 3, BOB_), ("met", 9, "me")], ""),
    ],
)
def test_without_a_word_a_step_is_through_the_one_it_can_be_or_through_nobody(net, steps, through):
    assert tell(net, *steps)[-1] == through


@pytest.mark.parametrize("stage", ["asked", "agreed", "introduced", "met", "no answer"])
def test_of_two_who_are_asked_none_is_guessed(net, stage):
    tell(net, *ASKED)
    with pytest.raises(BadRequest, match="Bob Johnson and Mira Holloway") as refused:
        net.meetings.log("Carol Lee", stage)
    assert f"{stage} --via '{BOB_}'" in refused.value.hint and f"{stage} --via '{MIRA_}'" in refused.value.hint
    assert len(net.meetings.history()) == 2


@pytest.mark.parametrize("stage", ["declined", "no answer"])
def test_an_answer_of_one_connector_never_undoes_a_meeting_through_another(net, stage):
    tell(net, *ASKED, ("introduced", 5, BOB_), ("met", 6))
    before = due(net)
    assert net.meetings.log("Carol Lee", stage, via=MIRA_, on=date(2026, 11, 7)).closes_way
    assert [words for words in due(net) if MIRA_ not in words] == [words for words in before if MIRA_ not in words]
    assert "Thank Carol Lee" in due(net)
    assert "Tell Bob Johnson what came of Carol Lee (met), and thank them" in due(net)
    with net._store.reading() as db:
        assert net.person("Carol Lee").id in events.set_aside(db)
    (letter,) = net.meetings.draft("Carol Lee", "loop", via=MIRA_)
    assert "I have met Carol Lee meanwhile" in letter.draft.body and "rather not" not in letter.draft.body
    assert [letter.draft.kind for letter in net.meetings.draft("Carol Lee")] == ["thanks", "thanks-connector"]


def test_who_was_asked_and_is_no_longer_needed_is_told_so(net):
    tell(net, *ASKED, ("met", 6, BOB_))
    assert "Tell Mira Holloway that you have met Carol Lee meanwhile, and thank them" in due(net)
    (letter,) = net.meetings.draft("Carol Lee", via=MIRA_)
    assert letter.draft.kind == "loop" and "I have met Carol Lee meanwhile" in letter.draft.body
    net.meetings.log(MIRA_, "thanked")
    assert not [words for words in due(net) if MIRA_ in words]


def test_both_who_were_asked_are_told_of_the_persons_no(net):
    tell(net, *ASKED, ("declined", 6))
    assert sorted(words for words in due(net) if words.startswith("Tell")) == [
        f"Tell {name} what came of Carol Lee (declined), and thank them" for name in (BOB_, MIRA_)
    ]


def test_a_request_through_a_second_contact_stays_open_after_the_first_introduced(net):
    tell(net, *ASKED, ("introduced", 9, BOB_))
    assert sorted(due(net)) == [
        "Ask Mira Holloway again about Carol Lee: asked 2026-11-04, no reply logged",
        "Write to Carol Lee first, and offer times",
    ]
    nudge = next(task for task in net.meetings.todo() if task.kind == "nudge")
    assert nudge.one_of_several, "the connector is named in its command"


def test_a_no_through_who_introduced_one_is_the_persons_own_until_the_meeting(net):
    tell(net, ("asked", 3, BOB_), ("introduced", 5), ("declined", 6, BOB_))
    assert not net.meetings.history()[-1].closes_way


def test_the_same_step_typed_twice_is_kept_once(net):
    first = net.meetings.log("Carol Lee", "asked", via=BOB_, note="by phone")
    again = net.meetings.log("Carol Lee", "asked", via=BOB_, note="by phone")
    assert (first.again, again.again) == (False, True) and len(net.meetings.history()) == 1
    net.meetings.log("Carol Lee", "asked", via=BOB_, note="by mail")
    net.meetings.log("Carol Lee", "asked", via=MIRA_, note="by phone")
    assert len(net.meetings.history()) == 3
