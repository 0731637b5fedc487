"""One question, one number: command, report, figures and notebook count the same people and contacts in any world."""

from __future__ import annotations

import io
import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from figures import boxes
from infograph import report
from infograph.cli.answer import _heading
from laws import law
from small_worlds import COMPANIES, PEOPLE, loaded, worlds


def numbers(pattern: str, text: str) -> tuple[int, ...]:
    found = re.search(pattern, text)
    assert found, (pattern, text[:400])
    return tuple(int(number.replace(",", "")) for number in found.groups())


@law(12)
@given(worlds(), st.integers(1, 4))
@example(([0] * PEOPLE, [[6, 7, 8]]), 1)
def test_whoever_says_how_many_answer_a_question_says_the_same(world, limit):
    with tempfile.TemporaryDirectory() as folder, loaded(world, Path(folder)) as net:
        found = net.suggest(company="Stripe", limit=limit)
        graph = net.graph()
        me = graph.graph["ego"]
        near = set(graph[me]) | {me}
        ways = {node: set(graph[node]) & near - {me} for node in graph if node not in near}
        fits = {node for node in ways if ways[node] and graph.nodes[node].get("company") == "Stripe"}
        counted = (len(fits), len(set().union(*(ways[node] for node in fits))))
        assert (found.total, found.connectors_total) == counted
        if not found:
            return
        out = io.StringIO()
        report.render(found, found.query, out)
        one = r"(\d+) (?:person|people)\b"
        through = r"[Tt]hrough (\d+) connector"
        assert numbers(one + " at Stripe", _heading(found)) + numbers(through, _heading(found)) == counted
        assert numbers("<h1><bdi>" + one + " you can be referred", out.getvalue()) + numbers(through, out.getvalue()) == counted
        assert numbers(r"(\d+) suggestions? at Stripe", found._repr_html_()) == counted[:1]
        for kind in ("tree", "layered", "matrix"):
            words = boxes.words(found.plot(kind))
            assert numbers(one, words) + numbers(through, words) == counted, (kind, words)


@pytest.mark.slow
@law(12)
@given(worlds(), st.integers(1, 4))
@example(([0] * PEOPLE, [[6, 7, 8], [6, 9]]), 1)
def test_connectors_employers_and_what_programs_read_count_as_the_answer_does(world, limit):
    with tempfile.TemporaryDirectory() as folder, loaded(world, Path(folder)) as net:
        asked = {"company": "Stripe", "limit": limit}
        found, everybody = net.suggest(**asked), net.suggest(company="Stripe", limit=PEOPLE, max_per_connector=PEOPLE)
        assert found.total == len(everybody)
        read = json.loads(found.render("json"))
        assert [read[key] for key in ("total", "connectors_total", "contacts_total")] == [
            found.total,
            found.connectors_total,
            found.contacts_total,
        ]
        connectors = net.connectors(**asked)
        assert (connectors.total, len(connectors)) == (found.connectors_total, min(limit, found.connectors_total))
        reached = {
            c: sum(c in {path.connector.id for path in one.paths} for one in everybody) for c in connectors_of(everybody)
        }
        assert {row.person.id: row.targets for row in net.connectors(company="Stripe", limit=PEOPLE)} == reached
        rows = net.companies(**asked)
        assert [(row.people, row.contacts) for row in rows] == [
            (found.total + found.contacts_total, found.contacts_total)
        ] * rows.total
        table = net.companies(limit=len(COMPANIES))
        assert table.total == len(table)
        assert net.own_contacts(**asked).contacts_total == found.contacts_total


def connectors_of(everybody):
    return {path.connector.id for one in everybody for path in one.paths}
