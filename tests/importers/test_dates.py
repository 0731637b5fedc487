"""Dates: every form that files have, one order of day and month for a column."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.importers.dates import Order, month_of, order_of, parse_date

DAYS = st.dates(date(2003, 5, 5), date(2039, 12, 31))
FORMS = [
    "%d %b %Y",
    "%d %B %Y",
    "%d-%b-%y",
    "%d-%b-%Y",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y-%m-%d 10:11:12 UTC",
    "%Y-%m-%dT02:08:20",
    "%Y/%m/%d 15:13:21 UTC",
    "%a %b %d 10:11:12 UTC %Y",
    "%b %d, %Y",
    "%d. %B %Y",
]
DAY_FIRST = ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d.%m.%y", "%d/%m/%Y 15:00"]
MONTH_FIRST = ["%m/%d/%Y", "%m/%d/%y, 3:45 AM", "%m/%d/%y, 3:45\u202fPM", "%m-%d-%Y"]


@given(DAYS, st.sampled_from(FORMS))
def test_a_day_is_read_back_in_every_form_that_names_the_month_or_begins_with_the_year(day, form):
    assert parse_date(day.strftime(form)) == day


@given(st.lists(DAYS, min_size=1, max_size=8), st.sampled_from(DAY_FIRST + MONTH_FIRST))
def test_a_column_is_read_in_one_order_which_a_day_over_twelve_settles(days, form):
    column = [day.strftime(form) for day in [*days, date(2024, 2, 28)]]
    order = order_of(column)
    assert order.sure and order.day_first is (form in DAY_FIRST)
    assert [parse_date(cell, order) for cell in column] == [*days, date(2024, 2, 28)]


@given(DAYS)
def test_excels_day_numbers_are_days(day):
    serial = (day - date(1899, 12, 30)).days
    assert parse_date(str(serial)) == parse_date(f"{serial},75") == day
    assert parse_date(str(serial + 1)) == day + timedelta(1)


@given(st.text(max_size=20))
def test_nonsense_is_no_day_and_no_error(text):
    assert parse_date(text) is None or parse_date(text).year > 0
    assert isinstance(month_of(text), str)


def test_an_order_that_nothing_settles_gives_the_year_only_unless_both_readings_agree():
    order = order_of(["03/02/2025", "04/04/2024"])
    assert not order.sure
    assert parse_date("03/02/2025", order) == date(2025, 1, 1)
    assert parse_date("04/04/2024", order) == date(2024, 4, 4)


def test_a_column_that_contradicts_itself_is_not_sure():
    assert not order_of(["13/02/2025", "02/13/2025"]).sure


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er janvier 2024", (2024, 1, 1)),
        ("2 févr. 2025", (2025, 2, 2)),
        ("5 de marzo de 2024", (2024, 3, 5)),
        ("15. Dez. 2023", (2023, 12, 15)),
        ("2. März 2024", (2024, 3, 2)),
        ("7 ago 2022", (2022, 8, 7)),
        ("12 de out. de 2021", (2021, 10, 12)),
        ("3 mei 2020", (2020, 5, 3)),
        ("9 giu 2019", (2019, 6, 9)),
        ("30 set. 2018", (2018, 9, 30)),
        ("1 AOÛT 2023", (2023, 8, 1)),
        ("4 mrt. 2024", (2024, 3, 4)),
    ],
)
def test_months_of_seven_languages_are_known(text, day):
    assert parse_date(text) == date(*day)


@pytest.mark.parametrize(
    "text", ["", "31 Feb 2021", "01 Xxx 2021", "0/0/2020", "32/01/2020", "2024-13-01", "next week", "1/1/0000"]
)
def test_days_that_do_not_exist_are_none(text):
    assert parse_date(text, Order()) is None
