"""A change whose disk fails or that is killed, at any storage call or moment, is whole or not at all, and can be made afterwards."""

from __future__ import annotations

import errno
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from durability.scenes import NAMES, Scene, said
from durability.storage import KILL, Commands, Ended, again
from infograph.errors import InfographError

FEW = ("first import", "forget a person")
"""Scenes of which some calls are stopped with every run of the tests; of all scenes, each call, in the slow ones."""


class Stopped:
    """A scene, what its store says before and after it, and the faults that were found when it was stopped."""

    def __init__(self, commands: Commands, scene: Scene, home: Path) -> None:
        self._commands, self._scene, self._home = commands, scene, home
        self._before = said(again(scene.base, home))
        started = time.monotonic()
        ended = commands.run(again(scene.base, home), scene.args)
        self.seconds, self.calls, self._words = time.monotonic() - started, ended.calls, ended.words
        assert ended.code == 0, ended.words
        self._after = said(home)
        self.found: Counter[str] = Counter()

    def stop(self, **how: float) -> None:
        """Run the scene once, stopped so, and count what came of it."""
        ended = self._commands.run(again(self._scene.base, self._home), self._scene.args, **how)
        for fault in self._faults(ended):
            self.found[f"{fault}: {how} {ended.words[-300:]}"] += 1
        self.found[{0: "done", 1: "refused"}.get(ended.code, "killed")] += 1

    def faults(self) -> list[str]:
        """Return the faults alone."""
        return [what for what in self.found if what not in ("done", "refused", "killed")]

    def _faults(self, ended: Ended) -> Iterable[str]:
        yield from _misbehaved(ended)
        try:
            left = said(self._home)
        except InfographError as error:
            yield f"unreadable ({error.message})"
            return
        if left not in (self._before, self._after):
            yield "half done"
        if ended.code == 0 and left != self._after:
            yield "told and not done"
        if "Nothing was changed" in ended.words and left != self._before:
            yield "done and told that nothing was"
        if left == self._before and not self._can_be_done():
            yield "could not be done afterwards"

    def _can_be_done(self) -> bool:
        self._commands.run(self._home, self._scene.args)
        return said(self._home) == self._after


def _misbehaved(ended: Ended) -> Iterable[str]:
    if "Traceback" in ended.words or ended.code not in (0, 1, -9):
        yield f"ended with {ended.code}"
    if ended.code == 1 and "Error" not in ended.words:
        yield "said nothing"


@pytest.mark.slow
@pytest.mark.parametrize("name", FEW)
def test_a_change_whose_disk_fails_is_whole_or_not_at_all(commands, acts, home, name):
    one = Stopped(commands, acts[name], home)
    for nth in spread(one.calls, 8):
        one.stop(nth=nth, failure=(errno.ENOSPC, errno.EIO)[nth % 2])
    assert not one.faults() and one.found["refused"], one.found


@pytest.mark.slow
@pytest.mark.parametrize("failure", [errno.ENOSPC, errno.EIO], ids=["ENOSPC", "EIO"])
@pytest.mark.parametrize("name", NAMES)
def test_each_storage_call_may_fail_once(commands, acts, home, name, failure):
    one = Stopped(commands, acts[name], home)
    for nth in range(1, one.calls + 1):
        one.stop(nth=nth, failure=failure)
    sys.stderr.write(f"\n{name}: {one.calls} calls, {dict(one.found)}\n")
    assert not one.faults(), one.faults()


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_each_call_that_reads_or_writes_may_fail_once(commands, acts, home, name):
    one = Stopped(commands, acts[name], home)
    calls = commands.run(again(acts[name].base, home), acts[name].args, reads=True).calls
    for nth in range(1, calls + 1):
        one.stop(nth=nth, failure=errno.EIO, reads=True)
    sys.stderr.write(f"\n{name}: {calls} calls, {dict(one.found)}\n")
    assert not one.faults(), one.faults()


@pytest.mark.slow
@pytest.mark.parametrize("name", FEW)
def test_a_change_that_is_killed_is_whole_or_not_at_all(commands, acts, home, name):
    one = Stopped(commands, acts[name], home)
    for nth in spread(one.calls, 8):
        one.stop(nth=nth, failure=KILL)
    assert not one.faults() and one.found["killed"], one.found


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_kill_at_each_storage_call_leaves_all_or_nothing(commands, acts, home, name):
    one = Stopped(commands, acts[name], home)
    for nth in range(1, one.calls + 1):
        one.stop(nth=nth, failure=KILL)
    sys.stderr.write(f"\n{name}: {dict(one.found)}\n")
    assert not one.faults(), one.faults()


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_kill_at_any_moment_leaves_all_or_nothing(commands, acts, home, name):
    one, chance = Stopped(commands, acts[name], home), random.Random(5)
    for _ in range(int(os.environ.get("KILLS", "100"))):
        one.stop(after=chance.uniform(0.1, 1.0) * one.seconds)
    sys.stderr.write(f"\n{name}: {dict(one.found)}\n")
    assert not one.faults(), one.faults()


LYING = """
import sys
from infograph import Workspace
try:
    with Workspace.open(sys.argv[1]) as net:
        net.merge("Carol Lee", "Mira Holloway", sure=True)
except Exception:
    {}
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("does", "fault"), [("pass", "told and not done"), ("raise", "ended with 70"), ("sys.exit(1)", "said nothing")]
)
def test_a_command_that_hides_a_failing_disk_is_found_out(commands, acts, home, does, fault):
    """The check sees what it is for."""
    one = Stopped(commands, Scene(acts["merge"].base, ("-c", LYING.format(does))), home)
    one.stop(nth=one.calls // 2, failure=errno.EIO)
    assert any(what.startswith(fault) for what in one.faults()), one.found


@pytest.mark.slow
def test_a_change_in_two_transactions_is_found_out(commands, acts, home):
    """The check sees a half-done change."""
    halves = ("log", "Bob Johnson", "asked"), ("log", "Carol Lee", "asked")
    program = f"from infograph.cli.main import cli\nfor args in {halves}:\n    cli(args=args, standalone_mode=False)\n"
    one = Stopped(commands, Scene(acts["log"].base, ("-c", program)), home)
    one.stop(nth=one.calls - 3, failure=KILL)
    assert any(what.startswith("half done") for what in one.faults()), one.found


def spread(calls: int, number: int) -> list[int]:
    """Return so many of the calls, and the last ones, which make a change certain."""
    return sorted({*range(1, calls + 1, max(1, calls // number)), *range(max(1, calls - 4), calls + 1)})
