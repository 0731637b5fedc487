"""A question asked in an open store a second time is answered from arrays: as the whole graph answers it, to the last bit."""

from __future__ import annotations

import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import ALEX, BOB, CAROL, DAN, MIRA, export
from infograph import Workspace
from infograph.errors import InfographError
from infograph.model import Query
from infograph.question import answer, nearest, work
from infograph.question.nearest import near_question
from infograph.store import candidates
from laws import law
from store.test_changes import FIRST, LAST, WORDS, changes, person, somebody

DAY = date(2026, 11, 20)
QUESTIONS = st.builds(
    Query,
    industries=st.sampled_from(((), ("fintech",), ("payments",), ("hospitals", "fintech"))),
    functions=st.sampled_from(((), (), ("product",))),
    company=st.sampled_from(("", "", "Stripe")),
    title=st.sampled_from(("", "", "engineer", "of")),
    level=st.sampled_from(("", "", "senior", "exec")),
    limit=st.sampled_from((1, 2, 10)),
    max_per_connector=st.sampled_from((0, 0, 1)),
    max_per_company=st.sampled_from((0, 0, 1)),
    degree=st.sampled_from((0, 0, 1, 2)),
    spread=st.booleans(),
    together=st.booleans(),
    include_asked=st.booleans(),
    any_function=st.booleans(),
    near=st.booleans(),
    former=st.booleans(),
)
OWN_WORK = st.sampled_from(((), ("engineering",), ("product", "marketing")))
STEPS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(("asked", "agreed", "declined", "no answer"))), max_size=3
)

friends = st.tuples(
    st.just("list"),
    st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)).map(" ".join),
    st.lists(person, min_size=2, max_size=7),
)


def as_said(net: Workspace, query: Query) -> dict[str, object]:
    """Return all that an answer says, and its graph."""
    answer._answers.clear()
    said = net.suggest(query)
    graph = said.graph
    near = graph.adj.get(graph.graph.get("ego"), {})
    return {
        "list": [(one.target, one.paths, one.because, one.log_score, one.times_median, one.band) for one in said],
        "numbers": (said.total, said.connectors_total, said.contacts_total, said.crowd),
        "contacts": list(said.contacts),
        "graph": dict(graph.graph),
        "people": {
            node: {
                name: value for name, value in known.items() if name not in LOOKED_AT and (name not in ANSWERED or node in near)
            }
            for node, known in graph.nodes.items()
        },
        "ties": {frozenset(pair): tie for *pair, tie in graph.edges(data=True)},
    }


LOOKED_AT = {"fit", "proofs", "circle", "company", "key", "name", "person"}
"""What is filled in for those who are compared: with whom is not a part of an answer."""
ANSWERED = {"asked", "agreed"}
"""What connectors answered: said of one's own contacts, of others it counts nothing."""


@law(24)
@given(
    st.lists(person, min_size=2, max_size=4),
    st.lists(friends, min_size=1, max_size=3),
    changes,
    STEPS,
    OWN_WORK,
    st.integers(-4, 3),
    QUESTIONS,
    st.sampled_from((1, 64)),
)
def test_arrays_answer_as_the_whole_graph_does(mine, lists, sequence, steps, own_work, through, query, best):
    sequence = [("list", "me", mine), *lists, *sequence]
    with tempfile.TemporaryDirectory() as folder, Workspace.in_memory(today=DAY) as net, pytest.MonkeyPatch.context() as set_to:
        set_to.setattr(nearest, "BEST", best)
        set_to.setattr(nearest, "MORE", 2)
        set_to.setattr(work, "_own_functions", lambda db: own_work)
        for number, (word, *rest) in enumerate(sequence):
            with suppress(InfographError):
                WORDS[word](net, Path(folder) / str(number), *rest)
        for target, connector, stage in steps:
            with suppress(InfographError):
                net.meetings.log(somebody(net, target), stage, via=somebody(net, connector))
        contacts = sorted(contact.person.id for contact in net.own_contacts(limit=99).contacts)
        if through >= 0 and contacts:
            query = replace(query, via=f"#{contacts[through % len(contacts)]}")
        whole = as_said(net, query)
        set_to.setattr(candidates, "asked_again", lambda db: True)
        assert as_said(net, query) == whole


@pytest.mark.parametrize(
    ("asked", "loaded", "at_once"),
    [
        ({}, False, True),
        ({"level": "senior"}, False, True),
        ({"industry": "fintech"}, False, False),
        ({"title": "head"}, False, False),
        ({"industry": "fintech"}, True, True),
    ],
)
def test_a_large_store_is_answered_from_arrays_at_once_for_most_people_and_with_numpy(
    asked, loaded, at_once, tmp_path, monkeypatch
):
    monkeypatch.setattr(candidates, "LARGE", 0)
    if not loaded:
        monkeypatch.delitem(sys.modules, "numpy")
    made = []
    monkeypatch.setattr(nearest, "near_question", lambda *given: made.append(1) or near_question(*given))
    with Workspace.in_memory(today=DAY) as net:
        net.import_files([export(tmp_path / "Connections.csv", [BOB, MIRA])], me="Alex Rivera")
        net.import_files([export(tmp_path / "bob.csv", [CAROL, DAN, ALEX])], owner="Bob Johnson")
        net.suggest(**asked)
        assert len(made) == at_once
        net.suggest(**asked, limit=3)
        assert len(made) == at_once + 1
