"""Who introduced whom: the chain that grows from the first conversation, as rows that step to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from infograph.figures import selection, sheet, text_fit
from infograph.figures.sheet import MARGIN, Heading, Sheet, Stroke
from infograph.figures.style import Mark, theme
from infograph.model import Person
from infograph.phrases import charts, pictures

KIND = "chain"
TITLE = "who introduced whom"
TAKES = "introductions"

Day = date | int | None
Introduction = tuple[str, str, Day] | tuple[str, str, Day, bool]
"""Who introduced, who was met, and when (a date, its ordinal, or None); True after it: only named so far, not met."""

ROW, INDENT = 0.27, 0.42
DEEPEST = 24
"""Steps after which rows no longer move to the right, so that a figure stays on a page."""
WIDEST, WIDEST_NOTE = 3.4, 3.4


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the chain: how many introductions from the start, when met (or `named`), and by whom else."""

    name: str
    depth: int
    parent: int | None
    note: str
    named: bool = False


def draw(
    introductions: Sequence[Introduction],
    *,
    title: str = "",
    dark: bool = False,
    limit: int = 100,
    ax: Axes | None = None,
) -> Figure:
    """Draw who introduced whom, the earliest first under each person.

    Each introduction is (who introduced, who was met, day), with True at its end where they are only named yet. People
    introduced more than once stand under the first who did, the others are named beside them; a circle of introductions
    is cut where it closes. At most `limit` rows.
    """
    colours = theme(dark)
    selection.check_limit(limit)
    everybody = _rows(introductions)
    rows = everybody[:limit]
    if not rows:
        return sheet.sentence(title or pictures.NOTHING[KIND], colours, ax)
    notes = MARGIN + 0.2 + max(INDENT * min(r.depth, DEEPEST) + _room(r.name, WIDEST) for r in rows) + 0.3
    width = max(sheet.NARROWEST + 2, notes + max(_room(r.note, WIDEST_NOTE) for r in rows) + MARGIN)
    heading = selection.with_font_hint(_finding(everybody, len(rows), title), [row.name for row in everybody])
    top = sheet.heading_height(heading, width)
    page = sheet.open_sheet((width, top + ROW * len(rows) + MARGIN), colours, ax)
    sheet.write_heading(page, heading)
    _draw_rows(page, rows, (notes, top))
    return page.figure


def _rows(introductions: Sequence[Introduction]) -> list[Row]:
    ordered = sorted(introductions, key=lambda step: (_ordinal(step[2]) or date.max.toordinal() + 1, step[0], step[1]))
    first: dict[str, Introduction] = {}
    also: dict[str, list[str]] = {}
    for step in ordered:
        who, met = step[:2]
        if met not in first and not _leads_to(first, who, met):
            first[met] = step
        elif met != who and (met not in first or first[met][0] != who):
            also.setdefault(met, []).append(who)
    met_by: dict[str, list[str]] = {}
    for met, step in first.items():
        met_by.setdefault(step[0], []).append(met)
    rows: list[Row] = []
    starts = dict.fromkeys(step[0] for step in ordered if step[0] in met_by and step[0] not in first)
    waiting: list[tuple[str, int, int | None]] = [(who, 0, None) for who in reversed(starts)]
    while waiting:
        name, depth, parent = waiting.pop()
        by = first.get(name)
        rows.append(Row(name, depth, parent, _note(by, also.get(name, [])), _is_named(by)))
        place = len(rows) - 1
        waiting += [(met, depth + 1, place) for met in reversed(met_by.get(name, []))]
    return rows


def _leads_to(first: dict[str, Introduction], who: str, met: str) -> bool:
    """Say whether `met` already stands above `who`, so that one more step would close a circle."""
    while who != met and who in first:
        who = first[who][0]
    return who == met


def _is_named(step: Introduction | None) -> bool:
    return step is not None and len(step) > 3 and bool(step[-1])


def _ordinal(day: Day) -> int | None:
    if isinstance(day, date):
        return day.toordinal()
    return day if day is not None and 0 < day <= date.max.toordinal() else None


def _note(step: Introduction | None, others: Sequence[str]) -> str:
    day = _ordinal(step[2]) if step else None
    when = date.fromordinal(day) if day else None
    parts = [charts.met_words(when, named=_is_named(step))] if when else []
    parts += [charts.also_through(list(dict.fromkeys(others)))] if others else []
    return " · ".join(parts)


def _room(text: str, most: float) -> float:
    return min(most, text_fit.width(text_fit.drawable(text, bold=True), text_fit.STRONG))


def _finding(rows: Sequence[Row], drawn: int, title: str) -> Heading:
    named = sum(row.named for row in rows)
    met = sum(1 for row in rows if row.depth) - named
    steps = max((row.depth for row in rows), default=0)
    finding = charts.chain_words(met, named, steps)
    left_out = charts.first_words(drawn, len(rows) - drawn) if drawn < len(rows) else ""
    return Heading(title, f"{finding} {left_out}".strip()) if title else Heading(finding, left_out)


def _draw_rows(page: Sheet, rows: Sequence[Row], corner: tuple[float, float]) -> None:
    notes, top = corner
    places = [(MARGIN + 0.06 + INDENT * min(r.depth, DEEPEST), top + ROW * (i + 0.5)) for i, r in enumerate(rows)]
    start, person = Mark("start", page.theme.ink, "s"), Mark("person", page.theme.hues[0], "o")
    named = Mark("named", page.theme.tie, "o")
    for row, (x, y) in zip(rows, places, strict=True):
        if row.parent is not None:
            above = places[row.parent]
            elbow = (above[0], y)
            sheet.line(page, above, elbow, Stroke(1.2, page.theme.tie))
            sheet.line(page, elbow, (x, y), Stroke(1.2, page.theme.tie))
        sheet.dot(page, (x, y), named if row.named else person if row.depth else start, 6)
        letter = text_fit.NAME if row.depth else text_fit.STRONG
        sheet.write(page, (x + 0.13, y), text_fit.fit(selection.name_of(Person(0, row.name)), letter, WIDEST), letter)
        sheet.write(page, (notes, y), text_fit.fit(row.note, text_fit.DETAIL, WIDEST_NOTE), text_fit.DETAIL)
