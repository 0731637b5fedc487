"""How many cells a terminal gives to text: the widths are those of wcwidth 0.9."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.text import clean_name, display_width, fold, fold_name, plain_slug, profile_address, profile_slug, short
from laws import law

PIECES = ("Ada", "Bloom", "O'Neil", "Smith-Jones", "Dr", "Mrs", "Jr", "Phd", "MBA", "x2", "é", " ", " ", "\n", "-", "'")
SLUGS = st.lists(st.sampled_from(("ac", "ACo", "mira", "-", "9", "%41", "é", "/", "?", " ", "~", "\n")), max_size=4).map(
    "".join
)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Zoë", 3),
        ("Zoe\u0308", 3),
        ("田中 José", 9),
        ("ｶﾞ", 2),
        ("한글 Kim", 8),
        ("\u1100\u1161\u11a8 Kim", 6),
        ("a\u200bb", 2),
        ("שָׁלוֹם", 4),
        ("नमस्ते", 4),
        ("👩\u200d💻 Ana", 6),
        ("👨\u200d👩\u200d👧\u200d👦", 2),
        ("👍🏽", 2),
        ("❤\ufe0f", 2),
        ("❤", 1),
        ("🇩🇪 Ana", 6),
        ("Ana ✔\ufe0f", 6),
        ("“x”…", 4),
    ],
)
def test_a_name_takes_as_many_cells_as_a_terminal_gives_it(text, cells):
    assert display_width(text) == cells


@pytest.mark.parametrize("width", range(1, 12))
def test_a_cut_name_is_never_wider_than_its_room(width):
    for name in ("👩\u200d💻 Ana Real", "❤\ufe0f❤\ufe0f❤\ufe0f Ana", "👍🏽👍🏽👍🏽👍🏽", "田中 José"):
        assert display_width(short(name, width)) <= width


@law(500)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_a_plain_name_is_folded_as_any_other(name):
    assert fold_name(name) == fold(clean_name(name))


@law(500)
@given(st.builds("{}{}".format, st.sampled_from(("https://www.linkedin.com/in/", "HTTPS://www.linkedin.com/in/", "")), SLUGS))
def test_a_plain_address_has_the_slug_of_any_other_and_says_no_more(url):
    if slug := plain_slug(url):
        assert (slug, "") == (profile_slug(url), profile_address(url))
