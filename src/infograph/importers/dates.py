"""Read dates as files write them; the order of day and month is settled once for a column, never row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from infograph.text import fold

_MONTH_WORDS = (
    "jan january januar janvier janv enero ene januari janeiro gennaio gen",
    "feb february februar fevrier fevr fev febrero februari fevereiro febbraio",
    "mar march maerz marz mrz mars marzo maart mrt marco",
    "apr april avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "jun june juni juin junio junho giugno giu",
    "jul july juli juillet juil julio julho luglio lug",
    "aug august aout agosto ago augustus",
    "sep sept september septembre septiembre setembro set settembre",
    "oct october oktober okt octobre octubre outubro out ottobre ott",
    "nov november novembre noviembre novembro",
    "dec december dezember dez decembre diciembre dic dezembro dicembre",
)
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_WORDED = re.compile(r"^(\d{1,2})(?:\.|st|nd|rd|th|er|º)?[\s.\-/]+(?:de\s+)?([^\W\d_]+)\.?[\s.\-/,]+(?:de\s+)?(\d{4}|\d{2})\b")
_MONTH_FIRST = re.compile(r"^(?:[^\W\d_]{2,9},?\s+)?([^\W\d_]{3,})\.?\s+(\d{1,2})\b,?(?:.*\s)?(\d{4})\b")
_NUMERIC = re.compile(r"^(\d{1,2})([./\-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_MONTH_YEAR = re.compile(r"^([^\W\d_]{3,})\.?\s+(\d{4})$")
_SERIAL = re.compile(r"^\d{5}(?:[.,]\d*)?$")
_EXCEL_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Order:
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
    day = month = numeric = False
    for cell in cells:
        found = _NUMERIC.match(cell.strip())
        if found:
            numeric = True
            day = day or found.group(2) == "." or int(found.group(1)) > 12
            month = month or int(found.group(3)) > 12 or cell.rstrip()[-2:].upper() in ("AM", "PM")
    return Order(day or not month, not numeric or day != month)


@lru_cache(maxsize=8192)
def parse_date(text: str, order: Order = Order()) -> date | None:
    """Return the day a cell means, or None; two-digit years are 20xx, Excel's serial days are understood.

    Where the order is not sure, a date whose day and month could be swapped gives only its year: 1 January.

    >>> parse_date("02 Jan 2024"), parse_date("2-Jan-24"), parse_date("15. Dez. 2023"), parse_date("45293")
    (datetime.date(2024, 1, 2), datetime.date(2024, 1, 2), datetime.date(2023, 12, 15), datetime.date(2024, 1, 2))
    """
    text = text.strip()
    try:
        return _worded(text) or _numeric(text, order)
    except ValueError:
        return None  # the 31st of a shorter month, a year 0


def month_of(text: str) -> str:
    """Return "2019", "2019-03" or "2019-03-01" for a date as precise as the source wrote it, or "".

    >>> month_of("Mar 2019"), month_of("2019"), month_of("02 Jan 2019")
    ('2019-03', '2019', '2019-01-02')
    """
    text = text.strip()
    found = _MONTH_YEAR.match(text)
    if found and fold(found.group(1)) in _MONTHS:
        return f"{found.group(2)}-{_MONTHS[fold(found.group(1))]:02}"
    if re.fullmatch(r"\d{4}", text):
        return text
    day = parse_date(text)
    return day.isoformat() if day else ""


def is_serial(text: str) -> bool:
    """Say whether a cell is an Excel serial day."""
    return bool(_SERIAL.match(text.strip()))


def _worded(text: str) -> date | None:
    found = _ISO.match(text)
    if found:
        return date(int(found.group(1)), int(found.group(2)), int(found.group(3)))
    found = _WORDED.match(text)
    if found:
        month = _MONTHS.get(fold(found.group(2)))
        return date(_year(found.group(3)), month, int(found.group(1))) if month else None
    found = _MONTH_FIRST.match(text)
    if found:
        month = _MONTHS.get(fold(found.group(1)))
        return date(int(found.group(3)), month, int(found.group(2))) if month else None
    return None


def _numeric(text: str, order: Order) -> date | None:
    if _SERIAL.match(text):
        return _EXCEL_EPOCH + timedelta(days=int(text[:5]))
    found = _NUMERIC.match(text)
    if not found:
        return None
    first, second, year = int(found.group(1)), int(found.group(3)), _year(found.group(4))
    if not order.sure and first <= 12 and second <= 12 and first != second:
        return date(year, 1, 1)
    return date(year, second, first) if order.day_first else date(year, first, second)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
