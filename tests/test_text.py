"""How many cells a terminal gives to text: the widths are those of wcwidth 0.9."""

from __future__ import annotations

import pytest

from infograph.text import display_width, short


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
