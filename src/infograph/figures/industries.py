"""What a network is made of, with the people of whom nothing is known shown as such."""

from __future__ import annotations

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from infograph.figures import selection, sheet, text_fit
from infograph.figures.bars import BAR, ROW, WIDEST, bar
from infograph.figures.sheet import MARGIN, Heading, Sheet
from infograph.figures.style import UNKNOWN, theme, words
from infograph.phrases import charts, pictures

KIND = "industries"
TITLE = "what your network is made of, known and unknown"
TAKES = "counts"


def draw(counts: Mapping[str, int], *, title: str = "", dark: bool = False, limit: int = 15, ax: Axes | None = None) -> Figure:
    """Draw how many people are in each industry, the most first, and how many are unknown ("" or "unknown").

    The bar of the unknown is hollow. Industries after the first `limit` are added up in one bar.
    """
    selection.check_limit(limit)
    colours = theme(dark)
    fields = {code: n for code, n in counts.items() if n > 0 and code not in ("", UNKNOWN)}
    unknown = sum(n for code, n in counts.items() if n > 0 and code in ("", UNKNOWN))
    if not fields and not unknown:
        return sheet.sentence(title or pictures.NOTHING[KIND], colours, ax)
    bars = _bars(fields, unknown, limit)
    names = [selection.readable(words(name)) for name, _, _ in bars]
    heading = selection.with_font_hint(_finding(fields, unknown, title), [words(name) for name, _, _ in bars])
    left = MARGIN + min(WIDEST, max(text_fit.width(text_fit.drawable(n), text_fit.NAME) for n in names)) + 0.15
    width = left + BAR + 1.1
    top = sheet.heading_height(heading, width)
    page = sheet.open_sheet((width, top + ROW * len(bars) + MARGIN), colours, ax)
    sheet.write_heading(page, heading)
    _draw_bars(page, bars, (left, top))
    return page.figure


def _bars(fields: Mapping[str, int], unknown: int, limit: int) -> list[tuple[str, int, bool]]:
    """Return name, number of people, and whether the bar is hollow."""
    ranked = sorted(fields, key=lambda code: (-fields[code], code))
    bars = [(code, fields[code], False) for code in ranked[:limit]]
    rest = ranked[limit:]
    if rest:
        bars.append((charts.more_words(len(rest)), sum(fields[code] for code in rest), False))
    return [*bars, (UNKNOWN, unknown, True)] if unknown else bars


def _finding(fields: Mapping[str, int], unknown: int, title: str) -> Heading:
    total = sum(fields.values()) + unknown
    parts = []
    if fields:
        most = max(fields.values())
        largest = [words(code) for code in sorted(fields) if fields[code] == most]
        parts.append(charts.largest_fields(largest, most, total))
    parts += [charts.unknown_share(round(100 * unknown / total))] if unknown else []
    finding = "; ".join(parts)
    return Heading(title, finding) if title else Heading(finding[:1].upper() + finding[1:])


def _draw_bars(page: Sheet, bars: list[tuple[str, int, bool]], corner: tuple[float, float]) -> None:
    left, top = corner
    most, total = max(n for _, n, _ in bars), sum(n for _, n, _ in bars)
    for number, (name, people, hollow) in enumerate(bars):
        y = top + ROW * (number + 0.5)
        length = BAR * people / most
        bar(page, (left, y), length, hollow=hollow, edge=page.theme.tie if hollow else "")
        text = text_fit.fit(selection.readable(words(name)), text_fit.NAME, WIDEST)
        sheet.write(page, (left - 0.12, y), text, text_fit.NAME, "right")
        share = f"{people:,} · {round(100 * people / total)}%"
        sheet.write(page, (left + length + 0.1, y), share, text_fit.DETAIL)
