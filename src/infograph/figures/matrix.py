"""Connectors against companies: the overview for many people, and for counsellors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from infograph.figures import selection, sheet, text_fit
from infograph.figures.own_contacts import DIRECTLY, is_own, number_of, number_of_connectors, others, with_own
from infograph.figures.sheet import MARGIN, Entry, Heading, Sheet, Stroke
from infograph.figures.style import Mark, Theme, blend, marks, theme
from infograph.model import Band, Suggestion
from infograph.phrases import pictures
from infograph.query import DRAWN_OWN

KIND = "matrix"
TITLE = "connectors by companies"
TAKES = "suggestions"
COUNTS = "everybody"

STEP, ROW = 0.42, 0.34
"""Inches from one company to the next and from one connector to the next."""
DISC = 0.27
"""Inches across of a number's disc."""
SLANT = 45
WIDEST_CONNECTOR, WIDEST_COMPANY = 3.4, 2.6
SHADES: dict[Band, float] = {"strong": 0.5, "good": 0.28, "long shot": 0.1}
RIMS: dict[Band, float] = {"strong": 2.2, "good": 1.2, "long shot": 0.6}
"""How a disc shows the best path in it: share of the industry's colour, and width of its rim in points."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The people whom one connector can introduce at one company, the best band among them, and whether a tie there is gone."""

    number: int
    band: Band
    gone: bool = False


def draw(
    suggestions: Sequence[Suggestion],
    *,
    title: str = "",
    ego: str = "",
    dark: bool = False,
    limit: int = 30,
    ax: Axes | None = None,
) -> Figure:
    """Draw how many people each connector can introduce at each company, over all ways in.

    At most `limit` connectors (rows) and `limit` companies (columns) are drawn, those with the most people.
    A darker disc with a thicker rim holds a better path. `ego` is not drawn: every row is one of ego's contacts.
    """
    selection.check_limit(limit)
    reached = with_own(suggestions, None)
    colours = theme(dark)
    if not reached:
        return sheet.sentence(title or pictures.NOTHING["answer"], colours, ax)
    cells = _cells(reached)
    columns = _companies(reached, limit)
    best = _connectors(reached, limit)
    rows = [row for row in best if any((row, column) in cells for column in columns)]
    field = _fields(reached)
    industries = marks((field[company] for company in columns), colours)
    names = {p.connector.id: selection.name_of(p.connector) for s in reached for p in s.paths}
    left = MARGIN + max(_room(names[row], WIDEST_CONNECTOR) for row in rows) + 0.15
    # A slanted label rises and leans over the columns to its right by cos 45 degrees of its length.
    leans = [_room(selection.employer(company, KIND), WIDEST_COMPANY) * 0.71 + 0.15 for company in columns]
    right = max(left + STEP * (number + 0.5) + lean for number, lean in enumerate(leans))
    width = max(right + MARGIN, sheet.NARROWEST + 2)
    heading = selection.with_font_hint(_finding(suggestions, (rows, columns, len(best) - len(rows)), title), _texts(reached))
    entries = _legend(cells, industries, colours)
    top = sheet.heading_height(heading, width) + max(leans) + 0.25
    bottom = top + ROW * len(rows) + 0.1
    page = sheet.open_sheet((width, bottom + sheet.legend_height(entries, width)), colours, ax)
    sheet.write_heading(page, heading)
    _draw_grid(page, [names[row] for row in rows], [(c, industries[field[c]]) for c in columns], (left, top))
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            if cell := cells.get((row, column)):
                at = (left + STEP * (j + 0.5), top + ROW * (i + 0.5))
                _draw_cell(page, at, cell, industries[field[column]])
    sheet.write_legend(page, entries, bottom)
    return page.figure


def _cells(reached: Sequence[Suggestion]) -> dict[tuple[int, str], Cell]:
    numbers: Counter[tuple[int, str]] = Counter()
    best: dict[tuple[int, str], Band] = {}
    order, gone = list(SHADES), set()
    for suggestion in reached:
        for connector, path in {path.connector.id: path for path in suggestion.paths}.items():
            key = (connector, suggestion.target.company)
            numbers[key] += 1
            best[key] = min(best.get(key, suggestion.band), suggestion.band, key=order.index)
            gone |= {key} if any(hop.departed for hop in (path.first, path.second, *path.via_hops)) else set()
    return {key: Cell(number, best[key], key in gone) for key, number in numbers.items()}


def _connectors(reached: Sequence[Suggestion], limit: int) -> list[int]:
    people = {path.connector.id: path.connector for s in reached for path in s.paths}
    met = Counter(connector for s in reached for connector in {path.connector.id for path in s.paths})
    ranked = sorted(met, key=lambda c: (c != DIRECTLY.id, -met[c], people[c].name, c))
    return ranked[: limit + (DIRECTLY.id in met)]


def _companies(reached: Sequence[Suggestion], limit: int) -> list[str]:
    """Return the companies of the best own contacts and those with the most people, those of one industry side by side."""
    met = Counter(suggestion.target.company for suggestion in reached)
    field, own = _fields(reached), {suggestion.target.company for suggestion in islice(filter(is_own, reached), DRAWN_OWN)}
    largest = sorted(met, key=lambda company: (company not in own, -met[company], company))[:limit]
    size = Counter(field[company] for company in largest)
    return sorted(largest, key=lambda company: (-size[field[company]], field[company], -met[company], company))


def _fields(reached: Sequence[Suggestion]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for suggestion in reached:
        counts.setdefault(suggestion.target.company, Counter())[selection.industry_of(suggestion.target)] += 1
    return {company: max(sorted(met), key=met.__getitem__) for company, met in counts.items()}


def _room(text: str, most: float) -> float:
    return min(most, text_fit.width(text_fit.drawable(text), text_fit.NAME))


def _finding(suggestions: Sequence[Suggestion], axes: tuple[Sequence[int], Sequence[str], int], title: str) -> Heading:
    """Return the heading; `axes` are the connectors and companies drawn, and how many connectors have nobody at these."""
    reached, drawn, own = others(suggestions), len({*axes[0]} - {DIRECTLY.id}), number_of(suggestions)
    connectors = number_of_connectors(suggestions)
    rows = with_own(suggestions, None)
    companies, total = len({s.target.company for s in rows}), max(len(reached), getattr(suggestions, "total", 0))
    everywhere = companies if total == len(reached) else 0
    finding = pictures.matrix_words(total if reached else 0, everywhere, connectors, own)
    counted = len(rows) if len(rows) < total + own else 0
    left_out = pictures.matrix_cut((drawn, connectors), (len(axes[1]), companies), axes[2], counted)
    if title:
        return Heading(title, f"{finding} {left_out}".strip())
    return Heading(pictures.who_where(finding) if reached else finding, left_out)


def _texts(reached: Sequence[Suggestion]) -> list[str]:
    """Return the names as they are known, not as they can be written: what is missing is said."""
    return [text for s in reached for text in (s.target.company, *(path.connector.name for path in s.paths))]


def _draw_grid(page: Sheet, rows: Sequence[str], columns: Sequence[tuple[str, Mark]], corner: tuple[float, float]) -> None:
    left, top = corner
    right, bottom = left + STEP * len(columns), top + ROW * len(rows)
    for number, name in enumerate(rows):
        y = top + ROW * (number + 0.5)
        sheet.line(page, (left, y), (right, y), Stroke(0.8, page.theme.rule))
        text = text_fit.fit(name, text_fit.NAME, WIDEST_CONNECTOR)
        sheet.write(page, (left - 0.12, y), text, text_fit.NAME, "right")
    for number, (company, mark) in enumerate(columns):
        x = left + STEP * (number + 0.5)
        sheet.line(page, (x, top), (x, bottom), Stroke(0.8, page.theme.rule))
        sheet.dot(page, (x, top - 0.1), mark)
        text = text_fit.fit(selection.employer(company, KIND), text_fit.NAME, WIDEST_COMPANY)
        sheet.write_slanted(page, (x, top - 0.2), text, (text_fit.NAME, SLANT))


def _draw_cell(page: Sheet, at: tuple[float, float], cell: Cell, mark: Mark) -> None:
    fill = blend(mark.colour, page.theme.paper, SHADES[cell.band])
    rim = Stroke(RIMS[cell.band], mark.colour, "gone" if cell.gone else "")
    sheet.disc(page, at, DISC, fill, rim)
    sheet.write(page, at, f"{cell.number}" if cell.number < 1000 else f"{cell.number // 1000}k+", text_fit.NOTE, "center")


def _legend(cells: dict[tuple[int, str], Cell], industries: dict[str, Mark], colours: Theme) -> list[Entry]:
    distinct = {mark.label: mark for mark in industries.values()}
    entries = [Entry(label, mark) for label, mark in distinct.items()]
    bands = [band for band in SHADES if any(cell.band == band for cell in cells.values())]
    entries.append(Entry(pictures.LEGEND["number"]))
    if len(bands) > 1:
        entries.append(Entry(pictures.shade_words(bands)))
    if any(cell.gone for cell in cells.values()):
        entries.append(Entry(pictures.LEGEND["tie gone"], stroke=Stroke(1.2, colours.tie, "gone")))
    return entries
