"""A file that is taken out leaves what there would be had it never been imported, whatever else came before and after."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infograph.errors import InfographError, NotFound
from infograph.workspace import Workspace
from store.test_changes import DAY, WORDS, edges, person

owners = st.sampled_from(
    ("me", "Fay Novak", "Gus Ortiz")
)  # whom no list names: who else an owner is, the first list to come says
lists = st.tuples(st.just("list"), owners, st.lists(person, min_size=1, max_size=7))
files = st.lists(st.one_of(lists, lists, lists, edges), min_size=2, max_size=6)


@pytest.mark.slow
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(files, st.integers(0, 5))
def test_a_source_taken_out_leaves_what_never_importing_it_does(sequence, number):
    gone = number % len(sequence)
    with tempfile.TemporaryDirectory() as folder, suppress(InfographError):  # where a name means several people
        with Workspace.in_memory(today=DAY) as net:
            for place, (word, *rest) in enumerate(sequence):
                WORDS[word](net, Path(folder) / str(place), *rest)
            numbers = [source.id for source in net.sources()]
            if len(numbers) < len(sequence):
                return  # a file that is the same as one before it
            net.forget(sources=[numbers[gone]])
            left = told(net)
        with Workspace.in_memory(today=DAY) as net:
            for place, (word, *rest) in enumerate(sequence):
                if place != gone:
                    WORDS[word](net, Path(folder) / f"again{place}", *rest)
            if len(net.sources()) < len(sequence) - 1:
                return  # a file that says nothing by itself
            never = told(net)
        assert {what: left[what] ^ never[what] for what in left} == {what: set() for what in left}


def test_whose_only_list_is_taken_out_shares_nothing_any_more_and_stays_where_the_user_spoke_of_them(tmp_path):
    with Workspace.in_memory(today=DAY) as net:
        for place, owner in enumerate(("me", "Fay Novak", "Gus Ortiz")):
            WORDS["list"](net, tmp_path / str(place), owner, [(f"Ada{place}", "Berg", "", "", "", 1)])
        net.add_tie("Gus Ortiz", "Ada2 Berg", closeness=4)
        _, fay, gus = net.sources()
        net.forget(sources=[fay.id, gus.id])
        with pytest.raises(NotFound):
            net.person("Fay Novak")
        assert net.person("Gus Ortiz").name == "Gus Ortiz" and net.status().exports == 1


def told(net: Workspace) -> dict[str, set]:
    """Return people, ties and labels of a store without its numbers: a person is the rows of files that name them."""
    with net._store.reading() as db:
        rows = db.execute(
            "SELECT r.person, coalesce(s.digest, o.me, r.name), r.line, r.name, r.joined <> '' FROM record r"
            " LEFT JOIN source s ON s.id = r.source LEFT JOIN owner o ON o.record = r.id"
        )
        of: dict[int, set] = {}
        for person, *row in rows:
            if person:
                of.setdefault(person, set()).add(tuple(map(str, row[:3])))
        who = {person: frozenset(rows) for person, rows in of.items()}
        people = db.execute("SELECT id, key, name, slug, emails, company, position, contacts, complete, address FROM person")
        ties = db.execute("SELECT person, other, since, connected, sent, received, last, closeness, mutual, noted FROM tie")
        labels = db.execute("SELECT person, industry, confidence, what FROM label")
        return {
            "people": {(who[one], *row) for one, *row in people},
            "ties": {(who[a], who[b], *row) for a, b, *row in ties},
            "labels": {(who[one], *row) for one, *row in labels},
            "owners": {
                (bool(me), who.get(person))
                for me, person in db.execute("SELECT o.me, r.person FROM owner o JOIN record r ON r.id = o.record")
            },
        }
