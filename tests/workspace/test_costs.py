"""What a command costs follows what it lists or draws: questions are ranked once, and of the others no more is read than counts."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from figures import boxes
from infograph import figures
from infograph.cli.commands import plot
from infograph.planning import Caps, Chance, schedule
from infograph.question import companies
from infograph.store import candidates, employers, glances, read
from infograph.store.candidates import anybody
from laws import law
from small_worlds import COMPANIES, PEOPLE, L, loaded, worlds


@law(12)
@given(worlds())
@example(([0, 0, 1, 1, 2, 3, 0, 4, 4, 1, 0, 2, 0, 0], [[6, 7, 8, 13]]))
def test_all_employers_are_those_of_everybody_and_their_names_those_of_each(world):
    with tempfile.TemporaryDirectory() as folder, loaded(world, Path(folder)) as net, net._store.reading() as db:
        assert employers.all_employers(db) == employers.employers(db, anybody(db))
        keys = [row.key for row in employers.all_employers(db)]
        names = employers.spellings(db)
        assert [names[key] for key in keys] == [employers.spelling(db, key) for key in keys]
        for key in keys:
            assert employers.own_contacts_at(db, key, None) == employers.own_contacts_at(db, key, anybody(db))


@pytest.mark.slow
@law(8)
@given(worlds(), st.integers(1, 12), st.sampled_from(["tree", "layered", "matrix"]), st.integers(0, 2))
@example(([0] * PEOPLE, [[6, 7, 8], [6, 9, 10, 11], [9, 12, 13]]), 2, "tree", 1)
def test_a_picture_of_those_it_draws_is_that_of_everybody(world, limit, kind, most):
    with tempfile.TemporaryDirectory() as folder, loaded(world, Path(folder)) as net:
        query = net.query(company="Stripe", limit=limit, max_per_connector=most)
        few, everybody = net.suggest(plot._ranked(query, kind)), net.suggest(replace(query, limit=1000))
        assert kind == "matrix" or len(few) <= max(limit, 10)
        drawn = [boxes.words(figures.draw(kind, found, limit=limit)) for found in (few, everybody)]
        assert drawn[0] == drawn[1]


@law(12)
@given(worlds(), st.integers(1, 3))
def test_employers_that_are_drawn_are_counted_among_all(world, limit):
    with tempfile.TemporaryDirectory() as folder, loaded(world, Path(folder)) as net:
        few, everybody = plot._employers(net, net.query(limit=limit)), net.companies(limit=100)
        assert few[:limit] == everybody[:limit] and few.total == everybody.total
        most = [[row for row in rows if row.people == rows[0].people] for rows in (few, everybody)]
        assert most[0] == most[1]


@law(12)
@given(worlds(), st.integers(0, 12))
def test_the_first_joins_are_those_of_all_and_the_others_are_counted(world, limit):
    with tempfile.TemporaryDirectory() as folder, loaded(world, Path(folder)) as net:
        net.merge("Ann3 Lee3", "Ann4 Lee4", sure=True)
        everybody = net.merges()
        assert list(net.merges(limit=limit)) == list(everybody[:limit])
        assert net.merges(limit=limit).total == len(everybody)
        assert [(row.person.name, row.record_id) for row in everybody] == sorted(
            (row.person.name, row.record_id) for row in everybody
        )


@law(12)
@given(worlds())
def test_ties_among_contacts_are_read_in_one_go_as_each_contacts_own(world):
    with tempfile.TemporaryDirectory() as folder, loaded(world, Path(folder)) as net, net._store.reading() as db:
        mine = candidates.contacts_of_ego(db)
        each = [tie for person in sorted(mine) for tie in read.ties(db, person) if tie.other in mine and tie.other > person]
        assert candidates.ties_among_own(db) == each
        assert net.meetings.days() == [tie.since for tie in read.ties(db, read.ego(db))]


@law(12)
@given(worlds())
def test_what_is_kept_with_each_change_is_what_counting_gives(world):
    with tempfile.TemporaryDirectory() as folder, loaded(world, Path(folder)) as net:
        net.forget(owner="Ann1 Lee1") if len(world[1]) > 1 else net.add_tie("Ann0 Lee0", "Ann5 Lee5")
        with net._store.reading() as db:
            counted = read.number_of_people(db), sum(1 for _ in read.all_ties(db))
        assert (net.status().people, net.status().ties) == counted


def test_many_employers_are_named_in_one_go(monkeypatch):
    with tempfile.TemporaryDirectory() as folder, loaded(([0, 1, 2, 3] * PEOPLE, [[6, 7, 8]]), Path(folder)) as net:
        one_by_one = net.companies(limit=len(COMPANIES))
        monkeypatch.setattr(companies, "MANY_NAMES", 0)
        monkeypatch.setattr(employers, "spelling", None)
        assert list(net.companies(limit=len(COMPANIES))) == list(one_by_one)
        assert net.companies(limit=1).total == one_by_one.total > 1


@pytest.mark.slow
@law(12)
@given(worlds(), st.builds(Caps, st.integers(1, 4), st.integers(1, 3), st.integers(0, 2), st.integers(0, 2)))
@example(([0] * PEOPLE, [[6, 7, 8, 9, 10, 11, 12, 13], [6, 9]]), Caps(1, 1, 1, 1))
def test_a_plan_reads_names_and_employers_as_far_as_they_decide(world, caps):
    with tempfile.TemporaryDirectory() as folder, loaded(world, Path(folder)) as net, pytest.MonkeyPatch.context() as patch:
        made = net.campaign.plan(caps=caps)
        patch.setattr(schedule, "Needed", Everything)
        assert net.campaign.plan(caps=caps) == made


class Everything:
    """What takes every chance for needed."""

    def __init__(self, caps: Caps) -> None:
        self.caps = caps

    def through(self, connector: int) -> bool:
        return bool(self.caps)

    def keep(self, chance: Chance) -> bool:
        return chance.value > 0


def test_a_plan_names_those_alone_who_can_stand_in_it(monkeypatch):
    read_of: list[int] = []
    named = glances.named
    world = [int(number == 9) for number in range(PEOPLE)], [[*range(6, PEOPLE)], [6, 9]]
    with tempfile.TemporaryDirectory() as folder, loaded(world, Path(folder)) as net:
        monkeypatch.setattr(glances, "named", lambda db, ids: read_of.extend(ids) or named(db, ids))
        assert len(net.campaign.plan(caps=Caps(1, 1, 1, 1)).steps) == 1
        both_know = {net.person(f"{L}p{number}").id for number in (6, 9)}
        assert set(read_of) == both_know
