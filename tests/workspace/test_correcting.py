"""People are made one and parted again by hand: whom the user named is meant, and the newest word holds."""

from __future__ import annotations

from itertools import permutations

import pytest

from exports import export
from infograph import Workspace
from infograph.grounds import BY_HAND

CAROL = "Carol,Lee,https://www.linkedin.com/in/carol-lee,carol@example.com,Stripe,Head of Payments,01 Mar 2020"
MIRA = "Mira,Holloway,https://www.linkedin.com/in/mira-holloway,mira@example.com,Adyen,CFO,02 Mar 2020"
INES = "Ines,Duarte,https://www.linkedin.com/in/ines-duarte,ines@example.com,Visa,Engineer,03 Mar 2020"
NAMES = ("Carol Lee", "Mira Holloway", "Ines Duarte")


@pytest.fixture
def net(tmp_path):
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([export(tmp_path / "Connections.csv", [CAROL, MIRA, INES])], owner="me")
        yield net


def record_of(net: Workspace, name: str) -> int:
    """Return the record that stands for somebody in what was decided by hand."""
    rows = net.merges(by=BY_HAND)
    of = [(row.record, row.record_id) for row in rows] + [(row.joined_to, row.other_id) for row in rows]
    return next(number for record, number in of if record.startswith(name))


def number(net: Workspace, who: str) -> int:
    return net.privacy.held(who).person.id


@pytest.mark.parametrize("names", list(permutations(NAMES)), ids=" ".join)
def test_of_three_who_are_parted_the_third_goes_with_whom_it_was_joined_by_name(net, names):
    first, second, third = names
    net.merge(first, second, sure=True)
    net.merge(second, third, sure=True)
    net.split(record_of(net, first), record_of(net, second))
    assert number(net, third) == number(net, second) != number(net, first)


def test_a_step_and_a_tie_go_with_whom_they_were_told_of(net):
    net.merge("Carol Lee", "Mira Holloway", sure=True)
    net.meetings.log("Mira Holloway", "asked")
    net.add_tie("Mira Holloway", "Ines Duarte")
    net.split(record_of(net, "Carol Lee"), record_of(net, "Mira Holloway"))
    assert [step.person.name for step in net.meetings.history()] == ["Mira Holloway"]
    known_to = {tie.other for tie in net.privacy.held("Ines Duarte").ties}
    assert "Mira Holloway" in known_to and "Carol Lee" not in known_to


def test_who_was_kept_apart_and_is_made_one_after_all_is_one(net):
    net.keep_apart("Carol Lee", "Mira Holloway")
    net.merge("Mira Holloway", "Ines Duarte", sure=True)
    assert number(net, "Carol Lee") != number(net, "Mira Holloway")
    net.merge("Ines Duarte", "Carol Lee", sure=True)
    assert len({number(net, name) for name in NAMES}) == 1


def test_a_mistyped_name_at_one_firm_with_one_title_may_be_the_same_until_told_apart(net, tmp_path):
    slips = ["Ines,Daurte,,,Visa,engineer,03 Mar 2020", "Carol,Leigh,,,Stripe,Head of Payments,01 Mar 2020"]
    net.import_files(
        [export(tmp_path / "ann.csv", [*slips, "Mira,Hollowai,,,Adyen,CTO,02 Mar 2020"])], owner="Ann Bell", new_owner=True
    )
    (pair,) = net.possible_same()
    assert (pair.one.name, pair.other.name, net.possible_same().total) == ("Ines Duarte", "Ines Daurte", 1)
    assert "same company and title" in pair.why and "one has no profile address" in pair.why
    net.keep_apart(f"#{pair.one.id}", f"#{pair.other.id}")
    assert not net.possible_same()


def test_the_joins_of_one_person_are_those_of_all_that_are_theirs(net, tmp_path):
    net.import_files([export(tmp_path / "bob.csv", [CAROL, MIRA])], owner="Bob Johnson", new_owner=True)
    net.merge("Mira Holloway", "Ines Duarte", sure=True)
    everybody = net.merges()
    assert {row.why == BY_HAND for row in everybody} == {True, False}
    for who in {row.person.id for row in everybody}:
        for by in ("", BY_HAND):
            assert net.merges(by=by, person=who) == [row for row in net.merges(by=by) if row.person.id == who]
