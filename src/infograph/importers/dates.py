"""Read dates as files write them; the order of day and month is settled once for a column, never row by row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from infograph.importers.languages import MONTHS
from infograph.patterns import pattern
from infograph.text import fold

_MONTHS = {
    fold(stem): number
    for words in MONTHS.values()
    for number, stems in enumerate(words.split(), 1)
    for stem in stems.split("/")
}
_SHORTEST = min(map(len, _MONTHS))
_WORDED = pattern(r"^(\d{1,2})(?:\.|st|nd|rd|th|er|º)?[\s.\-/]+(?:de\s+)?([^\W\d_]+)\.?[\s.\-/,]+(?:de\s+)?(\d{4}|\d{2})\b")
_MONTH_FIRST = pattern(r"^(?:[^\W\d_]{2,9},?\s+)?([^\W\d_]{3,})\.?\s+(\d{1,2})\b,?(?:.*\s)?(\d{4})\b")
_NUMERIC = pattern(r"^(\d{1,2})([./\-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_ISO = pattern(r"^(\d{4})(?:[-/.년年]\s*(\d{1,2})[-/.월月]\s*(\d{1,2})(?!\d)|(\d{2})(\d{2})$)")
_YEAR_FIRST = pattern(r"^(\d{4})[\s.\-/]+([^\W\d_]+)[\s.\-/]+(\d{1,2})(?!\d)")
_YEAR_ALONE = pattern(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_MONTH_YEAR = pattern(r"^([^\W\d_]{3,})\.?\s+(\d{4})$")
_SERIAL = pattern(r"^\d{5}(?:[.,]\d*)?$")
_EXCEL_EPOCH = date(1899, 12, 30)


class Order(NamedTuple):
    """Whether a column writes the day first; `sure` is False where numeric dates leave it open."""

    day_first: bool = True
    sure: bool = True


def order_of(cells: Iterable[str]) -> Order:
    """Settle the order of day and month for a whole column.

    Dots are day first everywhere; a clock with AM or PM is American; else a number over 12 decides.

    >>> order_of(["02/01/2024", "15/03/2023"])
    Order(day_first=True, sure=True)
    >>> order_of(["1/2/18, 3:45 AM"]).day_first
    False
    """
    cells = list(cells)
    if set("./-").isdisjoint("".join(cells)):
        return Order()  # none is numeric; most lists write 02 Jan 2024
    day = month = numeric = False
    for cell in cells:
        numbers = _NUMERIC.match(cell.strip())
        if numbers:
            numeric = True
            day = day or numbers.group(2) == "." or int(numbers.group(1)) > 12
            month = month or int(numbers.group(3)) > 12 or cell.rstrip()[-2:].upper() in ("AM", "PM")
    return Order(day or not month, not numeric or day != month)


@lru_cache(maxsize=8192)
def parse_date(text: str, order: Order = Order()) -> date | None:
    """Return the day a cell means, or None; two-digit years are 20xx, Excel's serial days are understood.

    Where the order is not sure, a date whose day and month could be swapped gives only its year: 1 January.

    >>> parse_date("02 Jan 2024"), parse_date("2-Jan-24"), parse_date("15. Dez. 2023"), parse_date("45293")
    (datetime.date(2024, 1, 2), datetime.date(2024, 1, 2), datetime.date(2023, 12, 15), datetime.date(2024, 1, 2))
    """
    text = text.strip().lstrip("'")  # what Excel puts before a text that looks like a number
    try:
        return _worded(text) or _numeric(text, order)
    except ValueError:
        return None  # the 31st of a shorter month, a year 0


def first_day(text: str, order: Order) -> date | None:
    """Return the day a cell means, or the first day of a month or year that is all it says, or None.

    >>> first_day("Mar 2019", Order()), first_day("2019", Order()), first_day("02 Jan 2024", Order())
    (datetime.date(2019, 3, 1), datetime.date(2019, 1, 1), datetime.date(2024, 1, 2))
    """
    day = parse_date(text, order)
    parts = month_of(text).split("-") if day is None else []
    return date(int(parts[0]), int(parts[-1]) if len(parts) > 1 else 1, 1) if any(parts) else day


def is_open(text: str, order: Order) -> bool:
    """Say whether day and month of a cell could be swapped, so that only its year is certain.

    >>> is_open("01/02/2024", Order(sure=False)), is_open("15/02/2024", Order(sure=False)), is_open("01/02/2024", Order())
    (True, False, False)
    """
    numbers = None if order.sure else _NUMERIC.match(text.strip().lstrip("'"))
    if numbers is None:
        return False
    return numbers.group(1) != numbers.group(3) and max(int(numbers.group(1)), int(numbers.group(3))) <= 12


def month_of(text: str) -> str:
    """Return "2019", "2019-03" or "2019-03-01" for a date as precise as the source wrote it, or "".

    >>> month_of("Mar 2019"), month_of("2019"), month_of("02 Jan 2019")
    ('2019-03', '2019', '2019-01-02')
    """
    text = text.strip()
    month_year = _MONTH_YEAR.match(text)
    if month_year and _month(month_year.group(1)):
        return f"{month_year.group(2)}-{_month(month_year.group(1)):02}"
    if _YEAR_ALONE.fullmatch(text):
        return text
    day = parse_date(text)
    return day.isoformat() if day else ""


def is_serial(text: str) -> bool:
    """Say whether a cell is an Excel serial day."""
    return bool(_SERIAL.match(text.strip()))


def _worded(text: str) -> date | None:
    match = _ISO.match(text)
    if match:
        year, *parts = (int(part) for part in match.groups() if part is not None)
        return date(year, parts[0], parts[1])
    match = _WORDED.match(text)
    if match:
        return _named(_year(match.group(3)), match.group(2), match.group(1))
    match = _MONTH_FIRST.match(text)
    if match:
        return _named(int(match.group(3)), match.group(1), match.group(2))
    match = _YEAR_FIRST.match(text)
    return _named(int(match.group(1)), match.group(2), match.group(3)) if match else None


def _named(year: int, month: str, day: str) -> date | None:
    return date(year, _month(month), int(day)) if _month(month) else None


def _month(word: str) -> int:
    """Return the number of a month by the longest beginning that is known of it, or 0."""
    whole = fold(word)
    return next((_MONTHS[whole[:end]] for end in range(len(whole), _SHORTEST - 1, -1) if whole[:end] in _MONTHS), 0)


def _numeric(text: str, order: Order) -> date | None:
    if _SERIAL.match(text):
        return _EXCEL_EPOCH + timedelta(days=int(text[:5]))
    numbers = _NUMERIC.match(text)
    if not numbers:
        return None
    first, second, year = int(numbers.group(1)), int(numbers.group(3)), _year(numbers.group(4))
    if is_open(text, order):
        return date(year, 1, 1)
    day_first = order.day_first if order.sure else first > 12 or second <= 12  # else only one reading is a date
    return date(year, second, first) if day_first else date(year, first, second)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
