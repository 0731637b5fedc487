"""A question reads as a sentence in whatever it is put together of."""

from __future__ import annotations

import re
from itertools import product

import pytest

from infograph import Query

PARTS = {
    "industries": ((), ("fintech",), ("fintech", "payments")),
    "company": ("", "Stripe"),
    "title": ("", "product manager"),
    "level": ("", "peer", "exec"),
    "via": ("", "Bob Johnson"),
    "near": (False, True),
    "former": (False, True),
}
EVERY = [Query(**dict(zip(PARTS, values, strict=True))) for values in product(*PARTS.values())]
STUMBLES = re.compile(r"\b(in|for|at|with|through|or|and) (in|for|at|with|through|or|and)\b|,|  |^$|(in|at|or|for)$")


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.words())
def test_every_question_follows_a_noun(query: Query) -> None:
    words, about = query.words(), query.about()
    assert not STUMBLES.search(words) and not STUMBLES.search(f"28 own contacts {about}"), (words, about)
    assert re.match("in |at |with |through ", about) and about.endswith(words)
    for part in (*query.industries, query.company, query.title, query.via):
        assert part in words


@pytest.mark.parametrize(
    ("query", "about"),
    [
        (Query(), "in any field"),
        (Query(limit=5, near=True, former=True), "in any field"),
        (Query(title="product manager"), "with “product manager” in the title"),
        (Query(industries=("fintech", "payments"), near=True), "in fintech or payments or a field near them"),
        (Query(company="Stripe", former=True, level="exec"), "at Stripe now or before at executive level"),
        (
            Query(industries=("fintech",), company="Stripe", title="PM", level="senior", via="Bob"),
            "in fintech at Stripe with “PM” in the title at senior level through Bob",
        ),
    ],
)
def test_a_question_in_words(query: Query, about: str) -> None:
    assert query.about() == about
