"""Timeline, industries and the chain of introductions: what they count and what they admit not to know."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import boxes
from infograph import figures
from infograph.figures import text_fit
from infograph.outreach import Progress


def said(figure):
    assert boxes.overlaps(figure) == []
    assert boxes.outside(figure) == []
    return boxes.words(figure)


def test_a_timeline_names_the_best_month_the_longest_gap_and_the_undated():
    days = [date(2019, 3, 2), date(2019, 3, 9), date(2019, 5, 1).toordinal(), date(2020, 2, 1), None, -5, 10**9]
    words = said(figures.timeline(days))
    assert "4 contacts since March 2019; most in March 2019 (2)" in words
    assert "2 contacts since March 2019; never two in one month" in said(figures.timeline(days[1:3])).replace("\n", " ")
    assert "longest gap: 8 months from June 2019 · 3 more without a date" in words
    assert "8 months without" in words
    days += [date(2021, 1, 2), date(2021, 1, 3)]
    assert "most in March 2019 and January 2021 (2 each)" in said(figures.timeline(days)).replace("\n", " ")


def test_a_timeline_draws_the_shortest_and_the_longest_history():
    assert "2020" in said(figures.timeline([date(2020, 5, 1)], dark=True)).split("\n")
    assert "5000" in said(figures.timeline([date.min, date.max])).split("\n")
    assert "none of these contacts has a date" in said(figures.timeline([None])).replace("\n", " ")


def test_industries_show_the_unknown_hollow_and_add_up_the_rest():
    counts = {f"field-{n}": n for n in range(1, 8)} | {"": 10, "unknown": 4, "nobody": 0}
    figure = figures.industries(counts, limit=3)
    words = said(figure)
    assert "Field 7 is the largest field: 7 of 42 people; 33% unknown" in words
    assert "4 more\n10 · 24%" in words and "unknown\n14 · 33%" in words
    assert [list(bar.get_facecolor())[3] for bar in figure.axes[0].patches] == [1, 1, 1, 1, 0]


def test_of_equally_large_fields_none_is_the_largest():
    words = said(figures.industries({"fintech": 4, "logistics": 4, "schools": 1})).replace("\n", " ")
    assert "Fintech and logistics are the largest fields: each 4 of 9 people" in words


def test_industries_of_nobody_are_a_sentence():
    assert "there are no people yet" in said(figures.industries({"fintech": 0}))


def test_a_chain_stands_under_the_first_who_introduced_and_names_the_others():
    steps = [
        ("You", "Bob Johnson", date(2026, 1, 5)),
        ("Bob Johnson", "Mei Tanaka", date(2026, 2, 1)),
        ("Ana Cole", "Mei Tanaka", date(2026, 3, 1).toordinal()),
        ("You", "Ana Cole", None),
    ]
    figure = figures.chain(steps)
    words = said(figure)
    assert figure.get_label() == "3 people met by introduction; the longest chain has 2 steps"
    assert "Mei Tanaka\n1 Feb 2026 · also through Ana Cole" in words


def test_who_was_only_named_stands_in_the_chain_and_is_not_counted_as_met():
    steps = [("Bob Johnson", "Mei Tanaka", date(2026, 2, 1), False), ("Mei Tanaka", "Ana Cole", date(2026, 2, 1), True)]
    figure = figures.chain(steps)
    assert figure.get_label() == "1 person met by introduction, 1 more named; the longest chain has 2 steps"
    assert "Ana Cole\nnamed 1 Feb 2026" in said(figure)


def test_a_circle_of_introductions_is_cut_where_it_closes():
    figure = figures.chain([("A", "B", 10), ("B", "C", 20), ("C", "A", 30), ("D", "D", 40)])
    assert figure.get_label() == "2 people met by introduction; the longest chain has 2 steps"
    assert "A\nalso through C" in said(figure)
    assert "D" not in said(figure).split("\n")


@pytest.mark.slow
def test_a_long_chain_stays_on_the_page_and_counts_the_rest():
    figure = figures.chain([(f"P{n}", f"P{n + 1}", None) for n in range(150)])
    assert "(first 100; 51 more not drawn)" in said(figure)
    assert figure.get_figwidth() < 15


def test_no_chain_yet_is_a_sentence():
    assert "No chain yet" in said(figures.chain([]))


@given(st.text(max_size=40), st.floats(0.2, 3))
def test_fitted_text_is_never_wider_than_its_room_and_fits_again_unchanged(text, room):
    fitted = text_fit.fit(text, text_fit.NAME, room)
    assert text_fit.width(fitted, text_fit.NAME) <= room
    assert text_fit.fit(fitted, text_fit.NAME, room) == fitted


@given(st.text(max_size=60), st.booleans())
def test_drawable_text_needs_no_font_that_is_not_there(text, bold):
    shown = text_fit.drawable(text, bold)
    assert {ord(char) for char in shown} <= text_fit.letters(bold) | {32}
    assert text_fit.drawable(shown, bold) == shown


@pytest.mark.slow
def test_employers_are_bars_with_own_contacts_filled_and_the_rest_counted():
    from infograph.answers import CompanyRow
    from infograph.tables import Rows

    rows = [CompanyRow(n, f"Company {n} of a rather long name, Limited", 20 - n, n % 3, ("fintech",), ()) for n in range(1, 19)]
    words = said(figures.companies(Rows(rows, 40, CompanyRow.COLUMNS), title="Where people work, fintech", limit=5))
    assert "Where people work, fintech: 19 of them at Company 1" in words.replace("\n", " ")
    assert "35 more employers not drawn" in words and "19 · 1 of them you know" in words
    assert "Where the people you know of work" in said(figures.companies(rows, dark=True)).replace("\n", " ")
    rows = [CompanyRow(n, name, 11, 0, ("fintech",), ()) for n, name in enumerate(("Carta", "Lunar"), 1)]
    words = said(figures.companies([*rows, CompanyRow(3, "Adyen", 9, 0, ("fintech",), ())])).replace("\n", " ")
    assert "11 of them at each of Carta and Lunar" in words
    assert "No companies to draw" in said(figures.companies([]))


def test_functions_are_bars_the_most_first_and_those_of_nobody_are_left_out():
    from infograph.answers import FunctionRow

    rows = [FunctionRow("a", "Legal", (), 3, 1), FunctionRow("b", "Sales", (), 12, 0), FunctionRow("c", "Quality", (), 0, 0)]
    words = said(figures.functions(rows)).replace("\n", " ")
    assert "What the people you know of do: 12 of them sales" in words and "3 · 1 of them you know" in words
    assert words.index("Sales", words.index("filled")) < words.index("Legal") and "Quality" not in words
    words = said(figures.functions(rows, limit=1, title="What they do", dark=True)).replace("\n", " ")
    assert "What they do: 12 of them sales" in words and "1 more function not drawn" in words
    said(figures.functions([FunctionRow("a", "Engineering", (), 511_000, 55_000)]))  # its numbers stay on the sheet
    even = [FunctionRow(str(n), f"Function {n}", (), 7, 0) for n in range(4)]
    assert "7 of them each 4 functions" in said(figures.functions(even)).replace("\n", " ")
    assert "No functions to draw" in said(figures.functions(rows[2:]))


def test_the_search_is_a_bar_a_stage_with_where_asks_stop():
    stages = [
        Progress("asked", 12, declined=2, silent=3, paused=0, open=1),
        Progress("agreed", 6, open=1, days=4.0),
        Progress("met", 5, open=2, days=1.0),
        Progress("thanked", 3),
    ]
    for dark in (False, True):
        words = said(figures.search(stages, dark=dark)).replace("\n", " ")
        assert "Of 12 people you asked about, 5 were met; most asks stop at “asked” (5)" in words
        assert "12 · 2 declined · 3 without an answer · 1 still open" in words
        assert "6 · 1 still open · 4 days after the stage before" in words and "1 day after" in words
    assert "you asked about, 0 were met" in said(figures.search([Progress("asked", 1, open=1)], title="In fintech")).replace(
        "\n", " "
    )
    assert "nobody was asked yet" in said(figures.search([])).replace("\n", " ")


def test_an_industry_is_written_by_its_name():
    written = said(figures.draw("industries", {"E-commerce": 3, "Furniture and home": 2, "real-estate": 1})).splitlines()
    assert {"E-commerce", "Furniture and home", "real estate"} <= set(written)
