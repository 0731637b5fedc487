"""The quick look at two names passes by nobody whom the careful one would find alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from infograph.identity.alike import Likeness, could_be_alike, likeness
from infograph.text import fold_name

words = st.sampled_from(
    ("Jürgen", "Juergen", "J", "Anna", "Ann", "Annalee", "Lee", "Müller", "Mueller", "Muller", "Anna-Lee", "O'Hara", "李")
)
names = st.lists(words, min_size=1, max_size=3).map(" ".join)


@given(names, names)
def test_names_that_are_alike_could_be(one, other):
    if likeness(one, other) is not Likeness.OTHER:
        assert could_be_alike(one, fold_name(other))
