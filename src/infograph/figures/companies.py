"""Where the people of a field work: one bar an employer, the part of one's own contacts filled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from infograph.figures import selection, sheet
from infograph.figures.bars import Filled, filled_bars
from infograph.figures.sheet import Heading
from infograph.figures.style import theme
from infograph.phrases import charts, pictures

KIND = "companies"
TITLE = "where people work, and whom of them you know"
TAKES = "companies"


class Employer(Protocol):
    """What is drawn of an employer."""

    @property
    def company(self) -> str: ...
    @property
    def people(self) -> int: ...
    @property
    def contacts(self) -> int: ...


def draw(rows: Sequence[Employer], *, title: str = "", dark: bool = False, limit: int = 15, ax: Axes | None = None) -> Figure:
    """Draw how many people one knows of at each employer, in the order given; filled are one's own contacts.

    Employers after the first `limit` are counted below the title, as those are that were left out before
    (`rows.total`). `title` says whose employers these are.
    """
    selection.check_limit(limit)
    colours = theme(dark)
    if not rows:
        return sheet.sentence(pictures.NOTHING[KIND], colours, ax)
    drawn = list(rows[:limit])
    bars = [Filled(row.company, row.people, row.contacts) for row in drawn]
    return filled_bars(bars, _heading(rows, drawn, title), colours, ax)


def _heading(rows: Sequence[Employer], drawn: Sequence[Employer], title: str) -> Heading:
    most = [row for row in rows if row.people == drawn[0].people]
    finding = charts.most_at(drawn[0].people, [row.company for row in most])
    left = getattr(rows, "total", len(rows)) - len(drawn)
    return Heading(f"{title or charts.WHOSE[KIND]}: {finding}", charts.filled_words(left, "employer"))
