"""Connections per month, so that a lean year or a long gap is seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from infograph.figures import sheet, text_fit
from infograph.figures.sheet import MARGIN, Heading, Sheet, Stroke
from infograph.figures.style import blend, theme
from infograph.phrases import charts, pictures

KIND = "timeline"
TITLE = "your contacts by month, and gaps"
TAKES = "days"

WIDTH, HIGH, LEFT = 10.0, 2.6, 0.65
"""Inches: of the figure, of the tallest bar, left of the first month."""
LONG_GAP = 6
"""Months without a new contact that are marked as a gap."""
LABEL_ROOM = 0.55
"""Inches at least from one year's label to the next."""


def draw(days: Sequence[date | int | None], *, title: str = "", dark: bool = False, ax: Axes | None = None) -> Figure:
    """Draw how many contacts began in each month, and mark gaps of six months and more.

    Days are dates or their ordinals (`date.toordinal`); None and impossible days are counted as undated.
    """
    colours = theme(dark)
    dated = [day for day in map(_date, days) if day is not None]
    if not dated:
        return sheet.sentence(title or pictures.NOTHING[KIND], colours, ax)
    months = Counter(_month(day) for day in dated)
    gaps = [(a + 1, b - a - 1) for a, b in pairwise(sorted(months)) if b - a - 1 >= LONG_GAP]
    heading = _finding(months, gaps, len(days) - len(dated), title)
    top = sheet.heading_height(heading, WIDTH)
    page = sheet.open_sheet((WIDTH, top + HIGH + 0.45 + MARGIN), colours, ax)
    sheet.write_heading(page, heading)
    # Whole years, so that a single month is a bar and not a wall.
    first, last = min(months) // 12 * 12, (max(months) // 12 + 1) * 12
    step = (WIDTH - LEFT - MARGIN) / (last - first)
    _draw_grid(page, max(months.values()), top)
    _draw_gaps(page, [(LEFT + (start - first) * step, length * step, length) for start, length in gaps], top)
    _draw_bars(page, {LEFT + (month - first) * step: n for month, n in months.items()}, step, top)
    _write_years(page, first, last, top + HIGH)
    return page.figure


def _date(day: date | int | None) -> date | None:
    if isinstance(day, int):
        return date.fromordinal(day) if 0 < day <= date.max.toordinal() else None
    return day


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _finding(months: Counter[int], gaps: Sequence[tuple[int, int]], undated: int, title: str) -> Heading:
    most = max(months.values())
    best = [month for month in sorted(months) if months[month] == most]
    finding = charts.since_words(months.total(), min(months), most, best)
    notes = []
    if gaps:
        start, length = max(gaps, key=lambda gap: (gap[1], -gap[0]))
        notes.append(charts.longest_gap(length, start))
    notes += [charts.undated_words(undated)] if undated else []
    return Heading(title, " · ".join([finding, *notes])) if title else Heading(finding, " · ".join(notes))


def _draw_grid(page: Sheet, most: int, top: float) -> None:
    for value in sorted({most, most // 2, 0}):
        y = top + HIGH * (1 - value / most)
        sheet.line(page, (LEFT, y), (WIDTH - MARGIN, y), Stroke(0.8, page.theme.rule), layer=1)
        sheet.write(page, (LEFT - 0.08, y), f"{value:,}", text_fit.SMALL, "right")


def _draw_gaps(page: Sheet, gaps: Sequence[tuple[float, float, int]], top: float) -> None:
    for x, wide, length in gaps:
        ground = blend(page.theme.rule, page.theme.paper, 0.45)
        page.axes.add_patch(Rectangle((x, top), wide, HIGH, facecolor=ground, linewidth=0, zorder=0.5))
        for words in charts.gap_words(length):
            if text_fit.width(words, text_fit.SMALL) < wide - 0.08:
                sheet.write(page, (x + wide / 2, top + HIGH / 4), words, text_fit.SMALL, "center")
                break


def _draw_bars(page: Sheet, heights: dict[float, int], step: float, top: float) -> None:
    most = max(heights.values())
    # Never thinner than a screen's dot, or a month of a long history would vanish.
    wide = max(step * 0.85, 0.01)
    bars = [Rectangle((x, top + HIGH), wide, -HIGH * n / most) for x, n in sorted(heights.items())]
    page.axes.add_collection(PatchCollection(bars, facecolor=page.theme.hues[0], linewidth=0, zorder=2))


def _write_years(page: Sheet, first: int, last: int, bottom: float) -> None:
    step = (WIDTH - LEFT - MARGIN) / (last - first)
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000) if n * 12 * step >= LABEL_ROOM)
    for year in range(first // 12, last // 12):
        if year % every == 0 or year == first // 12 == last // 12 - 1:
            x = LEFT + (year * 12 - first) * step
            sheet.line(page, (x, bottom), (x, bottom + 0.06), Stroke(0.8, page.theme.tie), layer=1)
            sheet.write(page, (x, bottom + 0.2), str(year), text_fit.SMALL, "center")
