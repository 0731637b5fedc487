"""Wrapped text: no line is too wide, nothing is lost, and every script is measured in cells."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from infograph.renderers.wrapping import TIED, columns, reflowed, wrapped
from infograph.text import display_width

LETTERS = st.text("ab -/·é田中プロ、。ー한국어नमस्ते👩‍💻\u0301", max_size=120).map(lambda text: " ".join(text.split()))


def unspaced(text: str) -> str:
    return re.sub(rf"[\s{TIED}]", "", text)


@given(LETTERS, st.integers(8, 60), st.integers(0, 4), st.integers(0, 4))
def test_no_line_is_wider_than_asked_and_every_letter_is_there_in_its_place(text, width, first, rest):
    lines = wrapped(text, width, "1" * first, "2" * rest)
    assert max(map(display_width, lines)) <= width
    bodies = [lines[0][first:], *(line[rest:] for line in lines[1:])]
    assert unspaced("".join(bodies)) == unspaced(text)


@given(st.lists(LETTERS, max_size=5), st.integers(20, 80))
def test_text_that_fits_stays_as_it_is_and_other_text_keeps_its_letters(lines, width):
    text = "\n".join(lines)
    after = reflowed(text, width)
    assert max(map(display_width, after.split("\n"))) <= width
    assert unspaced(after) == unspaced(text)
    assert after == text or max(map(display_width, text.split("\n"))) > width


@given(st.lists(st.tuples(LETTERS, LETTERS, LETTERS), min_size=1, max_size=5), st.integers(30, 90))
def test_tables_keep_to_a_width_and_lose_nothing(rows, width):
    lines = columns([("Name", "Where", "What"), *rows], width)
    assert max(map(display_width, lines), default=0) <= width
    letters = "".join(unspaced("".join(row)) for row in rows)
    assert all("".join(lines).count(char) >= letters.count(char) for char in set(letters))


def test_what_belongs_together_stays_on_one_line():
    assert wrapped(f"ask Bob ●●●{TIED}strong now", 14) == ["ask Bob", "●●● strong now"]


def test_lines_go_on_below_their_own_beginning():
    assert reflowed("Store            a very long path of words", 40).split("\n")[1].startswith(" " * 17)
    assert reflowed("  3. one two three four five six seven", 24).split("\n")[1].startswith("     ")
    assert all(line.startswith("# ") for line in reflowed("# what a parameter means, in words", 20).split("\n"))


def test_no_line_begins_with_a_closing_sign_where_scripts_have_no_spaces():
    assert not any(line.startswith(("、", "。", "ー")) for line in wrapped("プロダクト、マネージャー。" * 4, 11))
