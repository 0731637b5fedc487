"""Any sequence of changes, crashes among them, leaves a store that says what a plain model of it says."""

from __future__ import annotations

import copy
import io
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from exports import export
from infograph import Workspace, intake
from infograph.errors import InfographError
from infograph.grounds import BY_HAND
from infograph.store import write
from infograph.store.meta import put_meta
from laws import TIMES

ME = "Alex Rivera"
OWNERS = ("Bob Johnson", "Zoe Quill", "Dan Wu")
PEOPLE = ("Carol Lee", "Mira Holloway", "Ines Duarte", "Omar Haddad", "Lena Fuchs", "Tom Baker", "Nia Gross")
Tie = frozenset[str]


def row(name: str) -> str:
    """Return somebody's row in a list: everybody has an address of their own, so that nobody is taken for another."""
    first, _, last = name.partition(" ")
    slug = name.lower().replace(" ", "-")
    return f"{first},{last},https://www.linkedin.com/in/{slug},,{last} Works,Engineer,02 Jan 2019"


@dataclass
class Model:
    """What a store holds: lists by their owners, who was made one person by hand, who asked to be forgotten, whom one asked."""

    lists: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    joined: list[tuple[str, str]] = field(default_factory=list)
    forgotten: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def one(self, name: str) -> str:
        """Return who stands for a person: the first of those that were made one."""
        return min(self.same(name))

    def same(self, name: str) -> set[str]:
        """Return the names of one person."""
        found = {name}
        while more := {other for pair in self.joined if found & {*pair} for other in pair} - found:
            found |= more
        return found

    def ties(self) -> set[Tie]:
        """Return who knows whom."""
        found = {
            frozenset({self.one(owner), self.one(name)})
            for owner, lists in self.lists.items()
            for names in lists
            for name in names - self.forgotten
        }
        lent = {frozenset({ME, self.one(owner)}) for owner, lists in self.lists.items() if lists and owner != ME}
        return {tie for tie in found | lent if len(tie) == 2}

    def people(self) -> set[str]:
        """Return who stands in a list now."""
        return {name for lists in self.lists.values() for names in lists for name in names} - self.forgotten


class Stores(RuleBasedStateMachine):
    """A store beside its model."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.home = self.folder / "home-0"
        self.model = Model()
        self.backups: list[tuple[Path, Model]] = []
        self.number = 0

    def teardown(self) -> None:
        with Workspace.open(self.home) as net:
            bad = [finding for finding in net.doctor() if not finding.ok]
        shutil.rmtree(self.folder)
        assert bad == []

    @initialize(names=st.sets(st.sampled_from(PEOPLE), min_size=2))
    def first_list(self, names: set[str]) -> None:
        self._import(ME, frozenset(names | set(OWNERS)))

    @rule(owner=st.sampled_from([ME, *OWNERS]), names=st.sets(st.sampled_from(PEOPLE), min_size=1))
    def imports(self, owner: str, names: set[str]) -> None:
        self._import(owner, frozenset(names))

    @rule(one=st.sampled_from(PEOPLE), other=st.sampled_from(PEOPLE))
    def merges(self, one: str, other: str) -> None:
        if {one, other} <= self.model.people() and other not in self.model.same(one):
            self._change(lambda net: net.merge(one, other, sure=True))
            self.model.joined.append((one, other))

    @precondition(lambda self: self.model.joined)
    @rule(which=st.integers(0, 9))
    def splits(self, which: int) -> None:
        pair = self.model.joined[which % len(self.model.joined)]  # a third goes with whom of the two it was joined by name
        self._change(lambda net: net.split(*self._records(net, pair)))
        self.model.joined.remove(pair)

    @rule(name=st.sampled_from(PEOPLE))
    def forgets_a_person(self, name: str) -> None:
        if name in self.model.people():
            self._change(lambda net: net.forget(name=name))
            self._forgotten(self.model.same(name))

    @rule(owner=st.sampled_from(OWNERS))
    def forgets_an_owner(self, owner: str) -> None:
        if self.model.lists.get(owner):
            self._change(lambda net: net.forget(owner=owner))
            self.model.lists[owner] = []

    @rule(owner=st.sampled_from(OWNERS), which=st.integers(0, 9))
    def forgets_a_source(self, owner: str, which: int) -> None:
        if lists := self.model.lists.get(owner):
            at = which % len(lists)
            self._change(lambda net: net.forget(sources=[[one.id for one in net.sources() if one.owner == owner][at]]))
            del lists[at]

    @rule(name=st.sampled_from(PEOPLE))
    def asks(self, name: str) -> None:
        if name in self.model.people() and not self.model.same(name) & set(self.model.asked):
            self._change(lambda net: net.meetings.log(name, "asked"))
            self.model.asked.append(name)

    @precondition(lambda self: self.model.asked)
    @rule()
    def takes_back(self) -> None:
        self._change(lambda net: net.meetings.undo())
        self.model.asked.pop()

    @rule()
    def backs_up(self) -> None:
        path = self.folder / f"backup-{len(self.backups)}.db"
        with Workspace.open(self.home) as net:
            net.copy(path)
        self.backups.append((path, copy.deepcopy(self.model)))

    @precondition(lambda self: self.backups)
    @rule(which=st.integers(0, 9))
    def restores(self, which: int) -> None:
        path, model = self.backups[which % len(self.backups)]
        intake.restore_store(path, self.home)
        forgotten, self.model = self.model.forgotten, copy.deepcopy(model)
        self._forgotten(forgotten)

    @rule()
    def is_renewed(self) -> None:
        """Open the store with other rules, by which all that is derived is made again."""
        with Workspace.open(self.home) as net, net._store.writing("repair") as db:
            put_meta(db, write.RULES, "of an older infograph")
        self._change(lambda net: net.set_industry("Lee Works", ["fintech"]))

    @rule(owner=st.sampled_from(OWNERS), names=st.sets(st.sampled_from(PEOPLE), min_size=1))
    def crashes_in_an_import(self, owner: str, names: set[str]) -> None:
        path = self._list(frozenset(names) | {"Una Crash"})
        self._crash(lambda net: net.import_files([path], owner=owner, new_owner=True))

    @rule(name=st.sampled_from(PEOPLE))
    def crashes_in_forgetting(self, name: str) -> None:
        if name in self.model.people():
            self._crash(lambda net: net.forget(name=name))

    @invariant()
    def says_what_the_model_says(self) -> None:
        if self.model.lists:
            with Workspace.open(self.home) as net:
                assert self._ties(net) == self.model.ties()
                assert [self.model.one(step.person.name) for step in net.meetings.history()] == [
                    self.model.one(name) for name in self.model.asked
                ]

    def _import(self, owner: str, names: frozenset[str]) -> None:
        names |= {f"Pal {owner.rpartition(' ')[2]}"}  # the same file is not taken as another's list too
        path = self._list(names)
        who = {"me": ME} if owner == ME else {"owner": owner, "new_owner": True}
        self._change(lambda net: net.import_files([path], **who), create=True)
        known = self.model.lists.setdefault(owner, [])
        if names not in known:
            known.append(names)

    def _list(self, names: frozenset[str]) -> Path:
        return export(self.folder / f"{'-'.join(sorted(names)).replace(' ', '')}.csv", [row(name) for name in sorted(names)])

    def _forgotten(self, names: set[str]) -> None:
        self.model.forgotten |= names
        self.model.asked = [name for name in self.model.asked if name not in names]
        self.model.joined = [pair for pair in self.model.joined if not names & {*pair}]

    def _change(self, change: Callable[[Workspace], object], *, create: bool = False) -> None:
        with Workspace.open(self.home, create=create) as net:
            change(net)

    def _crash(self, change: Callable[[Workspace], object]) -> None:
        """Go on with the files as a process leaves them that is killed where a change was about to land."""
        self.number += 1
        left = self.folder / f"home-{self.number}"

        def leave() -> bool:
            shutil.rmtree(left, ignore_errors=True)
            shutil.copytree(self.home, left)
            return True  # undone here, half-done there

        with Workspace.open(self.home) as net:
            db: Any = net._store.db
            db.execute("PRAGMA cache_size = 4")  # pages go to the file before the change has landed
            db.set_commit_hook(leave)
            with suppress(InfographError):
                change(net)
        if left.exists():
            self.home = left

    def _ties(self, net: Workspace) -> set[Tie]:
        out = io.StringIO()
        net.export("json", out)
        told = json.loads(out.getvalue())
        names = {one["key"]: one.get("name", "") for one in told["people"]}
        pairs = ({self.model.one(names[tie["a"]]), self.model.one(names[tie["b"]])} for tie in told["ties"])
        return {frozenset(pair) for pair in pairs}

    @staticmethod
    def _records(net: Workspace, pair: tuple[str, str]) -> list[int]:
        """Return the records by which two people were made one: each stands for one of them in the user's own words."""
        rows = net.merges(by=BY_HAND)
        of = [(row.record, row.record_id) for row in rows] + [(row.joined_to, row.other_id) for row in rows]
        return [next(number for record, number in of if record.startswith(name)) for name in pair]


def tried(examples: int, steps: int) -> settings:
    """Return settings for so many sequences; a failing one is not made shorter, which takes minutes."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=TIMES < 1,
        phases=[Phase.generate],
    )


def test_a_store_says_what_a_plain_model_says():
    run_state_machine_as_test(Stores, settings=tried(3, 15))


@pytest.mark.slow
def test_a_store_says_what_a_plain_model_says_after_many_changes():
    run_state_machine_as_test(Stores, settings=tried(int(os.environ.get("MACHINES", "60")), 40))


@pytest.mark.slow
def test_a_store_that_forgets_to_forget_is_found_out(monkeypatch):
    """The machine sees what it is for."""
    monkeypatch.setattr(Stores, "_forgotten", lambda self, names: None)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Stores, settings=tried(10, 15))
