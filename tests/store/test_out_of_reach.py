"""A store may grow without end around somebody: what is out of their reach changes no answer, and is not read for it."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from infograph import Workspace
from infograph.question.answer import as_query, asked_for, in_reach
from infograph.store import candidates

ROOT = Path(__file__).parents[2]
DAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def homes(tmp_path_factory) -> tuple[Path, Path]:
    """A store of the sample, and one in which its people stand twelve times, each copy knowing itself alone."""
    spec = importlib.util.spec_from_file_location("grown", ROOT / "benchmarks" / "speed" / "grown.py")
    grown = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(grown)
    folder = tmp_path_factory.mktemp("grown")
    with Workspace.open(folder / "small", create=True) as net:
        net.import_files([ROOT / "sample_data" / "alex-rivera"], owner="me")
        net.import_files([ROOT / "sample_data" / "friends"])
    grown.grow(folder / "small", 12, folder / "large")
    return folder / "small", folder / "large"


@pytest.mark.slow
@pytest.mark.parametrize(
    "asked",
    [
        {"industry": "fintech"},
        {"industry": ["health", "software"], "near": True, "limit": 30},
        {},
        {"level": "exec", "any_function": True},
        {"function": "product"},
        {"industry": "fintech", "function": ["engineering", "product"], "level": "senior"},
        {"title": "engineer"},
        {"company": "Stripe"},
        {"industry": "fintech", "max_hops": 3},
        {"degree": 1},
    ],
    ids=str,
)
def test_the_answer_is_the_same_in_a_store_twelve_times_as_large(homes, asked):
    small, large = (said(home, asked) for home in homes)
    assert small == large and (small[0] or small[1])


def said(home: Path, asked) -> tuple:
    with Workspace.open(home, today=DAY) as net:
        found = net.suggest(**asked)
        people = [(one.rank, one.score, one.explain(), one.reasons) for one in found]
        return people, [(one.rank, one.person.name, one.score, one.reasons) for one in found.contacts], found.total


@pytest.mark.slow
def test_who_is_out_of_reach_is_not_looked_at(homes):
    small, large = homes
    with Workspace.open(small) as net, net._store.reading() as db:
        assert not candidates.is_small_part(db)
        all_of_small = len(asked_for(db, as_query(None, {"industry": "fintech"})))
    with Workspace.open(large) as net, net._store.reading() as db:
        query = as_query(None, {"industry": "fintech"})
        assert candidates.is_small_part(db)
        assert 0 < len(in_reach(db, query)) <= all_of_small
        assert len(asked_for(db, query)) == 12 * all_of_small
        assert len(candidates.anybody_near(db)) * 12 <= len(candidates.anybody(db))
