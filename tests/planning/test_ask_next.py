"""Whose export to ask for next: who works in the field, whom one knows, and nobody twice for the same people."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from math import prod

from hypothesis import given
from hypothesis import strategies as st

from infograph.planning import Candidate, Export, ask_next, best_coverage
from infograph.planning.coverage import _shares, _sizes, overlap

FRIEND = Candidate("friend", "Friend", employer="acme")


def names(found):
    return [one.candidate.name for one in found]


def test_who_works_in_the_field_opens_most():
    people = [Candidate(1, "Ann"), Candidate(2, "Bob", relevance=1.0), Candidate(3, "Cem", relevance=0.5)]
    assert names(ask_next(people, [])) == ["Bob", "Cem", "Ann"]


def test_a_strong_tie_counts_unless_only_people_are_counted():
    people = [Candidate(1, "Ann", relevance=1.0, strength=0.2), Candidate(2, "Bob", relevance=0.8, strength=0.8)]
    assert names(ask_next(people, [], 1)) == ["Bob"]
    assert names(ask_next(people, [], 1, by_tie=False)) == ["Ann"]


def test_a_colleague_of_somebody_chosen_counts_less():
    people = [
        Candidate(1, "Ann", relevance=1.0, employer="stripe"),
        Candidate(2, "Bob", relevance=1.0, employer="stripe"),
        Candidate(3, "Cem", relevance=1.0, employer="adyen"),
    ]
    found = ask_next(people, [])
    assert names(found) == ["Ann", "Cem", "Bob"]
    assert found[2].fresh < found[1].fresh < found[0].fresh == 1.0


def test_a_colleague_of_somebody_whose_list_is_here_counts_less():
    people = [Candidate(1, "Ann", employer="acme"), Candidate(2, "Bob", employer="globex")]
    found = ask_next(people, [Export(FRIEND, 200, 20.0)])
    assert names(found) == ["Bob", "Ann"]


def test_lists_that_are_here_teach_how_much_a_field_holds():
    bob = [Candidate(2, "Bob", relevance=1.0)]
    rich = Export(Candidate("x", "X", relevance=1.0), 400, 300.0)
    poor = Export(Candidate("x", "X", relevance=1.0), 400, 4.0)
    assert ask_next(bob, [rich])[0].gain > ask_next(bob, [])[0].gain > ask_next(bob, [poor])[0].gain


def test_nothing_to_ask_and_nothing_known_is_an_empty_answer():
    assert ask_next([], []) == []
    assert ask_next([Candidate(1, "Ann")], [Export(FRIEND, 0, 0.0)])[0].gain > 0


people = st.lists(
    st.builds(
        Candidate,
        node=st.integers(0, 30),
        name=st.sampled_from(["Ann", "Bob", "Cem"]),
        strength=st.floats(0, 1),
        relevance=st.floats(0, 1),
        employer=st.sampled_from(["", "acme", "stripe"]),
        fields=st.frozensets(st.sampled_from(["fintech", "law"])),
    ),
    max_size=8,
    unique_by=lambda c: c.node,
)


@given(people, st.integers(0, 5))
def test_any_order_of_contacts_gives_the_same_answer_and_gains_only_fall(contacts, limit):
    found = ask_next(contacts, [], limit)
    assert found == ask_next(list(reversed(contacts)), [], limit)
    assert len(found) == min(limit, len(contacts))
    assert all(a.worth >= b.worth for a, b in pairwise(found))


listed = people.flatmap(
    lambda some: st.lists(
        st.frozensets(st.sampled_from([100, 101, 102, *(one.node for one in some)])), min_size=len(some), max_size=len(some)
    ).map(lambda lists: [replace(one, seen_in=owners) for one, owners in zip(some, lists, strict=True)])
)
owners = st.lists(
    st.builds(
        Export,
        st.builds(
            Candidate,
            node=st.sampled_from([100, 101, 102]),
            name=st.just("Owner"),
            employer=st.sampled_from(["", "acme"]),
            fields=st.frozensets(st.sampled_from(["fintech", "law"])),
            seen_in=st.frozensets(st.integers(0, 30), max_size=3),
        ),
        st.integers(0, 500),
        st.floats(0, 50),
    ),
    max_size=3,
    unique_by=lambda export: export.owner.node,
)


@given(listed, owners, st.booleans())
def test_whoever_is_alike_is_reckoned_once_as_each_alone_would_be(contacts, exports, by_tie):
    rest = sorted(contacts, key=lambda c: (c.name, str(c.node)))
    sizes, share = _sizes(rest, exports), _shares(exports)
    fresh = {c.node: prod(1 - overlap(c, export.owner) for export in exports) for c in rest}
    plain = []
    while rest and len(plain) < 5:
        offers = [(c, sizes[c.node] * share(c.fields, c.relevance) * fresh[c.node]) for c in rest]
        best, gain = max(offers, key=lambda offer: offer[1] * (offer[0].strength if by_tie else 1.0))
        plain.append((best, gain))
        rest.remove(best)
        for c in rest:
            fresh[c.node] *= 1 - overlap(c, best)
    assert [(one.candidate, one.gain) for one in ask_next(contacts, exports, by_tie=by_tie)] == plain


@given(st.dictionaries(st.integers(0, 5), st.frozensets(st.integers(0, 12)), max_size=6), st.integers(1, 4))
def test_greedy_coverage_reaches_63_percent_of_the_best(lists, k):
    chosen = frozenset().union(*(lists[node] for node in best_coverage(lists, k)))
    best = max((len(frozenset().union(*some)) for some in combinations(lists.values(), min(k, len(lists)))), default=0)
    assert len(chosen) >= 0.632 * best


@given(
    st.lists(st.frozensets(st.integers(0, 12)), max_size=8),
    st.integers(0, 9),
    st.lists(st.sampled_from((0.5, 1.0)), min_size=8, max_size=8),
)
def test_lists_are_chosen_as_counting_each_again_would(some, k, factors):
    lists = dict(enumerate(some))
    covered, rest, plain = set(), dict(lists), []
    for _ in range(min(k, len(rest))):
        best = max(rest, key=lambda node: len(rest[node] - covered) * factors[node])
        covered |= rest.pop(best)
        plain.append(best)
    assert best_coverage(lists, k, weigh=factors.__getitem__) == plain
