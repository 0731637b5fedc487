"""Where the people of a field work: one bar an employer, the part of one's own contacts filled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from infograph.figures import selection, sheet, text_fit
from infograph.figures.bars import BAR, ROW, WIDEST, bar
from infograph.figures.sheet import MARGIN, Heading, Sheet, equals
from infograph.figures.style import theme
from infograph.phrases import counted

KIND = "companies"
TITLE = "where people work, and whom of them you know"
TAKES = "companies"

WHOSE = "Where the people you know of work"
NOTHING = "No companies to draw: nobody with an employer is known."


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
        return sheet.sentence(NOTHING, colours, ax)
    shown = list(rows[:limit])
    heading = _heading(rows, shown, title)
    names = [text_fit.fit(row.company, text_fit.NAME, WIDEST) for row in shown]
    left = MARGIN + max(text_fit.width(name, text_fit.NAME) for name in names) + 0.15
    width = left + BAR + 1.6
    top = sheet.heading_height(heading, width)
    page = sheet.open_sheet((width, top + ROW * len(shown) + MARGIN), colours, ax)
    sheet.write_heading(page, heading)
    most = max(row.people for row in shown)
    for number, (row, name) in enumerate(zip(shown, names, strict=True)):
        _draw_bar(page, row, name, (left, top + ROW * (number + 0.5)), BAR / most)
    return page.figure


def _heading(rows: Sequence[Employer], shown: Sequence[Employer], title: str) -> Heading:
    most = [row for row in rows if row.people == shown[0].people]
    at = equals([row.company for row in most], "employer")
    finding = f"{shown[0].people:,} of them at {'each of ' * (len(most) > 1)}{at}"
    left = getattr(rows, "total", len(rows)) - len(shown)
    notes = "filled: your own contacts" + (f" · {counted(left, 'more employer')} not drawn" if left else "")
    return Heading(f"{title or WHOSE}: {finding}", notes)


def _draw_bar(page: Sheet, row: Employer, name: str, at: tuple[float, float], each: float) -> None:
    left, y = at
    for people, hollow in ((row.people, True), (row.contacts, False)):
        if people:
            bar(page, at, people * each, hollow=hollow)
    sheet.write(page, (left - 0.12, y), name, text_fit.NAME, "right")
    own = f" · {row.contacts:,} of them you know" if row.contacts else ""
    sheet.write(page, (left + row.people * each + 0.1, y), f"{row.people:,}{own}", text_fit.DETAIL)
