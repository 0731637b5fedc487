"""A loss of power at any moment leaves the store as it was before a change or after it, and after it once that was told."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from durability import disk
from durability.scenes import LARGE, NAMES, Scene, said
from durability.storage import Commands, again, calls_in
from infograph.errors import InfographError


def outcomes(commands: Commands, scene: Scene, home: Path, *, every: int = sys.maxsize, seed: int = 7) -> Counter[str]:
    """Count what a store says after each loss of power that can befall a change of it: "before", "after", or a fault."""
    copy, record = home.with_name("copy"), home.with_name("record")
    before = said(again(scene.base, copy))
    again(scene.base, home)
    files = disk.files_in(home)
    assert commands.run(home, scene.args, record=record).code == 0
    calls, after = calls_in(record), said(home)
    seen: dict[str, str] = {}
    found: Counter[str] = Counter()
    for done, left in disk.states(files, calls, seed, every=every):
        key = disk.digest(left)
        if key not in seen:
            seen[key] = answer(disk.put(left, home, again(Path("-"), copy)), before, after)
        is_lost = done == len(calls) and seen[key] == "before" and before != after
        found["lost after it was told" if is_lost else seen[key]] += 1
    return found


def answer(home: Path, before: str, after: str) -> str:
    try:
        answered = said(home)
    except InfographError as error:
        return f"refused: {error.message}"
    return {before: "before", after: "after"}.get(answered, "wrong" if answered else "no store")


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "first import",
        "import",
        *(pytest.param(name, marks=pytest.mark.slow) for name in ("restore after a kill", "large change")),
    ],
)
def test_a_loss_of_power_around_a_sync_leaves_the_state_before_or_after(commands, acts, home, name):
    found = outcomes(commands, acts[name], home)
    assert found.keys() == {"before", "after"}, found


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_loss_of_power_at_any_call_leaves_the_state_before_or_after(commands, acts, home, name):
    found = outcomes(commands, acts[name], home, every=1)
    sys.stderr.write(f"\n{name}: {dict(found)}\n")
    assert found.keys() <= {"before", "after"}, found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("less", "fault"), [pytest.param("FULL", "lost after it was told", marks=pytest.mark.slow), ("OFF", "wrong")]
)
def test_a_store_that_syncs_less_is_found_out(commands, acts, home, less, fault):
    """The check sees what it is for: without a sync of the folder a told change is lost, without any a store is half-changed."""
    program = LARGE.replace("EXTRA", less)
    assert outcomes(commands, Scene(acts["log"].base, ("-c", program)), home)[fault] > 0
