"""Whom one wishes to meet: kept in the store, asked for where a question names nothing, taken along with the whole store."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports import BOB, CAROL, export
from infograph import Query, Workspace
from infograph.errors import BadRequest, UnknownIndustry
from infograph.question import with_goal

WISH = Query(industries=("fintech",), functions=("product",), level="senior")


def test_a_goal_is_kept_as_it_is_resolved_and_taken_back(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, create=True) as net:
        assert net.goal is None and net.status().goal == ""
        net.goal = net.query(industry="Financial Technology", function="product management", level="senior")
    with Workspace.open(tmp_path) as net:
        assert net.goal == WISH
        assert net.status().goal == "in fintech whose work is product at senior level"
        net.goal = None
        assert net.goal is None


def test_what_cannot_be_a_goal_is_refused_and_the_old_one_stays() -> None:
    net = Workspace.in_memory()
    net.goal = WISH
    for wrong in (Query(), Query(near=True), Query(industries=("fintech",), limit=3), Query(via="Bob", title="engineer")):
        with pytest.raises(BadRequest):
            net.goal = wrong
    with pytest.raises(UnknownIndustry):
        net.goal = Query(industries=("fintek",))
    assert net.goal == WISH


def test_only_a_question_that_names_nothing_asks_for_the_goal() -> None:
    assert with_goal(Query(limit=3), WISH) == Query(industries=("fintech",), functions=("product",), level="senior", limit=3)
    assert with_goal(Query(any_function=True), WISH) == Query(industries=("fintech",), level="senior", any_function=True)
    assert with_goal(Query(), None) == Query()
    for named in (Query(company="Stripe"), Query(via="Bob"), Query(level="peer"), Query(functions=("sales",))):
        assert with_goal(named, WISH) == named


def test_a_goal_moves_with_the_whole_store(tmp_path: Path) -> None:
    net = Workspace.in_memory()
    net.import_files([export(tmp_path / "Connections.csv", [BOB, CAROL])], me="Mira Holloway")
    net.goal = WISH
    whole = tmp_path / "whole.json"
    with whole.open("w", encoding="utf-8") as out:
        net.export("json", out)
    other = Workspace.in_memory()
    other.import_files([whole])
    assert other.goal == WISH
    whole.write_text(whole.read_text("utf-8").replace('\\"senior\\"', '\\"zzz\\"'), "utf-8")
    (refused,) = Workspace.in_memory().import_files([whole])
    assert refused.status == "refused"
